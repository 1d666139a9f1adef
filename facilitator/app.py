"""The application, put together."""

from importlib import import_module
from typing import Any

from flask import Flask, Response, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from msgspec import to_builtins
from whitenoise import WhiteNoise

from facilitator import api, language, live  # noqa: F401  (socket handlers must exist before init_app)
from facilitator.assets import asset, manifest
from facilitator.config import LANGUAGES, PACKAGE, STATIC, TEMPLATES, defaults
from facilitator.errors import Failed, Forged, NotFound, Refusal, TooLarge
from facilitator.extensions import babel, compress, csrf, db, migrate, socketio
from facilitator.words import spoken, term

FEATURES = (
    "workshops",
    "people",
    "evidence",
    "ideas",
    "drafting",
    "deciding",
    "declaring",
    "steering",
    "console",
    "closing",
)


def create_app(config: dict[str, Any]) -> Flask:
    """Return the application. `config` is from `config.from_environment`, or a test's own."""
    app = Flask("facilitator", static_folder=None, template_folder=str(TEMPLATES))
    app.config.from_mapping(defaults())
    app.config.from_mapping(config)
    _extend(app)
    _serve_static(app)
    app.register_blueprint(api.bp)
    for feature in FEATURES:
        _admit(app, feature)
    app.register_error_handler(Refusal, refused)
    for fault in (404, 405, OverflowError):  # a number in an address may be too large for any row
        app.register_error_handler(fault, nowhere)
    for code, say in ((413, too_large), (CSRFError, forged), (500, failed)):
        app.register_error_handler(code, say)
    app.before_request(language.remember_choice)
    app.after_request(guarded)
    return app


def _extend(app: Flask) -> None:
    for extension in (db, csrf, compress):
        extension.init_app(app)
    migrate.init_app(app, db, directory=str(PACKAGE / "migrations"))
    babel.init_app(app, locale_selector=language.locale)
    app.jinja_env.globals |= {"asset": asset, "term": term, "spoken": spoken, "languages": LANGUAGES}
    app.jinja_env.globals |= {"reading_in": language.language, "country_name": language.country_name}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["assets"] = manifest()


def _admit(app: Flask, feature: str) -> None:
    """Let a feature's commands enter the registry, and serve its doors, where it has them."""
    for part in ("commands", "views"):
        if (PACKAGE / feature / f"{part}.py").exists():
            module = import_module(f"facilitator.{feature}.{part}")
            if part == "views":
                app.register_blueprint(module.bp)


def _serve_static(app: Flask) -> None:
    """Serve files whose names change with their contents, and the live connection around everything."""
    wsgi = WhiteNoise(
        app.wsgi_app,
        max_age=3600,
        immutable_file_test=HASHED,
        allow_all_origins=False,
        add_headers_function=_unsniffed,
    )
    if STATIC.exists():
        wsgi.add_files(str(STATIC), prefix="static/")
    app.wsgi_app = wsgi  # type: ignore[method-assign]
    socketio.server_options.pop("client_manager", None)  # an earlier application's queue would stay
    socketio.init_app(
        app,
        message_queue=app.config["REDIS_URL"] or None,
        max_http_buffer_size=app.config["MAX_PACKET_LENGTH"],
        ping_interval=10,
        ping_timeout=10,
    )


def _unsniffed(headers: Any, *_file: str) -> None:
    """Let a browser take a file for what we say it is, static ones too."""
    headers["X-Content-Type-Options"] = "nosniff"


def refused(refusal: Refusal) -> tuple[Any, int]:
    if request.path.startswith("/api/"):
        return to_builtins(refusal.told), refusal.status
    return render_template("refused.html", refusal=refusal.told), refusal.status


def nowhere(_error: Exception) -> tuple[Any, int]:
    # NOTE: Shown for an address that leads nowhere.
    return refused(NotFound("nowhere", _("There is no page here.")))


def too_large(_error: Exception) -> tuple[Any, int]:
    # NOTE: Shown when somebody sends far more text, or a larger file, than is ever needed.
    return refused(TooLarge("too_large", _("This is too large to be sent at once.")))


def forged(_error: Exception) -> tuple[Any, int]:
    """Refuse a form that is not known to come from a page of ours in this browser."""
    # NOTE: Shown when a form is sent from a page that the browser does not belong to any more.
    said = _("This page is not up to date, or your browser keeps no cookies. Open the page again and resend.")
    return refused(Forged("forged", said))


def failed(_error: Exception) -> tuple[Any, int]:
    # NOTE: Shown in place of a page when the server met a fault of its own.
    return refused(Failed("server_error", _("Something went wrong on the server. Please try again.")))


def guarded(response: Response) -> Response:
    """Let the browser run and fetch nothing but our own files."""
    live_too = (
        f"connect-src 'self' ws://{request.host} wss://{request.host}"  # Safari's 'self' leaves out ws:
    )
    response.headers["Content-Security-Policy"] = f"{POLICY}; {live_too}"
    _unsniffed(response.headers)
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


HASHED = r"-[A-Z0-9]{8}\."  # such a file never changes
POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self' data:"
)
