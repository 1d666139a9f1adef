"""What changed between two wordings, by sign or by word; and whether two changes can both be made."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.drafting.wording import merged, parts

SIGNS = {"same": "", "gone": "-", "come": "+"}
texts = some.text(some.sampled_from("aé b.\n한글かな漢字😀👩\u200d\u0301"), max_size=12)


def shown(before, after):
    return [f"{SIGNS[part.kind]}{part.words}" for part in parts(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        (
            "労働者協同組合法を見直す",
            "労働者協同組合法を改正す",
            ["労働者協同組合法を", "-見直", "+改正", "す"],
        ),
        ("介護の協同組合", "介護の労働組合", ["介護の", "-協同", "+労働", "組合"]),
        ("法を定める", "法を改める", ["法を", "-定", "+改", "める"]),
        (
            "사회적경제 기본법을 만든다",
            "사회연대경제 기본법을 만든다",
            ["사회", "-적", "+연대", "경제 기본법을 만든다"],
        ),
        ("制定一部法律", "制定两部法律", ["制定", "-一", "+两", "部法律"]),
        ("One law for all", "One act for all", ["One ", "-law", "+act", " for all"]),
        ("pekerja rumah tangga", "para pekerja rumah tangga", ["+para ", "pekerja rumah tangga"]),
        ("naïve plan", "nai\u0308ve plan", ["-naïve", "+nai\u0308ve", " plan"]),
        (
            "a family 👨\u200d👩\u200d👧",
            "a family 👨\u200d👩\u200d👦",
            ["a family ", "-👨\u200d👩\u200d👧", "+👨\u200d👩\u200d👦"],
        ),
        ("old words here", "quite other ones", ["-old words here", "+quite other ones"]),
        ("", "new", ["+new"]),
        ("gone", "", ["-gone"]),
        ("same", "same", ["same"]),
        ("", "", []),
    ],
)
def test_a_difference_is_shown_by_sign_in_east_asia_and_by_word_elsewhere(before, after, difference):
    assert shown(before, after) == difference


@given(texts, texts)
def test_a_difference_holds_both_texts_whole(before, after):
    pieces = parts(before, after)
    assert "".join(part.words for part in pieces if part.kind != "come") == before
    assert "".join(part.words for part in pieces if part.kind != "gone") == after
    assert all(part.words for part in pieces)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("One act stands apart.", "One law stands alone.", "One act stands alone."),
        ("One act stands apart.", "One act stands apart.", "One act stands apart."),
        ("One act stands apart.", "One bill stands apart.", None),
        (
            "Now one law stands apart.",
            "One law stands apart, and alone.",
            "Now one law stands apart, and alone.",
        ),
        ("One law stands apart. Now.", "So: One law stands apart.", "So: One law stands apart. Now."),
        ("One law stands apart.", "One law stands.", "One law stands."),
    ],
)
def test_two_changes_are_both_made_unless_they_meet(one, other, both):
    base = "One law stands apart."
    assert merged(base, one, other) == merged(base, other, one) == both


@given(texts, texts)
def test_a_change_and_no_change_make_that_change(base, changed):
    assert merged(base, changed, base) == merged(base, base, changed) == changed
    assert merged(base, changed, changed) == changed


def test_a_very_long_change_is_shown_as_a_whole():
    before, after = "가" * 5000, "나" * 5000
    assert [part.kind for part in parts(before, after)] == ["gone", "come"]
