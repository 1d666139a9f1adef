"""The ways to be turned down. The code is for machines, the sentence is for the person."""

from typing import Literal

from msgspec import Struct


class Refused(Struct, frozen=True):
    """A refusal as every door tells it."""

    code: str
    message: str
    ok: Literal[False] = False


class Refusal(Exception):
    """The request was understood, and the rules of the workshop say no.

    The message may be a lazy string: it is put into words when it is told, in the language of who asked.
    """

    status = 409

    def __init__(self, code: str, message: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = message

    @property
    def told(self) -> Refused:
        return Refused(self.code, str(self.message))


class Invalid(Refusal):
    """What was sent is not what this command takes."""

    status = 422


class NotAllowed(Refusal):
    """This person may not do this."""

    status = 403


class NotFound(Refusal):
    """There is no such thing, or it is not this person's to see."""

    status = 404


class TooLarge(Refusal):
    """More was sent than is ever needed."""

    status = 413


class Forged(Refusal):
    """A form came that is not known to be from a page of ours."""

    status = 400


class Failed(Refusal):
    """The server met a fault of its own."""

    status = 500
