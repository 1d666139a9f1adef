"""What is done from the command line."""

import json
import os
import sys
from typing import Any

import click
import segno
from flask import Flask, current_app
from flask.cli import FlaskGroup
from flask_migrate import upgrade
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from facilitator.app import create_app
from facilitator.config import LANGUAGES, Unsafe, from_environment
from facilitator.demonstration import load
from facilitator.extensions import db
from facilitator.people.asking import link_token
from facilitator.people.models import Person, Role
from facilitator.serve import listener, serve
from facilitator.workshops.models import Workshop


def made() -> Flask:
    try:
        return create_app(from_environment())
    except Unsafe as fault:
        sys.exit(str(fault))


@click.group(cls=FlaskGroup, create_app=made, add_default_commands=False, add_version_option=False)
def facilitator() -> None:
    """Country teams develop, prioritise and declare a policy agenda together, live."""


@facilitator.command()
@click.option(
    "--demo/--no-demo", default=True, help="Load the demonstration workshop into an empty database."
)
def run(demo: bool) -> None:
    """Migrate, load the demonstration once, print the addresses, and serve."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        listening = listener(app.config["HOST"], app.config["PORT"])
    except OSError as fault:
        sys.exit(f"Port {app.config['PORT']} is taken ({fault.strerror}). Choose another: PORT=5001 make run")
    prepare()
    if demo and db.session.scalar(select(Workshop)) is None:
        load()
    announce(app)
    db.session.remove()
    serve(app, listening)


@facilitator.command()
def demo() -> None:
    """Load the demonstration workshop, if it is not there, and print everybody's link."""
    prepare()
    if db.session.scalar(select(Workshop)) is None:
        load()
    announce(current_app)


def prepare() -> None:
    """Bring the database up to this version; FACILITATOR_TABLES=create is for designing a table."""
    if os.environ.get("FACILITATOR_TABLES") == "create":
        db.create_all()
    else:
        upgrade()


@facilitator.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON list, for a mail merge.")
@click.option("--workshop", "code", default="", help="The join code of one workshop; else all.")
def links(as_json: bool, code: str) -> None:
    """Print everybody's personal link with name, role and team."""
    rows = everybodys_links(code)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['team'] or '--'}  {row['role']:<12} {row['name']:<28} {row['link']}")


def everybodys_links(code: str = "") -> list[dict[str, Any]]:
    """Return a row for everybody with a seat: person, name, role, team (ISO 3166-1 or ""), workshop, link."""
    people = select(Person).options(joinedload(Person.team), joinedload(Person.workshop))
    chosen = people.where(Person.removed_at.is_(None)).order_by(Person.id)
    return [
        {
            "person": person.id,
            "name": person.name,
            "native_name": person.native_name,
            "role": person.role.value,
            "team": person.team.country if person.team else "",
            "host": person.host,
            "workshop": person.workshop.code,
            "link": f"{public_url()}/join/{link_token(person)}",
        }
        for person in db.session.scalars(chosen)
        if code in ("", person.workshop.code)
    ]


def public_url() -> str:
    """Return the address that others reach this server by: PUBLIC_URL, else what it listens on."""
    config = current_app.config
    return str(config["PUBLIC_URL"]).rstrip("/") or f"http://{config['HOST']}:{config['PORT']}"


def announce(app: Flask) -> None:
    """Print where everything is, with a code for phones."""
    workshop = db.session.scalar(select(Workshop).order_by(Workshop.id))
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
        host = next(row for row in rows if row["team"] == team.country and row["host"])
        click.echo(f"  {team.country:<11}{host['link']}  ({host['name']})")
    joining = f"{public_url()}/join?code={workshop.code}"
    click.echo(f"  Join page  {joining}\n")
    segno.make(joining, error="m").terminal(compact=True)
    click.echo(f"\n  Everybody's link: facilitator links   Languages: {', '.join(LANGUAGES)}")
    click.echo("  Stop with Ctrl+C.\n")
