"""A facilitator, two teams of two people and a projector live through the whole day in real Chromium.

All is pressed and typed in the six pages. Once, Sari's network is cut for thirty seconds; once, the server is
killed while all four write. After each step every page must know what a fresh snapshot tells, and no more.
"""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.acts import (
    all_agree,
    answer,
    close_and_publish,
    comment,
    consent,
    evaluate,
    field,
    go,
    has_come_along,
    is_saved,
    item_of,
    known_to,
    mark_idea,
    move_all,
    open_votes,
    press,
    put_into,
    rate,
    reload_changes_nothing,
    say_yes,
    the_public_reads,
    write,
    write_idea,
)
from tests.browser.cast import (
    COUNTRIES,
    LENSES,
    MARKS,
    PEOPLE,
    SEEDS,
    THINK_OF,
    idea,
    pairs_in,
    phones_in,
    writers,
)
from tests.browser.conftest import LAPTOP, WALL
from tests.browser.network import Network

CUT = 30_000  # ms


@pytest.fixture
def pages(server, opened):
    """Six pages by name: four phones, the console, the wall."""
    rows = [row for row in server.links if row["role"] == "participant"]
    pairs = {country: iter([row for row in rows if row["team"] == country]) for country in COUNTRIES}
    phones = {name: opened(next(pairs[country])) for name, country in PEOPLE.items()}
    lead, wall = opened(size=LAPTOP, role="facilitator"), opened(size=WALL, role="projector")
    return {**phones, "lead": lead, "wall": wall}


@pytest.mark.timeout(400)
def test_two_teams_go_through_the_whole_day_with_a_cut_network_and_a_killed_server(pages, server):
    recap(pages)
    ideas_with_a_cut_network(pages)
    perspectives(pages)
    clusters(pages)
    priorities(pages)
    draft_with_a_killed_server(pages, server)
    draft_again(pages)
    peer_review(pages)
    adoption(pages)
    declarations(pages, server)
    close(pages, server)
    nobody_needs_a_reload(pages)


def recap(pages):
    go(pages, "Recap")
    for name, page in phones_in(pages).items():
        expect(page.locator(".room-main h2").first).to_contain_text(COUNTRIES[PEOPLE[name]])
        expect(page.get_by_role("heading", name="The whole region")).to_be_visible()
        press(page, "I am ready")
    tile = pages["lead"].get_by_role("region", name="Indonesia")
    expect(tile.locator(".figure", has_text="ready")).to_contain_text("2 of 6")


def ideas_with_a_cut_network(pages):
    """Sari writes without a network, while the others go on: ideas are shown, and the next step begins."""
    go(pages, "Ideas")
    sari, lead = pages["sari"], pages["lead"]
    sari.context.set_offline(True)
    cut = sari.evaluate("() => Date.now()")
    expect(sari.locator(".badge")).to_contain_text("offline since")
    for name, lenses in THINK_OF.items():
        for lens in lenses:
            write_idea(pages[name], idea(PEOPLE[name], lens))
    others = {name: page for name, page in pages.items() if page is not sari}
    all_agree(others)
    expect(pages["ayu"].locator(".hidden-tile")).to_contain_text("2 ideas, hidden")
    press(lead, "Reveal 6 ideas")
    say_yes(lead, "Show the ideas")
    expect(pages["rosalinda"].locator("[data-layout=board]")).to_contain_text(idea("PH", "covid_law"))
    all_agree(others)
    move_all(lead, f"Perspectives · {LENSES['informal']}")
    all_agree(others)
    sari.wait_for_function(f"cut => Date.now() - cut > {CUT}", arg=cut, polling=200, timeout=2 * CUT)
    sari.context.set_offline(False)
    is_saved(sari)
    has_come_along(lead, sari)
    all_agree(pages)


def perspectives(pages):
    """Four rounds: in each, one of each team marks the idea for its lens, and the other sees it counted."""
    for turn, (lens, title) in enumerate(LENSES.items()):
        if turn:
            go(pages, f"Perspectives · {title}")
        for country, pair in pairs_in(pages).items():
            marking, seeing = pair if turn % 2 else reversed(pair)
            mark_idea(marking, idea(country, lens))
            card = seeing.locator("[data-layout=board] .card", has_text=idea(country, lens))
            expect(card.get_by_role("button", name="Matters here 1")).to_be_visible()
    go(pages, "Break")


