"""Votes of every kind in the pages: begun on the console, filled in on phones, read by all."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.acts import press, say_yes
from tests.browser.conftest import comes_true, go
from tests.browser.hall import panel
from tests.browser.looks import faults_in
from tests.browser.network import Network
from tests.phone import Phone

OPTIONS = ["Seoul", "Jakarta", "Manila"]
PLACES = ".placed .option-words"
PROXIES = """() => [localStorage, sessionStorage].flatMap((each) => Object.keys(each))
  .filter((key) => key.startsWith("proxy-")).length"""
PUT = re.compile("Put A2 into the text|Leave the text as it is")


@pytest.fixture
def console(hall):
    return hall.console()


def ask(console, template, **fields):
    """Begin a vote with a ready-made question, and fill in the rest by the labels of its fields."""
    votes = panel(console, "Votes")
    press(votes, "A new vote")
    form = votes.get_by_role("form", name="A new vote")
    press(form, template)
    for label, value in fields.items():
        field = form.get_by_label(label.replace("_", " "))
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    press(form, "Open the vote")
    expect(form).to_have_count(0)


def end(console, *ways):
    """Close the only open vote, and press what follows."""
    votes = panel(console, "Votes")
    press(votes, "Close and count")
    say_yes(console, "Close and count")
    for press_it in ways:
        press_it(votes)
    press(votes, "Publish")
    say_yes(console, "Publish")
    expect(votes.get_by_role("button", name="Ask again: next round")).to_have_count(1)


def ballot(page):
    return page.locator(".ballot").first


def send(page, words="Send my vote"):
    press(ballot(page), words)
    expect(ballot(page).get_by_text(re.compile("Your vote is recorded"))).to_be_visible()


def test_all_choose_a_place_in_secret_and_read_the_result_on_every_screen(hall, console):
    kim, sari, wall = hall.phone("KR"), hall.phone("ID"), hall.wall()
    ask(
        console,
        "From scratch",
        Who_votes="everybody, one vote each",
        The_question="Where do we meet next?",
        The_options="\n".join(OPTIONS),
    )
    for page, places in ((kim, ["Jakarta"]), (sari, ["Jakarta", "Manila"])):
        expect(page.get_by_role("heading", name="Where do we meet next?")).to_be_visible()
        for place in places:
            page.get_by_label(place).check()
        assert faults_in(page, "phone") == []
        send(page)
    vote = console.get_by_role("article", name="Where do we meet next?")
    expect(vote).to_contain_text("2 of 38 voted")
    press(vote, "On the wall")
    expect(wall.locator(".wall")).to_contain_text("of 38 have voted")
    expect(wall.get_by_role("heading", level=1)).to_have_text("Where do we meet next?")
    assert faults_in(wall, "wall") == []
    end(console)
    press(vote, "On the wall")
    for page in (kim, sari, wall):
        expect(page.get_by_text("Elected: Jakarta")).to_be_visible()
    expect(kim.get_by_text("Your vote among the papers")).to_have_count(0)  # so few are not shown
    assert faults_in(wall, "wall") == []
    for page, name in ((kim, "phone"), (console, "console")):
        assert faults_in(page, name) == []


def test_options_are_put_in_order_by_buttons_by_keys_and_by_dragging(hall, console):
    kim = hall.phone("KR")
    ask(
        console,
        "From scratch",
        Kind_of_vote="Putting options in order",
        Who_votes="South Korea",
        The_question="Where first?",
        The_options="\n".join(OPTIONS),
    )
    for place in reversed(OPTIONS):
        press(ballot(kim), re.compile(f"^{place}$"))
    expect(kim.locator(PLACES)).to_have_text(["Manila", "Jakarta", "Seoul"])
    press(kim, "Seoul: up")
    expect(kim.locator(PLACES)).to_have_text(["Manila", "Seoul", "Jakarta"])
    kim.get_by_role("button", name="Jakarta: up").focus()
    kim.keyboard.press("ArrowUp")
    kim.keyboard.press("ArrowUp")
    expect(kim.locator(PLACES)).to_have_text(["Jakarta", "Manila", "Seoul"])
    expect(kim.get_by_role("button", name="Jakarta: up")).to_be_focused()
    kim.locator(".placed", has_text="Seoul").scroll_into_view_if_needed()
    grip = kim.locator(".placed .grip").nth(2).bounding_box()
    first = kim.locator(".placed").first.bounding_box()
    kim.mouse.move(grip["x"] + 8, grip["y"] + 8)
    kim.mouse.down()
    kim.mouse.move(grip["x"] + 8, first["y"] + 30, steps=4)
    kim.mouse.move(grip["x"] + 8, first["y"] + 4, steps=4)
    kim.mouse.up()
    expect(kim.locator(PLACES)).to_have_text(["Seoul", "Jakarta", "Manila"])
    press(kim, "Manila: take out")
    assert faults_in(kim, "phone") == []
    kim.reload()
    expect(kim.locator(PLACES)).to_have_text(["Seoul", "Jakarta"])
    send(kim)
    end(console)
    expect(kim.get_by_text("Elected: Seoul")).to_be_visible()


def test_a_half_filled_ballot_is_not_touched_by_what_others_do(hall, console):
    kim, seo = hall.phone("KR", 0), hall.phone("KR", 1)
    ask(
        console,
        "From scratch",
        Who_votes="South Korea",
        The_question="Where do we meet next?",
        The_options="\n".join(OPTIONS),
    )
    kim.get_by_label("Manila").check()
    seo.get_by_label("Seoul").check()
    send(seo)
    expect(ballot(kim)).to_contain_text("1 of 7 entitled voted")
    expect(kim.get_by_label("Manila")).to_be_checked()
    expect(kim.get_by_label("Seoul")).not_to_be_checked()


def test_facilitators_follow_where_groups_stand_and_all_see_it_when_it_is_published(hall, console):
    kim, sari, wall = hall.phone("KR"), hall.phone("ID"), hall.wall()
    ask(console, "Common ground on the declarations")
    for page in (kim, sari):
        page.get_by_role("group", name="Japan").get_by_label("Agree", exact=True).check()
        page.get_by_role("group", name="Indonesia").get_by_label("Disagree").check()
        page.get_by_label("Why? The others can answer you then.").fill("It leaves out care work.")
        assert faults_in(page, "phone") == []
        send(page)
    vote = console.get_by_role("article", name="Common ground")
    expect(vote.locator(".ground")).to_contain_text("Heard: 2 of 38")
    expect(kim.locator(".ground")).to_have_count(0)
    end(console)
    press(vote, "On the wall")
    for page in (kim, sari, wall):
        expect(page.locator(".ground")).to_contain_text("Heard: 2 of 38")
    assert faults_in(wall, "wall") == []
    kim.get_by_label("by country").check()
    press(vote, "On the wall: by country")
    for page in (kim, wall):
        expect(page.locator(".ground-verdict").first).to_contain_text("South Korea 1 of 7")
    assert faults_in(wall, "wall") == []
    assert faults_in(kim, "phone") == []


def test_a_host_enters_the_vote_of_somebody_without_a_device_and_gives_them_the_receipt(hall, console):
    """The network goes as the host presses the button, and the page is loaded anew before it is back."""
    keeper, other, third = sorted(hall.of("participant", "KR"), key=lambda row: not row["host"])[:3]
    host = hall.room(keeper)
    network = Network(host.context)
    host.reload()
    ask(console, "Plenary: one voice per person", The_question="We meet again this year")
    host.get_by_text("Enter the vote of somebody without a device").click()
    host.get_by_label("Whose vote?").select_option(label=other["name"])
    sheet = host.get_by_role("form", name=f"The vote of {other['name']}")
    sheet.get_by_label("Yes").check()
    assert faults_in(host, "phone") == []
    network.cut()
    press(sheet, "Send my vote")
    expect(sheet.get_by_role("button", name="Your vote is on its way")).to_be_visible()
    receipt = host.get_by_role("group", name=f"Receipt of {other['name']}")
    expect(receipt).to_have_count(0)
    network.restore()
    host.reload()
    receipt.get_by_text("The whole receipt").click()
    whole = receipt.locator("code").inner_text()
    expect(receipt).to_contain_text(f"Receipt of {other['name']}: {whole[:4]}…")
    assert faults_in(host, "phone") == []
    kept = host.evaluate("() => [localStorage, sessionStorage].map((each) => JSON.stringify(each))")
    assert [whole in each for each in kept] == [False, True]
    assert f"proxy-{keeper['person']}" not in "".join(kept)  # nor what the other one chose
    host.get_by_text("Enter the vote of somebody without a device").click()
    host.get_by_label("Whose vote?").select_option(label=other["name"])
    expect(host.get_by_text(f"The vote of {other['name']} is recorded.")).to_be_visible()
    late = hall.room(other)
    expect(late.get_by_text("Your table's host has given your vote for you.")).to_be_visible()
    host.get_by_label("Whose vote?").select_option(label=third["name"])
    host.get_by_role("form", name=f"The vote of {third['name']}").get_by_label("No").check()
    assert host.evaluate(PROXIES) == 2  # begun, in this tab and for the next one
    end(console)
    expect(host.get_by_text("Adopted by vote")).to_be_visible()
    comes_true(host, f"async () => ({PROXIES})() === 0")
    press(receipt, "Done")
    expect(receipt).to_have_count(0)
    assert host.evaluate("() => document.activeElement !== document.body")
    assert whole not in host.evaluate("() => JSON.stringify(sessionStorage)")
    host.reload()
    expect(host.get_by_text("Adopted by vote")).to_be_visible()
    expect(receipt).to_have_count(0)


def test_a_tie_is_settled_by_the_chair_and_told_with_the_result(hall, console):
    kim, seo = hall.phone("KR", 0), hall.phone("KR", 1)
    ask(
        console,
        "From scratch",
        Kind_of_vote="Vote: yes or no",
        It_is_about="a question of your own",
        Who_votes="South Korea",
        The_question="We meet again this year",
    )
    for page, choice in ((kim, "Yes"), (seo, "No")):
        page.get_by_label(choice, exact=True).check()
        send(page)

    def settle(votes):
        expect(votes.get_by_text("A tie").first).to_be_visible()
        press(votes, "Settle the tie")
        console.get_by_role("dialog").get_by_label("The chair decides: adopted").check()
        assert faults_in(console, "console") == []
        say_yes(console, "Settle it for good")

    end(console, settle)
    for page in (kim, seo):
        expect(page.get_by_text("The tie was settled: The chair decides")).to_be_visible()
        expect(page.locator(".verdict")).to_contain_text("A tie")


def test_a_next_round_is_among_those_that_stay_and_compares_each_with_itself(hall, console, fay, phone):
    """Jakarta has two votes, Manila one: they stay, as 1 and 2, where Seoul and Jakarta were before."""
    kim = hall.phone("KR")
    ask_korea(fay, [*OPTIONS, "Beijing"])
    for place, option in enumerate((2, 2, 3)):
        give(phone(hall.of("participant", "KR")[place + 1]), fay, option)
    end(console)
    votes = panel(console, "Votes")
    press(votes, "Ask again: next round")
    dialog = console.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("4 chosen")
    press(dialog, "Only the first 2, and who is equal")
    stay = {place: dialog.get_by_label(place) for place in [*OPTIONS, "Beijing"]}
    assert [place for place, box in stay.items() if box.is_checked()] == ["Jakarta", "Manila"]
    stay["Jakarta"].focus()
    console.keyboard.press("Space")
    expect(dialog.get_by_role("button", name="Open the vote")).to_be_disabled()
    console.keyboard.press("Space")
    assert faults_in(console, "console") == []
    say_yes(console, "Open the vote")
    expect(kim.locator(".options .option-words")).to_have_text(["Jakarta", "Manila"])
    kim.get_by_label("Manila").check()
    send(kim)
    end(console)
    rows = kim.locator(".shift tbody tr")
    expect(rows).to_have_text(["Jakarta20−2", "Manila11=", "Seoul0––", "Beijing0––"])


def ask_korea(fay, options, **rule):
    """Ask Korea to choose, and return the ballot's id."""
    team = next(each["id"] for each in fay.sees("team") if each["country"] == "KR")
    question = {"kind": "choice", "about": "question", "title": "Where first?", "team": team}
    fay.does("ballot.open", {**question, "options": options, **rule})
    return fay.sees("ballot")[-1]["id"]


