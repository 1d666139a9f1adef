"""What is decided is nobody's before it is published, and never more than may be told of a small group."""

import json
import re

import pytest

from facilitator.closing.reading import copy_for_reading
from facilitator.deciding.models import Ballot
from facilitator.deciding.results.recounting import differences
from facilitator.extensions import db
from facilitator.workshops.models import Workshop
from tests.deciding.conftest import (
    ask_all,
    choice,
    closed,
    question,
    ranking,
    stance,
    the,
    vote,
    votes,
)
from tests.deciding.table import seated

WHY = "A herring told me."
KINDS = {  # two papers that differ, and how such a ballot is asked
    "motion": (vote("motion", "yes", WHY), vote("motion", "no", WHY), {"options": [], "reasons": "optional"}),
    "gradients": (vote("gradients", "veto", WHY), vote("gradients", "endorse"), {"options": []}),
    "choice": (choice(1, words=WHY), choice(2), {"reasons": "optional"}),
    "ranking": (ranking(1, 2, words=WHY), ranking(2, 3), {"reasons": "optional", "method": "stv"}),
    "stance": (
        {"kind": "stance", "stances": [{"option": 1, "stance": "disagree", "words": WHY}]},
        stance(o1="agree"),
        {"secret": True},
    ),
}
TOLD = ('"result": {', '"first"', '"counts"', '"strata"', '"margin"', '"settled": {', "herring")


@pytest.fixture
def told(request, app):
    """Return a function that puts together all that somebody is told, through every door that they have."""

    def told(person, ballot, wall):
        doors = [
            person.page(),
            person.received(),
            person.missed(),
            person.http.get("/api/snapshot", headers={"Authorization": f"Bearer {person.token}"}).json,
            *(
                person.http.get(path).text
                for path in ("/vote", f"/{person.seat}", "/api/log", "/api/movements")
            ),
            *(
                person.http.get(f"/ballots/{ballot}{end}?seat={person.seat}").text
                for end in ("", "/box.csv", "/box.json", "/box.blt")
            ),
            *(person.http.get(f"/workshops/KRJPID/{page}").text for page in ("export.json", "minutes")),
            wall.page(),
            wall.received(),
        ]
        return json.dumps(doors, ensure_ascii=False).replace('\\"', '"')

    return told


def found(told):
    return [mark for mark in TOLD if mark in told]


@pytest.mark.parametrize("kind", KINDS)
def test_before_it_is_published_a_result_comes_through_no_door(
    kind, asked, told, fay, lin, minjun, seoyeon, sari, olga, wall
):
    """An open box is nobody's to look into, a closed one the facilitators'. A voter's own paper is theirs."""
    first, second, rule = KINDS[kind]
    ballot = asked(kind, **rule)
    fay.does("screen.show", what="ballot")
    votes(minjun, ballot, first)
    votes(seoyeon, ballot, second)
    assert fay.ask("screen.show", what="result", ballot=ballot)["code"] == "not_published"
    people = [fay, lin, seoyeon, sari, olga, wall, *([minjun] if the(minjun, ballot)["secret"] else [])]
    for person in people:
        assert (person.person, found(told(person, ballot, wall))) == (person.person, [])
    fay.does("ballot.close", ballot=ballot)
    assert fay.ask("screen.show", what="result", ballot=ballot)["code"] == "not_published"
    for person in people:
        marks = found(told(person, ballot, wall))
        assert (person.person, bool(marks)) == (person.person, person in (fay, lin)), marks
    fay.does("ballot.publish", ballot=ballot)
    fay.does("screen.show", what="result", ballot=ballot)
    for person in (minjun, seoyeon, olga):
        assert "herring" in json.dumps(the(person, ballot)["result"])
        assert person.http.get(f"/ballots/{ballot}").status_code == 200
    assert "herring" in json.dumps(wall.page())
    for door in ("page", "missed"):
        assert f'"kind": "{kind}"' not in json.dumps(getattr(sari, door)())
    assert sari.http.get(f"/ballots/{ballot}").status_code == 404


