"""The page of a published ballot: what it says, and to whom."""

import re
from html import unescape

import pytest

from tests.conftest import Browser
from tests.deciding.conftest import vote
from tests.deciding.table import (
    TEXT,
    VOTES,
    asked,
    chosen,
    counted,
    downloaded,
    files_on,
    on,
    published,
    read,
    seated,
    stood,
    voted,
)

FEW = "Fewer than five papers are in the box"


@pytest.fixture
def seven(app, ids, minjun, seoyeon):
    """Seven people at Korea's table: Min-jun for the government, six for the workers."""
    return [minjun, seoyeon, *seated(app, ids)]


@pytest.fixture
def motion(fay, seven, ids):
    """Four yes, one no, one abstention; Dohyun did not vote. Return the ballot and the receipts."""
    return counted(fay, seven, ids["KR"], "motion")


def receipts_on(person, ballot):
    """Return each receipt on the page with what stands beside it."""
    text = person.http.get(f"/ballots/{ballot}").text
    rows = re.findall(r'<code class="hash">(.*?)</code></th>\s*<td>(.*?)</td>', text, re.DOTALL)
    return [
        tuple(unescape(re.sub(r"<[^>]+>|\s+", " ", cell)).strip().replace(" ", "") for cell in r)
        for r in rows
    ]


def test_the_verdict_comes_first_with_its_base_and_by_how_many(motion, minjun):
    lines = read(minjun, motion[0]).splitlines()
    assert lines[:7] == [
        "Day 3",
        "· South Korea · Vote: yes or no",
        "Shall we meet in May?",
        "Adopted by vote",
        "2 yes more than needed",
        "6 of 7 entitled voted",
        "The rule · It is adopted when more people vote yes than no.",
    ]
    assert "Present: 6 of 7 entitled." in lines


def test_a_motion_that_falls_short_is_worked_out_step_by_step(fay, seven, ids, minjun):
    rule = {"majority": "two_thirds", "base": "cast", "quorum": 50}
    limit = {"choice": "no", "bound": "at_most", "number": 1}
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT, **rule, conditions=[limit])
    voted(seven, ballot, [vote("motion", each) for each in ("yes", "yes", "yes", "no", "no", "abstain")])
    text = read(minjun, published(fay, ballot))
    assert "Not adopted\n3 yes short\n" not in text  # two more no than allowed: no yes would do
    steps = text[text.index("Step by step") :].splitlines()[1:10]
    assert steps == [
        "Entitled: 7. Present: 6. Voted: 6.",
        "Counted: Yes = 3; No = 2; Abstain = 1.",
        "Quorum: 50 % of 7 is 3.5, so at least 4 people; there are 6. Reached.",
        "Counted on all votes, abstentions too: 6.",
        "2/3 of 6 is 4; yes must be at least that, and is 3.",
        "No: 2, at most 1 were allowed – not kept.",
        "with these other votes, no number of yes votes would have been enough.",
        "So the result is: Not adopted.",
        "The papers in the box",
    ]


@pytest.mark.parametrize(
    ("votes", "verdict", "margin"),
    [
        (("yes", "yes", "no"), "Adopted by vote", "exactly as many yes as needed"),
        (("yes", "no", "no"), "Not adopted", "2 yes short"),
        (("yes", "yes", "no", "no"), "A tie", "4 of 7 entitled voted"),
        (("abstain",), "No decision", "1 of 7 entitled voted"),
    ],
)
def test_how_far_a_motion_was_from_its_rule_is_told_beside_the_verdict(
    votes, verdict, margin, fay, seven, ids, minjun
):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    voted(seven, ballot, [vote("motion", each) for each in votes])
    assert f"{verdict}\n{margin}\n" in read(minjun, published(fay, ballot))


def test_a_vote_on_a_text_says_which_words_it_is_bound_to(frozen, fay, seven, ids, minjun):
    ballot = asked(fay, kind="motion", team=ids["KR"])
    voted(seven, ballot, [vote("motion", "yes")] * 5)
    assert f"by their hash: {frozen['KR']}" in read(minjun, published(fay, ballot))


def test_a_missed_quorum_says_how_many_more_had_to_vote(fay, seven, ids, minjun):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT, quorum=60)
    voted(seven, ballot, [vote("motion", "yes")])
    text = read(minjun, published(fay, ballot))
    assert "Too few have voted\n4 more people had to vote\n" in text
    assert "60 % of 7 is 4.2, so at least 5 people; there are 1. Not reached, 4 short." in text


