"""Serving, and the demonstration workshop."""

from contextlib import closing

import click
import segno
from flask import Flask, current_app
from sqlalchemy import select

from facilitator.commandline.group import Fault, facilitator, in_app
from facilitator.commandline.keeping import served
from facilitator.commandline.links import everybodys_links, public_url
from facilitator.commandline.schema import prepare
from facilitator.config import LANGUAGES
from facilitator.demonstration import load
from facilitator.extensions import db
from facilitator.people.accounts import accounts, own_set_up_code
from facilitator.people.models import Role
from facilitator.serve import listener, serve
from facilitator.workshops.models import Workshop


@facilitator.command()
@click.option(
    "--demo/--no-demo", default=True, help="Load the demonstration workshop into an empty database."
)
@in_app
def run(demo: bool) -> None:
    """Migrate, load the demonstration once, print the addresses, and serve."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        listening = listener(app.config["HOST"], app.config["PORT"])
    except OSError as fault:
        said = f"Port {app.config['PORT']} is taken ({fault.strerror}). Choose another: PORT=5001 make run"
        raise Fault(said) from fault
    with closing(listening), served():
        prepare()
        announce(first_workshop() or (load() if demo else None))
        announce_set_up()
        db.session.remove()
        serve(app, listening)


@facilitator.command()
@click.option("--fresh", is_flag=True, help="Make one more, beside those that are there.")
@in_app
def demo(fresh: bool) -> None:
    """Load the demonstration workshop, if there is none yet, and print where everything is."""
    prepare()
    announce(load() if fresh else first_workshop() or load())
    announce_set_up()


def first_workshop() -> Workshop | None:
    return db.session.scalar(select(Workshop).order_by(Workshop.id).limit(1))


def announce(workshop: Workshop | None) -> None:
    """Print where everything is, with a code for phones."""
    if workshop is None:
        click.echo(f"No workshop yet. Open {public_url()} to set one up.")
        return
    rows = everybodys_links(workshop.code)
    click.echo(f"\n  {workshop.title}\n")
    for role, word in ((Role.FACILITATOR, "Console"), (Role.PROJECTOR, "Projector")):
        first = next((row for row in rows if row["role"] == role), None)
        if first:
            click.echo(f"  {word:<11}{first['link']}  ({first['name']})")
    for team in workshop.teams:
        members = [row for row in rows if row["team"] == team.country and row["role"] == Role.PARTICIPANT]
        for row in sorted(members, key=lambda row: not row["host"])[:1]:
            click.echo(f"  {team.country:<11}{row['link']}  ({row['name']})")
    joining = f"{public_url()}/join?code={workshop.code}"
    click.echo(f"  Join page  {joining}\n")
    segno.make(joining, error="m").terminal(compact=True)
    click.echo(f"\n  Everybody's link: facilitator links   Languages: {', '.join(LANGUAGES)}")
    click.echo("  Stop with Ctrl+C.\n")


def announce_set_up() -> None:
    """Print where the first facilitator's account is made, with the code that nobody else has."""
    if not accounts():
        click.echo(f"  First account: {public_url()}/setup?code={own_set_up_code()}\n")
