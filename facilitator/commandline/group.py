"""What all commands share: the application around them, and faults said in a sentence."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click
from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError

from facilitator import __version__
from facilitator.app import create_app
from facilitator.config import Unsafe, from_environment

Parameters = ParamSpec("Parameters")


class Fault(click.ClickException):
    """Something that whoever typed the command can mend; it is told without a traceback."""

    exit_code = 2


@click.group()
@click.version_option(__version__, prog_name="facilitator")
def facilitator() -> None:
    """Country teams develop, prioritise and declare a policy agenda together, live."""


def made() -> Flask:
    """Return the application as the environment wants it."""
    try:
        return create_app(from_environment())
    except Unsafe as fault:
        raise Fault(str(fault)) from fault
    except ValueError as fault:
        raise Fault(f"A setting in the environment is not as it must be: {fault}.") from fault


def in_app(act: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Let a command run inside the application."""

    @wraps(act)
    def within(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        with made().app_context():
            try:
                act(*args, **kwargs)
            except (OperationalError, ProgrammingError) as fault:
                said = str(fault.orig).strip().partition("\n")[0]
                raise Fault(
                    f"The database cannot be used: {said}. `facilitator doctor` says more."
                ) from fault

    return within
