"""Counting a ballot of a workshop again, from the papers in its box."""

import json
from collections.abc import Iterator, Sequence

import click
from msgspec import to_builtins
from sqlalchemy import select

from facilitator.commandline.group import Fault, facilitator, in_app
from facilitator.commandline.links import workshop_with
from facilitator.deciding.models import Ballot
from facilitator.deciding.results.recounting import Difference, differences
from facilitator.deciding.seen import BallotStatus
from facilitator.extensions import db
from facilitator.workshops.models import Workshop

COUNTED = (BallotStatus.CLOSED, BallotStatus.PUBLISHED)


@facilitator.command()
@click.argument("workshop")
@click.argument("ballot")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_app
def recount(workshop: str, ballot: str, as_json: bool) -> None:
    """Count BALLOT (its number) of WORKSHOP (its join code) again, and compare with its result.

    The exit code is 0 where nothing differs; 1 where something does, and each difference is told.
    """
    counted = _counted(workshop_with(workshop), ballot)
    found = differences(counted)
    if as_json:
        told = {"ballot": counted.id, "same": not found, "differences": to_builtins(found)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(counted, found)))
    if found:
        raise click.exceptions.Exit(1)


def _counted(workshop: Workshop, number: str) -> Ballot:
    """Return a ballot of a workshop that was closed and counted."""
    here = select(Ballot).filter_by(workshop_id=workshop.id).where(Ballot.status.in_(COUNTED))
    ballots = {str(ballot.id): ballot for ballot in db.session.scalars(here.order_by(Ballot.id))}
    if number not in ballots:
        numbers = ", ".join(ballots) or "none"
        raise Fault(f"No ballot {number} of {workshop.code} is counted. These are: {numbers}.")
    return ballots[number]


def _lines(ballot: Ballot, found: Sequence[Difference]) -> Iterator[str]:
    named = f"ballot {ballot.id} ({ballot.kind}{f', {ballot.title}' if ballot.title else ''})"
    if not found:
        yield f"OK: {named} counted again from {ballot.cast} papers; nothing differs."
        return
    yield f"DIFFERENT: {named}"
    for each in found:
        yield f"  {each.where}: told {_said(each.told)}, found {_said(each.found)}"


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
