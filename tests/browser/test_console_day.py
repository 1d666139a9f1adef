"""The console changes the day and says things to everybody: the plan, the line, the board, the wall."""

from playwright.sync_api import expect

from tests.browser.acts import move_all, press, write_idea
from tests.browser.conftest import LAPTOP, PHONE, faults_of, overflow_of
from tests.browser.hall import answer, deeds, has_about, panel, seconds, shows_step, to_ideas, undo
from tests.day import Day

MINUTE = 60
FORM = """name => {
  const ideas = Object.values(facilitator.store.things).filter(({type}) => type === "idea").map(({id}) => id)
  return facilitator.send("cluster.form", {ideas, name})
}"""


def names_of(steps):
    """Return the titles in the table of steps, in their order."""
    return [name.strip() for name in steps.locator("tbody th").all_inner_texts()]


def test_what_a_step_asks_and_allows_can_be_changed_while_teams_are_in_it(hall):
    console, wall, sari = hall.console(), hall.wall(), hall.phone("ID")
    to_ideas(console)
    shows_step("Ideas", sari)
    composer = sari.get_by_role("textbox", name="My idea")
    expect(composer).to_be_visible()
    before = seconds(sari)

    press(panel(console, "Steps"), "Change Ideas")
    form = console.get_by_role("dialog", name="Ideas")
    form.get_by_label("Minutes").press("Control+a")
    form.get_by_label("Minutes").press("Delete")
    form.get_by_label("Minutes").press_sequentially("25")
    form.get_by_label("Title, if not the usual one").fill("Ideas for care")
    form.get_by_label("What to do, in one sentence, if not the usual one").fill("Who cares for whom?")
    form.get_by_label("Work in silence").uncheck()
    form.get_by_label("write ideas").uncheck()
    answer(console, "Save")
    shows_step("Ideas for care", console, wall, sari)
    expect(sari.locator("h1.question")).to_have_text("Who cares for whom?")
    expect(wall.locator(".wall-prompt")).to_have_text("Who cares for whom?")
    expect(sari.locator(".silence")).to_have_count(0)
    expect(composer).to_have_count(0)
    for page in (console, wall, sari):
        has_about(page, before + 5 * MINUTE)

    press(panel(console, "Steps"), "Change Ideas for care")
    form = console.get_by_role("dialog", name="Ideas for care")
    form.get_by_label("What to do").fill("")
    form.get_by_label("Minutes").fill("")
    form.get_by_label("write ideas").check()
    answer(console, "Save")
    expect(composer).to_be_visible()
    expect(sari.locator("h1.question")).to_contain_text("What should your country do")


def test_steps_change_places_come_and_go(hall):
    console, sari = hall.console(), hall.phone("ID")
    steps = panel(console, "Steps")
    expect(steps).to_contain_text("420 minutes without the lobby")
    earlier = steps.get_by_role("button", name="Ideas earlier")
    earlier.press("Enter")
    expect(steps.locator("tbody th").nth(1)).to_have_text("Ideas")
    expect(earlier).to_be_focused()
    expect(console.get_by_role("button", name="Move all to Ideas")).to_be_visible()
    sari.get_by_role("tab", name="Day").click()
    expect(sari.locator(".plan li").nth(1)).to_contain_text("Ideas")
    press(steps, "Ideas later")
    expect(steps.locator("tbody th").nth(1)).to_have_text("Recap")

    press(steps, "Add after Recap")
    form = console.get_by_role("dialog", name="A new step")
    form.get_by_label("What for").select_option(label="Break")
    form.get_by_label("Minutes").fill("7")
    form.get_by_label("Title, if not the usual one").fill("Stretching")
    answer(console, "Add it")
    expect(steps).to_contain_text("427 minutes without the lobby")
    expect(sari.locator(".plan li").nth(2)).to_contain_text("Stretching")
    press(steps, "Take out Stretching")
    expect(sari.locator(".plan li", has_text="Stretching")).to_have_count(0)
    undo(console)
    expect(sari.locator(".plan li").nth(2)).to_contain_text("Stretching")
    expect(steps.locator("tbody th").nth(2)).to_have_text("Stretching")
    expect(steps.get_by_role("button", name="Take out Lobby")).to_have_attribute("aria-disabled", "true")


