"""Grouping ideas: forming, putting, renaming, merging, splitting, dissolving, and undoing."""

import pytest


@pytest.fixture
def three(go, minjun, fay):
    """Three ideas of Korea's, shown, in the cluster step."""
    go("ideas")
    for words in ("one", "two", "three"):
        minjun.does("idea.add", words=words)
    fay.does("ideas.reveal")
    go("cluster")
    return [idea["id"] for idea in sorted(minjun.sees("own_idea"), key=lambda idea: idea["at"])]


def groups(person):
    """Return {name of a group: the ideas in it}, as somebody sees the board; "" for ideas in none."""
    names = {cluster["id"]: cluster["name"] for cluster in person.sees("cluster")}
    shown = {name: set() for name in names.values()}
    for idea in person.sees("idea"):
        shown.setdefault(names[idea["cluster"]] if idea["cluster"] else "", set()).add(idea["id"])
    return shown


def cluster(person, name):
    return next(group["id"] for group in person.sees("cluster") if group["name"] == name)


def last(person):
    return next(iter(person.sees("cluster_act")), None)


@pytest.fixture
def care(three, minjun):
    minjun.does("cluster.form", {"ideas": three[:2], "name": "Care in rural counties"})
    return cluster(minjun, "Care in rural counties")


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_group_is_formed_with_its_name_for_the_team_and_those_who_follow(
    door, three, minjun, seoyeon, olga, fay, sari, wall, ids
):
    one, two, rest = three
    assert minjun.ask("cluster.form", {"ideas": [one, two, one], "name": " Care  work "}, door=door)["ok"]
    for person in (minjun, seoyeon, olga, fay):
        assert groups(person) == {"Care work": {one, two}, "": {rest}}
    assert {event["by"] for event in seoyeon.received() if event["kind"] == "cluster.formed"} == {"Min-jun"}
    assert (
        sari.sees("cluster") == sari.sees("cluster_act") == wall.sees("cluster") == wall.sees("board") == []
    )
    assert [board["clusters"] for board in olga.sees("board") if board["id"] == ids["KR"]] == [1]


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "empty"), ("ab", "too_short"), ("돌" * 61, "too_long"), ("👩‍👩‍👧‍👦" * 61, "too_long")],
)
def test_a_group_needs_a_name_of_3_to_60_signs(name, code, three, minjun, everything):
    before = everything()
    assert minjun.ask("cluster.form", {"ideas": three, "name": name})["code"] == code
    assert everything() == before
    minjun.does("cluster.form", {"ideas": three, "name": "👩‍👩‍👧‍👦" * 60})


def test_two_groups_do_not_have_one_name(care, three, minjun, everything):
    before = everything()
    assert (
        minjun.ask("cluster.form", {"ideas": three[2:], "name": "CARE in rural counties"})["code"]
        == "name_taken"
    )
    assert everything() == before
    minjun.does("cluster.rename", {"cluster": care, "name": "CARE in rural counties"})


def test_ideas_are_put_into_a_group_and_out_of_it(care, three, minjun, seoyeon):
    seoyeon.does("cluster.put", ideas=three[2:], cluster=care)
    assert groups(minjun) == {"Care in rural counties": set(three)}
    seoyeon.does("cluster.put", ideas=three[:1], cluster=None)
    assert groups(minjun) == {"Care in rural counties": set(three[1:]), "": {three[0]}}


def test_two_who_move_one_idea_at_once_the_last_one_wins_and_nothing_is_lost(care, three, minjun, seoyeon):
    seoyeon.does("cluster.form", {"ideas": three[2:], "name": "Public buying"})
    other = cluster(minjun, "Public buying")
    minjun.does("cluster.put", ideas=three[1:2], cluster=other)
    seoyeon.does("cluster.put", ideas=three[1:2], cluster=care)
    seoyeon.does("cluster.put", ideas=three[1:2], cluster=care)
    assert groups(minjun) == {"Care in rural counties": set(three[:2]), "Public buying": {three[2]}}


