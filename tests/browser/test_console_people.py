"""The console and the people: who comes in and who goes, who calls for help, and what the tiles tell."""

import re
import secrets

from playwright.sync_api import expect

from tests.browser.acts import known_to, press
from tests.browser.conftest import PHONE, WALL, faults_of
from tests.browser.hall import answer, lead, panel, shows_step, tile
from tests.day import Day
from tests.teamwork import form_clusters, write_ideas

LATER = "() => { const now = Date.now; Date.now = () => now() + 200_000 }"
GONE = "You are no longer on the list of this workshop."
REPLACED = "Your link was replaced by a new one."


def figure(console, country, name):
    return tile(console, country).locator(".figure", has_text=name).locator("dd")


def test_a_new_projector_is_paired_from_the_code_that_it_shows(hall):
    console = hall.console()
    wall = hall.opened(path="/projector", size=WALL)
    code = wall.locator("output.wall-prompt").inner_text()
    people = panel(console, "People")
    people.get_by_label("Code on the projector").fill("AAA AAA")
    press(people, "Pair")
    expect(people.get_by_text("No projector shows this code now.")).to_be_visible()
    people.get_by_label("Code on the projector").fill(code.lower())
    people.get_by_label("Name of this projector").fill("Side wall")
    press(people, "Pair")
    shows_step("Lobby", wall)
    side = panel(console, "Projector").get_by_role("region", name=re.compile("Side wall"))
    expect(side.get_by_text("connected", exact=True)).to_be_visible()
    press(side, "Join code")
    expect(wall.locator(".wall-join")).to_be_visible()


def test_who_says_they_are_somebody_who_is_here_already_waits_to_be_let_in(hall):
    console, sari = hall.console(), hall.phone("ID")
    name = hall.of("participant", "ID")[0]["name"]
    second, stranger = who_am_i(hall, console, name), who_am_i(hall, console, name)
    for page in (second, stranger):
        expect(page.get_by_role("heading", name="Waiting for a facilitator")).to_be_visible()
    expect(console.get_by_role("tab", name="People 2")).to_be_visible()
    people = panel(console, "People")
    press(people, f"Let {name} in")
    expect(second.locator(".room .bar")).to_be_visible()
    press(people, "Decline")
    expect(stranger.get_by_role("heading", name="You were not let in")).to_be_visible()
    expect(people.get_by_text("Whoever picks a name that is taken asks here.")).to_be_visible()
    expect(sari.locator(".badge")).to_have_text("saved")


def who_am_i(hall, console, name):
    """Come with the workshop's code and say who one is."""
    code = console.evaluate("() => facilitator.store.things['workshop-1'].code")
    page = hall.opened(path="/join?lang=en", size=PHONE)
    page.get_by_label("Code").fill(code)
    press(page, "Go on")
    page.get_by_role("radio", name=name).check()
    press(page, "This is me")
    return page


def test_a_new_link_ends_the_old_one_in_the_open_page(hall):
    console, sari = hall.console(), hall.phone("ID")
    name = hall.of("participant", "ID")[0]["name"]
    people = panel(console, "People")
    press(people, f"Link of {name}")
    field = people.get_by_label(f"Personal link of {name}")
    expect(field).to_have_value(re.compile("/join/"))
    old = field.input_value()
    press(people, "Make a new link, end the old one")
    press(people, "Not now")
    expect(field).to_have_value(old)
    press(people, "Make a new link, end the old one")
    press(people, "End it")
    expect(sari.get_by_role("alert")).to_contain_text(REPLACED)
    expect(people.get_by_text("The old link has ended. Send the new one.")).to_be_visible()
    expect(field).not_to_have_value(old)
    again = hall.opened({"link": field.input_value()})
    expect(again.locator(".badge")).to_have_text("saved")
    late = hall.opened(path="/join/" + old.split("/join/")[1])
    expect(late.locator(".room")).to_have_count(0)


def test_who_is_removed_is_out_at_once_and_can_be_brought_back(hall):
    console, sari = hall.console(), hall.phone("ID")
    name = hall.of("participant", "ID")[0]["name"]
    expect(figure(console, "Indonesia", "here")).to_have_text("1 of 6")
    people = panel(console, "People")
    press(people, f"Remove {name}")
    press(people, f"Keep {name}")
    expect(sari.locator(".room")).to_be_visible()
    press(people, f"Remove {name}")
    people.locator(".notice").get_by_role("button", name=f"Remove {name}").click()
    expect(sari.get_by_role("alert")).to_contain_text(GONE)
    expect(figure(console, "Indonesia", "here")).to_have_text("0 of 5")
    sari.reload()
    expect(sari.locator(".room")).to_have_count(0)
    press(people, "Undo")
    expect(figure(console, "Indonesia", "here")).to_have_text("0 of 6")
    sari.goto(hall.of("participant", "ID")[0]["link"])
    expect(sari.locator(".badge")).to_have_attribute("data-state", "saved")
    expect(figure(console, "Indonesia", "here")).to_have_text("1 of 6")


