"""What people do in their pages, by pressing and typing; and whether every page knows what is so."""

import hashlib
import html
import re
from contextlib import suppress

import requests
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

QUIET = 10_000  # ms until a page must have heard of everything
KNOWN_AND_FRESH = """async () => {
  const answer = await fetch("/api/snapshot", {headers: {"X-Seat": facilitator.seat}})
  const {me, things} = await answer.json()
  const fresh = Object.fromEntries(things.map((thing) => [`${thing.type}-${thing.id}`, thing]))
  return [{...facilitator.store.things, me: facilitator.store.me}, {...fresh, me}]
}"""
UNTIL_SAME = f"""async (quiet) => {{
  const sorted = (_, it) => it?.constructor === Object ? Object.fromEntries(Object.entries(it).sort()) : it
  const isSame = async () => {{
    const [known, fresh] = (await ({KNOWN_AND_FRESH})()).map((things) => JSON.stringify(things, sorted))
    return known === fresh && facilitator.outbox.all.length === 0 && !facilitator.hasUnsent
  }}
  const end = Date.now() + quiet
  while (!(await isSame()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200))
}}"""  # and not wait_for_function, which takes any promise for a yes
IS_IN = """(step) => Object.values(facilitator.store.things).some(
  (thing) => thing.type === "clock" && thing.team === facilitator.store.me.team && thing.step === step
)"""


def press(place, name, **options):
    place.get_by_role("button", name=name, **options).first.click()