def give(voter, fay, *options):
    """Choose in the newest ballot, on a device without a screen."""
    ballot = fay.sees("ballot")[-1]["id"]
    choice = {"kind": "choice", "options": [*options]}
    voter.does("vote.cast", ballot=ballot, receipt=uuid4().hex, choice=choice)


def test_who_is_elected_is_ticked_where_a_tie_has_too_many_outcomes_to_list(hall, console, fay, phone):
    """Plan 1 is elected, and of seven others three: 35 ways, of which the keyboard chooses the last."""
    plans = [f"Plan {number}" for number in range(1, 9)]
    ballot = ask_korea(fay, plans, seats=4)
    for place, options in ((0, range(1, 9)), (1, [1])):
        give(phone(hall.of("participant", "KR")[place]), fay, *options)
    fay.does("ballot.close", ballot=ballot)
    votes = panel(console, "Votes")
    press(votes, "Settle the tie")
    dialog = console.get_by_role("dialog")
    dialog.get_by_label("The chair chooses who is elected").focus()
    console.keyboard.press("Space")
    expect(dialog.get_by_role("group", name="Choose exactly 3.")).to_contain_text(
        "Elected in every case: Plan 1"
    )
    expect(dialog.get_by_role("checkbox")).to_have_count(7)
    for plan in ("Plan 6", "Plan 7", "Plan 8"):
        expect(dialog.get_by_role("button", name="Settle it for good")).to_be_disabled()
        dialog.get_by_label(plan).focus()
        console.keyboard.press("Space")
    expect(dialog.get_by_role("status")).to_have_text("3 chosen")
    assert faults_in(console, "console") == []
    say_yes(console, "Settle it for good")
    press(votes, "Publish")
    say_yes(console, "Publish")
    expect(votes.locator(".verdict")).to_contain_text("Elected: Plan 1, Plan 6, Plan 7, and Plan 8")