def test_the_day_begins_from_a_template_as_long_as_nobody_has_left_the_lobby(hall):
    console, sari = hall.console(), hall.phone("ID")
    steps = panel(console, "Steps")
    press(steps, "Change Recap")
    console.get_by_label("Minutes").fill("45")
    answer(console, "Save")
    expect(steps).to_contain_text("435 minutes without the lobby")
    for template, minutes in (("Half day, 240 minutes", 240), ("Full day, 420 minutes", 420)):
        press(steps, template)
        expect(console.get_by_role("dialog")).to_contain_text("with all that you changed in them")
        answer(console, "Not now")
        expect(steps).not_to_contain_text(f"{minutes} minutes without the lobby")
        press(steps, template)
        answer(console, template)
        expect(steps).to_contain_text(f"{minutes} minutes without the lobby")
    shows_step("Lobby", sari)
    move_all(console, "Recap")
    expect(steps.get_by_role("button", name="Half day")).to_have_count(0)


def test_a_line_to_everybody_is_seen_until_it_is_taken_back(hall):
    console, wall, sari, olga = hall.console(), hall.wall(), hall.phone("ID"), hall.observer()
    words = "Lunch is at 12:30, vegetarian too."
    announce = panel(console, "Announce")
    announce.get_by_label("One line to everybody").fill(words)
    press(announce, "Say it to everybody")
    for page in (sari, olga):
        expect(page.locator(".announcement")).to_contain_text(words)
    expect(wall.locator(".wall-foot")).to_contain_text(words)
    expect(announce.get_by_label("One line to everybody")).to_have_value("")
    press(announce, "Take it back")
    for page in (sari, olga, wall):
        expect(page.get_by_text(words)).to_have_count(0)
    undo(console)
    for page in (sari, olga, wall):
        expect(page.get_by_text(words)).to_be_visible()
    assert deeds(console)[0] == "announcement.made"


def test_an_idea_is_hidden_and_comes_back(hall):
    console, sari, fitri = hall.console(), hall.phone("ID"), hall.phone("ID", 1)
    to_ideas(console)
    shows_step("Ideas", sari, fitri)
    write_idea(sari, "Buy my cousin's rice")
    reveal = console.get_by_role("button", name="Reveal 1 idea")
    expect(reveal).to_be_visible()
    moderate = panel(console, "Moderate")
    expect(moderate).to_contain_text("Ideas appear here after the reveal")
    press(panel(console, "This step"), "Reveal 1 idea")
    answer(console, "Show the ideas")
    card = fitri.locator("[data-layout=board]", has_text="Buy my cousin's rice")
    expect(card).to_be_visible()

    moderate = panel(console, "Moderate")
    press(moderate, "Hide")
    expect(card).to_have_count(0)
    expect(moderate.get_by_text("hidden", exact=True)).to_be_visible()
    expect(sari.locator("#own-ideas ~ .cards")).to_contain_text("Buy my cousin's rice")
    undo(console)
    expect(card).to_be_visible()
    press(moderate, "Hide")
    expect(card).to_have_count(0)
    press(moderate, "Show again")
    expect(card).to_be_visible()


def test_what_is_sent_to_the_wall_is_shown_there_and_cleared(hall):
    console, wall, sari = hall.console(), hall.wall(), hall.phone("KR")
    code = console.evaluate("() => facilitator.store.things['workshop-1'].code")
    shows_step("Lobby", wall)
    projector = panel(console, "Projector")
    expect(projector.get_by_text("connected", exact=True)).to_be_visible()
    press(projector, "Join code")
    expect(wall.locator(".wall-join .code")).to_have_text(f"{code[:3]} {code[3:]}")
    expect(projector.get_by_role("img", name="Join code")).to_be_visible()
    press(projector, "Nothing")
    expect(wall.locator(".wall[data-show=blank]")).to_be_visible()
    assert wall.locator("main").inner_text() == ""
    press(projector, "Back to: Join code")
    expect(wall.locator(".wall-join")).to_be_visible()

    group_two_ideas(hall, console, sari)
    panel(console, "Projector")
    projector.get_by_label("Team", exact=True).select_option(label="South Korea")
    press(projector.get_by_role("group", name="Show one team"), "Ideas")
    expect(wall.locator(".wall-groups")).to_contain_text("Care at home")
    wall.reload()
    expect(wall.locator(".wall-groups")).to_contain_text("A law for cooperatives")
    press(projector, "Step")
    shows_step("Cluster", wall)
    wall.close()
    expect(projector.get_by_text("not connected")).to_be_visible()


