"""What the parts of a draft have in common: a name in the shared text, and that they can be taken out."""

import secrets

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.clock import now
from facilitator.extensions import Instant

# The deeds by which parts of a draft are taken out or come back.
CHANGE = {"agenda.shortlisted"} | {
    f"{part}.{done}" for part in ("item", "action", "paragraph") for done in ("removed", "restored")
}


def new_key() -> str:
    """What an item, action or paragraph is called in the shared text, on this server and any other."""
    return secrets.token_hex(4)


class Removable:
    """A part of a draft that can be taken out (`gone`), by whom and when, and come back with its words."""

    gone: Mapped[bool] = mapped_column(default=False)
    out_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    out_at: Mapped[Instant | None]

    def take_out(self, by: int) -> None:
        self.gone, self.out_by_id, self.out_at = True, by, now()
