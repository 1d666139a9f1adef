"""Many hands in one text, by chance: edits, lost networks, returns, restarts. In the end all say the same.

Every sign is typed once in a story, so that it can be told whether it is where it must be.
"""

import random
from itertools import count

import pytest
from pycrdt import Text

from facilitator.drafting.resting import rest
from tests.drafting.conftest import text_of, words_of
from tests.drafting.pages import Page

ACTS = 150


class Hand:
    """A page, and whether its network is there. What it sent and was answered for must not get lost."""

    def __init__(self, browser):
        self.page, self.here, self.unsent = Page(browser), True, set()

    def write(self, field, sign, chance, alive):
        text = self.page.doc.get(field, type=Text)
        words = str(text)
        place = chance.randint(0, len(words))
        update = self.page.typed(field, sign, at=len(words[:place].encode()))
        if self.here and not self.unsent:
            assert self.page.send(update)["ok"]
            alive.add(sign)
        else:
            self.unsent.add(sign)

    def delete(self, field, chance, alive):
        words = self.page.words(field)
        if not words or not self.here or self.unsent:
            return
        place = chance.randrange(len(words))
        start, end = (len(words[:index].encode()) for index in (place, place + 1))
        assert self.page.send(self.page.deleted(field, start, end))["ok"]
        alive.discard(words[place])

    def listen(self):
        if self.here:
            self.page.hears()

    def leave(self):
        self.listen()
        self.here = False

    def come_back(self, alive):
        self.page.browser.received("text")  # told while the network was gone: it never arrived
        answer = self.page.open()
        assert answer is None or answer["ok"], answer
        alive |= self.unsent
        self.here, self.unsent = True, set()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_nothing_that_was_answered_is_lost_and_all_agree(
    seed, app, item, opened, minjun, ids
):
    chance, signs, alive = random.Random(seed), map(chr, count(0x4E00)), set()
    fields = [text_of(minjun, item, name) for name in ("problem", "outcome")]
    hands = [Hand(opened(name)) for name in ("minjun", "seoyeon", "minjun", "seoyeon")]
    for _ in range(ACTS):
        hand, field = chance.choice(hands), chance.choice(fields)
        match chance.choices(
            ("write", "delete", "listen", "leave", "return", "restart", "rest"), (8, 3, 6, 1, 2, 1, 1)
        )[0]:
            case "write":
                hand.write(field, next(signs), chance, alive)
            case "delete":
                hand.delete(field, chance, alive)
            case "listen":
                hand.listen()
            case "leave":
                hand.leave()
            case "return":
                hand.come_back(alive)
            case "restart":
                app.extensions["sheets"].clear()
            case "rest":
                rests(app, ids)
    for hand in [*hands, *hands]:  # twice, so that the first hears of the last
        hand.come_back(alive)
    rests(app, ids)
    fresh = Page(minjun)
    said = [[page.words(field) for field in fields] for page in (*(hand.page for hand in hands), fresh)]
    assert all(words == said[0] for words in said)
    assert sorted(said[0][0] + said[0][1]) == sorted(alive)
    assert words_of(minjun, item) == said[0][0]


def rests(app, ids):
    with app.app_context():
        rest(ids["KR"])
