"""Facilitators' accounts on this server: signing in, and who may.

They belong to no workshop, so no workshop's log tells of them.
"""

import hmac
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app, session
from flask_babel import lazy_gettext as _l
from gevent import get_hub
from sqlalchemy import select

from facilitator.core.clock import now
from facilitator.core.database import writing
from facilitator.core.telling import dismiss
from facilitator.errors import Invalid, NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.code import as_typed, set_up_code
from facilitator.people.entering import NAME, one_line
from facilitator.people.models import Account, Person
from facilitator.people.rules import is_closed

HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # argon2id, as OWASP advises
SHORTEST, LONGEST = 10, 200  # signs of a password
# What an unknown login is checked against, so that it takes the same time as a known one.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$IKDcYqULtOdiVWUDiS3DAg$l99V2bReaWQGHbhoYurHCy2oaOCIHhbVc8vWd+tcm9Y"


def as_login(typed: str) -> str:
    """Return a login as it was meant: composed, without capitals and spaces around."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def hashed(password: str) -> str:
    """Hash a password away from the hub, which it would hold up for everybody."""
    return str(get_hub().threadpool.apply(HASHER.hash, (password,)))


def is_right(password: str, kept: str) -> bool:
    return bool(get_hub().threadpool.apply(_verified, (kept, password)))


def _verified(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def admitted(login: str, password: str) -> Account:
    """Return the account that a login and password open.

    Raises NotAllowed, with one answer and after the same time for a wrong password, an unknown login and an
    account that is closed for a while. The account counts, never the address: a whole workshop shares it.
    """
    account = account_of(login)
    right = is_right(password, account.password if account else NOBODYS)
    with writing():
        account = account_of(login)
        opened = account is not None and _opened(account, right)
    if account is None or not opened:
        # NOTE: Shown when signing in fails, whatever the reason; after several tries one has to wait.
        said = _l("This name and password do not go together, or there were too many tries. Wait a little.")
        raise NotAllowed("not_admitted", said)
    return account


def _opened(account: Account, right: bool) -> bool:
    """Count a wrong password. While the account is closed, even the right one is of no use."""
    if is_closed(account.failures, account.failed_at, now()):
        return False
    account.failures = 0 if right else account.failures + 1
    account.failed_at = None if right else now()
    return right


def must_set_up(typed: str) -> None:
    """Let only those make the first account who can read what the server printed. Raises NotAllowed.

    There is no account yet to count wrong codes for, so this process counts them.
    """
    failures, failed_at = current_app.extensions.get("set_up_failures", (0, None))
    closed = is_closed(failures, failed_at, now())
    right = hmac.compare_digest(as_typed(typed).encode(), own_set_up_code().encode())
    if not right and not closed:
        current_app.extensions["set_up_failures"] = failures + 1, now()
    if closed or not right:
        # NOTE: Shown on the page for the first account; after several wrong codes one has to wait.
        said = _l("This is not the set-up code of this server, or there were too many tries. Wait a little.")
        raise NotAllowed("wrong_code", said)


def own_set_up_code() -> str:
    return set_up_code(current_app.config["SECRET_KEY"])


def sign_in(account: Account) -> None:
    session.permanent = True
    session["account"] = [account.id, account.version]


def sign_out() -> None:
    """Leave the account, and the console that it opened."""
    session.pop("account", None)
    seats = {seat: held for seat, held in session.get("seats", {}).items() if seat != "console"}
    session["seats"] = seats


def signed_in() -> Account | None:
    """Return the account of this browser, looked up afresh."""
    number, version = session.get("account", (0, 0))
    account = db.session.get(Account, number) if number else None
    good = account and not account.removed_at and account.version == version
    return account if good else None


def make_account(login: str, name: str, password: str, *, first: bool = False) -> Account:
    """Make an account. Raises Refusal `set_up_already` (it was to be the first), `login_taken`; Invalid."""
    login, name, kept = _checked_login(login), one_line(name, NAME), hashed(checked_password(password))
    with writing():
        if first and accounts():
            # NOTE: Shown on the page for the first account of a server that has accounts already.
            raise Refusal("set_up_already", _l("This server is set up already. Please sign in."))
        account = db.session.scalar(select(Account).filter_by(login=login)) or Account(login=login, version=0)
        if account.version and not account.removed_at:
            # NOTE: Shown when an account is made under a name to sign in that another account has.
            raise Refusal("login_taken", _l("There is an account with this name to sign in already."))
        account.name, account.password = name, kept
        account.removed_at, account.failures, account.version = None, 0, account.version + 1
        db.session.add(account)
    return account


def change_password(account: Account, password: str) -> None:
    """Give an account a new password. All that was opened with the old one ends, personal links included."""
    number, kept = account.id, hashed(checked_password(password))
    with writing():
        account = db.session.get_one(Account, number)
        account.password, account.failures = kept, 0
        ended = _end_all(account)
    dismiss(ended)


def remove_account(number: int) -> None:
    """Remove an account; its open pages end at once. Raises Refusal `last_account`: somebody must stay."""
    with writing():
        account = db.session.get(Account, number)
        if account is None or account.removed_at:
            # NOTE: Shown when an account was removed already.
            raise NotFound("no_such_account", _l("There is no such account."))
        if accounts() == [account]:
            # NOTE: Shown when the only account of this server would be removed.
            raise Refusal("last_account", _l("The last account cannot be removed."))
        account.removed_at = now()
        ended = _end_all(account)
    dismiss(ended)


def accounts() -> list[Account]:
    return list(db.session.scalars(select(Account).filter_by(removed_at=None).order_by(Account.id)))


def account_of(login: str) -> Account | None:
    return db.session.scalar(select(Account).filter_by(login=as_login(login), removed_at=None))


def checked_password(password: str) -> str:
    """Return a password that is long enough. Raises Invalid."""
    if not SHORTEST <= len(password) <= LONGEST:
        # NOTE: Shown when a password is too short (or absurdly long).
        said = _l(
            "A password needs at least %(least)s signs (and at most %(most)s).", least=SHORTEST, most=LONGEST
        )
        raise Invalid("password_length", said)
    return password


def _checked_login(typed: str) -> str:
    login = one_line(as_login(typed), 60)
    if " " in login:
        # NOTE: Shown when a name to sign in has a space in it.
        raise Invalid("login_form", _l("A name to sign in has no spaces."))
    return login


def _end_all(account: Account) -> list[int]:
    """End what this account opened: its sessions, and the seats it leads with. Return whose pages close."""
    account.version += 1
    people = list(db.session.scalars(select(Person).filter_by(account_id=account.id)))
    for person in people:
        person.version += 1
    return [person.id for person in people]
