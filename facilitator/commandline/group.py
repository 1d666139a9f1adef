"""What all commands share: the application around them, and faults said in a sentence.

Nothing of the server is imported here before it is needed: a file is counted without it.
"""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, ParamSpec

import click

from facilitator import __version__

if TYPE_CHECKING:
    from flask import Flask

Parameters = ParamSpec("Parameters")
MODULES = ("serving", "links", "moving", "keeping", "doctor", "accounts", "count", "recount")
ALONE = ("count",)  # commands whose modules need no server; each module has the name of its command


class Fault(click.ClickException):
    """Something that whoever typed the command can mend; it is told without a traceback."""

    exit_code = 2


class Commands(click.Group):
    """Imports the modules that add the commands when a command is asked for."""

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        _import((name,) if name in ALONE else MODULES)
        return super().get_command(context, name)

    def list_commands(self, context: click.Context) -> list[str]:
        _import(MODULES)
        return super().list_commands(context)


def _import(modules: tuple[str, ...]) -> None:
    for each in modules:
        import_module(f"facilitator.commandline.{each}")


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="facilitator")
def facilitator() -> None:
    """Country teams develop, prioritise and declare a policy agenda together, live."""


def made() -> "Flask":
    """Return the application as the environment wants it."""
    from facilitator.app import create_app
    from facilitator.config import Unsafe, from_environment

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
        from sqlalchemy.exc import OperationalError, ProgrammingError

        with made().app_context():
            try:
                act(*args, **kwargs)
            except (OperationalError, ProgrammingError) as fault:
                said = str(fault.orig).strip().partition("\n")[0]
                raise Fault(
                    f"The database cannot be used: {said}. `facilitator doctor` says more."
                ) from fault
            finally:
                _let_go()

    return within


def _let_go() -> None:
    """Close what the command opened in the database; another may follow in this process."""
    from facilitator.extensions import db

    db.session.remove()
    db.engine.dispose()
