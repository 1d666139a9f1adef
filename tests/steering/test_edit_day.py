"""The day as facilitators edit it: before it starts, and while teams stand in it."""

import pytest

MINUTE = 60_000


def kinds(person):
    return [step["kind"] for step in ordered(person)]


def ordered(person):
    return sorted(person.sees("step"), key=lambda step: (step["position"], step["id"]))


def numbers(person):
    return [step["id"] for step in ordered(person)]


def the(person, step):
    return next(each for each in person.sees("step") if each["id"] == step)


def clock_of(person, team):
    return next(clock for clock in person.sees("clock") if clock["team"] == team)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_step_is_added_behind_another_with_what_is_usual_for_its_kind(door, fay, minjun, ids):
    words = {"title": "  Gallery walk ", "prompt": "Look around.", "lens": ""}
    fay.does("step.add", after=ids["recap"], kind="ideas", minutes=12, door=door, **words)
    assert kinds(minjun)[:4] == ["lobby", "recap", "ideas", "ideas"]
    added = ordered(minjun)[2]
    assert (added["title"], added["minutes"], added["silent"]) == ("Gallery walk", 12, True)
    assert (added["rights"], added["lens"]) == (["ideas"], None)
    assert [step["position"] for step in ordered(minjun)] == list(range(len(kinds(minjun))))


def test_everybody_hears_of_an_added_step_and_of_those_that_made_room(fay, wall, ids):
    fay.does("step.add", after=ids["declare"], kind="break", minutes=5)
    heard = wall.received()
    assert [event["kind"] for event in heard] == ["step.added"] * 2
    assert [event["subject"]["kind"] for event in heard] == ["break", "close"]


def test_a_step_is_changed_field_by_field_and_empty_words_are_the_usual_ones(fay, minjun, ids):
    fay.does("step.change", step=ids["ideas"], title="Quiet ideas", prompt="Alone.", rights=["vote", "ideas"])
    fay.does("step.change", step=ids["ideas"], minutes=25, silent=False, lens="care")
    step = the(minjun, ids["ideas"])
    assert (step["title"], step["prompt"], step["lens"]) == ("Quiet ideas", "Alone.", "care")
    assert (step["minutes"], step["silent"], step["rights"]) == (25, False, ["ideas", "vote"])
    fay.does("step.change", step=ids["ideas"], title="", prompt=" ", lens="")
    step = the(minjun, ids["ideas"])
    assert (step["title"], step["prompt"], step["lens"]) == ("", "", None)


def test_another_kind_brings_its_usual_rights_unless_others_are_chosen(fay, minjun, ids):
    fay.does("step.change", step=ids["recap"], kind="draft")
    assert the(minjun, ids["recap"])["rights"] == ["draft"]
    fay.does("step.change", step=ids["recap"], kind="peer", rights=["draft", "comment"])
    assert the(minjun, ids["recap"])["rights"] == ["draft", "comment"]


def test_a_change_that_changes_nothing_is_no_news(fay, ids, everything):
    before = everything()["activity"]
    fay.does("step.change", step=ids["recap"], minutes=30, title="", silent=False)
    assert everything()["activity"] == before


def test_other_minutes_move_the_end_for_the_teams_that_stand_in_the_step(fay, minjun, ids, go):
    go("recap")
    go("ideas", team=ids["JP"])
    before = {team: clock_of(minjun, ids[team])["ends_at"] for team in ("KR", "JP")}
    fay.does("step.change", step=ids["recap"], minutes=40)
    assert clock_of(minjun, ids["KR"])["ends_at"] == before["KR"] + 10 * MINUTE
    assert clock_of(minjun, ids["JP"])["ends_at"] == before["JP"]
    assert clock_of(minjun, ids["KR"])["extra"] == 0  # the plan changed, nobody was given more than it


def test_other_minutes_move_a_paused_clock_as_well_and_never_below_nothing(fay, minjun, ids, go):
    go("recap")
    fay.does("clock.pause", team=ids["KR"])
    before = clock_of(minjun, ids["KR"])["left"]
    fay.does("step.change", step=ids["recap"], minutes=31)
    assert clock_of(minjun, ids["KR"])["left"] == before + MINUTE
    fay.does("step.change", step=ids["recap"], minutes=1)
    assert 0 <= clock_of(minjun, ids["KR"])["left"] <= MINUTE


def test_a_removed_step_disappears_everywhere_and_comes_back_to_its_place(fay, minjun, wall, ids):
    before = numbers(minjun)
    fay.does("step.remove", step=ids["cluster"])
    assert ids["cluster"] not in numbers(minjun)
    assert wall.received()[-1]["subject"] == {"type": "gone", "of": "step", "id": ids["cluster"]}
    fay.does("step.restore", step=ids["cluster"])
    assert numbers(minjun) == before


def test_a_step_comes_back_even_after_the_day_was_reordered(fay, minjun, ids):
    fay.does("step.remove", step=ids["cluster"])
    fay.does("step.reorder", steps=list(reversed(numbers(fay))))
    fay.does("step.restore", step=ids["cluster"])
    assert ids["cluster"] in numbers(minjun)
    positions = [step["position"] for step in minjun.sees("step")]
    assert sorted(positions) == list(range(len(positions)))


