"""A table of seven in Korea's team: they vote, Fay closes and publishes, and everybody reads the result."""

import re
from html import unescape

from facilitator.extensions import db
from facilitator.people.models import Person, Role
from tests.conftest import Browser
from tests.deciding.conftest import receipt, vote

OTHERS = ("Jiho", "Yuna", "Hyunwoo", "Mina", "Dohyun")
WORKERS = ["workers"]


def seated(app, ids, names=OTHERS, country="KR", perspectives=WORKERS):
    """Let people join a team, each with a browser."""
    with app.app_context():
        rows = [
            Person(workshop_id=1, team_id=ids[country], role=Role.PARTICIPANT, name=name) for name in names
        ]
        for row in rows:
            row.perspectives = [*perspectives]
        db.session.add_all(rows)
        db.session.commit()
        numbers = [row.id for row in rows]
    return [Browser(app, number) for number in numbers]


def asked(fay, **question):
    """Open a ballot, and return its id."""
    fay.does("ballot.open", **question)
    return max(ballot["id"] for ballot in fay.sees("ballot"))


def voted(people, ballot, choices):
    """Let people vote in turn; return their receipts in the same order."""
    receipts = [receipt() for _ in choices]
    for person, paper, number in zip(people, choices, receipts, strict=False):
        person.does("vote.cast", ballot=ballot, receipt=number, choice=paper)
    return receipts


def published(fay, ballot):
    for act in ("ballot.close", "ballot.publish"):
        fay.does(act, ballot=ballot)
    return ballot


def read(person, ballot, language="en"):
    """Return the page of a result as text, one line for each part of it."""
    answer = person.http.get(f"/ballots/{ballot}?lang={language}")
    assert answer.status_code == 200, answer.text
    main = re.search(r"<article.*</article>", answer.text, re.DOTALL)[0]
    lines = unescape(re.sub(r"<br>|</(?:p|li|tr|h1|h2|span|strong|caption|th|td|dt|dd)>", "\n", main))
    told = (" ".join(re.sub(r"<[^>]+>", "", line).split()) for line in lines.splitlines())
    return "\n".join(line for line in told if line)


def downloaded(person, ballot, ending):
    return person.http.get(f"/ballots/{ballot}/box.{ending}")


def files_on(person, ballot):
    """Return the formats that the page offers."""
    return re.findall(rf'href="/ballots/{ballot}/box\.(\w+)"', person.http.get(f"/ballots/{ballot}").text)


def order(*options, **more):
    places = [{"option": option, "place": place} for place, option in enumerate(options, 1)]
    return {"kind": "ranking", "order": places, **more}


def chosen(*options, **more):
    return {"kind": "choice", "options": [*options], **more}


def stood(*stances):
    return {
        "kind": "stance",
        "stances": [{"option": option, "stance": stance} for option, stance in enumerate(stances, 1)],
    }


def on(question, **more):
    """A question about three goals."""
    options = ["Clean water", "Ports", "Schools"]
    return {"about": "question", "title": question, "options": options, **more}


INSTEAD = {"instead": ["abstain", "none"]}
TEXT = {"about": "question", "title": "Shall we meet in May?"}
# For each kind (and each way of counting that makes a difference) what is asked, and six papers.
VOTES = {
    "motion": (TEXT, [vote("motion", each) for each in ("yes", "yes", "no", "yes", "abstain", "yes")]),
    "consent": (
        {**TEXT, "secret": True},
        [vote("consent", "support") for _ in range(4)]
        + [vote("consent", "reservation", "Not in the holidays."), vote("consent", "object", "Too far.")],
    ),
    "gradients": (
        {**TEXT, "secret": True},
        [vote("gradients", each) for each in ("endorse", "endorse", "minor_point", "abstain", "will_support")]
        + [vote("gradients", "veto", "Too far.")],
    ),
    "choice": (
        on("Which goals?", seats=2, **INSTEAD),
        [chosen(1, 2), chosen(1), chosen(2, 3), chosen(2), chosen(instead="none"), chosen(instead="abstain")],
    ),
    "pav": (
        on("Which goals?", seats=2, method="pav"),
        [chosen(1, 2), chosen(1, 2), chosen(1, 2), chosen(3), chosen(3), chosen(1)],
    ),
    "ranking": (
        on("Which goal first?", **INSTEAD),
        [order(1, 2, 3), order(2, 1), order(2, 1, 3), order(3, 2), order(instead="none"), order(1)],
    ),
    "stv": (
        on("Which goals first?", seats=2, method="stv"),
        [order(1, 2, 3), order(1, 3), order(1, 2), order(1, 2), order(3), order(2, 3)],
    ),
    "dots": (
        on("Where do we put our dots?"),
        [vote("dots", each) for each in ([(1, 3), (2, 2)], [(1, 3)], [(3, 1)], [(2, 2), (3, 1)], [(1, 1)])]
        + [vote("dots", [(2, 3)])],
    ),
    "rating": (
        on("How good, how likely?"),
        [vote("rating", [(1, 5, mark), (2, mark, 3)]) for mark in (1, 2, 4, 5, 5)]
        + [{"kind": "rating", "ratings": [{"option": 3, "impact": 2}]}],
    ),
    "stance": (
        on("Where do we stand?", secret=True),
        [
            *(stood("agree", "pass", "disagree"), stood("agree", "agree", "disagree"), stood("agree")),
            *(stood("agree", "disagree"), stood("agree", "agree", "agree"), stood("disagree", "agree")),
        ],
    ),
}
KIND_OF = {"pav": "choice", "stv": "ranking"}


def counted(fay, people, team, name):
    """Let the first six people vote as VOTES has it; publish, and return the ballot and the receipts."""
    question, papers = VOTES[name]
    ballot = asked(fay, kind=KIND_OF.get(name, name), team=team, **question)
    receipts = voted(people, ballot, papers)
    return published(fay, ballot), receipts
