"""Korea's draft: one item that Min-jun added, in the drafting step."""

import pytest

from tests.conftest import AFTER, STORIES

KINDS = ("agenda", "item", "comment")


def item_of(person, item):
    return next(thing for thing in person.sees("item") if thing["id"] == item)


def field(person, item, name):
    return item_of(person, item)["fields"].get(name)


def text_of(person, item, name):
    """Return what a field of an item is called in the shared text."""
    return f"item-{item_of(person, item)['key']}.{name}"


def action_text_of(person, item, name):
    """Return what a field of an item's first action is called in the shared text."""
    return f"action-{item_of(person, item)['actions'][0]['key']}.{name}"


def words_of(person, item, name="problem"):
    return field(person, item, name)["words"]


def shown(person, number=1):
    """Return the amendment of a number as somebody is shown it."""
    return next(each for each in person.sees("amendment") if each["number"] == number)


def drafts_of(person):
    """Return what somebody's page shows of drafts, by kind and id."""
    return {
        (thing["type"], thing["id"]): thing for thing in person.page()["things"] if thing["type"] in KINDS
    }


def followed(before, events):
    """Return what a page that showed `before` shows after these events."""
    shown = dict(before)
    for event in events:
        subject = event["subject"]
        if subject["type"] == "gone":
            shown.pop((subject["of"], subject["id"]), None)
        elif subject["type"] in KINDS:
            shown[subject["type"], subject["id"]] = subject
    return shown


def add_item(cast):
    cast["minjun"].does("item.add", title="Framework act")
    return cast["minjun"].sees("item")[0]["id"]


def add_action(cast):
    item = cast["minjun"].sees("item")[0]["id"]
    cast["minjun"].does("action.add", item=item)
    return item_of(cast["minjun"], item)["actions"][0]["id"]


def write_problem(cast):
    item = cast["minjun"].sees("item")[0]["id"]
    cast["minjun"].does("field.write", item=item, field="problem", words="Laws stand apart.")
    return field(cast["minjun"], item, "problem")["id"]


def propose_problem(cast):
    item = cast["seoyeon"].sees("item")[0]["id"]
    more = {"reason": "It is clearer.", "perspective": "workers"}
    answer = propose_words(cast["seoyeon"], item, "Laws stand far apart.", **more)
    assert answer["ok"], answer
    return shown(cast["seoyeon"])["id"]


STORIES |= {
    "drafting": lambda cast: cast.go("draft"),
    "item": add_item,
    "action": add_action,
    "written": write_problem,
    "proposed": propose_problem,
    "reviewing": lambda cast: cast.go("peer", turn=1),
}
AFTER |= {
    "item": "drafting",
    "action": "item",
    "written": "item",
    "proposed": "written",
    "reviewing": "written",
}


@pytest.fixture
def drafting(led):
    led("drafting")


@pytest.fixture
def item(drafting, led):
    return led("item")


@pytest.fixture
def written(item, led):
    """The problem of the item, as Min-jun wrote it; its text's id."""
    return led("written")


@pytest.fixture
def action(item, led):
    return led("action")


@pytest.fixture
def reviewing(written, led):
    """The first round of peer review, in which Japan reads Korea."""
    led("reviewing")


@pytest.fixture
def titled(item, minjun):
    """A title for the agenda, without which it cannot be frozen."""
    minjun.does("field.write", field="title", words="Korea's agenda")


def propose_words(person, item, words, /, **more):
    """Let somebody propose other words for the problem, as they see it now. Return the answer."""
    seen = field(person, item, "problem")
    return person.ask(
        "amendment.propose", {"item": item, "field": "problem", "base": seen["id"], "words": words, **more}
    )


@pytest.fixture
def propose(written, item):
    """Return a function by which somebody proposes other words for the problem, as they see it now."""

    def propose(person, words, reason="It is clearer.", **more):
        return propose_words(person, item, words, reason=reason, **more)

    return propose


@pytest.fixture
def proposed(written, led):
    """Seo-yeon's amendment to her own team's problem; its id."""
    return led("proposed")


@pytest.fixture
def accept(proposed):
    """Return a function by which somebody accepts an amendment with the result that they see."""

    def accept(person, number=1, **more):
        seen = shown(person, number)
        asked = {"amendment": seen["id"], "result": seen["words"], **more}
        return person.ask("amendment.accept", asked)

    return accept


@pytest.fixture
def ask(ids):
    """Return a function that asks for something of a team's history (Korea's) as somebody."""

    def ask(person, *path, team="KR", **more):
        of = ids.get(team, team)
        address = "/".join(["/api/drafts", str(of), "history", *map(str, path)])
        return person.http.get(address, query_string=more, headers={"X-Seat": person.seat})

    return ask
