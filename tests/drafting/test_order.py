"""Items, actions and paragraphs are moved to a place that is named by a neighbour, also by two at once."""

import pytest

from facilitator.drafting.models import Item
from facilitator.extensions import db
from tests.drafting.conftest import drafts_of, followed, item_of

KINDS = ("item", "action", "paragraph")


class Row:
    """Four things of one kind in Korea's draft: where they stand, and who asks for what."""

    def __init__(self, kind, item, minjun):
        self.kind, self.item, self.minjun = kind, item, minjun
        for number in range(3 if kind == "item" else 4):
            self.add(f"{kind} {number}")
        self.a, self.b, self.c, self.d = self.ids(minjun)

    def add(self, words):
        payload = {"item": {"title": words}, "action": {"item": self.item}, "paragraph": {"words": words}}
        self.minjun.does(f"{self.kind}.add", **payload[self.kind])

    def ids(self, person):
        if self.kind == "paragraph":
            seen = person.sees("agenda")[0]["paragraphs"]
        else:
            seen = person.sees("item") if self.kind == "item" else item_of(person, self.item)["actions"]
        return [each["id"] for each in sorted(seen, key=lambda each: each.get("position", 0))]

    def ask(self, person, act, thing, **more):
        return person.ask(f"{self.kind}.{act}", **{self.kind: thing}, **more)

    def move(self, person, thing, **where):
        answer = self.ask(person, "move", thing, **where)
        assert answer["ok"], answer


@pytest.fixture(params=KINDS)
def row(request, item, minjun):
    return Row(request.param, item, minjun)


@pytest.fixture
def actions(item, minjun):
    return Row("action", item, minjun)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_it_goes_before_the_one_that_is_named_and_all_are_told(
    door, row, minjun, seoyeon, fay, olga, log, ids
):
    people = (seoyeon, fay, olga)
    before = {person: drafts_of(person) for person in people}
    [person.received() for person in people]
    assert row.ask(minjun, "move", row.d, before=row.b, door=door)["ok"]
    assert row.ids(seoyeon) == [row.a, row.d, row.b, row.c]
    assert row.ask(minjun, "move", row.a, before=None, door=door)["ok"]
    assert row.ids(seoyeon) == [row.d, row.b, row.c, row.a]
    assert log(f"team-{ids['KR']}")[-1] == f"{row.kind}.moved"
    for person in people:
        assert followed(before[person], person.received()) == drafts_of(person)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_actions_change_places_and_stop_at_the_ends(door, actions, minjun, seoyeon, everything):
    assert actions.ask(minjun, "move", actions.a, direction="down", door=door)["ok"]
    assert actions.ids(seoyeon) == [actions.b, actions.a, actions.c, actions.d]
    before = everything()["activity"]
    actions.move(minjun, actions.b, direction="up")
    actions.move(minjun, actions.d, direction="down")
    assert everything()["activity"] == before


def test_two_who_move_at_once_both_get_what_they_asked_for(row, minjun, seoyeon):
    """Each names what they saw: a to the end, and d before b."""
    row.move(minjun, row.a, before=None)
    row.move(seoyeon, row.d, before=row.b)
    assert row.ids(minjun) == [row.d, row.b, row.c, row.a]


def test_two_who_move_the_same_thing_or_each_before_the_other(row, minjun, seoyeon):
    row.move(minjun, row.a, before=row.c)
    row.move(seoyeon, row.a, before=row.d)
    assert row.ids(minjun) == [row.b, row.c, row.a, row.d]
    row.move(minjun, row.b, before=row.d)
    row.move(seoyeon, row.d, before=row.b)
    assert sorted(row.ids(minjun)) == sorted([row.a, row.b, row.c, row.d])
    assert row.ids(minjun) == [row.c, row.a, row.d, row.b]


def test_what_was_to_go_before_something_that_is_out_now_goes_where_that_was(row, minjun, seoyeon):
    assert row.ask(seoyeon, "remove", row.c)["ok"]
    row.move(minjun, row.a, before=row.c)
    assert row.ids(seoyeon) == [row.b, row.a, row.d]
    assert row.ask(seoyeon, "restore", row.c)["ok"]
    assert row.ids(minjun) == [row.b, row.a, row.c, row.d]


def test_what_is_out_itself_is_not_moved(row, minjun, seoyeon, everything):
    assert row.ask(seoyeon, "remove", row.c)["ok"]
    before = everything()
    for where in ({"before": row.a}, {"direction": "up"}):
        assert row.ask(minjun, "move", row.c, **where)["code"] == f"no_such_{row.kind}"
    assert everything() == before


def test_a_move_to_where_it_stands_is_nothing_new(row, minjun, everything):
    before = everything()["activity"]
    for thing, neighbour in ((row.a, row.b), (row.a, row.a), (row.d, None)):
        row.move(minjun, thing, before=neighbour)
    assert everything()["activity"] == before