def test_a_call_for_help_stands_out_with_its_age_until_it_is_answered(hall):
    console, second, sari = hall.console(), hall.console(1), hall.phone("ID")
    caller, helper = hall.of("participant", "ID")[0]["name"], hall.of("facilitator")[0]["name"]
    press(sari, "Call for help")
    sari.get_by_label("What is it about?").fill("The sound is gone")
    press(sari, "Call now")
    for page in (console, second):
        expect(page.locator(".tile .tag", has_text="needs help")).to_have_count(1)
        expect(tile(page, "Indonesia").locator(".call")).to_contain_text("(just now) · The sound is gone")
    queue = panel(second, "Help 1")
    expect(queue).to_contain_text(caller)

    call = tile(console, "Indonesia").locator(".call")
    expect(call).to_have_attribute("data-age", "fresh")
    console.evaluate(LATER)
    expect(call).to_contain_text("(3 min ago)")
    expect(call).to_have_attribute("data-age", "late")
    press(tile(console, "Indonesia"), "I am going")
    expect(sari.get_by_text(f"{helper} is coming")).to_be_visible()
    for page in (console, second):
        expect(page.locator(".tile .tag", has_text="needs help")).to_have_count(0)
        expect(tile(page, "Indonesia").locator(".call")).to_contain_text(f"{helper} is going")
    press(queue, "Answered")
    expect(queue).to_contain_text("Nobody calls for help.")
    expect(console.locator(".call")).to_have_count(0)
    expect(sari.get_by_role("button", name="Call for help")).to_be_visible()


def test_tiles_tell_who_is_here_who_is_ready_and_what_moves(hall):
    console = hall.console()
    expect(tile(console, "Indonesia").locator(".tag")).to_have_text("nobody here")
    sari, second = hall.phone("ID"), hall.phone("ID", 1)
    name = hall.of("participant", "ID")[1]["name"]
    expect(figure(console, "Indonesia", "here")).to_have_text("2 of 6")
    expect(figure(console, "Japan", "here")).to_have_text("0 of 5")
    expect(tile(console, "Indonesia").locator(".tag")).to_have_count(0)
    expect(tile(console, "Indonesia")).to_contain_text("last movement–")
    press(second, "I am ready")
    expect(figure(console, "Indonesia", "ready")).to_have_text("1 of 6")
    expect(tile(console, "Indonesia")).to_contain_text("last movementjust now")
    expect(tile(console, "Japan")).to_contain_text("last movement–")
    people = lead(console, "Indonesia").locator(".person", has_text=name)
    expect(people).to_contain_text("ready")
    answer(console, "Close this")
    second.close()
    expect(figure(console, "Indonesia", "here")).to_have_text("1 of 6")
    sari.close()
    expect(tile(console, "Indonesia").locator(".tag")).to_have_text("nobody here")


def test_a_team_whose_host_is_away_and_one_that_is_done_are_seen_at_a_glance(hall, server):
    console = hall.console()
    day = Day(server, teams=["KR", "JP"])
    expect(tile(console, "South Korea").locator(".tag")).to_have_count(0)
    day.ready("lobby")
    for country in ("South Korea", "Japan"):
        expect(tile(console, country).locator(".tag")).to_have_text("done")
    first = day.teams["KR"][0]
    first.does("ready.set", step=day.step("lobby"), ready=False)
    expect(tile(console, "South Korea").locator(".tag")).to_have_count(0)
    expect(tile(console, "South Korea")).to_contain_text(f"not ready{first.row['name']} (host)")
    first.close()
    expect(tile(console, "South Korea").locator(".tag")).to_have_text("host away")
    expect(tile(console, "Japan").locator(".tag")).to_have_text("done")
    console.set_viewport_size(PHONE)
    glance = console.get_by_role("navigation", name="How it stands with the teams")
    expect(glance).to_contain_text("KR host away")
    glance.get_by_role("link", name="JP done").click()
    expect(tile(console, "Japan")).to_be_in_viewport()
    day.close()


