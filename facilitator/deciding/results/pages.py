"""The page of a published ballot: what it came to, how, and all that it takes to check it."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_time
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from msgspec import structs
from sqlalchemy import select

from facilitator.core.rooms import Audience, Viewer, sights
from facilitator.deciding.box import Paper, papers_of
from facilitator.deciding.election import ElectionResult, restored
from facilitator.deciding.judging.ground import GroundResult
from facilitator.deciding.kinds import BallotKind
from facilitator.deciding.methods import Box, Form
from facilitator.deciding.methods.protocol import protocol
from facilitator.deciding.models import Ballot, Seat
from facilitator.deciding.results import takeout
from facilitator.deciding.results.reading_out import Part, read_out
from facilitator.deciding.results.tables import Table, named, shift, tables
from facilitator.deciding.results.telling import Speech, verdict
from facilitator.deciding.results.workings import workings
from facilitator.deciding.seen import BallotSeen, BallotStatus, Option
from facilitator.errors import NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.language import locale
from facilitator.people.models import Person

PREFIXES = {BallotKind.MOTION: "vote", BallotKind.CONSENT: "consent", BallotKind.GRADIENTS: "gradient"}
WAY = "— "  # begins a line of a protocol that is one of several ways
SUMS = {Form.APPROVAL: "approval", Form.POINTS: "points"}
FILES = {
    # NOTE: A file of the papers of a vote, to download.
    "csv": _l("CSV: a table, for a spreadsheet"),
    # NOTE: A file of the papers of a vote, to download.
    "json": _l("JSON: for a program of your own"),
    # NOTE: A file of the papers of a vote, to download. BLT and STV are names that stay.
    "blt": _l("BLT: for programs that count STV"),
    # NOTE: A file of the papers of a vote, to download. PrefLib is a name that stays.
    **dict.fromkeys(("soc", "soi", "toc", "toi"), _l("PrefLib: orders, for research")),
    # NOTE: A file of the papers of a vote, to download. PrefLib is a name that stays.
    "cat": _l("PrefLib: choices, for research"),
    # NOTE: A file of the papers of a vote, to download. Pabulib is a name that stays.
    "pb": _l("Pabulib: for programs that share out budgets and seats"),
}
# NOTE: Shown in place of a result page before the result may be seen.
NOT_PUBLISHED = _l("The result of this ballot is not published yet.")
# NOTE: In place of the papers of a vote with fewer than five papers.
TOO_FEW = _l("Fewer than five papers are in the box. One by one they would tell who voted what.")


class Shown(NamedTuple):
    """A paper on the page: whose it is (by name, or by its receipt), and what is on it."""

    receipt: str
    name: str
    parts: list[Part]


class Step(NamedTuple):
    """A line of a protocol, and the ways that it leaves open, where it does."""

    words: str
    ways: list[str]


class Reason(NamedTuple):
    """Why somebody chose as they did, with what is told of them."""

    choice: str
    name: str
    words: str


class OnRoll:
    """Somebody on the roll of a ballot: they read its result as its team does, also when they left it."""

    def __init__(self, seat: Seat) -> None:
        asked = [each for each in seat.ballot.rooms if each.startswith(f"{Audience.TEAM}-")]
        self.id, self.workshop_id = seat.person.id, seat.person.workshop_id
        self.rooms = [*asked, *seat.person.rooms]


def reader_of(ballot_id: int, person: Person) -> Viewer:
    """Return a person as the reader of one ballot. Nothing else is shown to them because of its roll."""
    seat = db.session.get(Seat, (ballot_id, person.id))
    return OnRoll(seat) if seat else person


def published(reader: Viewer, ballot_id: int) -> tuple[Ballot, BallotSeen]:
    """Return a ballot as this reader sees it. Raises NotFound for one that is not theirs, or not out."""
    ballot = Ballot.of(reader, ballot_id)
    if ballot.status is not BallotStatus.PUBLISHED:
        raise NotFound("not_published", NOT_PUBLISHED)
    _, seen = next(sights(ballot, reader.rooms))
    assert isinstance(seen, BallotSeen)
    return ballot, seen


def speech() -> Speech:
    return Speech(locale(), gettext)


def page_of(ballot: Ballot, seen: BallotSeen, reader: Viewer) -> dict[str, Any]:
    """Return what the page needs."""
    say, papers, names = speech(), papers_of(ballot), takeout.knows_names(ballot, reader)
    shown = takeout.is_open(names, papers)
    box = takeout.box_for(seen, papers, names, say.option, say.term)
    return {
        "ballot": seen,
        "team": ballot.team,
        "workshop": ballot.workshop,
        "closed": _time(ballot, ballot.closed_at),
        "means": [(say.option(option), option.means) for option in seen.options if option.means],
        "verdict": verdict(seen, say),
        "tables": tables(seen, say),
        "reasons": _reasons(seen, say),
        "settled": _settled(ballot, seen, say),
        "shift": _shift(ballot, seen, reader, say),
        "steps": _steps(ballot, seen, say),
        "names": names,
        "why_closed": "" if shown else TOO_FEW,
        "papers": _papers(seen, papers, names, say) if shown else [],
        "files": {each: FILES[each] for each in takeout.formats(box)} if shown else {},
        "typed": _typed(seen, box),
        "abstained": seen.result.abstain if isinstance(seen.result, ElectionResult) else 0,
    }


def file_of(ballot: Ballot, seen: BallotSeen, reader: Viewer, format_: str) -> bytes:
    """Return the box of a ballot as a file, for whoever may see its papers one by one.

    Raises NotAllowed `too_few`, and NotFound for a format that is none, or cannot hold this box.
    """
    say, papers, names = speech(), papers_of(ballot), takeout.knows_names(ballot, reader)
    if not takeout.is_open(names, papers):
        raise NotAllowed("too_few", TOO_FEW)
    box = takeout.box_for(seen, papers, names, say.option, say.term)
    try:
        return takeout.written(box, format_)
    except takeout.Unwritable as fault:
        # NOTE: Shown for the address of a file in a format that is unknown, or does not fit this vote.
        raise NotFound("no_such_file", _l("There is no such file of this ballot.")) from fault


def _time(ballot: Ballot, at: int | None) -> str:
    """Return an instant (ms) as a time of day in the workshop's own zone."""
    zone = ZoneInfo(ballot.workshop.timezone)
    return str(format_time((at or 0) / 1000, "HH:mm", tzinfo=zone, locale=locale()))