def test_a_draft_is_worded_anew_and_a_second_round_shows_what_moved(hall, console):
    kim = hall.phone("KR")
    votes = panel(console, "Votes")
    press(votes, "A new vote")
    press(votes, "From scratch")
    votes.get_by_label("Kind of vote").select_option(label="Consent in eight steps")
    votes.get_by_label("It is about").select_option(label="a question of your own")
    votes.get_by_label("Who votes").select_option(label="South Korea")
    votes.get_by_label("The question").fill("We go on")
    press(votes, "Keep as a draft")
    expect(votes.get_by_role("article", name="We go on")).to_be_visible()
    expect(kim.locator(".ballot")).to_have_count(0)
    press(votes, "Change it")
    votes.get_by_label("The question").fill("We go on together")
    assert faults_in(console, "console") == []
    press(votes, "Open the vote")
    for choice in ("Veto", "Wholehearted yes"):
        kim.get_by_label(choice).check()
        if choice == "Veto":
            kim.get_by_label("Your reason").fill("Not like this.")
        assert faults_in(kim, "phone") == []
        press(ballot(kim), "Send my vote")
        expect(ballot(kim)).to_contain_text("Your vote is recorded")
        end(console)
        if choice == "Veto":
            expect(kim.get_by_text("Objections to answer first")).to_be_visible()
            press(votes, "Ask again: next round")
    expect(kim.locator(".shift").get_by_role("row", name=re.compile("Veto"))).to_contain_text("−1")
    assert faults_in(kim, "phone") == []


