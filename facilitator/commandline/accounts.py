"""Accounts of facilitators, from the command line: the first one, and a forgotten password."""

import click

from facilitator.commandline.group import Fault, facilitator, in_app
from facilitator.commandline.schema import prepare
from facilitator.errors import Refusal
from facilitator.people.accounts import account_of, change_password, make_account


@facilitator.command()
@click.argument("login")
@click.option("--name", default="", help="The name that others see; else the login.")
@click.password_option(help="Asked for twice when it is not given.")
@in_app
def account(login: str, name: str, password: str) -> None:
    """Make a facilitator's account, or give a known one a new password."""
    prepare()
    known = account_of(login)
    try:
        if known:
            change_password(known, password)
        else:
            make_account(login, name or login, password)
    except Refusal as refusal:
        raise Fault(str(refusal.message)) from refusal
    click.echo(f"{'A new password for' if known else 'Welcome,'} {login}. Sign in at /sign-in.")
