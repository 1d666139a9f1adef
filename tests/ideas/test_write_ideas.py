"""Writing, changing and withdrawing ideas; lenses; and what facilitators hide."""

import pytest


def words(person, kind="own_idea"):
    return [idea["words"] for idea in person.sees(kind)]


@pytest.fixture
def idea(go, minjun, fay):
    """An idea of Min-jun's on Korea's board."""
    go("ideas")
    minjun.does("idea.add", words="Care co-operatives")
    fay.does("ideas.reveal")
    return minjun.sees("own_idea")[0]["id"]


def test_an_idea_is_kept_as_typed(go, minjun):
    go("ideas")
    minjun.does("idea.add", words="  마을 돌봄\r\n협동조합\u0000 <script>alert(1)</script> ")
    assert words(minjun) == ["마을 돌봄\n협동조합 <script>alert(1)</script>"]
    assert "<script>alert" not in minjun.http.get("/room").text


@pytest.mark.parametrize("sign", ["👩‍👩‍👧‍👦", "한", "क्षि", "a"])
def test_280_signs_fit_and_281_do_not(sign, go, minjun, everything):
    go("ideas")
    minjun.does("idea.add", words=sign * 280)
    before = everything()
    assert minjun.ask("idea.add", words=sign * 281)["code"] == "too_long"
    assert (
        minjun.ask("idea.change", idea=minjun.sees("own_idea")[0]["id"], words=sign * 281)["code"]
        == "too_long"
    )
    assert everything() == before


@pytest.mark.parametrize("empty", ["", "  \n ", "\u0000\u0007"])
def test_an_empty_idea_is_refused(empty, go, minjun, everything):
    go("ideas")
    before = everything()
    assert minjun.ask("idea.add", words=empty)["code"] == "empty"
    assert everything() == before


def test_unknown_fields_and_lenses_are_refused(go, minjun, everything):
    go("ideas")
    before = everything()
    assert minjun.ask("idea.add", words="Care", author=1)["code"] == "invalid"
    assert minjun.ask("idea.add", words="Care", lens="astrology")["code"] == "no_such_lens"
    assert everything() == before


@pytest.mark.parametrize("step", ["lobby", "recap", "break", "draft", "close"])
def test_in_a_step_without_the_right_nothing_is_written(step, go, minjun, everything):
    if step != "lobby":
        go(step)
    before = everything()
    assert minjun.ask("idea.add", words="Too early")["code"] == "not_now"
    assert everything() == before


def test_an_idea_sent_twice_is_there_once(go, minjun):
    go("ideas")
    for door in ("socket", "http"):
        assert minjun.ask("idea.add", words="Care", op="the same one", door=door)["ok"]
    assert words(minjun) == ["Care"]


def test_the_words_on_the_board_follow_their_author(idea, minjun, seoyeon):
    minjun.does("idea.change", idea=idea, words="Care in every county")
    assert words(seoyeon, "idea") == words(minjun) == ["Care in every county"]
    assert seoyeon.received()[-1]["subject"]["words"] == "Care in every county"


def test_the_same_words_again_change_nothing(idea, minjun, log, ids):
    minjun.does("idea.change", idea=idea, words="Care co-operatives ")
    assert "idea.changed" not in log(f"team-{ids['KR']}")


def test_a_withdrawn_idea_leaves_the_board_and_comes_back_to_its_place(idea, minjun, seoyeon, fay):
    minjun.does("idea.withdraw", idea=idea)
    minjun.does("idea.withdraw", idea=idea)
    assert words(seoyeon, "idea") == []
    gone = {"type": "gone", "of": "idea", "id": idea}
    assert [event["subject"] for event in seoyeon.received()].count(gone) == 1
    assert minjun.sees("own_idea")[0]["withdrawn"]
    assert fay.ask("idea.hide", idea=idea)["code"] == "no_such_idea"
    minjun.does("idea.restore", idea=idea)
    minjun.does("idea.restore", idea=idea)
    assert [i["id"] for i in seoyeon.sees("idea")] == [idea]