def test_where_groups_stand_is_followed_by_facilitators_alone(
    asked, told, fay, minjun, seoyeon, olga, wall, sari
):
    ballot = asked("stance")
    watching = (fay, minjun, seoyeon, olga, wall, sari)
    for person in watching:
        person.received()
    votes(minjun, ballot, stance(o1="agree"))
    assert (the(fay, ballot)["secret"], the(fay, ballot)["result"]["cast"]) == (False, 1)
    events = [e["subject"] for e in fay.received() if e["subject"]["type"] == "ballot"]
    assert events[-1]["result"] == the(fay, ballot)["result"]
    minjun.does("vote.change", ballot=ballot, choice=stance(o1="disagree"))
    (changed,) = [e for e in fay.received() if e["subject"]["type"] == "ballot"]
    assert (changed["kind"], changed["subject"]["result"]) == ("vote.changed", the(fay, ballot)["result"])
    assert the(fay, ballot)["result"] != events[-1]["result"]
    for person in (seoyeon, olga, wall, sari):
        assert found(told(person, ballot, wall)) == []
    for person in (minjun, seoyeon, olga, wall, sari):  # nor that anybody has changed anything
        kinds = [event["kind"] for event in person.missed() if event["subject"]["type"] == "ballot"]
        assert "vote.changed" not in kinds
    fay.does("ballot.close", ballot=ballot)
    assert the(minjun, ballot)["result"] is None


def test_a_secret_one_is_not_even_followed_by_facilitators(asked, fay, minjun):
    ballot = asked("stance", secret=True)
    votes(minjun, ballot, stance(o1="agree"))
    assert the(fay, ballot)["result"] is None
    assert '"result": {' not in json.dumps(fay.missed())
    assert (closed(fay, ballot)["cast"], the(minjun, ballot)["result"]) == (1, None)


@pytest.fixture
def twelve(app, ids, minjun, seoyeon, haruka):
    """In Korea: five for the workers, four for employers, two for the government, and one for nobody."""
    join = [(["workers"], ("A", "B", "C", "D")), (["employers"], ("E", "F", "G", "H"))]
    people = [each for groups, names in join for each in seated(app, ids, names, perspectives=groups)]
    rest = seated(app, ids, ("I",), perspectives=["government"]) + seated(app, ids, ("J",), perspectives=[])
    return {"workers": [seoyeon, *people[:4]], "employers": people[4:], "others": [minjun, *rest]}


def cast_by(people, ballot, said="agree"):
    for person in people:
        votes(person, ballot, stance(o1=said), "http")


def groups_in(result):
    """Return how many of each group have voted, of how many."""
    return {each["stratum"]: (each["cast"], each["entitled"]) for each in result["coverage"]}


def test_a_group_under_four_is_told_with_others_so_that_no_rest_tells_of_it(
    twelve, asked, fay, everything, app
):
    ballot = asked("stance", secret=True)
    cast_by([person for people in twelve.values() for person in people], ballot)
    result = closed(fay, ballot)
    assert groups_in(result) == {"workers": (5, 5), "others": (7, 7)}
    assert [position["stratum"] for position in result["options"][0]["strata"]] == [*groups_in(result)]
    assert result["options"][0]["voices"] == []
    assert {paper.stratum for paper in everything()["paper"]} == {"workers", "others"}
    with app.app_context():
        assert differences(db.session.get_one(Ballot, ballot)) == []


def test_a_group_of_whom_too_few_have_voted_is_told_with_others_and_so_are_their_papers(
    twelve, asked, fay, everything, app
):
    """Three of five workers and all employers: the paper of a worker would be one of three."""
    ballot = asked("stance", secret=True)
    cast_by([*twelve["workers"][:3], *twelve["employers"], *twelve["others"]], ballot)
    assert {paper.stratum for paper in everything()["paper"]} == {"workers", "others"}
    result = closed(fay, ballot)
    assert groups_in(result) == {"others": (10, 12)}
    assert {paper.stratum for paper in everything()["paper"]} == {"others"}
    with app.app_context():
        assert differences(db.session.get_one(Ballot, ballot)) == []


