"""The texts that an agenda may refer to. They are chosen from this list, never typed."""

import msgspec
from msgspec import Struct

from facilitator.config import PACKAGE


class Reference(Struct, frozen=True, forbid_unknown_fields=True):
    """`key` is what a draft keeps (C189, 8.3); `group` says whose text it is (ILO, SDG)."""

    key: str
    title: str
    group: str


def _listed() -> list[Reference]:
    told = (PACKAGE / "demonstration" / "references.json").read_bytes()
    return msgspec.json.decode(told, type=list[Reference])


REFERENCES = _listed()
KEYS = {reference.key for reference in REFERENCES}


def is_reference(key: str) -> bool:
    return key in KEYS
