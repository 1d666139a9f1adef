"""Common ground: each perspective weighs the same, and what is said of it can be counted by hand."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.deciding.judging.ground import (
    Coverage,
    Label,
    Objection,
    Position,
    Stance,
    ground,
)
from facilitator.deciding.kinds import Cut

AGREE, PASS, DISAGREE = Stance
ROOM = {"officials": 12, "workers": 10, "employers": 8, "researchers": 6, "rural": 2}
FLOOD_FUND = 7


def stances(agree=0, passed=0, disagree=0):
    return [AGREE] * agree + [PASS] * passed + [DISAGREE] * disagree


def papers_of(room, option=FLOOD_FUND):
    return [(stratum, {option: stance}) for stratum, stood in room.items() for stance in stood]


def counted(entitled, **room):
    """Return what one option came to; of whom nothing is said, all agree."""
    stood = {stratum: room.get(stratum, stances(people)) for stratum, people in entitled.items()}
    [option] = ground(papers_of(stood), [FLOOD_FUND], entitled).options
    return option


def told(entitled=ROOM, **room):
    option = counted(entitled, **room)
    return option.label, option.weakest


def test_where_all_agree_there_is_common_ground():
    assert counted(ROOM).label is Label.COMMON_GROUND


@pytest.mark.parametrize(
    ("officials", "label"),
    [
        (stances(agree=4, passed=8), Label.BRIDGE),
        (stances(agree=4, disagree=8), Label.CONTESTED),
        (stances(agree=3), Label.UNTESTED),
    ],
)
def test_what_the_officials_say_makes_the_label_and_they_are_asked_next(officials, label):
    assert told(officials=officials) == (label, ["officials"])


@pytest.mark.parametrize(
    ("workers", "label"),
    [
        (stances(agree=6, passed=3), Label.COMMON_GROUND),  # two thirds, exactly
        (stances(agree=6, disagree=3), Label.COMMON_GROUND),  # and one third against
        (stances(agree=5, passed=4), Label.BRIDGE),
        (stances(agree=5, disagree=4), Label.BRIDGE),
        (stances(agree=7, passed=3), Label.COMMON_GROUND),
        (stances(agree=6, passed=4), Label.BRIDGE),
        (stances(agree=5, disagree=5), Label.CONTESTED),  # half, exactly
        (stances(passed=5, disagree=5), Label.CONTESTED),
        (stances(agree=6, disagree=4), Label.BRIDGE),
        (stances(agree=4, disagree=5), Label.CONTESTED),
        (stances(passed=10), Label.BRIDGE),
    ],
)
def test_two_thirds_carry_and_half_contest(workers, label):
    assert counted(ROOM, workers=workers).label is label


@pytest.mark.parametrize(
    ("entitled", "took", "heard"),
    [(12, 8, True), (12, 7, False), (10, 7, True), (10, 6, False), (6, 4, True)],
)
def test_a_stratum_is_heard_when_two_thirds_of_it_have_taken_a_stance(entitled, took, heard):
    option = counted({"workers": entitled}, workers=stances(took))
    assert option.strata == [Position("workers", entitled, took, 0, 0, heard)]
    assert option.label is (Label.COMMON_GROUND if heard else Label.UNTESTED)


def test_half_of_those_who_are_not_heard_contest_nothing():
    assert told(workers=stances(disagree=6)) == (Label.UNTESTED, ["workers"])


def test_what_some_contest_is_contested_although_others_are_not_heard():
    label = told(workers=stances(disagree=8), officials=[], employers=stances(agree=3, disagree=4))
    assert label == (Label.CONTESTED, ["workers", "employers"])


def test_all_who_are_not_heard_are_asked_next():
    assert told(workers=[], researchers=stances(3)) == (Label.UNTESTED, ["workers", "researchers"])


def test_the_least_support_is_asked_next_and_ties_are_all_named():
    room = {"workers": 6, "employers": 6, "officials": 6}
    weak, weaker = stances(agree=3, passed=3), stances(agree=2, passed=4)
    assert told(room, workers=weak, employers=weaker) == (Label.BRIDGE, ["employers"])
    assert told(room, workers=weak, employers=weak) == (Label.BRIDGE, ["employers", "workers"])
    assert told(room, workers=stances(5, 1)) == (Label.COMMON_GROUND, ["workers"])


def test_who_carries_a_bridge_is_not_asked_although_few_say_less_than_many():
    few, many = stances(agree=2, passed=1), stances(agree=26, passed=14)
    assert told({"workers": 4, "officials": 40}, workers=few, officials=many) == (Label.BRIDGE, ["officials"])


@pytest.mark.parametrize("rural", [stances(disagree=2), stances(1, 0, 1), []])
def test_a_voice_neither_makes_a_label_nor_stops_it_but_is_to_be_answered(rural):
    option = counted(ROOM, rural=rural)
    assert (option.label, option.answer) == (Label.COMMON_GROUND, rural.count(DISAGREE))
    assert [voice.stratum for voice in option.voices] == ["rural"]
    assert "rural" not in [position.stratum for position in option.strata]
    assert counted(ROOM, officials=stances(4, 8)).label is Label.BRIDGE


def test_three_are_a_voice_and_four_are_a_stratum():
    option = counted({"rural": 3, "workers": 4}, rural=stances(disagree=3))
    assert (option.label, option.answer) == (Label.COMMON_GROUND, 3)
    option = counted({"rural": 4, "workers": 4}, rural=stances(disagree=4))
    assert (option.label, option.answer, option.voices) == (Label.CONTESTED, 0, [])


def test_where_all_are_voices_nothing_is_tested_and_nobody_is_named():
    option = counted({"rural": 3, "workers": 2}, rural=stances(agree=2, disagree=1))
    assert (option.label, option.weakest, option.fragile) == (Label.UNTESTED, [], False)
    assert (option.answer, len(option.voices)) == (1, 2)


def test_who_has_no_perspective_and_the_small_ones_together_are_counted_by_their_size():
    room = {"": 4, "others": 20, "workers": 6, "employers": 8}
    option = counted(room, others=stances(agree=9, disagree=11))
    assert (option.label, option.weakest) == (Label.CONTESTED, ["others"])
    assert [each.stratum for each in option.strata] == ["employers", "workers", "others", ""]


def test_objections_of_voices_come_first():
    room = {"workers": 4, "rural": 1}
    said = [
        (FLOOD_FUND, Objection("workers", "Who pays?")),
        (FLOOD_FUND, Objection("workers", "And when?")),
        (FLOOD_FUND, Objection("rural", "It takes our fields.")),
        (8, Objection("rural", "Another one.")),
    ]
    [option] = ground(papers_of({"rural": [DISAGREE]}), [FLOOD_FUND], room, objections=said).options
    assert [each.words for each in option.objections] == ["It takes our fields.", "And when?", "Who pays?"]


def test_what_somebody_left_out_is_no_stance_but_they_have_voted():
    papers = [
        ("workers", {1: AGREE}),
        ("workers", {1: AGREE, 2: PASS}),
        ("rural", {}),
        ("workers", {1: AGREE}),
    ]
    result = ground(papers, [1, 2], {"rural": 2, "workers": 4, "officials": 1}, Cut.COUNTRY)
    assert [(each.option, each.strata) for each in result.options] == [
        (1, [Position("workers", 4, 3, 0, 0, True)]),
        (2, [Position("workers", 4, 0, 0, 1, False)]),
    ]
    assert result.coverage == [
        Coverage("workers", 3, 4),
        Coverage("rural", 1, 2),
        Coverage("officials", 0, 1),
    ]
    assert (result.cast, result.entitled, result.cut) == (4, 7, Cut.COUNTRY)


def test_a_vote_of_nobody_who_is_entitled_is_not_quietly_left_out():
    with pytest.raises(KeyError):
        ground([("workers", {1: AGREE})], [1], {"officials": 4})


def test_options_are_told_by_label_then_score_and_equal_scores_share_a_rank():
    room = {"workers": 6, "officials": 6}
    stood = {
        1: (stances(6), []),
        2: (stances(6), stances(disagree=6)),
        3: (stances(5, 1), stances(6)),
        4: (stances(3, 3), stances(6)),
        5: (stances(6), stances(6)),
        6: (stances(6), stances(5, 1)),
        7: (stances(6), stances(5, 0, 1)),
        8: (stances(3, 0, 2), stances(6)),
    }
    papers = [
        (stratum, {option: stance})
        for option, both in stood.items()
        for stratum, each in zip(room, both, strict=True)
        for stance in each
    ]
    assert [(each.option, each.label, each.rank) for each in ground(papers, [*stood], room).options] == [
        (5, Label.COMMON_GROUND, 1),
        (3, Label.COMMON_GROUND, 2),
        (6, Label.COMMON_GROUND, 2),
        (7, Label.COMMON_GROUND, 4),
        (4, Label.BRIDGE, 1),
        (8, Label.BRIDGE, 2),
        (2, Label.CONTESTED, 1),
        (1, Label.UNTESTED, 1),
    ]


def score(*room):
    """Return the product of the effective values, by the letter."""
    half, value = Fraction(1, 2), Fraction(1)
    for stood in room:
        n = len(stood)
        value *= (stood.count(AGREE) + half) / (n + 1) * (1 - (stood.count(DISAGREE) + half) / (n + 1))
    return value


small = st.lists(st.sampled_from(Stance), min_size=4, max_size=6)


@given(st.lists(st.tuples(small, small), min_size=2, max_size=5))
def test_within_a_label_what_stands_higher_has_the_higher_score(room):
    papers = [
        (stratum, {option: stance})
        for option, both in enumerate(room)
        for stratum, stood in zip(("workers", "officials"), both, strict=True)
        for stance in stood
    ]
    result = ground(papers, range(len(room)), {"workers": 6, "officials": 6})
    for one, other in product(result.options, result.options):
        if one.label is other.label:
            assert (one.rank < other.rank) == (score(*room[one.option]) > score(*room[other.option]))


def label_by_the_letter(room, entitled):
    """Return the label as the definition has it, each inequality written out."""
    counts = [(len(stood), stood.count(AGREE), stood.count(DISAGREE)) for stood in room]
    heard = [
        Fraction(n, people) >= Fraction(2, 3) for (n, _, _), people in zip(counts, entitled, strict=True)
    ]
    if any(here and d >= Fraction(n, 2) and d > 0 for here, (n, _, d) in zip(heard, counts, strict=True)):
        return Label.CONTESTED
    if not all(heard):
        return Label.UNTESTED
    if all(a >= Fraction(2, 3) * n and d <= Fraction(n, 3) for n, a, d in counts):
        return Label.COMMON_GROUND
    return Label.BRIDGE


NEXT = {AGREE: [PASS], PASS: [AGREE, DISAGREE], DISAGREE: [PASS]}


def fragile_by_the_letter(room, entitled):
    label = label_by_the_letter(room, entitled)
    return any(
        label_by_the_letter([*room[:s], [*stood[:p], step, *stood[p + 1 :]], *room[s + 1 :]], entitled)
        != label
        for s, stood in enumerate(room)
        for p, stance in enumerate(stood)
        for step in NEXT[stance]
    )


def all_stances(people):
    counts = product(range(people + 1), repeat=3)
    return [stances(*each) for each in counts if sum(each) <= people]


@pytest.mark.parametrize("entitled", [[4], [5], [6], [9], [4, 5]])
def test_label_and_fragility_are_those_of_the_definition_for_all_small_counts(entitled):
    names = ["workers", "officials"][: len(entitled)]
    people = dict(zip(names, entitled, strict=True))
    for room in product(*map(all_stances, entitled)):
        papers = papers_of(dict(zip(names, room, strict=True)))
        [option] = ground(papers, [FLOOD_FUND], people).options
        assert option.label is label_by_the_letter(room, entitled), room
        assert option.fragile is fragile_by_the_letter([*room], entitled), room


def test_a_step_of_a_voice_makes_nothing_fragile_and_a_step_of_one_who_holds_it_up_does():
    safe = {"workers": stances(9, 1), "employers": stances(8)}
    assert not counted(ROOM, **safe, rural=stances(disagree=1)).fragile
    assert counted(ROOM, **safe, officials=stances(8, 4)).fragile


strata = st.sampled_from(["workers", "officials", "employers", "rural"])
papers = st.lists(st.tuples(strata, st.dictionaries(st.integers(1, 3), st.sampled_from(Stance))), max_size=20)
PEOPLE = {"workers": 20, "officials": 8, "employers": 8, "rural": 3}


@given(papers, st.randoms(use_true_random=False))
def test_no_order_of_papers_or_strata_matters(papers, random):
    shuffled, people = random.sample(papers, len(papers)), random.sample([*PEOPLE.items()], len(PEOPLE))
    assert ground(papers, [1, 2, 3], PEOPLE) == ground(shuffled, [1, 2, 3], dict(people))


@given(papers, st.permutations([1, 2, 3]))
def test_no_option_and_no_perspective_is_favoured(papers, names):
    option = {1: names[0], 2: names[1], 3: names[2]}
    stratum = {"workers": "a", "officials": "b", "employers": "c", "rural": "d"}
    renamed = [(stratum[who], {option[of]: said for of, said in stood.items()}) for who, stood in papers]
    before = ground(papers, [1, 2, 3], PEOPLE).options
    after = ground(renamed, [*option.values()], {stratum[who]: many for who, many in PEOPLE.items()}).options
    assert [(option[each.option], each.label, each.rank, each.fragile, each.answer) for each in before] == [
        (each.option, each.label, each.rank, each.fragile, each.answer) for each in after
    ]
    assert [sorted(stratum[who] for who in each.weakest) for each in before] == [
        sorted(each.weakest) for each in after
    ]