def clusters(pages):
    """Each member forms a group; the last idea is put into one that is there."""
    go(pages, "Cluster")
    for country, (host, other) in pairs_in(pages).items():
        informal, gender, rural, law = (idea(country, lens) for lens in LENSES)
        first, second = (group["name"] for group in SEEDS[country]["clusters"][:2])
        put_into(host, [informal, gender], first, new=True)
        expect(other.get_by_role("heading", name=first)).to_be_visible()
        put_into(other, [rural], second, new=True)
        put_into(other, [law], second)
        expect(host.get_by_text("Every idea is in a group.")).to_be_visible()
    go(pages, "Break")


def priorities(pages):
    """All rate and put dots in secret; the results are shown together; the hosts keep both groups."""
    go(pages, "Prioritise")
    for ballot in ("Rating", "Dots"):
        open_votes(pages["lead"], ballot)
    for name, marks in MARKS.items():
        rate(pages[name], marks)
    all_agree(pages)
    for ballot in ("Rating", "Dots"):
        close_and_publish(pages["lead"], ballot)
    for host, other in pairs_in(pages).values():
        for number in (0, 1):
            host.locator(".choices input[type=checkbox]").nth(number).check()
        press(host, "Keep 2 groups")
        expect(other.get_by_text("on the agenda")).to_have_count(2)


def draft_with_a_killed_server(pages, server):
    """The server dies with words of all four on their way, and before José hears that it did as he asked."""
    go(pages, "Draft")
    jose, rosalinda = pages["jose"], pages["rosalinda"]
    network = Network(jose.context)
    jose.reload()  # so that what he hears is ours to hold back
    is_saved(jose)
    for page, number, item in writers(pages):
        write(item_of(page, number), {"problem": item["problem"]})
    all_agree(pages)
    network.hold()
    for page, number, _ in writers(pages):
        press(item_of(page, number), "Add an action")
    expect(item_of(rosalinda, 1).locator(".action-row")).to_be_visible()
    expect(item_of(jose, 1).locator(".action-row")).to_be_hidden()
    for page, number, item in writers(pages):
        write(item_of(page, number), {"outcome": item["outcome"][:40], "indicator_name": "Half"})
    server.kill()
    network.cut()
    for page, number, item in writers(pages):
        expect(page.locator(".badge")).to_have_attribute("data-state", "offline")
        write(item_of(page, number), {"outcome": item["outcome"], "indicator_name": "Whole"})
        expect(page.locator(".offline")).to_contain_text("will be sent")
    network.restore()
    server.start()
    all_agree(pages)
    each_has_each_word_once(pages)
    go(pages, "Break")


def each_has_each_word_once(pages):
    for country, pair in pairs_in(pages).items():
        for page in pair:
            for number, item in enumerate(SEEDS[country]["items"][:2]):
                for name in ("problem", "outcome"):
                    expect(field(item_of(page, number), name)).to_have_value(item[name])
                expect(item_of(page, number).locator(".action-row")).to_have_count(1)
            expect(page.locator(".conflict")).to_have_count(0)


def draft_again(pages):
    """What is still missing: who does what, how it is measured, and the agenda's own fields."""
    go(pages, "Draft")
    for page, number, item in writers(pages):
        action = {name: item["actions"][0][name] for name in ("text", "lead", "start", "end", "place")}
        write(item_of(page, number).locator(".action-row"), action)
        names = ("name", "baseline", "baseline_year", "target", "target_year", "verification")
        write(item_of(page, number), {f"indicator_{name}": str(item["indicator"][name]) for name in names})
        item_of(page, number).locator("summary").first.click()
        write(item_of(page, number), {name: item[name] for name in ("target_groups", "resources")})
    for country, (host, other) in pairs_in(pages).items():
        seeds = SEEDS[country]
        for place, words in enumerate(seeds["preamble"]):
            other.get_by_role("button", name="Add a paragraph").click()
            paragraph = other.locator(".paragraph textarea").nth(place)
            expect(paragraph).to_be_focused()
            paragraph.fill(words)
            paragraph.blur()
        head = host.get_by_role("region", name="The agenda as a whole")
        write(head, {name: seeds[name] for name in ("title", "owner", "follow_up")})
        for page in (host, other):
            expect(page.get_by_text("All 6 parts filled")).to_have_count(2)