def test_papers_that_were_joined_at_the_close_are_counted_again_to_the_same(twelve, asked, fay, app):
    """Nobody was in a small group when the roll was called: there are five workers and four employers."""
    for person in twelve["others"]:
        fay.does("person.remove", person=person.person)
    ballot = asked("stance", secret=True)
    cast_by([*twelve["workers"][:3], *twelve["employers"]], ballot)
    assert groups_in(closed(fay, ballot)) == {"others": (7, 9)}
    with app.app_context():
        assert differences(db.session.get_one(Ballot, ballot)) == []


def test_by_name_even_one_of_a_group_is_told_as_such(twelve, asked, fay, everything):
    ballot = asked("stance")
    cast_by([*twelve["workers"], twelve["others"][0]], ballot)
    assert groups_in(closed(fay, ballot)) == {
        "workers": (5, 5),
        "government": (1, 2),
        "employers": (0, 4),
        "": (0, 1),
    }


def test_the_cut_by_country_is_as_secret_as_that_by_perspective(twelve, fay, sari, budi, haruka):
    rule = {"kind": "stance", "secret": True, "voters": "everybody", "cut": "country"}
    ballot = question(fay, rule)
    people = [person for group in twelve.values() for person in group]
    cast_by([*people, sari, budi, haruka], ballot)
    assert groups_in(closed(fay, ballot)) == {"others": (15, 15)}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "stance"])
def test_other_ballots_keep_no_group_on_a_paper_and_none_has_a_voter_where_it_is_secret(
    kind, asked, minjun, seoyeon, everything
):
    first, second, rule = KINDS[kind]
    ballot = asked(kind, **{**rule, "secret": True})
    votes(minjun, ballot, first)
    votes(seoyeon, ballot, second)
    assert {(paper.voter_id, paper.stratum) for paper in everything()["paper"]} == {(None, "")}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_ties_a_person_to_a_choice(
    kind, app, asked, told, ids, fay, minjun, seoyeon, olga, wall, everything
):
    """Five vote, one after the other, and everything is read after each."""
    people = [minjun, seoyeon, *seated(app, ids, ("A", "B", "C"))]
    first, second, rule = KINDS[kind]
    ballot = asked(kind, **{**rule, "secret": True})
    for number, person in enumerate(people, 1):
        for each in (fay, olga, seoyeon):
            each.received()
        votes(person, ballot, first if number % 2 else second)
        for each in (fay, olga, seoyeon):
            events = [event for event in each.received() if event["kind"] == "vote.cast"]
            shown = [event["subject"] for event in events if event["subject"]["type"] == "ballot"]
            assert [(s["cast"], s["result"], s["present"]) for s in shown] == [(number, None, None)]
            assert {event["by"] for event in events} == {""}
        roll = fay.sees("roll")[-1]
        assert (roll["shown"], len(roll["voted"])) == (number >= 3, number if number >= 3 else 0)
    rows = everything()
    receipts = [paper.receipt for paper in rows["paper"] if paper.ballot_id == ballot]
    assert len(receipts) == 5
    for name, table in rows.items():
        text = json.dumps([list(row) for row in table], default=str)
        if name != "paper":
            assert not [number for number in receipts if number in text], name
            assert "herring" not in text, name
    fay.does("ballot.close", ballot=ballot)
    said = (the(fay, ballot)["result"].get("statements") or [{"person": 0}])[0]
    assert said["person"] == 0


def copied(app):
    with app.app_context():
        return copy_for_reading(db.session.query(Workshop).filter_by(code="KRJPID").one()).tables