def test_what_was_chosen_among_amendments_goes_into_the_text(server, fay, hall, console):
    go(fay, "draft")
    rows = hall.of("participant", "JP")
    host, other = (Phone(server, row) for row in rows[:2])
    host.does("item.add", title="Care")
    item = host.sees("item")[-1]["id"]
    host.does("field.write", item=item, field="problem", words="Many laws.")
    base = host.sees("item")[-1]["fields"]["problem"]["id"]
    for words in ("Too many laws.", "Many laws and no money."):
        named = {"item": item, "field": "problem", "words": words, "base": base, "reason": "Clearer."}
        other.does("amendment.propose", named)
    pages, wall = [hall.room(row) for row in rows[:2]], hall.wall()
    votes = panel(console, "Votes")
    press(votes, "A new vote")
    press(votes, "Choose among rival amendments")
    votes.get_by_label("Who votes").select_option(label="Japan")
    for name in ("A1", "A2"):
        votes.get_by_role("checkbox", name=re.compile(name)).check()
    assert faults_in(console, "console") == []
    press(votes, "Open the vote")
    for page in pages:
        page.get_by_role("radio", name=re.compile("A2")).check()
        assert faults_in(page, "phone") == []
        send(page)
    end(console)
    press(votes, "On the wall")
    expect(wall.locator("blockquote")).to_have_text("Many laws and no money.")
    assert faults_in(wall, "wall") == []
    for page in pages:
        expect(page.get_by_role("button", name="Put A2 into the text")).to_be_visible()
    assert faults_in(pages[0], "phone") == []
    chosen = next(each["id"] for each in host.sees("amendment") if each["number"] == 2)
    fay.does("amendment.hide", amendment=chosen)
    for page in (*pages, votes):
        expect(page.get_by_role("button", name=PUT)).to_have_count(0)
    fay.does("amendment.unhide", amendment=chosen)
    for page in pages:
        expect(page.get_by_role("button", name="Put A2 into the text")).to_be_visible()
    press(votes, "Put A2 into the text")
    for page in pages:
        expect(page.get_by_text("The draft follows this vote.")).to_be_visible()
        expect(page.get_by_label("Problem", exact=True).first).to_have_value("Many laws and no money.")
    follows = votes.get_by_text("The draft follows this vote.")
    expect(follows).to_be_visible()
    expect(follows.locator("..")).to_be_focused()
    pages[0].get_by_text("2 amendments are settled").click()
    links = pages[0].get_by_role("link", name="By a vote: see its result")
    expect(links).to_have_count(2)
    expect(links.first).to_have_attribute("href", re.compile(r"\?seat=room$"))
    assert faults_in(pages[0], "phone") == faults_in(console, "console") == []
    amendment = next(each["id"] for each in other.sees("amendment") if each["fate"] == "accepted")
    host.does("amendment.reopen", amendment=amendment)
    expect(pages[0].get_by_role("button", name="Put A2 into the text")).to_be_visible()


