"""A page that types in a shared text, as static/src/drafting/text does: its own copy, sent as updates."""

from base64 import b64decode, b64encode

from pycrdt import Doc, StickyIndex, Text

from tests.conftest import Browser


class Page:
    """One tab of somebody's browser, with their team's (or another's) text open."""

    def __init__(self, browser: Browser, team: int | None = None):
        self.browser, self.team = browser, team or browser.team
        self.doc, self.key, self.pen, self.number = Doc(), "", 0, 0
        self.open()

    def ask(self, name, **fields):
        return self.browser.socket.emit(name, {"team": self.team, **fields}, callback=True)

    def open(self):
        """Compare with the server: take what this page lacks, and send what the server lacks."""
        clocks = b64encode(self.doc.get_state()).decode() if self.key else ""
        self.opened = self.ask("text.open", key=self.key, clocks=clocks, pen=self.pen)
        assert self.opened["ok"], self.opened
        before, known = self.doc.get_update(), b64decode(self.opened["clocks"])
        self.key, self.number = self.opened["key"], self.opened["number"]
        if self.pen != self.opened["pen"]:
            self.pen, self.doc = self.opened["pen"], Doc(client_id=self.opened["pen"])
            self.doc.apply_update(before)
        self.doc.apply_update(b64decode(self.opened["data"]))
        if clocks and self.doc.get_state() != known:
            return self.send(self.doc.get_update(known))
        return None

    def words(self, field):
        return str(self.doc.get(field, type=Text))

    def typed(self, field, words, at=None):
        """Type words into a field, at the end if nowhere else, and return the update without sending it."""
        before, text = self.doc.get_state(), self.doc.get(field, type=Text)
        text.insert(len(str(text).encode()) if at is None else at, words)
        return self.doc.get_update(before)

    def deleted(self, field, start, end):
        before, text = self.doc.get_state(), self.doc.get(field, type=Text)
        del text[start:end]
        return self.doc.get_update(before)

    def send(self, update, **fields):
        asked = {"key": self.key, "data": b64encode(update).decode(), **fields}
        return self.ask("text.write", **asked)

    def types(self, field, words, at=None):
        answer = self.send(self.typed(field, words, at))
        assert answer["ok"], answer
        return answer

    def points(self, text="", /, **fields):
        """Tell where the caret is: at the end of a field, or (without one) in none."""
        end = StickyIndex.from_json({"tname": text, "assoc": 0}).encode() if text else b""
        place = b64encode(end).decode()
        return self.ask(
            "text.point", **{"pen": self.pen, "field": text, "anchor": place, "head": place} | fields
        )

    def hears(self):
        """Take in what others' pages have sent, and return it."""
        news = self.browser.received("text")
        for told in news:
            self.doc.apply_update(b64decode(told["data"]))
        return news