def test_team_facilitators_and_observers_read_it_and_others_find_nothing(
    motion, seven, fay, lin, olga, sari, wall, stranger
):
    ballot, _ = motion
    assert len({read(person, ballot) for person in (*seven, fay, lin, olga)}) == 1
    assert [person.http.get(f"/ballots/{ballot}").status_code for person in (sari, wall)] == [404, 404]
    assert "Adopted" not in sari.http.get(f"/ballots/{ballot}").text
    assert stranger.http.get(f"/ballots/{ballot}").status_code == 403


def test_what_all_teams_vote_on_is_read_by_all(fay, seven, sari, haruka, olga):
    ballot = asked(fay, kind="dots", voters="everybody", **on("Where do we put our dots?"))
    voted([*seven, sari, haruka], ballot, [vote("dots", [(1, 3)])] * 9)
    published(fay, ballot)
    assert "9 of 10 entitled voted" in read(sari, ballot)
    assert read(haruka, ballot) == read(olga, ballot)


def test_nobody_reads_a_result_before_it_is_published(fay, seven, ids, minjun, sari, stranger):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    voted(seven, ballot, VOTES["motion"][1])
    for act in (None, "ballot.close"):
        if act:
            fay.does(act, ballot=ballot)
        for person in (minjun, fay):
            answer = person.http.get(f"/ballots/{ballot}")
            assert (answer.status_code, 'data-code="not_published"' in answer.text) == (404, True)
            assert "is not published yet" in answer.text
            assert person.http.get(f"/ballots/{ballot}/box.csv").status_code == 404
        assert 'data-code="no_such_ballot"' in sari.http.get(f"/ballots/{ballot}").text


def test_a_draft_and_a_ballot_that_was_taken_back_have_no_page(fay, seven, ids, minjun):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    fay.does("ballot.discard", ballot=ballot, reason="A word was missing.")
    question = {"kind": "motion", "voters": "everybody", **TEXT}
    fay.does("ballot.prepare", ballot=None, question=question)
    draft = max(each["id"] for each in fay.sees("ballot"))
    assert draft > ballot
    for number in (ballot, draft):
        assert 'data-code="no_such_ballot"' in minjun.http.get(f"/ballots/{number}").text
        assert 'data-code="not_published"' in fay.http.get(f"/ballots/{number}").text


@pytest.mark.parametrize("odd", ["0", "-1", "77", "99999999999999999999", "x", "1.0", "%00"])
def test_an_odd_number_leads_nowhere(odd, motion, minjun):
    assert minjun.http.get(f"/ballots/{odd}").status_code == 404
    assert minjun.http.get(f"/ballots/{odd}/box.csv").status_code == 404


def test_somebody_who_was_removed_reads_no_result(motion, seven, fay, ids, minjun):
    fay.does("person.remove", person=ids["minjun"])
    assert minjun.http.get(f"/ballots/{motion[0]}").status_code == 403


def refusal(person, ballot):
    """Return the code with which both the page and a file of a ballot are kept from somebody."""
    answer = person.http.get(f"/ballots/{ballot}")
    assert answer.status_code == downloaded(person, ballot, "csv").status_code
    return re.search(r'data-code="(\w+)"', answer.text)[1]


@pytest.mark.parametrize("secret", [True, False])
def test_who_was_moved_since_reads_the_result_as_their_former_team(
    secret, fay, seven, seoyeon, ids, opened, sari
):
    """Seo-yeon voted in Korea, and sits in Japan when the result comes out. Sari never was in Korea."""
    ballot = asked(fay, kind="consent", team=ids["KR"], secret=secret, **TEXT)
    papers = [vote("consent", "support"), vote("consent", "object", "Too far."), *VOTES["consent"][1][:5]]
    receipts = voted(seven, ballot, papers)
    fay.does("person.change", person=ids["seoyeon"], team=ids["JP"])
    moved, kept = opened("seoyeon"), seven[0]
    assert refusal(moved, ballot) == "not_published"
    fay.does("ballot.close", ballot=ballot)
    assert refusal(moved, ballot) == "not_published"
    fay.does("ballot.publish", ballot=ballot)
    text = read(moved, ballot)
    assert text == read(kept, ballot)
    assert [receipts[1] in text, "\nSeo-yeon\nObject\n" in text] == [secret, not secret]
    assert downloaded(moved, ballot, "csv").data == downloaded(kept, ballot, "csv").data
    assert moved.sees("ballot") == []
    assert refusal(sari, ballot) == "no_such_ballot"