def peer_review(pages):
    """Two rounds: the two teams read each other, then others; now they see what was said to them."""
    go(pages, "Peer review 1")
    kinds = ("We can help", "Missing", "Question", "Clear")
    for (page, number, _), kind in zip(writers(pages), kinds, strict=True):
        comment(page, number, kind, f"{kind}: what we read in item {number + 1}")
    go(pages, "Peer review 2")
    for page in phones_in(pages).values():
        expect(page.get_by_text("This team has no items yet")).to_be_visible()
    pages["ayu"].get_by_role("tab", name="Draft").click()
    answer(pages["ayu"], 0, "We wrote it into the outcome.")


def adoption(pages):
    """The comments are answered, the texts are frozen, all four say what they can stand behind."""
    go(pages, "Adopt")
    expect(pages["sari"].get_by_text("1 comment is not dealt with yet")).to_be_visible()
    for name, number in {"sari": 1, "rosalinda": 0, "jose": 1}.items():
        answer(pages[name], number, "Thank you. It stands in the actions now.")
    lead = pages["lead"]
    press(lead, re.compile(r"Freeze \d+ texts"))
    expect(lead.get_by_role("button", name="Freeze 0 texts")).to_be_visible()
    open_votes(lead, "Consent")
    for name in ("sari", "rosalinda", "jose"):
        consent(pages[name], "support")
    consent(pages["ayu"], "reservation", SEEDS["ID"]["reservation"]["text"])
    all_agree(pages)
    close_and_publish(lead, "Consent")
    for page in phones_in(pages).values():
        expect(page.get_by_text("Adopted by consensus")).to_be_visible()


def declarations(pages, server):
    """One team after the other is called, stands on the wall, and declares."""
    go(pages, "Declare")
    lead, wall = pages["lead"], pages["wall"]
    for country, (host, other) in pairs_in(pages).items():
        press(lead, f"Call {COUNTRIES[country]}")
        expect(host.get_by_text("It is your turn: declare your agenda.")).to_be_visible()
        expect(wall.locator(".wall[data-show=ceremony]")).to_contain_text(SEEDS[country]["title"])
        all_agree(pages)
        press(lead, "Seal and publish")
        say_yes(lead, "Declare")
        expect(other.get_by_text("Declared and sealed")).to_be_visible()
    all_agree(pages)
    declared = known_to(lead, "declaration")
    assert [declaration["title"] for declaration in declared] == [SEEDS[c]["title"] for c in COUNTRIES]
    for country, declaration in zip(COUNTRIES, declared, strict=True):
        the_public_reads(
            f"{server.url}{declaration['path']}",
            declaration["sha256"],
            [item["problem"] for item in SEEDS[country]["items"][:2]],
        )


def close(pages, server):
    """All four say how it was; the facilitator reads that, and takes the minutes and everything away."""
    go(pages, "Close")
    for name, page in phones_in(pages).items():
        evaluate(page, 4, f"The rounds, says {name}.")
    lead = pages["lead"]
    expect(lead.get_by_text("4.0 of 5 (n=4)").first).to_be_visible()
    with lead.context.expect_page() as minutes:
        lead.get_by_role("link", name="Open the minutes of the workshop").click()
    for country in COUNTRIES:
        expect(minutes.value.locator("body")).to_contain_text(SEEDS[country]["title"])
    with lead.expect_download() as download:
        lead.get_by_role("link", name="Keep everything as a file").click()
    kept = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    seals = {declaration["sha256"] for declaration in kept["tables"]["declaration"]}
    assert seals == {declaration["sha256"] for declaration in known_to(lead, "declaration")}


def nobody_needs_a_reload(pages):
    """At the end of the day all know all that they may; a reload shows them nothing else."""
    all_agree(pages)
    for page in pages.values():
        reload_changes_nothing(page)
