"""Taking a workshop from one server to another."""

from pathlib import Path
from typing import BinaryIO

import click

from facilitator.closing.export import document, written
from facilitator.closing.importing import Broken, import_workshop
from facilitator.commandline.group import Fault, facilitator, in_app
from facilitator.commandline.links import workshop_with
from facilitator.commandline.schema import prepare


@facilitator.command()
@click.argument("code")
@click.option(
    "-o", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to the screen."
)
@in_app
def export(code: str, file: Path | None) -> None:
    """Write everything of the workshop with the join code CODE as one JSON document."""
    told = written(document(workshop_with(code)))
    if file is None:
        click.echo(told, nl=False)
        return
    try:
        file.write_text(told, "utf-8")
    except OSError as fault:
        raise Fault(f"{file} cannot be written: {fault.strerror}.") from fault


@facilitator.command("import")
@click.argument("file", type=click.File("rb"))
@in_app
def import_(file: BinaryIO) -> None:
    """Take in the workshop of an exported FILE (- for standard input), whole or not at all."""
    prepare()
    try:
        workshop = import_workshop(file.read())
    except Broken as fault:
        raise Fault(f"{fault} Nothing was changed.") from fault
    click.echo(f"{workshop.title} is here, with the join code {workshop.code}.")
    click.echo(f"Everybody has a new personal link: facilitator links --workshop {workshop.code}")