def test_a_step_in_which_a_team_stands_is_not_removed(fay, ids, go, everything):
    go("recap")
    go("ideas", team=ids["JP"])
    before = everything()
    assert fay.ask("step.remove", step=ids["ideas"])["code"] == "occupied"
    assert fay.ask("step.remove", step=ids["recap"])["code"] == "occupied"
    assert everything() == before


def test_a_removed_step_is_no_step_for_any_other_command(fay, ids):
    fay.does("step.remove", step=ids["cluster"])
    for name, more in (
        ("step.change", {"minutes": 3}),
        ("step.remove", {}),
    ):
        assert fay.ask(name, step=ids["cluster"], **more)["code"] == "no_such_step"
    assert fay.ask("step.move", leaving=ids["lobby"], to=ids["cluster"])["code"] == "no_such_step"
    assert fay.ask("step.add", after=ids["cluster"], kind="break", minutes=5)["code"] == "no_such_step"


def test_steps_are_put_into_another_order_and_only_those_that_moved_are_told(fay, lin, wall, ids):
    steps = numbers(fay)
    steps[1], steps[2] = steps[2], steps[1]
    fay.does("step.reorder", steps=steps)
    assert numbers(lin) == steps
    assert {event["subject"]["id"] for event in wall.received()} == set(steps[1:3])


def test_of_two_facilitators_who_reorder_at_once_the_second_is_asked_to_look_again(fay, lin, ids):
    seen = numbers(fay)
    fay.does("step.reorder", steps=[seen[0], seen[2], seen[1], *seen[3:]], seen=seen)
    answer = lin.ask("step.reorder", steps=[*seen[:3], seen[4], seen[3], *seen[5:]], seen=seen)
    assert answer["code"] == "steps_differ"


@pytest.mark.parametrize(
    "spoil", [lambda s: s[:-1], lambda s: [*s, s[0]], lambda s: [*s[:-1], 999], lambda s: []]
)
def test_an_order_that_loses_doubles_or_invents_a_step_is_refused(spoil, fay, everything):
    steps = numbers(fay)
    before = everything()
    assert fay.ask("step.reorder", steps=spoil(steps))["code"] == "steps_differ"
    assert everything() == before


def test_a_template_begins_the_day_anew_while_all_are_in_the_lobby(fay, minjun):
    fay.does("template.apply", template="half_day")
    steps = ordered(minjun)
    assert sum(step["minutes"] for step in steps if step["kind"] != "lobby") == 240
    assert {clock["step"] for clock in minjun.sees("clock")} == {steps[0]["id"]}


def test_after_the_start_no_template_takes_the_day_away(fay, ids, go, everything):
    go("recap")
    fay.does("step.move", leaving=ids["recap"], to=ids["lobby"])
    before = everything()
    assert fay.ask("template.apply", template="half_day")["code"] == "already_started"
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "fields", "code"),
    [
        ("step.add", {"kind": "ideas", "minutes": 0}, "invalid"),
        ("step.add", {"kind": "dance", "minutes": 5}, "invalid"),
        ("step.add", {"kind": "break", "minutes": 5, "title": "x" * 81}, "too_long"),
        ("step.change", {"minutes": 481}, "invalid"),
        ("step.change", {"rights": ["rule"]}, "invalid"),
        ("step.change", {"prompt": "한" * 301}, "too_long"),
        ("step.change", {"title": None}, "invalid"),
        ("step.change", {"gone": True}, "invalid"),
        ("template.apply", {"template": "week"}, "invalid"),
    ],
)
def test_what_makes_no_sense_changes_nothing(name, fields, code, fay, ids, everything):
    place = {"step.add": {"after": ids["recap"]}, "step.change": {"step": ids["recap"]}}.get(name, {})
    before = everything()
    assert fay.ask(name, {**place, **fields})["code"] == code
    assert everything() == before


def test_a_day_does_not_grow_without_end(fay, ids):
    for _ in range(60 - len(fay.sees("step"))):
        fay.does("step.add", after=ids["recap"], kind="break", minutes=5)
    assert fay.ask("step.add", after=ids["recap"], kind="break", minutes=5)["code"] == "too_many_steps"


@pytest.mark.parametrize("person", ["minjun", "olga", "wall", "stranger"])
def test_only_facilitators_edit_the_day(person, request, fay, ids, everything):
    somebody = request.getfixturevalue(person)
    before = everything()
    for name, fields in (
        ("step.add", {"after": ids["recap"], "kind": "break", "minutes": 5}),
        ("step.change", {"step": ids["recap"], "minutes": 5}),
        ("step.remove", {"step": ids["recap"]}),
        ("step.restore", {"step": ids["recap"]}),
        ("step.reorder", {"steps": numbers(fay)}),
        ("template.apply", {"template": "half_day"}),
    ):
        assert somebody.ask(name, fields, door="http")["code"] in ("not_yours", "stranger")
    assert everything() == before