def test_a_team_and_its_readers_say_where_they_stand_on_each_item(server, fay, hall, console):
    go(fay, "draft")
    rows = hall.of("participant", "KR")
    host = Phone(server, rows[0])
    for title in ("Care in ageing counties", "A fund for care"):
        host.does("item.add", title=title)
    go(fay, "peer")
    (korea,) = [team["id"] for team in fay.sees("team") if team["country"] == "KR"]
    others = [row for row in hall.of("participant") if row["host"] and row["team"] != "KR"]
    (reading,) = [row for row in others if reads(Phone(server, row), korea)]
    kim, reader = hall.room(rows[1]), hall.room(reading)
    votes = panel(console, "Votes")
    press(votes, "A new vote")
    press(votes, "Common ground on a draft")
    votes.get_by_label("Who votes").select_option(label="South Korea")
    expect(votes.get_by_label("Also those who read this draft now")).to_be_checked()
    assert faults_in(console, "console") == []
    press(votes, "Open the vote")
    expect(reader.get_by_text("The draft of: South Korea")).to_be_visible()
    for page in (kim, reader):
        page.get_by_role("group", name="A fund for care").get_by_label("Agree", exact=True).check()
        assert faults_in(page, "phone") == []
        send(page)
    end(console)
    for page in (kim, reader):
        page.get_by_label("by country").check()
        expect(page.locator(".ground-verdict").first).to_contain_text("South Korea 1 of 7")
    assert faults_in(kim, "phone") == []


def reads(person, team):
    """Say whether somebody sees a team's draft; their connection ends with that."""
    seen = any(agenda["id"] == team for agenda in person.sees("agenda"))
    person.close()
    return seen


def test_a_vote_on_an_item_stands_below_the_words_that_are_voted_on(hall, console, fay, phone):
    writer = phone(hall.of("participant", "KR")[1])
    go(fay, "draft")
    writer.does("item.add", title="Care in ageing rural counties")
    item = writer.sees("item")[-1]
    team = item["team"]
    fay.does("ballot.open", kind="consent", about="item", item=item["id"], team=team)
    base = item["fields"]["title"]["id"]
    writer.does("field.write", item=item["id"], field="title", words="Care for all", base=base)
    kim, votes = hall.phone("KR"), panel(console, "Votes")
    for page in (ballot(kim), votes):
        expect(page.locator("blockquote")).to_have_text("Care in ageing rural counties")
    assert faults_in(kim, "phone") == []
    kim.get_by_label("I can stand behind it.").check()
    send(kim)
    end(console)
    expect(ballot(kim).locator("blockquote")).to_have_text("Care in ageing rural counties")