def test_who_was_moved_reads_nothing_else_of_their_former_team(fay, seven, ids, opened):
    """Not a vote that was taken back, nor one that began when she had gone; and nothing once removed."""
    mine, _ = counted(fay, seven, ids["KR"], "motion")
    taken_back = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    fay.does("ballot.discard", ballot=taken_back, reason="A word was missing.")
    fay.does("person.change", person=ids["seoyeon"], team=ids["JP"])
    later, _ = counted(fay, [seven[0], *seven[2:]], ids["KR"], "motion")
    moved = opened("seoyeon")
    assert [refusal(moved, ballot) for ballot in (taken_back, later)] == ["no_such_ballot"] * 2
    assert "Adopted by vote" in read(moved, mine)
    fay.does("person.remove", person=ids["seoyeon"])
    assert refusal(moved, mine) == "removed"


def test_who_was_moved_sees_the_round_before_beside_their_own(fay, seven, ids, opened):
    first, _ = counted(fay, seven, ids["KR"], "dots")
    fay.does("ballot.again", ballot=first)
    again = max(each["id"] for each in fay.sees("ballot"))
    voted(seven, again, VOTES["dots"][1])
    published(fay, again)
    fay.does("person.change", person=ids["seoyeon"], team=ids["JP"])
    assert "Since the earlier round" in read(opened("seoyeon"), again)


def test_every_voter_finds_their_own_paper_by_its_receipt_and_nobody_by_the_order(motion, minjun, olga, fay):
    ballot, receipts = motion
    told = dict(zip(receipts, ("Yes", "Yes", "No", "Yes", "Abstain", "Yes"), strict=True))
    for person in (minjun, olga, fay):
        assert receipts_on(person, ballot) == sorted(told.items())
        assert not {"Min-jun", "Jiho"} & {*read(person, ballot).split()}
    page = minjun.http.get(f"/ballots/{ballot}").text
    assert re.findall(r'<tr id="paper-(\w+)"', page) == sorted(receipts)  # where a voter's own link leads


@pytest.mark.parametrize(("many", "shown"), [(4, False), (5, True)])
def test_the_papers_of_a_secret_ballot_are_shown_from_five_on(many, shown, fay, seven, ids, minjun, olga):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    receipts = voted(seven, ballot, [vote("motion", "yes")] * (many - 1) + [vote("motion", "no")])
    published(fay, ballot)
    for person in (minjun, fay, olga):
        text = read(person, ballot)
        assert (FEW not in text) is shown
        assert [each in text for each in receipts] == [shown] * many
        assert bool(files_on(person, ballot)) is shown
        assert person.http.get(f"/ballots/{ballot}/box.csv").status_code == (200 if shown else 403)
    assert f"Counted: Yes = {many - 1}; No = 1" in text  # the result itself is told in any case


def test_a_reason_stands_with_the_result_and_never_beside_a_paper(fay, seven, ids, minjun):
    question = on("Which goals?", reasons="optional")
    ballot = asked(fay, kind="choice", team=ids["KR"], **question)
    receipts = voted(
        seven, ballot, [chosen(1), chosen(2), chosen(1), chosen(3), chosen(1, words="Wells dry up.")]
    )
    published(fay, ballot)
    text = read(minjun, ballot)
    assert text.count("Wells dry up.") == 1
    assert text.index("Wells dry up.") < text.index("Step by step")
    assert dict(receipts_on(minjun, ballot))[receipts[4]] == "Cleanwater"


@pytest.fixture
def named(fay, seven, ids):
    """A consent by name: six support it, Dohyun objects."""
    ballot = asked(fay, kind="consent", team=ids["KR"], **TEXT)
    objection = vote("consent", "object", "Not in the holidays.")
    voted(seven, ballot, [vote("consent", "support")] * 6 + [objection])
    return published(fay, ballot)


def test_who_chose_what_by_name_is_told_to_the_team_and_the_facilitators_alone(named, seoyeon, fay, olga):
    for person in (seoyeon, fay):
        text = read(person, named)
        assert "\nDohyun\nObject\n" in text
        assert "\nMin-jun\nSupport\n" in text
        assert "Objection · Dohyun\nNot in the holidays." in text
        assert receipts_on(person, named) == []
    text = read(olga, named)
    assert not {"Dohyun", "Min-jun", "Jiho"} & {*text.split()}
    assert "\nObjection\nNot in the holidays." in text
    papers = receipts_on(olga, named)
    assert papers == sorted(papers)  # and not by the names
    assert sorted(said for _, said in papers) == ["Object", *["Support"] * 6]
    assert "Objections to answer first\n1 to answer first" in text