def test_tiles_tell_votes_as_a_count_and_how_much_of_the_draft_is_there(hall, server):
    console = hall.console()
    day = Day(server, teams=["KR"], size=3)
    minjun, _, seoyeon = day.teams["KR"]
    expect(figure(console, "South Korea", "voted")).to_have_text("–")
    day.go("ideas")
    day.each(write_ideas)
    expect(tile(console, "South Korea")).to_contain_text("last movementjust now")
    day.lead.does("ideas.reveal")
    day.go("cluster")
    day.each(form_clusters)
    day.go("prioritise")
    controls = panel(console, "This step").get_by_role("group", name="Dots")
    press(controls, "Open the vote")
    expect(figure(console, "South Korea", "voted")).to_have_text("0 of 7")
    for phone, count in ((minjun, 1), (seoyeon, 2)):
        give_a_dot(phone, next(b for b in known_to(console, "ballot") if b["options"]))
        expect(figure(console, "South Korea", "voted")).to_have_text(f"{count} of 7")
        expect(controls).to_contain_text(f"KR {count} of 7")
    (counted,) = [ballot for ballot in known_to(console, "ballot") if ballot["cast"]]
    assert counted["result"] is None
    take_the_vote_back(hall, console, controls)

    day.go("draft")
    minjun.does("item.add", title="One law for care cooperatives")
    expect(figure(console, "South Korea", "draft")).to_have_text(re.compile(r"^0 of \d+$"))
    needed = int(figure(console, "South Korea", "draft").inner_text().split()[-1])
    (item,) = known_to(console, "item")
    minjun.does("field.write", item=item["id"], field="problem", words="Carers have no contract.")
    expect(figure(console, "South Korea", "draft")).to_have_text(f"1 of {needed}")
    tells_who_has_written(console, day)
    day.close()


def tells_who_has_written(console, day):
    """Min-jun (government) wrote all that there is, until Seo-yeon (a social entrepreneur) writes too."""
    controls = lead(console, "South Korea")
    written = controls.get_by_role("region", name="Who has written the draft")
    expect(written.get_by_text("Government: 100 %")).to_be_visible()
    (item,) = known_to(console, "item")
    words = " ".join(item["fields"][name]["words"] for name in ("title", "problem"))
    seoyeon = day.teams["KR"][2]
    seoyeon.does("field.write", item=item["id"], field="outcome", words=words.replace(" ", "", 1))
    expect(written.get_by_text("Government: 50 %")).to_be_visible()
    assert faults_of(console) == []


def test_a_vote_is_not_opened_twice_and_the_console_says_why(hall, server):
    console = hall.console()
    day = Day(server, size=1)
    day.go("ideas")
    day.each(write_ideas)
    day.lead.does("ideas.reveal")
    day.go("cluster")
    day.each(form_clusters)
    day.go("prioritise")
    controls = panel(console, "This step").get_by_role("group", name="Dots")
    opening = controls.get_by_role("button", name="Open the vote")
    opening.click()
    expect(controls.get_by_role("button", name="Close 6 open votes")).to_be_visible()
    expect(opening).to_have_attribute("aria-disabled", "true")
    expect(opening).to_have_accessible_description("To ask again, publish the result or take the vote back.")
    day.lead.does("ballots.close", kind="dots", team=None)
    expect(controls.get_by_role("button", name="Publish 6 results")).to_be_visible()
    expect(opening).to_have_attribute("aria-disabled", "true")
    day.lead.does("ballots.publish", kind="dots", team=None)
    expect(opening).to_have_attribute("aria-disabled", "false")
    opening.click()
    expect(controls.get_by_role("button", name="Close 6 open votes")).to_be_visible()
    day.close()


def take_the_vote_back(hall, console, controls):
    """A vote that was opened too early is taken back with a reason, and asked again."""
    page = hall.phone("KR", 2)
    expect(page.locator(".ballot")).to_have_count(1)
    press(controls, "Take 1 vote back")
    dialog = console.get_by_role("dialog", name="Take the vote back?")
    done = dialog.get_by_role("button", name="Take it back for good")
    expect(done).to_have_attribute("aria-disabled", "true")
    done.press("Enter")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Why? Some have voted already.").fill("A group was forgotten.")
    answer(console, "Take it back for good")
    expect(page.locator(".ballot")).to_have_count(0)
    expect(figure(console, "South Korea", "voted")).to_have_text("–")
    press(controls, "Open the vote")
    expect(page.locator(".ballot")).to_have_count(1)
    expect(figure(console, "South Korea", "voted")).to_have_text("0 of 7")


def give_a_dot(phone, ballot):
    dots = [{"option": ballot["options"][0]["id"], "dots": 1}]
    receipt = secrets.token_hex(16)
    phone.does("vote.cast", ballot=ballot["id"], choice={"kind": "dots", "dots": dots}, receipt=receipt)
