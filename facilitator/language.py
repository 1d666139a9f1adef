"""The language of whoever reads: chosen in the page, else the person's, else the browser's."""

from babel import Locale
from flask import has_request_context, request, session

from facilitator.config import LANGUAGES

LOCALES = {tag: tag.replace("-", "_") for tag in LANGUAGES}


def language() -> str:
    """Return the reader's language as a tag of BCP 47, one of LANGUAGES."""
    if not has_request_context():
        return "en"
    chosen = request.args.get("lang") or session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    accepted = request.accept_languages.best_match([*LANGUAGES, "zh", "tl"]) or "en"
    return {"zh": "zh-Hans", "tl": "fil"}.get(accepted, accepted)


def locale() -> str:
    """Return the same for gettext and CLDR, which write an underscore."""
    return LOCALES[language()]


def remember_choice() -> None:
    """Keep a language that was chosen by a link with ?lang=."""
    chosen = request.args.get("lang")
    if chosen in LANGUAGES and session.get("language") != chosen:
        session["language"] = chosen


def country_name(country: str) -> str:
    """Return the name of a country (ISO 3166-1) in the reader's language, from CLDR."""
    return str(Locale.parse(locale()).territories.get(country, country))