def group_two_ideas(hall, console, page):
    """Lead the teams to the clusters, with two ideas of Korea's in one."""
    to_ideas(console)
    shows_step("Ideas", page)
    for words in ("A law for cooperatives", "Nurses who own their agency"):
        write_idea(page, words)
    expect(console.get_by_role("button", name="Reveal 2 ideas")).to_be_hidden()
    press(panel(console, "This step"), "Reveal 2 ideas")
    answer(console, "Show the ideas")
    press(console, "Move all to")
    console.get_by_role("dialog").get_by_label("Step").select_option(label="Cluster")
    answer(console, "Move to Cluster")
    shows_step("Cluster", page)
    page.evaluate(FORM, "Care at home")


def test_the_main_things_are_done_by_keyboard_alone(hall):
    console, sari = hall.console(), hall.phone("ID")
    before = seconds(sari)
    by_keyboard(console, "+5 min")
    has_about(sari, before + 5 * MINUTE)
    by_keyboard(console, "Pause")
    expect(sari.get_by_text("paused")).to_be_visible()
    by_keyboard(console, "Go on")
    expect(sari.get_by_text("paused")).to_have_count(0)
    by_keyboard(console, "Move all to Recap")
    by_keyboard(console.get_by_role("dialog"), "Move to Recap")
    shows_step("Recap", sari)
    by_keyboard(console, "Undo")
    shows_step("Lobby", sari)
    expect(console.locator(".console-moves .main")).to_be_focused()

    by_keyboard(console, "Controls of Indonesia")
    indonesia = console.get_by_role("dialog", name="Indonesia", exact=True)
    by_keyboard(indonesia, "Move this team")
    expect(console.get_by_role("dialog", name="Move Indonesia")).to_be_visible()
    console.keyboard.press("Escape")
    by_keyboard(indonesia, "+2 min")
    console.keyboard.press("Escape")
    expect(console.get_by_role("button", name="Controls of Indonesia")).to_be_focused()
    has_about(sari, 22 * MINUTE)

    to(console.get_by_role("tab", name="This step"))
    for _ in range(3):
        console.keyboard.press("ArrowRight")
    expect(console.get_by_role("tab", name="Announce")).to_be_focused()
    to(console.get_by_label("One line to everybody")).type("Back at two.")
    by_keyboard(console, "Say it to everybody")
    expect(sari.locator(".announcement")).to_contain_text("Back at two.")
    by_keyboard(console, "Take it back")
    expect(sari.locator(".announcement")).to_have_count(0)


def test_every_panel_and_question_of_the_console_is_accessible_and_fits_a_phone(hall):
    console = hall.console()
    hall.wall()
    faults = []

    def look(*where):
        for size in (LAPTOP, PHONE):
            console.set_viewport_size(size)
            faults.extend((*where, fault) for fault in faults_of(console))
            if overflow_of(console):
                faults.append((*where, size["width"], "wider than the window", overflow_of(console)))
        console.set_viewport_size(LAPTOP)

    for name in ("This step", "Help", "Announce", "Log", "Projector", "People", "Steps", "Moderate"):
        panel(console, name)
        look(name)
    panel(console, "Steps")
    for button in ("Move all to Recap", "Controls of Japan", "Change Ideas", "Add after Recap", "Half day"):
        press(console, button)
        look(button)
        console.keyboard.press("Escape")
        expect(console.get_by_role("dialog")).to_have_count(0)
    assert faults == []


def by_keyboard(place, name):
    to(place.get_by_role("button", name=name, exact=True)).press("Enter")


def to(wanted):
    """Press Tab until something has the focus, and return the keyboard."""
    expect(wanted).to_be_visible()
    keyboard = wanted.page.keyboard
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return keyboard
        keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not come to {wanted}.")


def test_drafts_are_written_under_pseudonyms_if_that_is_said_in_time(hall, server):
    console = hall.console()
    steps = panel(console, "Steps")
    box = steps.get_by_role("checkbox", name="Under pseudonyms")
    box.click()
    expect(box).to_be_checked()
    host = hall.phone("KR")
    day = Day(server, teams=["KR"], size=2)
    day.go("draft")
    day.teams["KR"][1].does("item.add", title="One law for care cooperatives")
    expect(host.get_by_text("saved · Government, writer")).to_be_visible()
    host.get_by_role("button", name="Who wrote what").click()
    expect(host.get_by_role("group", name="Who wrote what").first).to_contain_text("Government, writer")
    assert faults_of(host) == []
    box.click()
    expect(console.get_by_text("A team has begun to write.")).to_be_visible()
    expect(box).to_be_checked()
    assert faults_of(console) == []
    day.close()
