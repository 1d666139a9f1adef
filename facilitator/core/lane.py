"""A short way to the database for what comes often and small: what waits at one time is committed together.

Letters of people who type are not commands of their own: a commit for each would make the others wait. Who
comes first takes along those who came meanwhile; nobody is answered, and nothing told, before the commit.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from gevent import sleep
from gevent.event import AsyncResult

from facilitator.core.database import writing
from facilitator.core.telling import tell_mentions
from facilitator.errors import Refusal

Given = TypeVar("Given")
MOST = 200  # things that one transaction takes, so that nobody waits long for others' work


class Lane(Generic[Given]):
    """Takes things in batches: `take` gets one within a transaction, and answers or refuses each."""

    def __init__(self, take: Callable[[Sequence[Given]], list[Any]]):
        self._take = take
        self._waiting: list[tuple[Given, AsyncResult[Any]]] = []
        self._busy = False

    def give(self, thing: Given) -> Any:
        """Return the answer once it is committed. Raises the Refusal that `take` gave for it."""
        answer: AsyncResult[Any] = AsyncResult()
        self._waiting.append((thing, answer))
        if not self._busy:
            self._work()
        said = answer.get()
        if isinstance(said, Refusal):
            raise said
        return said

    def _work(self) -> None:
        self._busy = True
        try:
            sleep(0)  # whoever is about to give something gets into the same transaction
            while batch := self._waiting[:MOST]:
                del self._waiting[:MOST]
                self._commit(batch)
        finally:
            self._busy = False

    def _commit(self, batch: list[tuple[Given, "AsyncResult[Any]"]]) -> None:
        """Commit, tell, and answer; a fault of ours is the answer to everybody in the batch."""
        try:
            with writing():
                answers = self._take([thing for thing, _ in batch])
            tell_mentions()
        except Exception as fault:
            for _, answer in batch:
                answer.set_exception(fault)
            return
        for (_, answer), said in zip(batch, answers, strict=True):
            answer.set(said)