@pytest.mark.parametrize("kind", KINDS)
def test_the_copy_for_reading_has_no_paper_of_an_open_or_a_small_secret_box(
    kind, app, asked, fay, minjun, seoyeon
):
    first, second, rule = KINDS[kind]
    ballot = asked(kind, **{**rule, "secret": True})
    votes(minjun, ballot, first)
    votes(seoyeon, ballot, second)
    for act in (None, "ballot.close", "ballot.publish"):
        if act:
            fay.does(act, ballot=ballot)
        copy = copied(app)
        assert (copy["paper"], {seat["voted"] for seat in copy["seat"]}) == ([], {None})


def test_the_copy_for_reading_tells_no_more_of_groups_than_the_result(twelve, app, asked, fay):
    ballot = asked("stance", secret=True)
    cast_by([*twelve["workers"][:3], *twelve["employers"]], ballot)
    assert copied(app)["paper"] == []
    fay.does("ballot.close", ballot=ballot)
    assert {paper["stratum"] for paper in copied(app)["paper"]} == {"others"}


@pytest.fixture
def everybody(twelve, app, ids, sari, budi, haruka):
    """The twelve of Korea, two from Indonesia and one from Japan."""
    return [*twelve["workers"], *twelve["employers"], *twelve["others"], sari, budi, haruka]


def asked_of_all(leader, **rule):
    assert ask_all(leader, kind="stance", **rule)["ok"]
    return leader.sees("ballot")[-1]["id"]


def test_a_vote_of_all_by_name_is_told_by_perspective_and_by_country(everybody, fay, minjun, app, ids):
    ballot = asked_of_all(fay)
    cast_by(everybody, ballot)
    fay.does("person.change", person=ids["seoyeon"], team=ids["JP"])  # the groups are those of the opening
    result = closed(fay, ballot)
    assert (result["cut"], result["also"]["cut"]) == ("perspective", "country")
    assert groups_in(result["also"]) == {"KR": (12, 12), "ID": (2, 2), "JP": (1, 1)}
    assert groups_in(result)["workers"] == (5, 5)
    assert result["also"]["options"][0]["label"] == "common_ground"
    fay.does("ballot.publish", ballot=ballot)
    assert the(minjun, ballot)["result"]["also"] == result["also"]
    page = minjun.http.get(f"/ballots/{ballot}").text
    assert [page.count(f'<th scope="col">{head}</th>') for head in ("Perspective", "Country")] == [1, 1]
    captions = re.findall("<caption[^>]*>(Counted[^<]*)<", page)
    assert captions == [f"Counted from 15 papers · {head}" for head in ("Perspective", "Country")]
    assert "by country: Common ground." in page
    with app.app_context():
        assert differences(db.session.get_one(Ballot, ballot)) == []


def test_outside_the_teams_a_reason_is_told_with_one_group_alone(everybody, fay, minjun, olga, ids):
    """The one of Japan who disagrees has a perspective and a country: together they are one person."""
    ballot = asked_of_all(fay)
    said = {"kind": "stance", "stances": [{"option": 1, "stance": "disagree", "words": "It costs too much."}]}
    votes(everybody[-1], ballot, said)
    closed(fay, ballot)
    fay.does("ballot.publish", ballot=ballot)

    def told(person):
        result = the(person, ballot)["result"]
        return [objections(each) for each in (result, result["also"])]

    def objections(result):
        return next(len(each["objections"]) for each in result["options"] if each["option"] == 1)

    assert [told(person) for person in (fay, minjun, olga)] == [[1, 1], [1, 1], [1, 0]]


def test_what_is_cut_by_country_is_also_told_by_perspective_and_one_team_by_its_own_alone(twelve, asked, fay):
    by_country = asked_of_all(fay, cut="country")
    cast_by(twelve["workers"], by_country)
    assert closed(fay, by_country)["also"]["cut"] == "perspective"
    ours = asked("stance")
    cast_by(twelve["workers"], ours)
    assert closed(fay, ours)["also"] is None


def test_a_secret_one_has_one_cut_as_two_could_be_put_side_by_side(everybody, fay, everything):
    ballot = asked_of_all(fay, secret=True)
    cast_by(everybody, ballot)
    assert closed(fay, ballot)["also"] is None
    assert {seat.other_stratum for seat in everything()["seat"]} == {""}