def test_a_mark_shows_as_a_number_and_only_to_its_maker_as_theirs(idea, go, minjun, seoyeon, fay, ids):
    go("perspectives")
    minjun.does("idea.lens", idea=idea, lens="informal", on=True)
    minjun.does("idea.lens", idea=idea, lens="informal", on=True)
    seoyeon.does("idea.lens", idea=idea, lens="informal", on=True)
    seoyeon.does("idea.lens", idea=idea, lens="rural", on=True)
    assert fay.sees("idea")[0]["lenses"] == {"informal": 2, "rural": 1}
    assert [(m["idea"], m["lens"]) for m in minjun.sees("own_mark")] == [(idea, "informal")]
    assert fay.sees("own_mark") == []
    assert {event["by"] for event in fay.received() if event["kind"] == "idea.marked"} == {""}
    minjun.does("idea.lens", idea=idea, lens="informal", on=False)
    assert fay.sees("idea")[0]["lenses"] == {"informal": 1, "rural": 1}
    assert minjun.sees("own_mark") == []


def test_coverage_counts_an_idea_once_for_a_lens(idea, go, minjun, seoyeon, olga, ids):
    go("perspectives")
    for person in (minjun, seoyeon):
        person.does("idea.lens", idea=idea, lens="informal", on=True)
    minjun.does("idea.add", words="Register domestic workers", lens="informal")
    late = minjun.sees("own_idea")[-1]["id"]
    seoyeon.does("idea.lens", idea=late, lens="informal", on=True)
    seoyeon.does("idea.lens", idea=late, lens="rural", on=True)
    numbers = [board for board in olga.sees("board") if board["id"] == ids["KR"]]
    assert numbers[0]["lenses"] == {"informal": 2, "rural": 1}


def test_marks_are_for_the_own_team_in_a_round(idea, go, minjun, sari, everything):
    assert minjun.ask("idea.lens", idea=idea, lens="rural", on=True)["code"] == "not_now"
    go("perspectives")
    before = everything()
    assert sari.ask("idea.lens", idea=idea, lens="rural", on=True)["code"] == "no_such_idea"
    assert minjun.ask("idea.lens", idea=idea, lens="astrology", on=True)["code"] == "no_such_lens"
    assert everything() == before


def test_what_a_facilitator_hides_has_no_words_for_its_team(idea, minjun, seoyeon, olga, fay, lin, ids):
    fay.does("idea.hide", idea=idea)
    for person in (minjun, seoyeon, olga):
        (shown,) = person.sees("idea")
        assert (shown["words"], shown["hidden"], shown["hidden_by"]) == ("", True, "")
    (shown,) = lin.sees("idea")
    assert (shown["words"], shown["hidden_by"]) == ("Care co-operatives", "Fay")
    assert minjun.sees("own_idea")[0] == {
        **minjun.sees("own_idea")[0],
        "hidden": True,
        "words": "Care co-operatives",
    }
    assert [board["ideas"] for board in olga.sees("board") if board["id"] == ids["KR"]] == [0]


def test_hiding_is_undone_by_any_facilitator_and_happens_once(idea, minjun, fay, lin, log, ids):
    fay.does("idea.hide", idea=idea)
    lin.does("idea.hide", idea=idea)
    lin.does("idea.unhide", idea=idea)
    fay.does("idea.unhide", idea=idea)
    assert words(minjun, "idea") == ["Care co-operatives"]
    kinds = log("facilitators-1")
    assert (kinds.count("idea.hidden"), kinds.count("idea.unhidden")) == (2, 2)  # the idea and the numbers


def test_hiding_takes_the_name_away_too(idea, minjun, seoyeon, fay):
    minjun.does("idea.sign", idea=idea, signed=True)
    fay.does("idea.hide", idea=idea)
    assert seoyeon.sees("idea")[0]["author"] == ""


def test_participants_do_not_hide(idea, minjun, olga, everything):
    before = everything()
    assert (
        minjun.ask("idea.hide", idea=idea)["code"] == olga.ask("idea.hide", idea=idea)["code"] == "not_yours"
    )
    assert everything() == before


def test_an_idea_that_comes_after_the_reveal_stands_at_the_end_of_the_board(go, minjun, seoyeon, fay):
    go("ideas")
    minjun.does("idea.add", words="Before the reveal")
    fay.does("ideas.reveal")
    late = [f"After it, {number}" for number in range(5)]
    for words in late:
        seoyeon.does("idea.add", words=words)
    board = sorted(minjun.sees("idea"), key=lambda idea: idea["id"])
    assert [idea["words"] for idea in board] == ["Before the reveal", *late]