def test_of_a_few_by_name_others_see_no_papers_and_the_team_does(fay, minjun, seoyeon, ids, olga):
    ballot = asked(fay, kind="consent", team=ids["KR"], **TEXT)
    voted([minjun, seoyeon], ballot, [vote("consent", "support"), vote("consent", "stand_aside")])
    published(fay, ballot)
    assert "\nSeo-yeon\nStand aside\n" in read(minjun, ballot)
    assert files_on(minjun, ballot)
    assert FEW in read(olga, ballot)
    assert "only the team and the facilitators are shown them" in read(olga, ballot)
    assert files_on(olga, ballot) == []
    assert olga.http.get(f"/ballots/{ballot}/box.json").status_code == 403


def test_by_name_in_the_plenary_other_teams_know_names_and_observers_do_not(fay, minjun, sari, olga):
    ballot = asked(fay, kind="consent", voters="everybody", **TEXT)
    voted([minjun, sari], ballot, [vote("consent", "support")] * 2)
    published(fay, ballot)
    assert "\nMin-jun\nSupport\n" in read(sari, ballot)
    assert "Min-jun" not in read(olga, ballot)


def test_an_election_is_told_with_its_protocol(fay, seven, ids, minjun):
    ballot, _ = counted(fay, seven, ids["KR"], "stv")
    text = read(minjun, ballot)
    assert "Elected: Clean water and Ports\n6 of 7 entitled voted" in text
    assert "Quota: 6 votes divided by 3, rounded down, and one more: 3." in text
    assert "\nClean water\nelected, place 1\n4\n3\n" in text
    assert "\n1. Clean water\n2. Ports\n3. Schools\n" in text  # a paper, as it was filled in


def test_a_tie_is_told_with_who_settled_it_and_how(fay, seven, ids, minjun):
    ballot = asked(fay, kind="choice", team=ids["KR"], **on("Which goal?"))
    voted(seven, ballot, [chosen(1), chosen(2), chosen(1), chosen(2), chosen(3)])
    fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.settle", ballot=ballot, way="lot")
    fay.does("ballot.publish", ballot=ballot)
    settled = fay.sees("ballot")[-1]["settled"]
    names = {1: "Clean water", 2: "Ports", 3: "Schools"}
    winner = names[settled["elected"][0]]
    text = read(minjun, ballot)
    assert f"Elected: {winner}\nA lot is drawn\n" in text
    assert "The tie · A lot is drawn · Fay · " in text
    assert " – ".join(names[each] for each in settled["order"]) in text
    assert f"\n{winner}\nelected after the tie\n2\n" in text
    assert f"--method approval --order {','.join(map(str, settled['order']))}" in text


def test_a_tie_that_waits_for_somebody_is_told_as_one(fay, seven, ids, minjun):
    ballot = asked(fay, kind="choice", team=ids["KR"], **on("Which goal?"))
    voted(seven, ballot, [chosen(1), chosen(2)])
    text = read(minjun, published(fay, ballot))
    assert "A tie: who is elected is not decided by the votes" in text
    assert "\nClean water\ntied\n1\n" in text


def test_the_chair_settles_the_tie_of_a_motion(fay, seven, ids, minjun):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    voted(seven, ballot, [vote("motion", "yes"), vote("motion", "no")])
    fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.settle", ballot=ballot, way="chair", carried=True)
    fay.does("ballot.publish", ballot=ballot)
    assert "A tie\nThe chair decides\nAdopted by vote\n" in read(minjun, ballot)


def test_the_round_before_stands_beside_this_one(fay, seven, ids, minjun):
    first, _ = counted(fay, seven, ids["KR"], "dots")
    fay.does("ballot.again", ballot=first)
    again = max(each["id"] for each in fay.sees("ballot"))
    voted(seven, again, [vote("dots", [(3, 3), (1, 1)])] * 3)
    text = read(minjun, published(fay, again))
    assert "Since the earlier round\nOption\nBefore\nNow\nShift\n" in text
    assert "\nClean water\n7\n3\n−4\n" in text
    assert "\nSchools\n2\n9\n+7\n" in text
    assert "Since the earlier round" not in read(minjun, first)


def test_a_group_that_was_renamed_between_two_rounds_is_the_same(grouped, go, fay, seven, ids, minjun):
    papers = [vote("dots", [(1, 3), (2, 1)]), vote("dots", [(1, 1), (2, 3)])]
    for round_ in (1, 2):
        go("prioritise")
        ballot = asked(fay, kind="dots", team=ids["KR"])
        voted(seven, ballot, papers[:round_])
        published(fay, ballot)
        go("cluster")
        minjun.does("cluster.rename", cluster=grouped["KR"][0], name="Care for the old")
    assert "\nCare for the old\n3\n4\n+1\n" in read(minjun, ballot)


