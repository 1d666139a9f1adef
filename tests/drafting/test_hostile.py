"""Somebody sends what no page would: it is refused with a code, nothing changes, and nobody else notices."""

import pytest
from gevent import joinall, spawn

from facilitator.core.lane import Allowance, Lane
from facilitator.drafting import admitting
from facilitator.errors import Refusal
from tests.drafting.conftest import text_of
from tests.drafting.hostile import DELETED, deleted, number, strange, string, struct, update, written
from tests.drafting.pages import Page

CODES = {"invalid_text", "behind", "not_your_words", "no_such_field"}


@pytest.fixture
def problem(item, minjun):
    return text_of(minjun, item, "problem")


@pytest.fixture
def pages(item, minjun, seoyeon):
    return Page(minjun), Page(seoyeon)


def refused(page, data, everything, codes=CODES):
    before = everything()
    page.browser.received("text")
    answer = page.send(data)
    assert answer.get("code") in codes, answer
    assert everything() == before
    assert page.browser.received("text") == []


def goes_on(pages, field):
    """The text still works for both."""
    mine, hers = pages
    mine.open()
    before = mine.words(field)
    mine.types(field, "on")
    hers.open()
    assert hers.words(field) == mine.words(field) == before + "on"


def test_what_no_page_makes_is_refused(pages, problem, everything):
    mine, _ = pages
    for data in strange(mine.pen, problem).values():
        refused(mine, data, everything)
    goes_on(pages, problem)


def test_a_good_update_that_ends_at_any_byte_is_refused(pages, problem, everything):
    mine, _ = pages
    mine.types(problem, "Laws ")
    good = mine.typed(problem, "한글 😀", at=2)
    for end in range(len(good)):
        refused(mine, good[:end], everything)
    assert mine.send(good)["ok"]


def test_a_good_update_with_any_byte_turned_harms_nobody(app, pages, problem):
    mine, hers = pages
    mine.types(problem, "Laws ")
    good = mine.typed(problem, "한 😀", at=2)
    for place in range(len(good)):
        for turned in (0, 0x7F, 0xFF, good[place] ^ 1):
            answer = mine.send(good[:place] + bytes([turned]) + good[place + 1 :])
            assert answer.get("ok") or answer["code"] in CODES
    (fresh,) = [Page(hers.browser)]
    app.extensions["sheets"].clear()
    assert Page(hers.browser).words(problem) == fresh.words(problem)


def cuts(mine, hers):
    """Delete half a sign of Min-jun's, or write something into the middle of one."""
    return [
        update(gone=[deleted(mine, (1, 1))]),
        update(gone=[deleted(mine, (2, 2))]),
        update(written(hers, 0, struct(string("x"), left=(mine, 1)))),
        update(written(hers, 0, struct(string("x"), right=(mine, 2)))),
        update(written(hers, 0, struct(string("😀"), left=(mine, 0)), struct(string("x"), left=(hers, 0)))),
    ]


def test_no_sign_is_cut_in_two(app, pages, problem, everything):
    """Browsers would show two broken signs, this server another text, and a restarted one a third."""
    mine, hers = pages
    mine.types(problem, "a😀b")
    for cut in [*cuts(mine.pen, hers.pen), *cuts(mine.pen, hers.pen)]:
        refused(hers, cut, everything, {"invalid_text"})
        app.extensions["sheets"].clear()
    assert Page(hers.browser).words(problem) == "a😀b"


def test_words_that_go_on_from_within_a_sign_are_refused(pages, problem, everything):
    mine, _ = pages
    mine.types(problem, "ab")
    refused(
        mine, update(written(mine.pen, 0, struct(string("x😀"), field=problem))), everything, {"invalid_text"}
    )


def test_who_compares_with_nothing_to_say_leaves_no_trace(pages, problem, everything):
    """What a page sends when it comes back holds every deletion that ever was."""
    mine, hers = pages
    mine.types(problem, "Laws stand apart.")
    mine.send(mine.deleted(problem, 0, 5))
    hers.open()
    hers.browser.received("text")
    before = everything()
    for page in (*pages, *pages):
        assert page.send(page.doc.get_update())["ok"]
    assert everything() == before
    assert hers.browser.received("text") == []


def test_a_field_holds_far_less_than_a_draft(pages, problem, everything):
    mine, _ = pages
    for _ in range(4):
        mine.types(problem, "한" * 8000)
    refused(mine, mine.typed(problem, "한" * 8000), everything, {"field_full"})
    back = Page(mine.browser)
    assert back.words(problem) == "한" * 32_000
    assert back.send(back.deleted(problem, 0, 90_000))["ok"]


def test_nobody_fills_the_draft_for_the_others(pages, problem, everything):
    mine, hers = pages
    all_of_it = struct(number(admitting.SIGNS - 1000), kind=DELETED, field=problem)
    refused(mine, update(written(mine.pen, 0, all_of_it)), everything, {"text_full"})
    hers.types(problem, "There is room.")


def test_a_person_has_hundreds_of_pens_and_not_thousands(pages, everything, monkeypatch):
    """Each of them makes the others' letters harder to place."""
    monkeypatch.setattr("facilitator.drafting.cowriting.OWN_PENS", 3)
    mine, hers = pages
    Page(mine.browser)
    before = everything()
    assert mine.ask("text.open")["code"] == "too_many_pens"
    assert everything() == before
    mine.open()
    hers.open()


def test_letters_that_are_hard_to_place_are_few(pages, problem, everything, monkeypatch):
    """Of two pens at one place, each letter of the one would have to be compared with all of the other."""
    mine, _ = pages
    each = [struct(string("x"), field=problem)] * (admitting.STARTS + 1)
    refused(mine, update(written(mine.pen, 0, *each)), everything, {"invalid_text"})
    assert mine.send(update(written(mine.pen, 0, *each[1:])))["ok"]
    monkeypatch.setattr("facilitator.drafting.admitting.OWN_STARTS", admitting.STARTS + 1)
    back = Page(mine.browser)
    back.types(problem, "x")
    refused(back, back.typed(problem, "y", at=0), everything, {"text_full"})


def test_one_who_is_too_fast_waits_and_is_refused_in_the_end_and_nobody_else():
    typing = Allowance(100, 10**6)
    typing.use(1, 50)
    slow = Allowance(10, 1)
    slow.use(1, 100)
    with pytest.raises(Refusal, match="too_fast"):
        slow.use(1, 1)
    slow.use(2, 10)


def test_what_we_cannot_take_fails_alone(app):
    """What is met in one thing of a batch is no fault of those that came with it."""

    def take(batch):
        return [100 // thing for thing in batch]

    lane, answers = Lane(take), {}

    def give(thing):
        with app.app_context():
            try:
                answers[thing] = lane.give(thing)
            except ZeroDivisionError:
                answers[thing] = "failed"

    joinall([spawn(give, thing) for thing in (1, 0, 2, 5)], raise_error=True)
    assert answers == {1: 100, 0: "failed", 2: 50, 5: 20}
