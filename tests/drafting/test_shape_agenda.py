"""Which items an agenda has: from groups of ideas, or added; taken away, brought back and moved."""

import pytest

from tests.drafting.conftest import drafts_of, field, followed, item_of

NAMES = ("Framework act", "Care in counties", "Regional funds", "Public buying", "Young people", "Data")


@pytest.fixture
def groups(go, minjun, fay):
    """Six groups of ideas of Korea's; their ids."""
    go("ideas")
    for name in NAMES:
        minjun.does("idea.add", words=f"{name}!")
    fay.does("ideas.reveal")
    go("cluster")
    for idea, name in zip(minjun.sees("own_idea"), NAMES, strict=True):
        minjun.does("cluster.form", {"ideas": [idea["id"]], "name": name})
    go("prioritise")
    return [cluster["id"] for cluster in minjun.sees("cluster")]


def titles(person):
    items = sorted(person.sees("item"), key=lambda item: item["position"])
    return [item["fields"].get("title", {}).get("words") for item in items]


@pytest.mark.parametrize("door", ["socket", "http"])
@pytest.mark.parametrize("who", ["minjun", "fay"])
def test_each_group_that_is_kept_becomes_an_item_with_its_name(door, who, groups, request, seoyeon, log, ids):
    person = request.getfixturevalue(who)
    assert person.ask("agenda.shortlist", clusters=groups[:3], door=door)["ok"]
    assert titles(seoyeon) == list(NAMES[:3])
    assert [item["cluster"] for item in seoyeon.sees("item")] == groups[:3]
    assert log(f"team-{ids['KR']}")[-3:] == ["agenda.shortlisted"] * 3


def test_groups_that_are_dropped_lose_their_item_and_get_it_back_with_its_words(groups, minjun, go):
    minjun.does("agenda.shortlist", clusters=groups[:3])
    item = minjun.sees("item")[0]["id"]
    go("draft")
    minjun.does("field.write", item=item, field="problem", words="Laws stand apart.")
    go("prioritise")
    minjun.does("agenda.shortlist", clusters=groups[1:4])
    assert titles(minjun) == list(NAMES[1:4])
    minjun.does("agenda.shortlist", clusters=groups[:4])
    assert titles(minjun) == list(NAMES[:4])
    assert field(minjun, item, "problem")["words"] == "Laws stand apart."


def test_an_item_without_a_group_stays_when_groups_are_chosen(groups, minjun, go):
    go("draft")
    minjun.does("item.add", title="Our own")
    go("prioritise")
    minjun.does("agenda.shortlist", clusters=groups[:3])
    assert titles(minjun) == ["Our own", *NAMES[:3]]


def test_too_few_too_many_or_others_groups_are_refused(groups, minjun, sari, fay, everything):
    before = everything()
    assert minjun.ask("agenda.shortlist", clusters=groups[:2])["code"] == "keep_3_to_5"
    assert minjun.ask("agenda.shortlist", clusters=groups)["code"] == "keep_3_to_5"
    assert minjun.ask("agenda.shortlist", clusters=[groups[0]] * 3)["code"] == "keep_3_to_5"
    assert minjun.ask("agenda.shortlist", clusters=[*groups[:3], 999])["code"] == "no_such_cluster"
    assert sari.ask("agenda.shortlist", clusters=groups[:3])["code"] == "no_such_cluster"
    assert fay.ask("agenda.shortlist", clusters=[])["code"] == "no_such_cluster"
    assert everything() == before


def test_the_same_shortlist_again_is_nothing_new(groups, minjun, fay, everything):
    minjun.does("agenda.shortlist", clusters=groups[:3])
    before = everything()["activity"]
    fay.does("agenda.shortlist", clusters=groups[:3])
    assert everything()["activity"] == before


def test_the_groups_of_a_frozen_agenda_stay(groups, minjun, fay, ids, go, everything):
    minjun.does("agenda.shortlist", clusters=groups[:3])
    go("draft")
    minjun.does("field.write", field="title", words="Korea's agenda")
    fay.does("agenda.freeze", team=ids["KR"])
    go("prioritise")
    before = everything()
    for person in (minjun, fay):
        assert person.ask("agenda.shortlist", clusters=groups[1:4])["code"] == "frozen"
    assert everything() == before


def test_groups_that_would_make_more_than_eight_items_are_refused_whole(groups, minjun, go, everything):
    go("draft")
    for number in range(6):
        minjun.does("item.add", title=f"Our own {number}")
    go("prioritise")
    before = everything()
    assert minjun.ask("agenda.shortlist", clusters=groups[:3])["code"] == "too_many_items"
    assert everything() == before


def test_a_team_chooses_groups_only_when_it_is_time_a_facilitator_always(groups, minjun, fay, go):
    go("draft")
    assert minjun.ask("agenda.shortlist", clusters=groups[:3])["code"] == "not_now"
    fay.does("agenda.shortlist", clusters=groups[:3])


