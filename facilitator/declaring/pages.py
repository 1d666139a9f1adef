"""A declaration as its readers see it: their language stands around its words, and never in them."""

from collections.abc import Iterator
from datetime import date as calendar
from io import BytesIO
from typing import Any

import segno
from babel import Locale
from babel.dates import format_date, format_skeleton
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from facilitator.declaring.rules import Data
from facilitator.language import locale
from facilitator.words import term

CHOICES = {
    "consent": ("support", "reservation", "stand_aside", "object"),
    "motion": ("yes", "no", "abstain"),
}


def dots(adoption: Data) -> Iterator[str]:
    """Yield the choice of each person entitled, those who did not vote last."""
    result = adoption["result"]
    for choice in CHOICES[adoption["kind"]]:
        yield from [choice] * result[choice]
    yield from ["absent"] * (result["entitled"] - result["cast"])


def verdict(adoption: Data) -> str:
    result = adoption["result"]
    return term(f"outcome.{result['outcome']}" if "outcome" in result else f"verdict.{result['verdict']}")


def rule(adoption: Data) -> str:
    """Say by which rule a text was adopted, in one sentence, with its quorum where it has one."""
    kept = adoption["rule"]
    named = "consent" if adoption["kind"] == "consent" else f"{kept['majority']}.{kept['base']}"
    if not kept["quorum"]:
        return term(f"rule.{named}")
    # NOTE: Follows the sentence with the rule of a vote. A quorum: how many must take part.
    quorum = _("At least %(percent)s of those entitled must vote.", percent=f"{kept['quorum']} %")
    return f"{term(f'rule.{named}')} {quorum}"


def tally(adoption: Data) -> str:
    """Say the count with its base: of how many entitled, and how they chose."""
    result = adoption["result"]
    # NOTE: The base of a count, such as "5 of 6 entitled voted".
    base = ngettext(
        "%(cast)s of %(num)s entitled voted",
        "%(cast)s of %(num)s entitled voted",
        result["entitled"],
        cast=result["cast"],
    )
    named = {"consent": "consent", "motion": "vote"}[adoption["kind"]]
    counts = [f"{term(f'{named}.{c}')} {result[c]}" for c in CHOICES[adoption["kind"]] if result[c]]
    return f"{base}: {' · '.join(counts)}"


def day(date: str) -> str:
    """Return a date (2021-03-31) as readers write it; what is no date stays as it was written."""
    try:
        return format_date(calendar.fromisoformat(date), "long", locale=locale())
    except ValueError:
        return date


def month(written: str) -> str:
    """Return a month (2021-06) as readers write it; what is no month stays as it was written."""
    try:
        return format_skeleton("yMMMM", calendar.fromisoformat(f"{written}-01"), locale=locale())
    except ValueError:
        return written


def language_name(tag: str) -> str:
    """Return the name of a language in the reader's own."""
    return str(Locale.parse(tag, sep="-").get_display_name(locale()) or tag)


def grouped(sha256: str) -> str:
    """Return a hash as people compare it: in fours."""
    return " ".join(sha256[place : place + 4] for place in range(0, len(sha256), 4))


def qr(address: str) -> Markup:
    """Return a QR code as an SVG of black squares; nothing that anybody wrote gets into its markup."""
    drawn = BytesIO()
    segno.make(address, micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704


def shown(told: dict[str, Any]) -> dict[str, Any]:
    """Return what a template needs beside the sealed words."""
    adoption = told["adoption"]
    return {
        "verdict": verdict(adoption),
        "rule": rule(adoption),
        "tally": tally(adoption),
        "dots": list(dots(adoption)),
        "day": day(told["date"]),
        "follow_up": day(told["follow_up"]),
        "authentic": language_name(told["language"]),
    }
