"""The console leads the day: the time, the moves, and what is seen of them on phones and on the wall."""

from playwright.sync_api import expect

from tests.browser.acts import move_all, press, write_idea
from tests.browser.conftest import LAPTOP, go
from tests.browser.hall import (
    answer,
    deeds,
    has_about,
    is_paused,
    lead,
    panel,
    seconds,
    shows_step,
    tile,
    to_ideas,
    undo,
)

MINUTE = 60
ROUND = "Perspectives · Informal and domestic work"
COUNT_TONES = """() => {
  const start = OscillatorNode.prototype.start
  window.tones = 0
  OscillatorNode.prototype.start = function (...when) {
    window.tones += 1
    return start.apply(this, when)
  }
}"""


def test_a_pause_stops_every_countdown_and_is_told_on_every_screen(hall):
    console, second, wall, sari = hall.console(), hall.console(1), hall.wall(), hall.phone("ID")
    screens = (console, second, wall, sari)
    press(console, "Pause")
    (left,) = {is_paused(page) for page in screens}
    expect(tile(console, "Japan")).to_contain_text("paused")
    for page in screens:
        page.reload()
        assert is_paused(page) == left
    press(second, "Go on")
    for page in screens:
        expect(page.locator(".timer").first).to_have_attribute("data-state", "running")
        expect(page.get_by_text("paused")).to_have_count(0)
        has_about(page, left)
    assert deeds(console)[:2] == ["clock.resumed", "clock.paused"]


def test_more_minutes_for_all_or_for_one_team_and_taken_back(hall):
    console, wall, sari, minjun = hall.console(), hall.wall(), hall.phone("ID"), hall.phone("KR")
    before = seconds(sari)
    press(console, "+5 min")
    for page in (console, wall, sari, minjun):
        has_about(page, before + 5 * MINUTE)
    undo(console)
    for page in (console, wall, sari, minjun):
        has_about(page, before)

    korea = lead(console, "South Korea")
    press(korea, "+2 min")
    has_about(minjun, before + 2 * MINUTE)
    expect(korea.locator(".timer")).to_have_text(minjun.locator(".timer").inner_text())
    press(korea, "Pause")
    is_paused(minjun)
    for page in (console, wall, sari):
        has_about(page, before)
    answer(console, "Close this")
    expect(tile(console, "South Korea")).to_contain_text("paused")
    expect(tile(console, "Indonesia")).not_to_contain_text("paused")
    expect(console.get_by_role("button", name="Controls of South Korea")).to_be_focused()


def test_a_team_that_was_given_more_time_is_shown_as_behind(hall):
    console, sari = hall.console(), hall.phone("ID")
    to_ideas(console)
    shows_step("Ideas", sari)
    expect(console.get_by_text("behind", exact=True)).to_have_count(0)
    press(lead(console, "Indonesia"), "+5 min")
    answer(console, "Close this")
    tag = tile(console, "Indonesia").locator(".tag", has_text="behind")
    expect(tag).to_be_visible()
    expect(console.locator(".tile .tag", has_text="behind")).to_have_count(1)
    undo(console)
    expect(tag).to_have_count(0)


def test_one_team_moves_and_the_others_stay(hall):
    console, wall, sari, minjun = hall.console(), hall.wall(), hall.phone("ID"), hall.phone("KR")
    press(lead(console, "South Korea"), "Move this team")
    answer(console, "Move to Recap")
    shows_step("Recap", minjun)
    expect(tile(console, "South Korea")).to_contain_text("Recap")
    expect(console.locator(".toast")).to_contain_text("South Korea moved to Recap.")
    shows_step("Lobby", sari, wall, console)
    answer(console, "Close this")

    press(console, "Move all to Recap")
    expect(console.get_by_role("dialog")).to_contain_text(
        "In another step now, and moved along: South Korea."
    )
    answer(console, "Not now")
    undo(console)
    shows_step("Lobby", minjun, sari)


def test_looking_at_another_step_moves_nobody(hall):
    console, wall, sari = hall.console(), hall.wall(), hall.phone("ID")
    press(console, "Move all to")
    preview = console.get_by_role("dialog", name="Move all teams")
    expect(preview).to_contain_text("Nobody has words that are not sent.")
    preview.get_by_label("Step").select_option(label="Ideas")
    expect(preview).to_contain_text("What should your country do for its social and solidarity economy?")
    expect(preview).to_contain_text("20 minutes · in silence · Participants may: write ideas")
    answer(console, "Not now")
    expect(console.get_by_role("button", name="Move all to Recap")).to_be_focused()
    console.reload()
    shows_step("Lobby", console, wall, sari)
    assert "step.moved" not in deeds(console)


