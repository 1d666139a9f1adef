"""Hands that write in a shared text: an input method's in a page, and others' over sockets of their own."""

from base64 import b64encode
from functools import cached_property
from types import SimpleNamespace

from playwright.sync_api import expect
from pycrdt import StickyIndex, Text

from tests.browser.network import Network
from tests.drafting.pages import Page
from tests.phone import Phone


class Writer(Page):
    """Somebody who writes over a socket; indices are those of Python, as in `words`."""

    def __init__(self, server, row):
        self.phone, self.told = Phone(server, row), []
        self.phone.socket.on("text", self.is_told)
        team = self.phone.store.me["team"]
        browser = SimpleNamespace(socket=self, team=team, received=lambda _: self.take_told())
        super().__init__(browser, team)

    def emit(self, name, data, callback):
        """Ask, as the page of `tests/drafting` does."""
        return self.phone.call(name, data)

    def is_told(self, news):
        with self.phone.news:
            self.told.append(news)
            self.phone.news.notify_all()

    def comes_to_say(self, field, words):
        """See that this copy comes to say this."""
        self.phone.wait(lambda: [self.hears(), self.words(field)][1] == words)

    def take_told(self):
        told, self.told[:] = [*self.told], []
        return told

    def hears_all(self):
        """Take in everything that was told before now: an answer comes behind it."""
        self.phone.call("unsent", False)
        return self.hears()

    def inserts(self, field, at, words):
        self.sends(self.typed(field, words, _bytes(self.words(field), at)))

    def removes(self, field, start, end):
        words = self.words(field)
        self.sends(self.deleted(field, _bytes(words, start), _bytes(words, end)))

    def sends(self, update):
        answer = self.send(update)
        assert answer["ok"], answer

    def points(self, field, at):
        """Put the caret before a sign that this writer wrote first: Yjs' relative position names it."""
        sign = {"item": {"client": self.pen, "clock": at}, "assoc": 0}
        position = StickyIndex.from_json(sign, self.doc.get(field, type=Text)).encode()
        place = b64encode(position).decode()
        asked = {"team": self.team, "pen": self.pen, "field": field, "anchor": place, "head": place}
        self.phone.socket.emit("text.point", asked)

    def close(self):
        self.phone.close()


def _bytes(words, index):
    return len(words[:index].encode())


PUT = """(field, [start, end]) => { field.focus(); field.setSelectionRange(start, end) }"""


def put(field, start, end=None):
    """Put the caret somewhere, or select."""
    field.evaluate(PUT, [start, start if end is None else end])


def caret(field):
    return field.evaluate("(field) => [field.selectionStart, field.selectionEnd]")


class Desk:
    """Somebody at a laptop, in Korea's draft with an item in it; others of the team write over sockets."""

    def __init__(self, server, opened, size):
        self.server = server
        self.kim = [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]
        self.add_item()
        self.page = opened(self.kim[0], size)
        self.writers = []

    def add_item(self):
        host = Phone(self.server, self.kim[0])
        host.does("item.add", title="One law for care cooperatives")
        self.item = host.sees("item")[-1]
        host.close()

    @cached_property
    def network(self):
        """From the next load on: what comes over it waits while this thread waits for something else."""
        return Network(self.page.context)

    def field(self, name="problem"):
        field = self.page.locator(f"#field-{self.item['id']}--{name}")
        expect(field).to_be_editable()
        return field

    def text(self, name="problem"):
        """What a field of the item is called in the shared text."""
        return f"item-{self.item['key']}.{name}"

    def writer(self, number=1):
        self.writers.append(Writer(self.server, self.kim[number]))
        return self.writers[-1]

    def begins(self, words, name="problem"):
        """Let a field say this, written by somebody else, and return it with its writer."""
        writer, field = self.writer(), self.field(name)
        writer.inserts(self.text(name), 0, words)
        expect(field).to_have_value(words)
        return field, writer

    def close(self):
        for writer in self.writers:
            writer.close()


class Keyboard:
    """An input method in a page, as Chromium is told of one."""

    def __init__(self, page):
        self.cdp = page.context.new_cdp_session(page)

    def shows(self, interim):
        """Show what is not decided yet: underlined, the caret behind it."""
        end = len(interim.encode("utf-16-le")) // 2
        asked = {"text": interim, "selectionStart": end, "selectionEnd": end}
        self.cdp.send("Input.imeSetComposition", asked)

    def leaves(self, words):
        """Decide: this is what was meant."""
        self.cdp.send("Input.insertText", {"text": words})


JAMO = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"  # first parts of syllables, in the order of Unicode


def jamo_of(syllable):
    """Return what a Korean keyboard shows on the way to a syllable: its parts, one more at a time."""
    code = ord(syllable) - 0xAC00
    first, rest = divmod(code, 21 * 28)
    open_syllable = chr(ord(syllable) - code % 28)
    steps = [JAMO[first], open_syllable]
    return steps if rest % 28 == 0 else [*steps, syllable]
