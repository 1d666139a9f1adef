"""Codes that people read aloud and type: without letters and digits that look alike."""

import hmac
from secrets import choice

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1


def new_code(length: int = 6) -> str:
    return "".join(choice(LETTERS) for _ in range(length))


def set_up_code(secret: str, length: int = 8) -> str:
    """Return the code that whoever holds the server's secret can tell to whoever makes the first account."""
    number = int.from_bytes(hmac.digest(secret.encode(), b"setup", "sha256"))
    signs = []
    for _ in range(length):
        number, place = divmod(number, len(LETTERS))
        signs.append(LETTERS[place])
    return "".join(signs)


def as_typed(code: str) -> str:
    """Return a code as it was meant: in capitals, without spaces and hyphens."""
    return "".join(sign for sign in code.upper() if sign.isalnum())
