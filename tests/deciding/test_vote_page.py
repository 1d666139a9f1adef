"""Voting as a plain posted form, on a network where nothing else gets through."""

import re

import pytest

from tests.conftest import Browser


def form(person, ballot):
    """Return the hidden fields of a ballot's form, by their short names."""
    text = person.http.get("/vote").text
    part = re.search(rf'<section[^>]*id="ballot-{ballot}".*?</section>', text, re.DOTALL)[0]
    values = dict(re.findall(rf'name="ballot-{ballot}-(op|receipt)" type="hidden" value="(\w+)"', part))
    return part, values


def post(person, ballot, **fields):
    _, hidden = form(person, ballot)
    return send(person, ballot, {**hidden, **fields})


def send(person, ballot, fields):
    data = {f"ballot-{ballot}-{name}": value for name, value in fields.items()}
    return person.http.post(f"/ballots/{ballot}/votes", data=data)


def papers(everything):
    return [paper.choice for paper in everything()["paper"]]


def test_a_page_without_anything_to_vote_on_says_what_it_waits_for(minjun):
    assert "Waiting until the facilitator opens a ballot" in minjun.http.get("/vote").text


def test_a_rating_is_given_on_a_plain_page(rating, grouped, minjun, seoyeon, everything):
    first, second, _ = grouped["KR"]
    answer = post(
        minjun, rating, **{f"impact_{first}": "5", f"feasibility_{first}": "2", f"impact_{second}": "1"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/vote#ballot-{rating}")
    wanted = [{"option": first, "impact": 5, "feasibility": 2}, {"option": second, "impact": 1}]
    assert papers(everything) == [{"kind": "rating", "ratings": wanted}]
    receipt = everything()["paper"][0].receipt
    assert f"Your vote is recorded, receipt {receipt[:4]}…" in minjun.http.get("/vote").text
    assert seoyeon.sees("ballot")[0]["cast"] == 1
    assert seoyeon.received()[-1]["subject"]["cast"] == 1  # the room hears of it at once


def test_dots_are_given_on_a_plain_page(dots, grouped, minjun, everything):
    first, second, third = grouped["KR"]
    assert (
        post(minjun, dots, **{f"dots_{first}": "3", f"dots_{second}": "", f"dots_{third}": "2"}).status_code
        == 303
    )
    wanted = [{"option": first, "dots": 3}, {"option": third, "dots": 2}]
    assert papers(everything) == [{"kind": "dots", "dots": wanted}]


def test_a_motion_is_voted_on_a_plain_page_beside_the_text_it_is_about(motion, minjun, everything):
    part, _ = form(minjun, motion)
    assert "Pass the domestic workers" in part
    assert "more people vote yes than no" in part
    assert post(minjun, motion, said="abstain").status_code == 303
    assert papers(everything) == [{"kind": "motion", "choice": "abstain", "words": ""}]


def test_a_consent_is_given_and_changed_on_a_plain_page(consent, minjun, everything):
    post(minjun, consent, said="object", words="Too early.")
    part, _ = form(minjun, consent)
    assert "Too early." in part
    assert 'checked id="ballot-1-said-3"' in part
    post(minjun, consent, said="support")
    assert papers(everything) == [{"kind": "consent", "choice": "support", "words": ""}]


def test_pressing_twice_is_voting_once(motion, minjun, everything):
    _, hidden = form(minjun, motion)
    for _ in range(2):
        assert send(minjun, motion, {**hidden, "said": "yes"}).status_code == 303
    assert papers(everything) == [{"kind": "motion", "choice": "yes", "words": ""}]


def test_a_vote_from_a_page_that_went_stale_says_that_the_first_counts(motion, minjun, everything):
    post(minjun, motion, said="yes")
    answer = send(minjun, motion, {"op": "another-op", "receipt": "a" * 32, "said": "no"})
    assert answer.status_code == 409
    assert "You have voted already" in answer.text
    assert papers(everything) == [{"kind": "motion", "choice": "yes", "words": ""}]


@pytest.mark.parametrize(
    ("fields", "sentence", "kept"),
    [
        ({"said": "object", "words": " "}, "Please say why", 'checked id="ballot-1-said-3"'),
        ({"said": "reservation", "words": "한" * 501}, "This is too long", "한" * 501),
        ({"words": "No choice yet"}, "right form", "No choice yet"),
    ],
)
def test_what_is_refused_stays_in_the_form_with_the_reason(
    fields, sentence, kept, consent, minjun, everything
):
    before = everything()
    answer = post(minjun, consent, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert kept in answer.text
    assert everything() == before


def test_a_vote_that_comes_after_the_close_is_refused_beside_what_was_chosen(motion, fay, minjun, everything):
    _, hidden = form(minjun, motion)
    fay.does("ballot.close", ballot=motion)
    before = everything()
    answer = send(minjun, motion, {**hidden, "said": "no"})
    assert answer.status_code == 409
    assert "This ballot is closed" in answer.text
    assert 'checked id="ballot-1-said-1"' in answer.text
    assert everything() == before


@pytest.mark.parametrize("value", ["9", "-1", "2.5", "x", "٣"])
def test_a_rating_that_no_page_offers_leaves_no_row(value, rating, grouped, minjun, everything):
    before = everything()
    assert post(minjun, rating, **{f"impact_{grouped['KR'][0]}": value}).status_code == 422
    assert everything() == before


def test_a_form_without_its_number_is_not_taken(motion, minjun, everything):
    before = everything()
    assert send(minjun, motion, {"op": "x", "said": "yes"}).status_code == 422
    assert everything() == before


@pytest.mark.parametrize("value", ["4", "-1", "x", "1.5"])
def test_dots_that_no_page_offers_leave_no_row(value, dots, grouped, minjun, everything):
    before = everything()
    answer = post(minjun, dots, **{f"dots_{grouped['KR'][0]}": value})
    assert answer.status_code == 422
    assert f'value="{value}"' in answer.text
    assert everything() == before


def test_every_form_has_numbers_of_its_own(rating, fay, minjun, ids):
    fay.does("ballot.open", kind="dots", team=ids["KR"])
    first, second = (form(minjun, ballot["id"])[1] for ballot in minjun.sees("ballot"))
    assert len({*first.values(), *second.values()}) == 4


def test_others_are_turned_away_and_find_nothing(motion, sari, olga, fay, stranger, everything):
    before = everything()
    assert sari.http.get("/vote").text.count("<form") == 0
    assert sari.http.post(f"/ballots/{motion}/votes", data={}).status_code == 404
    for person in (olga, fay, stranger):
        assert person.http.get("/vote").status_code == 403
        assert person.http.post(f"/ballots/{motion}/votes", data={}).status_code == 403
    assert everything() == before


def test_a_forged_post_is_refused(guarded, motion, ids, everything):
    before = everything()
    minjun = Browser(guarded, ids["minjun"])
    data = {
        f"ballot-{motion}-said": "yes",
        f"ballot-{motion}-op": "a" * 32,
        f"ballot-{motion}-receipt": "b" * 32,
    }
    assert minjun.http.post(f"/ballots/{motion}/votes", data=data).status_code == 400
    assert everything() == before


def test_a_small_group_is_warned_that_the_result_itself_tells(motion, minjun):
    assert "may tell who voted what" in minjun.http.get("/vote").text


ASKED = {"title": "Where next?", "about": "question"}
OPTIONS = {"options": ["Seoul", "Jakarta", "Manila"]}
OTHERS = {
    "choice": (
        {**OPTIONS, "most": 2},
        {"chosen_1": "y", "chosen_3": "y"},
        {"options": [1, 3], "instead": None, "words": ""},
    ),
    "choice, none of these": (
        {**OPTIONS, "instead": ["none"], "reasons": "required"},
        {"instead": "none", "words": "Nowhere."},
        {"options": [], "instead": "none", "words": "Nowhere."},
    ),
    "ranking": (
        OPTIONS,
        {"place_1": "2", "place_2": "", "place_3": "1"},
        {
            "order": [{"option": 3, "place": 1}, {"option": 1, "place": 2}],
            "instead": None,
            "words": "",
        },
    ),
    "gradients": ({}, {"said": "veto", "words": "Not so."}, {"choice": "veto", "words": "Not so."}),
    "stance": (
        OPTIONS,
        {"stance_1": "agree", "stance_2": "disagree", "words_2": "Too far."},
        {
            "stances": [
                {"option": 1, "stance": "agree", "words": ""},
                {"option": 2, "stance": "disagree", "words": "Too far."},
            ]
        },
    ),
}


@pytest.mark.parametrize("case", OTHERS)
def test_every_other_kind_of_ballot_is_voted_on_a_plain_page(case, opened_ballot, minjun, everything):
    kind = case.split(",")[0]
    rule, fields, wanted = OTHERS[case]
    ballot = opened_ballot(kind, **ASKED, **rule)
    part, _ = form(minjun, ballot)
    assert "Where next?" in part
    assert post(minjun, ballot, **fields).status_code == 303
    assert papers(everything) == [{"kind": kind, **wanted}]


def test_a_named_vote_is_changed_on_a_plain_page_that_shows_it(opened_ballot, minjun, everything):
    ballot = opened_ballot("ranking", **ASKED, **OPTIONS, secret=False)
    post(minjun, ballot, place_1="2", place_3="1")
    part, _ = form(minjun, ballot)
    assert re.search(r'name="ballot-\d+-place_3"[^>]*value="1"', part)
    post(minjun, ballot, place_1="1", place_2="2")
    (paper,) = papers(everything)
    assert paper["order"] == [{"option": 1, "place": 1}, {"option": 2, "place": 2}]


def test_an_order_with_a_gap_comes_back_with_what_was_typed(opened_ballot, minjun, everything):
    ballot = opened_ballot("ranking", **ASKED, **OPTIONS)
    answer = post(minjun, ballot, place_1="1", place_2="3")
    assert answer.status_code == 422
    assert "A place in the order is empty" in answer.text
    assert re.search(r'name="ballot-\d+-place_2"[^>]*value="3"', answer.text)
    assert papers(everything) == []
