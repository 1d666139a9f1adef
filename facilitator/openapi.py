"""The table of commands, as OpenAPI and as a page of the documentation: made from the registry alone."""

from typing import Any

import msgspec

from facilitator import __version__
from facilitator.core.commands import REGISTRY, Command, Done
from facilitator.errors import Refused

OP = {"type": "string", "minLength": 8, "maxLength": 64, "description": "Made by the client, once."}


def described() -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of every command."""
    commands = [REGISTRY[name] for name in sorted(REGISTRY)]
    shapes = [Done, Refused, *(command.takes for command in commands)]
    _, schemas = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Facilitator", "version": __version__},
        "paths": {f"/api/commands/{command.name}": {"post": _operation(command)} for command in commands},
        "components": {
            "schemas": schemas,
            "securitySchemes": {"link": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(command: Command[Any]) -> dict[str, Any]:
    payload = {"$ref": f"#/components/schemas/{command.takes.__name__}"}
    body = {"type": "object", "required": ["op", "payload"], "properties": {"op": OP, "payload": payload}}
    return {
        "operationId": command.name,
        "summary": command.does.partition("\n")[0],
        "description": f"{command.does}\n\nWho may: {command.who.may}.",
        "security": [{"link": []}],
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": _answer("Done", "Done, or done before by the same operation."),
            **{code: _answer("Refused", why) for code, why in REFUSED.items()},
        },
    }


REFUSED = {
    "403": "Not this person's to do.",
    "404": "No such thing, or not theirs to see.",
    "409": "Against a rule of the workshop.",
    "422": "Not of the right form.",
}


def _answer(schema: str, why: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": why, "content": content}


def table() -> str:
    """Return docs/commands.md: every command, what it takes, and who may."""
    return HEAD + "".join(_entry(REGISTRY[name]) for name in sorted(REGISTRY))


HEAD = """# Commands

Made from the registry by `make docs`. Every change in a workshop is one of these, sent over the live
connection or as `POST /api/commands/<name>` with `{"op": …, "payload": {…}}`.
"""


def _entry(command: Command[Any]) -> str:
    fields = ", ".join(f"`{field.encode_name}`" for field in msgspec.structs.fields(command.takes))
    does = " ".join(command.does.split())
    return f"\n## {command.name}\n{does}\n\n- takes: {fields or 'nothing'}\n- who may: {command.who.may}\n"
