"""A short way to the database for what comes often and small: what waits at one time is committed together.

Letters of people who type are not commands of their own: a commit for each would make the others wait. What
came meanwhile is taken along; nobody is answered, and nothing told, before the commit.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, Generic, TypeVar

from flask import Flask, current_app
from flask_babel import lazy_gettext as _l
from gevent import sleep, spawn
from gevent.event import AsyncResult
from sqlalchemy.exc import OperationalError

from facilitator.core.database import writing
from facilitator.core.telling import tell_mentions
from facilitator.errors import Refusal

Given = TypeVar("Given")
Waiting = tuple[Given, "AsyncResult[Any]"]
PATIENCE = 5.0  # seconds that somebody who is too fast is made to wait: a connection lives longer than that
MOST = 200  # things that one transaction takes, so that nobody waits long for others' work


class Lane(Generic[Given]):
    """Takes things in batches: `take` gets one within a transaction, and answers or refuses each."""

    def __init__(self, take: Callable[[Sequence[Given]], list[Any]]):
        self._take = take
        self._waiting: list[Waiting[Given]] = []
        self._busy = False

    def give(self, thing: Given) -> Any:
        """Return the answer once it is committed. Raises the Refusal that `take` gave for it."""
        answer: AsyncResult[Any] = AsyncResult()
        self._waiting.append((thing, answer))
        if not self._busy:
            self._busy = True
            # Not by whoever came first: they would wait for all who come while there is work.
            spawn(self._work, current_app._get_current_object())  # type: ignore[attr-defined]
        said = answer.get()
        if isinstance(said, Refusal):
            raise said
        return said

    def _work(self, app: Flask) -> None:
        try:
            while batch := self._waiting[:MOST]:
                del self._waiting[:MOST]
                with app.app_context():
                    self._commit(batch)
        finally:
            self._busy = False

    def _commit(self, batch: list[Waiting[Given]]) -> None:
        """Commit, tell, and answer. Each is tried alone if one of them is more than we can take."""
        try:
            with writing():
                answers = self._take([thing for thing, _ in batch])
            tell_mentions()
        except Exception as fault:
            self._failed(batch, fault)
            return
        for (_, answer), said in zip(batch, answers, strict=True):
            answer.set(said)

    def _failed(self, batch: list[Waiting[Given]], fault: Exception) -> None:
        if len(batch) > 1 and not isinstance(fault, OperationalError):  # a full disk is full for all of them
            for each in batch:
                self._commit([each])
            return
        for _, answer in batch:
            answer.set_exception(fault)


class Allowance:
    """What each may use of something at once, and how much of it comes back in a second.

    Who is faster waits, and nobody else does.
    """

    def __init__(self, most: int, a_second: int):
        self._most, self._a_second = most / a_second, a_second
        self._paid: dict[int, float] = {}  # until when each has used up what comes back (s)

    def use(self, who: int, much: int) -> None:
        """Return once there is something left. Raises Refusal `too_fast` if that would take too long."""
        wait = self._left_to_pay(who)
        if wait > PATIENCE:
            # NOTE: Shown when a program sends much more than anybody could type.
            raise Refusal("too_fast", _l("This was too much at once. Please wait a moment, then try again."))
        self.owe(who, much)
        if wait > 0:
            sleep(wait)

    def owe(self, who: int, much: int) -> None:
        """Note what was used already."""
        self._paid[who] = max(self._paid.get(who, 0), monotonic() - self._most) + much / self._a_second

    def _left_to_pay(self, who: int) -> float:
        return self._paid.get(who, 0) - monotonic()
