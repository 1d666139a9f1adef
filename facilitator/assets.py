"""The built files of the browser, by their plain names."""

import json

from flask import current_app

from facilitator.config import STATIC


def manifest() -> dict[str, str]:
    """Return which file stands for which plain name; nothing before the first build."""
    file = STATIC / "manifest.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def asset(name: str) -> str:
    """Return the path of a built file by its plain name, such as `room.js`."""
    assets: dict[str, str] = current_app.extensions["assets"]
    return "/static/" + assets.get(name, name)