def test_to_pass_only_what_is_out_is_nothing_new(row, minjun, everything):
    assert row.ask(minjun, "remove", row.b)["ok"]
    before = everything()["activity"]
    row.move(minjun, row.a, before=row.c)
    assert everything()["activity"] == before
    assert row.ask(minjun, "restore", row.b)["ok"]
    assert row.ids(minjun) == [row.a, row.b, row.c, row.d]


def test_no_place_two_places_and_strange_neighbours_are_refused(row, minjun, everything):
    before = everything()
    assert row.ask(minjun, "move", row.a)["code"] == "one_place"
    assert row.ask(minjun, "move", row.a, direction="up", before=row.c)["code"] == "one_place"
    assert row.ask(minjun, "move", row.a, before=999)["code"] == "no_such_neighbour"
    assert row.ask(minjun, "move", row.a, before=0)["code"] == "no_such_neighbour"
    assert row.ask(minjun, "move", row.a, before="b")["code"] == "invalid"
    assert everything() == before


def test_a_neighbour_in_another_item_is_none(actions, minjun, everything):
    minjun.does("item.add", title="Care")
    other = minjun.sees("item")[-1]["id"]
    minjun.does("action.add", item=other)
    elsewhere = item_of(minjun, other)["actions"][0]["id"]
    before = everything()
    assert actions.ask(minjun, "move", actions.a, before=elsewhere)["code"] == "no_such_neighbour"
    assert everything() == before


def test_a_neighbour_of_another_team_is_none(item, minjun, sari, everything):
    sari.does("item.add", title="Indonesia's")
    sari.does("paragraph.add", words="Mengingat,")
    minjun.does("paragraph.add", words="Recalling R204,")
    theirs, own = sari.sees("item")[0]["id"], minjun.sees("agenda")[0]["paragraphs"][0]["id"]
    their_paragraph = sari.sees("agenda")[0]["paragraphs"][0]["id"]
    before = everything()
    assert minjun.ask("item.move", item=item, before=theirs)["code"] == "no_such_neighbour"
    assert minjun.ask("paragraph.move", paragraph=own, before=their_paragraph)["code"] == "no_such_neighbour"
    assert everything() == before


def test_nobody_else_moves_anything(row, minjun, sari, fay, olga, everything):
    before = everything()
    assert row.ask(sari, "move", row.a, before=None)["code"] in ("no_such_item", "no_such_paragraph")
    for person in (fay, olga):
        assert row.ask(person, "move", row.a, before=None)["code"] == "not_yours"
    assert row.ask(minjun, "move", 999, before=None)["code"] == f"no_such_{row.kind}"
    assert everything() == before


def test_in_peer_review_what_one_reads_is_not_moved(row, minjun, seoyeon, go, everything):
    go("peer", turn=1)
    before = everything()
    for person in (minjun, seoyeon):
        assert row.ask(person, "move", row.a, before=None)["code"] == "not_now"
    assert everything() == before


def test_the_order_of_a_frozen_draft_stays(row, minjun, fay, ids, everything):
    minjun.does("field.write", field="title", words="Korea's agenda")
    fay.does("agenda.freeze", team=ids["KR"])
    before = everything()
    for where in ({"before": None}, {"direction": "down"}):
        assert row.ask(minjun, "move", row.a, **where)["code"] == "frozen"
    assert everything() == before


def test_after_a_move_all_are_numbered_without_gaps_and_what_comes_then_comes_last(item, minjun, app):
    items = Row("item", item, minjun)
    items.ask(minjun, "remove", items.b)
    items.move(minjun, items.d, before=items.a)
    with app.app_context():
        assert sorted(each.position for each in db.session.query(Item)) == [0, 1, 2, 3]
    items.add("Late")
    items.ask(minjun, "restore", items.b)
    assert items.ids(minjun)[:-1] == [items.d, items.a, items.b, items.c]


def test_of_what_is_out_nobody_is_told_when_others_are_moved(item, minjun, seoyeon):
    items = Row("item", item, minjun)
    items.ask(minjun, "remove", items.b)
    seoyeon.received()
    items.move(minjun, items.d, before=items.a)
    told = [event["subject"] for event in seoyeon.received() if event["kind"] == "item.moved"]
    items_told = [each for each in told if each["type"] != "agenda"]
    assert sorted(each["id"] for each in items_told) == [items.a, items.c, items.d]


def test_an_order_is_bound_by_the_freeze(actions, item, minjun, fay, ids):
    for number, action in enumerate((actions.a, actions.b)):
        minjun.does("field.write", item=item, action=action, field="text", words=f"Action {number}")
    minjun.does("field.write", field="title", words="Korea's agenda")
    actions.move(minjun, actions.b, before=actions.a)
    fay.does("agenda.freeze", team=ids["KR"])
    said = [action["fields"]["text"]["words"] for action in item_of(fay, item)["actions"] if action["fields"]]
    assert said == ["Action 1", "Action 0"]
