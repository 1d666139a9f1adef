"""Every command there is, asked by everybody who may not: the table is made from the registry itself."""

import msgspec
import pytest

from facilitator.core.commands import REGISTRY
from facilitator.people.asking import ANYONE, Only
from facilitator.people.models import Role
from tests.conftest import CAST

VALUES = {"integer": 1, "number": 1, "string": "x", "boolean": True, "array": [], "object": {}, "null": None}


def example(shape):
    """Return the plainest payload of a shape."""
    (ref,), shapes = msgspec.json.schema_components([shape])
    return value(ref, shapes)


def value(schema, shapes):
    if "$ref" in schema:
        schema = shapes[schema["$ref"].rpartition("/")[2]]
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if "anyOf" in schema:
        return value(schema["anyOf"][0], shapes)
    if "properties" in schema:
        return {name: value(schema["properties"][name], shapes) for name in schema.get("required", [])}
    if schema["type"] == "string":
        return "x" * max(1, schema.get("minLength", 1))
    if schema["type"] == "integer":
        return max(1, schema.get("minimum", 1))
    if schema["type"] == "array":
        return [value(schema["items"], shapes)] * schema.get("minItems", 0)
    return VALUES[schema["type"]]


def everybody_else(name):
    """Who of the cast may not give this command."""
    who = REGISTRY[name].who
    if not isinstance(who, Only):
        assert who is ANYONE
        return []
    return [person for person, (role, *_) in CAST.items() if role not in who.roles]


@pytest.fixture(scope="module", autouse=True)
def registry():
    from facilitator.app import create_app

    create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://", "SECRET_KEY": "for tests"})


@pytest.mark.parametrize("door", ["http", "socket"])
def test_every_command_refuses_whoever_may_not_give_it(door, request, stranger, everything):
    for person in CAST:
        request.getfixturevalue(person)  # everybody has arrived before we look
    before = everything()
    wrong = []
    for name, command in sorted(REGISTRY.items()):
        payload = example(command.takes)
        for person in everybody_else(name):
            answer = request.getfixturevalue(person).ask(name, payload, door)
            if answer.get("code") != "not_yours":
                wrong.append((name, person, answer))
        if (
            door == "http"
            and command.who is not ANYONE
            and stranger.ask(name, payload, door).get("code") != "stranger"
        ):
            wrong.append((name, "stranger"))
    assert wrong == []
    assert everything() == before


def test_participants_may_do_what_their_step_allows_and_nothing_else(minjun, everything):
    """In the lobby no step right is given."""
    before = everything()
    needing = [name for name, command in sorted(REGISTRY.items()) if getattr(command.who, "right", None)]
    wrong = [
        name
        for name in needing
        if Role.PARTICIPANT in REGISTRY[name].who.roles
        and minjun.ask(name, example(REGISTRY[name].takes)).get("code") != "not_now"
    ]
    assert wrong == []
    assert everything() == before


def test_every_command_has_a_sentence_that_says_what_it_does():
    assert [name for name, command in REGISTRY.items() if not command.does] == []