def _reasons(seen: BallotSeen, say: Speech) -> list[Reason]:
    result = seen.result
    if isinstance(result, GroundResult):
        names = named(seen, say)
        return [
            Reason(names[each.option], say.group(said.stratum, result.cut), said.words)
            for each in result.options
            for said in each.objections
        ]
    statements = getattr(result, "statements", [])
    people = _people({said.person for said in statements})
    prefix = PREFIXES.get(seen.kind, "")
    return [
        Reason(
            _head(said.choice, prefix, say),
            people.get(said.person, ""),
            said.words,
        )
        for said in statements
    ]


def _head(choice: str, prefix: str, say: Speech) -> str:
    """Return what stands before the words of somebody who chose like that."""
    if choice in ("object", "reservation"):
        return say.say(f"reason.{choice}")
    return say.term(f"{prefix}.{choice}") if choice else ""


def _people(ids: set[int]) -> dict[int, str]:
    rows = select(Person).where(Person.id.in_(ids))
    return {person.id: person.name for person in db.session.scalars(rows)}


def _settled(ballot: Ballot, seen: BallotSeen, say: Speech) -> dict[str, str] | None:
    """Return how a tie was settled, by whom and when, and what it came to."""
    settled = seen.settled
    if settled is None:
        return None
    return {
        "way": say.term(f"way.{settled.way}"),
        "by": settled.by,
        "at": _time(ballot, settled.at),
        "order": " – ".join(named(seen, say)[each] for each in settled.order),
        "elected": say.options(seen, settled.elected),
    }


def _shift(ballot: Ballot, seen: BallotSeen, reader: Viewer, say: Speech) -> Table | None:
    if seen.earlier is None:
        return None
    try:
        _, before = published(reader, seen.earlier)
    except Refusal:
        return None
    return shift(seen, before, say)


def _steps(ballot: Ballot, seen: BallotSeen, say: Speech) -> list[Step]:
    if ballot.count_kept is None:
        return [Step(line, []) for line in workings(seen, say)]
    box, count = restored(ballot.count_kept)
    steps: list[Step] = []
    for line in protocol(count, structs.replace(box, names=[*named(seen, say).values()]), say):
        if line.startswith(WAY):
            steps[-1].ways.append(line.removeprefix(WAY))
        else:
            steps.append(Step(line, []))
    return steps


def _papers(seen: BallotSeen, papers: Sequence[Paper], names: bool, say: Speech) -> list[Shown]:
    """Return the papers by the names of the voters where they may be told, else by the receipts alone."""
    options = named(seen, say)
    people = _people({paper.voter_id or 0 for paper in papers}) if names else {}
    shown = [
        Shown(paper.receipt, people.get(paper.voter_id or 0, ""), read_out(paper.choice, options, say))
        for paper in papers
    ]
    return sorted(shown, key=lambda each: each.name)  # those without a name stay in the order of receipts


def _typed(seen: BallotSeen, box: Box) -> str:
    """Return what counts the CSV file again on a command line, where a count is all that there is to do."""
    if seen.kind in (BallotKind.RATING, BallotKind.STANCE):
        return ""
    words = [f"facilitator count ballot-{seen.id}.csv --method {seen.rule.method or SUMS[box.form]}"]
    if seen.rule.seats > 1:
        words.append(f"--seats {seen.rule.seats}")
    if seen.settled and seen.settled.order:
        words.append(f"--order {_numbers(seen.options, seen.settled.order)}")
    return " ".join(words)


def _numbers(options: Sequence[Option], ids: Sequence[int]) -> str:
    """Return options by their numbers in a file, as they were drawn."""
    place = {option.id: number for number, option in enumerate(options, 1)}
    return ",".join(str(place[each]) for each in ids)
