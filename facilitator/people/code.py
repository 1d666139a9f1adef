"""Codes that people read aloud and type: without letters and digits that look alike."""

from secrets import choice

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1


def new_code(length: int = 6) -> str:
    return "".join(choice(LETTERS) for _ in range(length))


def as_typed(code: str) -> str:
    """Return a code as it was meant: in capitals, without spaces and hyphens."""
    return "".join(sign for sign in code.upper() if sign.isalnum())
