"""Counting a file of papers, from wherever it is. It needs no workshop, no database and no server."""

import sys
from collections.abc import Sequence

import click

from facilitator.commandline.group import Fault, facilitator
from facilitator.commandline.outcome import told
from facilitator.deciding import files
from facilitator.deciding.answer import answer, written
from facilitator.deciding.methods import METHODS, Box, Form, Method, Result
from facilitator.deciding.methods.boxes import Unfit

USUAL = {Form.RANKING: "stv", Form.APPROVAL: "approval", Form.POINTS: "points"}
WITH_COSTS = "shares_more"


def _numbers(context: click.Context, parameter: click.Parameter, value: str | None) -> list[int] | None:
    words = [word.strip() for word in (value or "").split(",")]
    if value is not None and not all(word.isascii() and word.isdecimal() for word in words):
        raise click.BadParameter(f"{value!r} is not a list of numbers with commas.")
    return None if value is None else [int(word) for word in words]


@facilitator.command()
@click.argument("file")
@click.option("--method", type=click.Choice([*METHODS]), help="How to count; else as the papers suggest.")
@click.option("--seats", type=click.IntRange(min=1), help="How many to elect; else as the file says.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, with exact numbers.")
@click.option("--protocol", is_flag=True, help="Tell every round, too.")
@click.option(
    "--order",
    callback=_numbers,
    metavar="3,1,2",
    help="An order drawn by lot: who stands first in it wins a tie.",
)
@click.option(
    "--format", "format_", type=click.Choice(files.FORMATS), help="What FILE is; else it is found out."
)
def count(
    file: str,
    method: str | None,
    seats: int | None,
    as_json: bool,
    protocol: bool,
    order: list[int] | None,
    format_: str | None,
) -> None:
    """Count the papers in FILE (- for standard input): BLT, PrefLib, Pabulib, our CSV or JSON."""
    box = opened(file, format_ or "")
    _must_name_all(order, box)
    result = counted(box, method or usual(box, file), seats or box.seats, order or (), file)
    if as_json:
        click.echo(written(answer(box, result)))
    else:
        click.echo("\n".join(told(box, result, protocol)))


def opened(file: str, format_: str) -> Box:
    """Return the box in a file, or say in which line it is broken."""
    try:
        data = _read(file)
        return files.read(data, format_, "" if file == "-" else file)
    except OSError as fault:
        raise Fault(f"{file} cannot be read: {fault.strerror}.") from fault
    except files.Broken as fault:
        raise Fault(f"{_called(file)}, line {fault.line}: {fault.reason}.") from fault


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(files.MOST_BYTES + 1)
    with open(file, "rb") as opened_file:
        return opened_file.read(files.MOST_BYTES + 1)


def _called(file: str) -> str:
    return "standard input" if file == "-" else file


def _must_name_all(order: list[int] | None, box: Box) -> None:
    if order is not None and sorted(order) != box.options:
        raise Fault(f"--order must name each option that stands once: {', '.join(map(str, box.options))}.")


def usual(box: Box, file: str) -> str:
    """Return the method that the papers suggest."""
    if box.costs and box.form is not Form.APPROVAL:
        holds = f"{_called(file)} holds {box.form} papers of options with costs"
        those = f"Say a --method that passes over costs: {_methods_for(box)}."
        raise Fault(f"{holds}, for which there is no usual method. {those}")
    return WITH_COSTS if box.costs else USUAL[box.form]


def _methods_for(box: Box) -> str:
    return ", ".join(name for name, method in METHODS.items() if _fits(box, method))


def _fits(box: Box, method: Method) -> bool:
    """Costs can be passed over, but not made up."""
    return box.form in method.forms and not (method.priced and not box.costs)


def counted(box: Box, method: str, seats: int, order: Sequence[int], file: str) -> Result:
    """Count a box by a method, or say why that cannot be."""
    if not _fits(box, METHODS[method]):
        papers = f"{box.form} papers{'' if box.costs else ' of options without costs'}"
        raise Fault(f"{_called(file)} holds {papers}, which these count: {_methods_for(box)}.")
    try:
        return METHODS[method].count(box, seats, order)
    except Unfit as fault:
        raise Fault(f"{_called(file)} cannot be counted by {method}: {fault}.") from fault