def test_one_step_back_loses_nothing(hall):
    console, sari = hall.console(), hall.phone("ID")
    to_ideas(console)
    shows_step("Ideas", sari)
    write_idea(sari, "A law for care cooperatives")
    written = sari.locator(".card", has_text="A law for care cooperatives")
    expect(written).to_be_visible()
    press(console, "One step back")
    shows_step("Recap", console, sari)
    expect(written).to_have_count(0)
    undo(console)
    shows_step("Ideas", console, sari)
    expect(written).to_be_visible()
    move_all(console, ROUND)
    press(console, "One step back")
    shows_step("Ideas", sari)
    expect(written).to_be_visible()


def test_two_facilitators_press_next_together_and_all_move_once(hall):
    su_min, meiling, sari = hall.console(), hall.console(1), hall.phone("ID")
    for console in (su_min, meiling):
        press(console, "Move all to Recap")
    for console in (su_min, meiling):
        answer(console, "Move to Recap")
    for page in (su_min, meiling, sari):
        shows_step("Recap", page)
        expect(page.locator(".badge")).to_have_text("saved")
    assert deeds(su_min).count("step.moved") == 1


def test_who_is_still_writing_is_named_before_a_move(hall):
    console, sari = hall.console(), hall.phone("ID")
    to_ideas(console)
    shows_step("Ideas", sari)
    sari.get_by_role("textbox", name="My idea").fill("Half an")
    name = hall.of("participant", "ID")[0]["name"]
    expect(tile(console, "Indonesia")).to_contain_text(f"still writing{name}")
    press(console, "Move all to")
    expect(console.get_by_role("dialog")).to_contain_text(f"Still writing: {name}.")


def test_a_silent_step_says_so_at_its_question_on_phones_and_on_the_wall(hall):
    console, wall, sari = hall.console(), hall.wall(), hall.phone("ID")
    silence = "In silence: everybody writes alone."
    move_all(console, "Recap")
    shows_step("Recap", wall, sari)
    for page in (wall, sari):
        expect(page.locator(".silence")).to_have_count(0)
    move_all(console, "Ideas")
    for page in (wall, sari):
        expect(page.locator(".silence")).to_have_text(silence)
        expect(page.locator(".silence svg")).to_be_visible()
    change = panel(console, "Steps")
    press(change, "Change Recap")
    console.get_by_label("Work in silence").check()
    answer(console, "Save")
    press(console, "One step back")
    for page in (wall, sari):
        expect(page.locator(".silence")).to_have_text("In silence: everybody works alone.")
    move_all(console, "Ideas")
    expect(tile(console, "Indonesia")).to_contain_text("Ideas")
    press(lead(console, "Indonesia"), "Move this team")
    console.get_by_role("dialog").last.get_by_label("Step").select_option(label="Break")
    answer(console, "Move to Break")
    shows_step("Break", sari)
    expect(sari.locator(".silence")).to_have_count(0)  # a break is quiet by itself


def test_the_sound_can_be_tried_and_switched_off(hall):
    console, sari = hall.console(), hall.phone("ID")
    for page in (console, sari):
        page.evaluate(COUNT_TONES)
    press(console, "Let me hear it")
    console.wait_for_function("() => tones === 2")
    press(console, "Sound at the end of a step: on")
    sari.get_by_role("tab", name="Day").click()  # a browser lets a page sound only after a touch
    let_it_end(console)
    sari.wait_for_function("() => tones === 2")
    assert console.evaluate("() => tones") == 2

    press(console, "Sound at the end of a step: off")
    panel(console, "Projector")  # its small picture of the wall has a countdown too, and keeps still
    press(console, "+1 min")
    expect(console.locator(".timer").first).not_to_have_attribute("data-state", "over")
    let_it_end(console)
    console.wait_for_function("() => tones === 4")
    sari.wait_for_function("() => tones === 4")
    assert console.evaluate("() => tones") == 4


def let_it_end(console):
    """Take all its minutes from a step, and see it end now."""
    press(console, "Pause")
    console.evaluate("() => facilitator.send('clock.extend', {minutes: -20, team: null})")
    press(console, "Go on")
    expect(console.locator(".timer").first).to_have_attribute("data-state", "over")


def test_the_lines_of_all_tiles_stand_alike_also_beside_short_names(opened, fay, phone):
    phone(team="CN", host=True)  # so that nothing but the short name stands beside the sign
    go(fay, "recap")
    lead = opened(role="facilitator", size=LAPTOP, lang="ko")
    lead.wait_for_selector(".tile .drift")
    tops = lead.locator(".tile").evaluate_all(
        """tiles => tiles.map(tile => [".tile-step", ".drift"].map(
          part => tile.querySelector(part).getBoundingClientRect().bottom - tile.getBoundingClientRect().top
        ).map(Math.round))"""
    )
    assert len({tuple(pair) for pair in tops}) == 1, tops
    assert tops[0][0] == tops[0][1]
