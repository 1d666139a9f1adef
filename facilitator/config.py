"""Everything that may differ from one installation to the next."""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent
IN_CHECKOUT = not (PACKAGE / "templates").exists()  # a wheel carries its templates inside the package

TEMPLATES = CHECKOUT / "templates" if IN_CHECKOUT else PACKAGE / "templates"
STATIC = CHECKOUT / "static/dist" if IN_CHECKOUT else PACKAGE / "static"
LANGUAGES = {
    "en": "English",
    "ko": "한국어",
    "ja": "日本語",
    "zh-Hans": "简体中文",
    "id": "Bahasa Indonesia",
    "ms": "Bahasa Melayu",
    "fil": "Filipino",
}


class Unsafe(Exception):
    """A production start was asked for with settings that would not keep anything secret."""


def instance() -> Path:
    """Return the folder of the local database and secret; `FACILITATOR_INSTANCE` names another one."""
    named = os.environ.get("FACILITATOR_INSTANCE")
    folder = Path(named) if named else (CHECKOUT if IN_CHECKOUT else Path.cwd()) / "instance"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def from_environment() -> dict[str, Any]:
    """Read the settings. Raises Unsafe for a production start without a secret worth the name."""
    production = os.environ.get("PRODUCTION", "") not in ("", "0")
    return {
        "PRODUCTION": production,
        "SECRET_KEY": _secret(production),
        "HOST": os.environ.get("HOST", "127.0.0.1"),
        "PORT": int(os.environ.get("PORT", "5000")),
        "PUBLIC_URL": os.environ.get("PUBLIC_URL", ""),
        "SQLALCHEMY_DATABASE_URI": _database(),
        "REDIS_URL": os.environ.get("REDIS_URL", ""),
        "SESSION_COOKIE_SECURE": production,
        "HEARTBEAT_SECONDS": float(os.environ.get("HEARTBEAT_SECONDS", "15")),
        "VOTES_SECONDS": float(os.environ.get("VOTES_SECONDS", "0.25")),
    }


def defaults() -> dict[str, Any]:
    """Return the settings that no installation needs to change."""
    return {
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "SESSION_REFRESH_EACH_REQUEST": False,  # a late answer would take back what was chosen meanwhile
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},  # the server's log tells no vote
        "MAX_CONTENT_LENGTH": 4 * 1024 * 1024,  # the largest roster we take
        "MAX_COMMAND_LENGTH": 256 * 1024,
        "MAX_PACKET_LENGTH": 512 * 1024,  # on a socket: more than an update of a text (cowriting.WHOLE)
        "WTF_CSRF_ENABLED": True,
        "WTF_CSRF_TIME_LIMIT": None,  # a page may stay open all day
        "BABEL_TRANSLATION_DIRECTORIES": str(PACKAGE / "translations"),
        "COMPRESS_MIMETYPES": ["text/html", "application/json", "text/csv", "text/plain"],
        "COMPRESS_ALGORITHM": ["br", "zstd", "gzip"],
        "COMPRESS_BR_LEVEL": 5,  # a page with its snapshot: a tenth less than gzip makes of it
        "PUBLIC_URL": "",
        "REDIS_URL": "",
        "HEARTBEAT_SECONDS": 15.0,
        "VOTES_SECONDS": 0.25,  # until votes are told together with others; 0 tells each at once
        "REST_SECONDS": 1.0,  # without typing, until what was typed is written out; 0 is never by itself
    }


def _database() -> str:
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{instance()}/facilitator.db"
    for scheme in ("postgres://", "postgresql://"):  # as hosting services write it; the driver is psycopg 3
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _secret(production: bool) -> str:
    given = os.environ.get("SECRET_KEY", "")
    if production and len(given) < 32:
        raise Unsafe(
            "PRODUCTION is set, so SECRET_KEY must be a secret of your own of at least 32 characters.\n"
            "Make one with: python3 -c 'import secrets; print(secrets.token_hex(32))'"
        )
    return given or _own_secret(instance() / "secret")


def _own_secret(kept: Path) -> str:
    """Make a secret on the first run; of two processes that start together, one makes it."""
    try:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    return kept.read_text()