def test_among_amendments_the_text_as_it_is_has_a_name_too(grouped, go, fay, seven, ids, minjun, seoyeon):
    go("draft")
    minjun.does("field.write", field="focus", words="Care at home")
    (agenda,) = [each for each in minjun.sees("agenda") if each["id"] == ids["KR"]]
    base = agenda["fields"]["focus"]["id"]
    proposed = {"field": "focus", "words": "Care", "reason": "Shorter.", "base": base}
    seoyeon.does("amendment.propose", **proposed)
    number = fay.sees("amendment")[-1]["id"]
    ballot = asked(fay, kind="choice", about="amendments", team=ids["KR"], amendments=[number])
    voted(seven, ballot, [chosen(1)] * 5 + [chosen(2)])
    published(fay, ballot)
    text = read(minjun, ballot)
    assert "Elected: Keep the text as it is" in text
    assert "Keep the text as it is\nCare at home\nA1\nCare\n" in text  # the words that were voted on
    assert "papers,group,Keep the text as it is,A1" in minjun.http.get(f"/ballots/{ballot}/box.csv").text


def test_ratings_dots_and_gradients_are_reckoned_out(fay, seven, ids, minjun):
    pages = {
        name: read(minjun, counted(fay, seven, ids["KR"], name)[0])
        for name in ("rating", "dots", "gradients")
    }
    assert "Ports, Impact: 1 × 1 + 1 × 2 + 1 × 4 + 2 × 5 = 17; 17 / 5 = 3.4." in pages["rating"]
    assert "Ports: 17/5 × 3 = 10.2, place 2." in pages["rating"]
    assert "Schools, Feasibility: no marks." in pages["rating"]
    assert "In the first place: Clean water and Ports" in pages["dots"]
    assert "Clean water: 7 dots, on 3 papers." in pages["dots"]
    assert "The middle of all steps, from 1 to 8: 3." in pages["gradients"]
    assert "1 to answer first" in pages["gradients"]


def test_common_ground_is_told_by_group_and_option(fay, seven, ids, minjun):
    ballot = asked(fay, kind="stance", team=ids["KR"], **on("Where do we stand?"))
    voted(seven, ballot, [stood("disagree", "agree"), *[stood("agree", "pass")] * 3, *[stood("agree")] * 2])
    text = read(minjun, published(fay, ballot))
    assert "Common ground on 1 of 3 options" in text
    assert "Clean water\nCommon ground\nWorkers\n5\n0\n0\n6\nGovernment\n0\n0\n1\n1\n" in text


def test_what_people_wrote_is_shown_as_they_wrote_it(fay, seven, ids, minjun):
    options = ["<script>alert(1)</script>", "한국 & 日本", "100 %(percent)s"]
    ballot = asked(fay, kind="ranking", team=ids["KR"], **{**on("<b>Which?</b>"), "options": options})
    papers = [{"kind": "ranking", "order": [{"option": each, "place": 1}]} for each in (1, 2, 3, 1, 1)]
    voted(seven, ballot, papers)
    published(fay, ballot)
    html = minjun.http.get(f"/ballots/{ballot}").text
    assert re.findall(r"<script>|<b>Which", html) == []
    for name in options:
        assert name in unescape(html)


def test_every_table_has_a_caption_and_every_head_its_direction(fay, seven, ids, minjun):
    for name in VOTES:
        ballot, _ = counted(fay, seven, ids["KR"], name)
        html = minjun.http.get(f"/ballots/{ballot}").text
        assert html.count("<table") == html.count("<caption") >= 2
        assert re.findall(r"<th(?![^>]*scope=)[ >]", html) == []
        levels = [int(level) for level in re.findall(r"<h(\d)", html)]
        assert (levels[0], {*levels[1:]}) == (1, {2})
        assert "<script" not in html


def test_a_browser_with_two_seats_says_which_one_reads(app, ids, motion):
    both = Browser(app, ids["fay"])
    both.http.get(f"/join/{Browser(app, ids['sari']).token}")
    ballot, _ = motion
    assert both.http.get(f"/ballots/{ballot}").status_code == 404
    answer = both.http.get(f"/ballots/{ballot}?seat=console")
    assert answer.status_code == 200
    assert f"/ballots/{ballot}/box.csv?seat=console" in answer.text
    assert 'href="?seat=console&amp;lang=ko"' in answer.text
    assert both.http.get(f"/ballots/{ballot}?seat=throne").status_code == 403
