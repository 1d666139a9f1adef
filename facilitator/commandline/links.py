"""Who comes in how: everybody's personal link."""

import json
import socket
from typing import Any

import click
from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from facilitator.commandline.group import Fault, facilitator, in_app
from facilitator.extensions import db
from facilitator.people.asking import link_token
from facilitator.people.code import as_typed
from facilitator.people.models import Person
from facilitator.workshops.models import Workshop


@facilitator.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON list, for a mail merge.")
@click.option("--workshop", "code", default="", help="The join code of one workshop; else all.")
@in_app
def links(as_json: bool, code: str) -> None:
    """Print everybody's personal link with name, role and team."""
    rows = everybodys_links(workshop_with(code).code if code else "")
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['team'] or '--'}  {row['role']:<12} {row['name']:<28} {row['link']}")


def workshop_with(code: str) -> Workshop:
    """Return the workshop that has this join code, however it was typed."""
    workshop = db.session.scalar(select(Workshop).filter_by(code=as_typed(code)))
    if workshop is None:
        codes = ", ".join(db.session.scalars(select(Workshop.code).order_by(Workshop.id))) or "none"
        raise Fault(f"There is no workshop with the code {code}. On this server: {codes}.")
    return workshop


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
    host = own_address() if config["HOST"] in ("0.0.0.0", "::") else config["HOST"]  # noqa: S104
    return str(config["PUBLIC_URL"]).rstrip("/") or f"http://{host}:{config['PORT']}"


def own_address() -> str:
    """Return this machine's address in its network, as a phone beside it would type it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # an address for documentation; nothing is sent
            return str(asking.getsockname()[0])
        except OSError:
            return "127.0.0.1"