def test_a_group_is_renamed(care, minjun, seoyeon, log, ids):
    seoyeon.does("cluster.rename", {"cluster": care, "name": "Care for old people"})
    seoyeon.does("cluster.rename", {"cluster": care, "name": "Care for old people"})
    assert list(groups(minjun)) == ["Care for old people", ""]
    assert log(f"team-{ids['KR']}").count("cluster.renamed") == 2  # the group and the last act


def test_merging_keeps_all_ideas_under_the_second_name(care, three, minjun, seoyeon):
    minjun.does("cluster.form", {"ideas": three[2:], "name": "Public buying"})
    seoyeon.does("cluster.merge", cluster=care, into=cluster(minjun, "Public buying"))
    assert groups(minjun) == {"Public buying": set(three)}
    assert minjun.ask("cluster.merge", cluster=care, into=care)["code"] == "no_such_cluster"


def test_a_group_is_not_merged_with_itself(care, minjun):
    assert minjun.ask("cluster.merge", cluster=care, into=care)["code"] == "same_cluster"


def test_splitting_takes_some_ideas_out_into_a_new_group(care, three, minjun, seoyeon, everything):
    before = everything()
    assert (
        minjun.ask("cluster.split", {"cluster": care, "ideas": three[:2], "name": "All of it"})["code"]
        == "all_of_it"
    )
    assert (
        minjun.ask("cluster.split", {"cluster": care, "ideas": three[2:], "name": "Not in it"})["code"]
        == "not_in_cluster"
    )
    assert everything() == before
    seoyeon.does("cluster.split", {"cluster": care, "ideas": three[:1], "name": "Young carers"})
    assert groups(minjun) == {
        "Care in rural counties": {three[1]},
        "Young carers": {three[0]},
        "": {three[2]},
    }


def test_dissolving_leaves_the_ideas_on_the_board(care, three, minjun):
    minjun.does("cluster.dissolve", cluster=care)
    assert groups(minjun) == {"": set(three)}
    assert minjun.ask("cluster.dissolve", cluster=care)["code"] == "no_such_cluster"


@pytest.mark.parametrize("act", ["formed", "put", "renamed", "merged", "split", "dissolved"])
def test_every_act_can_be_undone_and_then_the_one_before(act, care, three, minjun, seoyeon):
    minjun.does("cluster.form", {"ideas": three[2:], "name": "Public buying"})
    before, act_before = groups(minjun), last(minjun)
    other = cluster(minjun, "Public buying")
    {
        "formed": lambda: minjun.does("cluster.form", {"ideas": three[1:], "name": "Another one"}),
        "put": lambda: minjun.does("cluster.put", ideas=three, cluster=other),
        "renamed": lambda: minjun.does("cluster.rename", {"cluster": care, "name": "Another one"}),
        "merged": lambda: minjun.does("cluster.merge", cluster=care, into=other),
        "split": lambda: minjun.does(
            "cluster.split", {"cluster": care, "ideas": three[:1], "name": "Another one"}
        ),
        "dissolved": lambda: minjun.does("cluster.dissolve", cluster=care),
    }[act]()
    assert groups(minjun) != before
    assert (last(seoyeon)["kind"], last(seoyeon)["by"]) == (act, "Min-jun")
    minjun.does("cluster.undo", act=last(minjun)["act"])
    assert groups(minjun) == groups(seoyeon) == before
    assert last(minjun) == act_before
    for _ in range(2):
        minjun.does("cluster.undo", act=last(minjun)["act"])
    assert groups(minjun) == {"": set(three)}
    assert last(minjun) is None


def test_an_event_tells_what_a_fresh_page_shows(care, three, minjun, seoyeon):
    minjun.does("cluster.undo", act=last(minjun)["act"])
    told = {
        (event["subject"]["type"], event["subject"]["id"]): event["subject"] for event in seoyeon.missed()
    }
    page = {(thing["type"], thing["id"]): thing for thing in seoyeon.page()["things"]}
    for key in page.keys() & told.keys():
        assert page[key] == told[key]


def test_two_who_undo_together_undo_one_act(care, three, minjun, seoyeon):
    minjun.does("cluster.put", ideas=three[2:], cluster=care)
    act = last(minjun)["act"]
    minjun.does("cluster.undo", act=act)
    seoyeon.does("cluster.undo", act=act, sure=True)
    assert groups(minjun) == {"Care in rural counties": set(three[:2]), "": {three[2]}}


