import hashlib
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.drafting.rules import (
    ACTION_FIELDS,
    AGENDA_FIELDS,
    ITEM_FIELDS,
    PARTS,
    canonical_json,
    completeness,
    kept_enough,
    letter,
    lettered,
    numbered,
    text_hash,
    well_formed,
)
from facilitator.workshops.rules import readers

FULL = {"problem": "p", "outcome": "o", "indicator_name": "i"}
ACTION = {"text": "t", "lead": "l", "end": "2021-06"}

words = st.text(st.characters(exclude_categories=["Cs"]))
data = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | words,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé🙂", max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


def composed(thing):
    if isinstance(thing, str):
        return unicodedata.normalize("NFC", thing)
    if isinstance(thing, list):
        return [composed(part) for part in thing]
    if isinstance(thing, dict):
        return {composed(key): composed(value) for key, value in thing.items()}
    return thing


def turned(thing):
    """The same data with every mapping the other way round."""
    if isinstance(thing, dict):
        return {key: turned(value) for key, value in reversed(thing.items())}
    return [turned(part) for part in thing] if isinstance(thing, list) else thing


def test_an_item_with_every_part_lacks_nothing():
    assert completeness(FULL, [ACTION]) == []
    assert completeness({}, []) == list(PARTS)


@pytest.mark.parametrize(
    ("gone", "part"), [("problem", "problem"), ("outcome", "outcome"), ("indicator_name", "indicator")]
)
def test_each_part_is_missed_by_its_name(gone, part):
    assert completeness({**FULL, gone: ""}, [ACTION]) == [part]


def test_lead_and_date_must_belong_to_one_action():
    halves = [{"text": "t", "lead": "l"}, {"text": "u", "end": "2021-06"}]
    assert completeness(FULL, halves) == ["date"]
    assert completeness(FULL, [{"lead": "l", "end": "2021-06"}]) == ["action", "lead", "date"]
    assert completeness(FULL, [{"text": "t", "start": "2021-06", "lead": "l"}]) == ["date"]


@pytest.mark.parametrize(
    ("kept", "there", "enough"),
    [(2, 2, True), (1, 2, False), (1, 1, True), (2, 3, False), (3, 3, True), (5, 9, True), (6, 9, False)],
)
def test_three_to_five_groups_go_on_or_all_of_fewer(kept, there, enough):
    assert kept_enough(kept, there) is enough


@pytest.mark.parametrize(
    ("field", "said", "right"),
    [
        ("follow_up", "2021-09-15", True),
        ("follow_up", "2021-9-15", False),
        ("follow_up", "15.09.2021", False),
        ("start", "2021-06", True),
        ("end", "2021-13", False),
        ("indicator_target_year", "2022", True),
        ("indicator_target_year", "22", False),
        ("indicator_target_year", "२०२२x", False),
        ("follow_up", "", True),
        ("problem", "anything", True),
    ],
)
def test_dates_and_years_have_one_form(field, said, right):
    assert well_formed(field, said) is right


def test_paragraphs_are_lettered_and_numbered_the_same_in_every_language():
    assert lettered(["Recalling;", "\n", "  Noting, \n"]) == [
        {"letter": "a", "words": "Recalling;"},
        {"letter": "b", "words": "Noting,"},
    ]
    assert [letter(place) for place in (0, 25, 26, 27, 51, 52)] == ["a", "z", "aa", "ab", "az", "ba"]
    assert [row["number"] for row in numbered([{}, {}], "2.")] == ["2.1", "2.2"]


def test_canonical_json_is_as_the_standard_writes_it():
    told = {"b": [1, True, None], "é": '한글\n\u0001/"', "\U0001f642": 1, "\ufb33x": 2, "a": {}}
    # RFC 8785 sorts by UTF-16: a smiling face (D83D…) before U+FB33, which is composed to U+05D3 U+05BC.
    wanted = '{"a":{},"b":[1,true,null],"é":"한글\\n\\u0001/\\"","\u05d3\u05bcx":2,"🙂":1}'
    assert canonical_json(told).decode() == wanted
    assert canonical_json({"\uff21": 1, "\U0001f642": 2}).decode() == '{"🙂":2,"Ａ":1}'


def test_the_hash_is_that_of_the_bytes_and_of_composed_letters():
    assert text_hash({"a": "e\u0301"}) == text_hash({"a": "\u00e9"})
    assert text_hash({"a": "\u00e9"}) == hashlib.sha256('{"a":"é"}'.encode()).hexdigest()


@pytest.mark.parametrize(
    "odd", [1.5, float("nan"), 2**53, -(2**53), {1: 2}, {"e\u0301": 1, "\u00e9": 2}, b"x", "\ud800"]
)
def test_what_has_no_single_form_is_refused(odd):
    with pytest.raises(ValueError, match=r"form|text|same|surrogates"):
        canonical_json({"it": odd})


@given(data)
def test_canonical_json_says_the_same_whatever_the_order(thing):
    try:
        said = canonical_json(thing)
    except ValueError:  # two keys that compose to one
        return
    assert json.loads(said) == composed(thing)
    assert canonical_json(turned(thing)) == said == canonical_json(json.loads(said))


@given(data, data)
def test_only_equal_data_have_the_same_hash(one, other):
    try:
        same = canonical_json(one) == canonical_json(other)
    except ValueError:
        return
    assert same is (json.dumps(composed(one), sort_keys=True) == json.dumps(composed(other), sort_keys=True))


@pytest.mark.parametrize("count", range(2, 10))
def test_every_team_reads_one_other_and_is_read_by_one_and_the_next_round_is_another(count):
    teams = [10 * number for number in range(1, count + 1)]
    rounds = [readers(teams, number) for number in (1, 2)]
    for reading in rounds:
        assert sorted(reading) == sorted(reading.values()) == teams
        assert all(reader != author for reader, author in reading.items())
        if count % 2 == 0:
            assert all(reading[author] == reader for reader, author in reading.items())
    if count > 2:
        assert all(rounds[0][team] != rounds[1][team] for team in teams)


def test_the_browsers_fields_are_those_of_the_rules():
    source = Path("static/src/drafting/fields.ts").read_text()
    shown = {}
    for name, rows in re.findall(r"export const (\w+): Field\[\] = \[(.*?)\n\]", source, re.DOTALL):
        shown[name] = {
            field: int(limit) for field, limit in re.findall(r'name: "(\w+)".*?limit: (\d+)', rows)
        }
    assert shown["AGENDA"] == AGENDA_FIELDS
    assert shown["ACTION"] == ACTION_FIELDS
    assert shown["MAIN"] | shown["INDICATOR"] | shown["CONDITIONS"] == ITEM_FIELDS
