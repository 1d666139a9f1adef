"""Where others write is told to a team; nothing that no page could draw, and nobody's hand but one's own."""

import pytest

from tests.drafting.conftest import text_of
from tests.drafting.pages import Page


@pytest.fixture
def pages(written, minjun, seoyeon, item):
    """Min-jun's and Seo-yeon's pages, and what the problem of the item is called."""
    pages = Page(minjun), Page(seoyeon)
    seoyeon.received("caret")
    return *pages, text_of(minjun, item, "problem")


def test_a_caret_is_told_to_the_team(pages, seoyeon, sari):
    mine, _, name = pages
    mine.points(name)
    (caret,) = seoyeon.received("caret")
    assert (caret["field"], caret["pen"], caret["person"]) == (name, mine.pen, mine.browser.person)
    assert sari.received("caret") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"anchor": ""},
        {"head": "A"},
        {"anchor": "xxxx"},
        {"head": "/////w=="},
        {"field": "nothing"},
        {"pen": 7},
    ],
    ids=str,
)
def test_what_no_page_could_draw_is_told_to_nobody(wrong, pages, seoyeon):
    mine, _, name = pages
    assert not mine.points(name, **wrong)["ok"]
    assert seoyeon.received("caret") == []


def test_nobody_points_with_anothers_hand_nor_when_they_cannot_write(pages, minjun, seoyeon, go):
    mine, hers, name = pages
    assert mine.points(name, pen=hers.pen)["code"] == "invalid_text"
    go("break")
    go("peer", turn=1)
    assert mine.points(name)["code"] == "not_now"
    assert seoyeon.received("caret") == []


def test_a_caret_goes_when_its_writer_leaves_the_field(pages, seoyeon):
    mine, _, name = pages
    mine.points(name)
    mine.points()
    assert [caret["field"] for caret in seoyeon.received("caret")] == [name, ""]