def test_undoing_what_somebody_else_did_names_them_and_asks_first(care, minjun, seoyeon, everything):
    before = everything()
    refused = seoyeon.ask("cluster.undo", act=last(seoyeon)["act"])
    assert refused["code"] == "not_yours_alone"
    assert "Min-jun" in refused["message"]
    assert everything() == before
    seoyeon.does("cluster.undo", act=last(seoyeon)["act"], sure=True)
    assert list(groups(minjun)) == [""]


def test_an_act_is_not_undone_behind_a_later_one(care, three, minjun, seoyeon, everything):
    act = last(minjun)["act"]
    seoyeon.does("cluster.put", ideas=three[2:], cluster=care)
    before = everything()
    refused = minjun.ask("cluster.undo", act=act)
    assert refused["code"] == "not_last"
    assert "Seo-yeon" in refused["message"]
    assert everything() == before


def test_undo_leaves_ideas_alone_that_came_later(care, three, minjun, seoyeon):
    seoyeon.does("idea.add", words="late")
    minjun.does("cluster.undo", act=last(minjun)["act"])
    assert {idea["words"] for idea in minjun.sees("idea")} == {"one", "two", "three", "late"}


def test_a_withdrawn_idea_comes_back_where_its_group_went(care, three, minjun, seoyeon):
    minjun.does("idea.withdraw", idea=three[0])
    seoyeon.does("cluster.form", {"ideas": three[2:], "name": "Public buying"})
    seoyeon.does("cluster.merge", cluster=care, into=cluster(minjun, "Public buying"))
    assert groups(seoyeon) == {"Public buying": set(three[1:])}
    minjun.does("idea.restore", idea=three[0])
    assert groups(seoyeon) == {"Public buying": set(three)}


def test_a_withdrawn_idea_is_not_grouped(three, minjun, everything):
    minjun.does("idea.withdraw", idea=three[0])
    before = everything()
    assert minjun.ask("cluster.form", {"ideas": three, "name": "Care work"})["code"] == "no_such_idea"
    assert everything() == before


def test_another_teams_ideas_groups_and_acts_are_not_there(care, go, three, minjun, sari, fay, everything):
    sari.does("idea.add", words="Koperasi")
    own = sari.sees("own_idea")[0]["id"]
    before = everything()
    asked = [
        ("cluster.put", {"ideas": [own], "cluster": care}, "no_such_cluster"),
        ("cluster.put", {"ideas": [three[0]], "cluster": None}, "no_such_idea"),
        ("cluster.form", {"ideas": three, "name": "Ours now"}, "no_such_idea"),
        ("cluster.rename", {"cluster": care, "name": "Ours now"}, "no_such_cluster"),
        ("cluster.merge", {"cluster": care, "into": care}, "no_such_cluster"),
        ("cluster.split", {"cluster": care, "ideas": three[:1], "name": "Ours now"}, "no_such_cluster"),
        ("cluster.dissolve", {"cluster": care}, "no_such_cluster"),
        ("cluster.undo", {"act": last(minjun)["act"], "sure": True}, "no_such_act"),
    ]
    for name, payload, code in asked:
        assert sari.ask(name, payload)["code"] == code
    assert everything() == before


def test_in_another_step_groups_stay_as_they_are(care, three, go, minjun, everything):
    go("draft")
    before = everything()
    for name, payload in [
        ("cluster.form", {"ideas": three, "name": "Too late"}),
        ("cluster.put", {"ideas": three, "cluster": care}),
        ("cluster.undo", {"act": 1}),
    ]:
        assert minjun.ask(name, payload)["code"] == "not_now"
    assert everything() == before
    assert groups(minjun)["Care in rural counties"] == set(three[:2])


def test_going_back_to_ideas_keeps_the_groups(care, go, three, minjun):
    go("ideas")
    go("cluster")
    assert groups(minjun)["Care in rural counties"] == set(three[:2])


def test_facilitators_and_observers_do_not_group(care, three, fay, olga):
    for person in (fay, olga):
        assert person.ask("cluster.put", ideas=three, cluster=care)["code"] == "not_yours"
