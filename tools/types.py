"""Write static/src/types.gen.ts: everything that travels, as Python declares it. --check only compares."""

import sys
from pathlib import Path
from typing import Any

import msgspec

from facilitator.api import Me
from facilitator.app import create_app
from facilitator.core.activity import Mark, Missed, Since
from facilitator.core.commands import REGISTRY, Done
from facilitator.core.rooms import Seen
from facilitator.drafting.authorship import Shares
from facilitator.drafting.comparing import Compared
from facilitator.drafting.cowriting import Opened, TextNews, Written
from facilitator.drafting.history import DraftThen, Moments, TextThen
from facilitator.drafting.pointing import Caret, Point
from facilitator.errors import Refused
from facilitator.live import Presence
from facilitator.workshops.models import Right

TARGET = Path(__file__).parent.parent / "static/src/types.gen.ts"
SIMPLE = {"integer": "number", "number": "number", "string": "string", "boolean": "boolean", "null": "null"}


def source() -> str:
    takes = {name: command.takes for name, command in sorted(REGISTRY.items())}
    seen = sorted(Seen.__subclasses__(), key=lambda shape: shape.__name__)
    said = [
        Me,
        Mark,
        Missed,
        Since,
        Done,
        Refused,
        Presence,
        Right,
        Opened,
        TextNews,
        Written,
        Point,
        Caret,
        Shares,
        Moments,
        DraftThen,
        TextThen,
        Compared,
    ]
    shapes = [*said, *seen, *takes.values()]
    _, schemas = msgspec.json.schema_components(shapes, ref_template="{name}")
    types = [f"export type {name} = {ts(schema)}\n" for name, schema in schemas.items()]
    kinds = "".join(f'  "{name}": {shape.__name__}\n' for name, shape in takes.items())
    things = "".join(f"  {shape.__struct_config__.tag}: {shape.__name__}\n" for shape in seen)
    head = "// Made by tools/types.py from the Structs in facilitator/. Do not edit.\n"
    ends = [f"export interface Commands {{\n{kinds}}}\n", f"export interface Things {{\n{things}}}\n", ENDING]
    return "\n".join([head, *types, *ends])


ENDING = """export type Thing = Things[keyof Things]

export type Snapshot = { seq: number; now: number; me: Me; things: Thing[] }
"""


def ts(schema: dict[str, Any]) -> str:
    """Say a JSON schema in TypeScript."""
    match schema:
        case {"$ref": name}:
            return str(name)
        case {"enum": values}:
            return " | ".join(msgspec.json.encode(value).decode() for value in values)
        case {"const": value}:
            return msgspec.json.encode(value).decode()
        case {"anyOf": choices}:
            return " | ".join(ts(choice) for choice in choices)
        case {"type": "array", "items": item}:
            return f"({ts(item)})[]"
        case {"properties": fields}:
            return f"{{\n{''.join(_field(schema, name) for name in fields)}}}"
        case {"additionalProperties": dict(value)}:
            return f"Record<string, {ts(value)}>"
        case {"type": "object"}:
            return "Record<string, unknown>"
        case {"type": kind}:
            return SIMPLE[kind]
    return "unknown"


def _field(schema: dict[str, Any], name: str) -> str:
    field = schema["properties"][name]
    fixed = "const" in field or len(field.get("enum", [])) == 1
    required = fixed or name in schema.get("required", [])
    return f"  {name}{'' if required else '?'}: {ts(field)}\n"


def main() -> int:
    create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://", "SECRET_KEY": "unused"})
    wanted = source()
    if "--check" in sys.argv:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == wanted
        print(
            "The browser's types are those of the server."
            if same
            else "Run `make build`: types have changed."
        )
        return 0 if same else 1
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != wanted:
        TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