def say_yes(page, name):
    """Press the button of the question that stands open, and see it close."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=name).click()
    expect(dialog).to_be_hidden()


def is_saved(*pages):
    """See that nothing waits in these pages any more."""
    for page in pages:
        expect(page.locator(".badge")).to_have_text("saved", timeout=30_000)


def known_to(page, kind):
    """Return the things of one kind that a page knows."""
    return page.evaluate(
        "kind => Object.values(facilitator.store.things).filter(({type}) => type === kind)", kind
    )


def all_agree(pages):
    """See that each page knows what a fresh snapshot for it tells: all of that, and nothing else."""
    is_saved(*(page for name, page in pages.items() if name != "wall"))  # the wall says nothing of itself
    for name, page in pages.items():
        page.evaluate(UNTIL_SAME, QUIET)
        known, fresh = page.evaluate(KNOWN_AND_FRESH)
        wrong = {key for key in known.keys() | fresh.keys() if known.get(key) != fresh.get(key)}
        assert not wrong, {(name, key): {"known": known.get(key), "fresh": fresh.get(key)} for key in wrong}


def move_all(lead, step):
    """Press what moves all teams on, see that it is this step that comes next, and move."""
    press(lead, "Move all to")
    dialog = lead.get_by_role("dialog")
    expect(dialog.get_by_label("Step").locator("option:checked")).to_have_text(step)
    say_yes(lead, f"Move to {step}")
    expect(lead.locator(".console-day")).to_contain_text(step)


def has_come_along(lead, page):
    """See that a page stands where the plenary stands."""
    plenary = next(clock["step"] for clock in known_to(lead, "clock") if clock["team"] is None)
    page.wait_for_function(IS_IN, arg=plenary)


def go(pages, step):
    """End a step, at which every page must know what is so; then move on, and see all phones come along."""
    all_agree(pages)
    move_all(pages["lead"], step)
    for name, page in pages.items():
        if name not in ("lead", "wall"):
            has_come_along(pages["lead"], page)


def write_idea(page, words):
    page.get_by_role("textbox", name="My idea").fill(words)
    press(page, "Add my idea")


def mark_idea(page, words):
    """Say that an idea matters through the lens of the round."""
    card = page.locator("[data-layout=board] .card", has_text=words)
    card.get_by_role("button", name="Matters here").click()
    expect(card.get_by_role("button", name="Matters here", pressed=True)).to_be_visible()


def put_into(page, ideas, group, new=False):
    """Select ideas, and put them into a group: a new one, or one that is there."""
    for words in ideas:
        page.locator("label.select", has_text=words).click()
    bar = page.locator("form.put-into")
    bar.get_by_label("Put into", exact=True).select_option(label="A new group" if new else group)
    if new:
        bar.get_by_label("Name of the new group").fill(group)
    press(bar, "Put into group")
    expect(bar).to_be_hidden()


def open_votes(lead, name):
    press(lead.get_by_role("group", name=name), "Open the vote")


def close_and_publish(lead, name):
    controls = lead.get_by_role("group", name=name)
    press(controls, re.compile(r"Close \d+ open vote"))
    say_yes(lead, "Close and count")
    press(controls, re.compile(r"Publish [1-9]\d* result"))
    say_yes(lead, "Publish")
    expect(controls.get_by_role("button", name="Publish 0 results")).to_be_visible()


def rate(page, marks):
    """Give each group its impact and feasibility, and put two dots on the first."""
    scales = page.locator(".rating fieldset")
    expect(scales).to_have_count(len(marks))
    for scale, mark in zip(scales.all(), marks, strict=True):
        scale.locator("label").nth(mark - 1).click()
    press(page, "Send my ratings")
    for _ in range(2):
        press(page, "One dot more")
    press(page, "Send my dots")
    expect(page.get_by_text("Your vote is recorded")).to_have_count(2)


def item_of(page, number):
    return page.locator("article.item").nth(number)


def field(place, name):
    """A field of the agenda, of an item or of an action, by the name that the seeds have for it."""
    return place.locator(f"[id^=field-][id$=-{name}]")


def write(place, fields):
    """Fill fields of the form one after the other: leaving one saves it."""
    for name, words in fields.items():
        field(place, name).fill(words)
        field(place, name).blur()


def comment(page, number, kind, words):
    """Say something of one kind to an item of the draft that one reads."""
    form = item_of(page, number).locator("form.composer")
    form.locator("label.choice", has_text=kind).click()
    form.get_by_label("Your comment").fill(words)
    press(form, "Send comment")
    expect(page.locator(".comment:not([data-state=waiting]) .comment-text", has_text=words)).to_be_visible()


def answer(page, number, words):
    """Answer what was said to an item, and say that it is dealt with."""
    form = item_of(page, number).locator("form.answer")
    form.get_by_label("Your answer").fill(words)
    press(form, "Answer")
    expect(item_of(page, number).locator(".answer .comment-text", has_text=words)).to_be_visible()
    press(form, "Dealt with")
    expect(form.get_by_role("button", name="Open again")).to_be_visible()


def consent(page, choice, words=""):
    page.locator(f".consent-choice[data-choice={choice}]").click()
    if words:
        page.get_by_label("Your reservation").fill(words)
    press(page, "Send my vote")
    expect(page.get_by_text("Your vote is recorded")).to_be_visible()


def evaluate(page, score, keep):
    for statement in ("useful", "heard", "stand_behind", "pace", "tool"):
        page.locator(f"label:has(#evaluation-{statement}-{score})").click()
    page.get_by_label("What should we keep?").fill(keep)
    press(page, "Send my evaluation")
    expect(page.get_by_text("Your evaluation has arrived")).to_be_visible()


def the_public_reads(address, seal, sentences):
    """See that anybody can read a declaration, that these sentences are in it, and that its seal fits."""
    sealed, page = requests.get(f"{address}.json", timeout=10), requests.get(address, timeout=10)
    assert hashlib.sha256(sealed.content).hexdigest() == seal
    for words in sentences:
        assert words in sealed.text
        assert words in html.unescape(page.text)


SHOWN = """() => [...document.querySelectorAll(".room-main, .team, .wall-head h1, .console-day")]
  .map((part) => part.innerText).join()"""


def reload_changes_nothing(page):
    """See that a page loaded anew says what it said before; times and presence are not compared."""
    before = page.evaluate(SHOWN)
    page.reload()
    with suppress(TooLate):  # the assertion tells more
        page.wait_for_function(f"before => ({SHOWN})() === before", arg=before, timeout=QUIET)
    assert page.evaluate(SHOWN) == before