@pytest.mark.parametrize("door", ["socket", "http"])
def test_an_item_is_taken_out_and_restored_with_all_its_words(door, written, item, minjun, seoyeon):
    assert minjun.ask("item.remove", item=item, door=door)["ok"]
    assert seoyeon.sees("item") == []
    assert minjun.ask("field.write", item=item, field="problem", words="x")["code"] == "no_such_item"
    assert seoyeon.ask("item.restore", item=item, door=door)["ok"]
    assert field(minjun, item, "problem")["words"] == "Laws stand apart."


def test_items_change_places_and_stop_at_the_ends(item, minjun, everything):
    minjun.does("item.add", title="Care")
    minjun.does("item.add")
    minjun.does("item.move", item=item, direction="down")
    assert titles(minjun) == ["Care", "Framework act", None]
    minjun.does("item.move", item=item, direction="up")
    before = everything()["activity"]
    minjun.does("item.move", item=item, direction="up")
    assert titles(minjun) == ["Framework act", "Care", None]
    assert everything()["activity"] == before


def test_an_agenda_holds_eight_items_and_an_item_twelve_actions(item, minjun, everything):
    for number in range(2, 9):
        minjun.does("item.add", title=f"Item {number}")
    for _ in range(12):
        minjun.does("action.add", item=item)
    before = everything()
    assert minjun.ask("item.add", title="ninth")["code"] == "too_many_items"
    assert minjun.ask("action.add", item=item)["code"] == "too_many_actions"
    assert everything() == before


def test_restoring_does_not_get_around_the_limits(item, minjun):
    minjun.does("action.add", item=item)
    first = item_of(minjun, item)["actions"][0]["id"]
    minjun.does("action.remove", action=first)
    for _ in range(12):
        minjun.does("action.add", item=item)
    assert minjun.ask("action.restore", action=first)["code"] == "too_many_actions"
    minjun.does("item.remove", item=item)
    for number in range(8):
        minjun.does("item.add", title=f"Item {number}")
    assert minjun.ask("item.restore", item=item)["code"] == "too_many_items"


@pytest.mark.parametrize("door", ["socket", "http"])
def test_an_action_is_taken_out_and_restored_in_its_place(door, action, item, minjun):
    minjun.does("action.add", item=item)
    minjun.does("field.write", item=item, action=action, field="text", words="Draft the act")
    assert minjun.ask("action.remove", action=action, door=door)["ok"]
    assert len(item_of(minjun, item)["actions"]) == 1
    assert (
        minjun.ask("field.write", item=item, action=action, field="text", words="x")["code"]
        == "no_such_action"
    )
    assert minjun.ask("action.restore", action=action, door=door)["ok"]
    shown = item_of(minjun, item)["actions"][0]
    assert (shown["id"], shown["fields"]["text"]["words"]) == (action, "Draft the act")


def test_what_is_another_teams_is_not_found(item, action, sari, everything):
    before = everything()
    for name in ("item.remove", "item.restore", "action.add"):
        assert sari.ask(name, item=item)["code"] == "no_such_item"
    for name in ("action.remove", "action.restore"):
        assert sari.ask(name, action=action)["code"] == "no_such_item"
    assert sari.ask("item.move", item=item, direction="up")["code"] == "no_such_item"
    assert sari.ask("action.remove", action=999)["code"] == "no_such_action"
    assert sari.ask("item.restore", item=999)["code"] == "no_such_item"
    assert everything() == before


def test_twice_the_same_is_nothing_new(item, action, minjun, everything):
    minjun.does("action.remove", action=action)
    before = everything()["activity"]
    minjun.does("action.remove", action=action)
    minjun.does("item.restore", item=item)
    assert everything()["activity"] == before


def test_outside_the_drafting_step_the_shape_stays(item, action, minjun, go, everything):
    go("peer")
    before = everything()
    for name, fields in (
        ("item.add", {"title": "x"}),
        ("item.remove", {"item": item}),
        ("item.restore", {"item": item}),
        ("item.move", {"item": item, "direction": "up"}),
        ("action.add", {"item": item}),
        ("action.remove", {"action": action}),
        ("action.restore", {"action": action}),
    ):
        assert minjun.ask(name, **fields)["code"] == "not_now"
    assert everything() == before


def test_a_page_that_followed_the_events_shows_what_a_new_page_shows(groups, minjun, seoyeon, fay, olga, go):
    people = (seoyeon, fay, olga)
    before = {person: drafts_of(person) for person in people}
    [person.received() for person in people]
    minjun.does("agenda.shortlist", clusters=groups[:3])
    minjun.does("agenda.shortlist", clusters=groups[1:5])
    go("draft")
    first, second, *_ = [item["id"] for item in minjun.sees("item")]
    minjun.does("item.move", item=first, direction="down")
    minjun.does("action.add", item=second)
    minjun.does("item.remove", item=first)
    minjun.does("item.add", title="Late")
    minjun.does("item.restore", item=first)
    for person in people:
        assert followed(before[person], person.received()) == drafts_of(person)
