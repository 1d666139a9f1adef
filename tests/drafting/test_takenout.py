"""What was taken out of a draft is listed for its team and those who follow it, and nobody else."""

import pytest

from facilitator.drafting.resting import rest
from tests.drafting.conftest import item_of, text_of
from tests.drafting.pages import Page


def out(person, ids):
    return next(each for each in person.sees("taken_out") if each["id"] == ids["KR"])


def told(person):
    """Return the last list of what is out that somebody was told of."""
    lists = [event["subject"] for event in person.received() if event["subject"]["type"] == "taken_out"]
    return lists[-1] if lists else None


@pytest.fixture
def paragraph(drafting, minjun):
    minjun.does("paragraph.add", words="Recalling R204,")
    return minjun.sees("agenda")[0]["paragraphs"][0]["id"]


@pytest.fixture
def all_out(item, action, paragraph, minjun, seoyeon):
    """An action, a paragraph and another item, taken out by two people."""
    minjun.does("field.write", item=item, action=action, field="text", words="Draft the act")
    minjun.does("action.remove", action=action)
    seoyeon.does("paragraph.remove", paragraph=paragraph)
    minjun.does("item.add", title="Data")
    other = minjun.sees("item")[-1]["id"]
    seoyeon.does("item.remove", item=other)
    return {"items": other, "actions": action, "paragraphs": paragraph}


def test_it_says_what_is_out_and_who_took_it_out(all_out, minjun, seoyeon, fay, olga, ids):
    seen = out(minjun, ids)
    named = {"items": ("title", "Data"), "actions": ("text", "Draft the act")}
    named["paragraphs"] = ("words", "Recalling R204,")
    for kind, (field, words) in named.items():
        (thing,) = seen[kind]
        assert (thing["id"], thing["fields"][field]["words"]) == (all_out[kind], words)
        assert thing["by"] == (minjun.person if kind == "actions" else seoyeon.person)
        assert thing["at"]
    assert out(fay, ids) == out(olga, ids) == seen


def test_events_say_the_same_as_a_fresh_page(fay, all_out, item, minjun, seoyeon, ids):
    assert told(seoyeon) == told(fay) == out(minjun, ids)
    minjun.does("item.restore", item=all_out["items"])
    assert told(seoyeon) == out(minjun, ids)
    minjun.does("item.remove", item=item)
    assert out(minjun, ids)["actions"] == []  # it comes back with its item
    assert told(seoyeon) == out(minjun, ids)
    minjun.does("item.restore", item=item)
    assert told(seoyeon) == out(minjun, ids)
    seoyeon.does("action.restore", action=all_out["actions"])
    seoyeon.does("paragraph.restore", paragraph=all_out["paragraphs"])
    assert (
        told(minjun) == out(minjun, ids) == {**out(minjun, ids), "items": [], "actions": [], "paragraphs": []}
    )
    assert item_of(minjun, item)["actions"][0]["fields"]["text"]["words"] == "Draft the act"


def test_where_writers_are_concealed_nobody_learns_who_took_something_out(fay, go, minjun, seoyeon, ids):
    fay.does("writers.conceal", concealed=True)
    go("draft")
    minjun.does("paragraph.add", words="Recalling R204,")
    paragraph = minjun.sees("agenda")[0]["paragraphs"][0]["id"]
    seoyeon.received()
    minjun.does("paragraph.remove", paragraph=paragraph)
    (thing,) = out(seoyeon, ids)["paragraphs"]
    assert -thing["by"] in [writer["id"] for writer in seoyeon.sees("writer")]
    assert "Min-jun" not in str(seoyeon.received())


def test_groups_that_are_dropped_are_listed_by_who_dropped_them(go, minjun, fay, ids):
    go("ideas")
    for number in range(4):
        minjun.does("idea.add", words=f"Idea {number}")
    fay.does("ideas.reveal")
    go("cluster")
    for idea in minjun.sees("own_idea"):
        minjun.does("cluster.form", {"ideas": [idea["id"]], "name": f"Group {idea['id']}"})
    go("prioritise")
    clusters = [cluster["id"] for cluster in minjun.sees("cluster")]
    minjun.does("agenda.shortlist", clusters=clusters)
    fay.does("agenda.shortlist", clusters=clusters[:3])
    (dropped,) = out(minjun, ids)["items"]
    assert dropped["by"] == fay.person
    assert told(minjun) == out(minjun, ids)


def test_letters_that_come_late_for_what_is_out_are_listed_too(item, minjun, seoyeon, app, ids):
    page, name = Page(seoyeon), text_of(seoyeon, item, "title")
    minjun.does("item.remove", item=item)
    page.types(name, " and more")
    with app.app_context():
        rest(ids["KR"])
    assert out(minjun, ids)["items"][0]["fields"]["title"]["words"] == "Framework act and more"
    assert told(minjun) == out(minjun, ids)


@pytest.mark.parametrize("kind", ["action", "paragraph"])
def test_so_are_those_for_an_action_or_a_paragraph(kind, action, paragraph, item, minjun, seoyeon, app, ids):
    (agenda,) = minjun.sees("agenda")
    named = {
        "action": (item_of(minjun, item)["actions"][0], "text"),
        "paragraph": (agenda["paragraphs"][0], "words"),
    }
    thing, field = named[kind]
    page = Page(seoyeon)
    minjun.does(f"{kind}.remove", {kind: thing["id"]})
    minjun.received()
    page.types(f"{kind}-{thing['key']}.{field}", " and more")
    with app.app_context():
        rest(ids["KR"])
    (listed,) = out(minjun, ids)[f"{kind}s"]
    assert listed["fields"][field]["words"].endswith("and more")
    assert told(minjun) == out(minjun, ids)


def test_teams_that_read_the_draft_learn_nothing_of_what_is_out(
    item, action, paragraph, minjun, haruka, sari, go, ids
):
    minjun.does("field.write", item=item, action=action, field="text", words="A secret thing")
    for team in ("JP", "ID"):
        go("peer", team=ids[team], turn=1)
    (reader,) = [person for person in (haruka, sari) if person.sees("item")]
    minjun.does("action.remove", action=action)
    reader.received()
    minjun.does("paragraph.remove", paragraph=paragraph)
    minjun.does("item.remove", item=item)
    heard = reader.received()
    assert heard  # that they are gone
    for words in ("Framework act", "Recalling R204", "A secret thing"):
        assert words not in str(heard)
    for person in (haruka, sari):
        assert ids["KR"] not in [each["id"] for each in person.sees("taken_out")]
        assert "Recalling R204" not in str(person.page())


def test_only_the_own_team_brings_it_back(all_out, sari, fay, everything):
    before = everything()
    whose = {"action": "item"}  # an action is looked for in its item
    for kind, name in (("items", "item"), ("actions", "action"), ("paragraphs", "paragraph")):
        missed = whose.get(name, name)
        assert sari.ask(f"{name}.restore", {name: all_out[kind]})["code"] == f"no_such_{missed}"
        assert fay.ask(f"{name}.restore", {name: all_out[kind]})["code"] == "not_yours"
    assert everything() == before
