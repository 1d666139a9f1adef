"""A declaration as its readers see it: their language stands around its words, and never in them."""

from collections.abc import Iterator
from datetime import date as calendar
from io import BytesIO
from typing import Any

import segno
from babel import Locale
from babel.dates import format_date, format_skeleton
from flask_babel import ngettext
from markupsafe import Markup

from facilitator.deciding.judging.gradients import Gradient
from facilitator.deciding.judging.rules import Consent, Vote
from facilitator.declaring.rules import Data
from facilitator.language import locale
from facilitator.words import spoken, term

CHOICES: dict[str, list[str]] = {
    "consent": [*Consent],
    "motion": [*Vote],
    "gradients": [*Gradient],
}
NAMED = {"consent": "consent", "motion": "vote", "gradients": "gradient"}


def counts(adoption: Data) -> dict[str, int]:
    """Return how many made each choice."""
    result, choices = adoption["result"], CHOICES[adoption["kind"]]
    many = result["counts"] if adoption["kind"] == "gradients" else [result[choice] for choice in choices]
    return dict(zip(choices, many, strict=True))


def dots(adoption: Data) -> Iterator[str]:
    """Yield the choice of each person entitled, those who did not vote last."""
    result = adoption["result"]
    for choice, many in counts(adoption).items():
        yield from [choice] * many
    yield from ["absent"] * (result["entitled"] - result["cast"])


def verdict(adoption: Data) -> str:
    """Say what the vote came to, and how a tie in it was settled."""
    result = adoption["result"]
    told = term(f"outcome.{result['outcome']}" if "outcome" in result else f"verdict.{result['verdict']}")
    settled = adoption.get("settled")
    return f"{told} · {term(f'way.{settled}')}" if settled else told


def rule(adoption: Data) -> str:
    """Say by which rule a text was adopted. A declaration of an older program has no sentences in it."""
    if "rules" in adoption:
        return " ".join(map(spoken, adoption["rules"]))
    kept = adoption["rule"]
    named = "consent" if adoption["kind"] == "consent" else f"{kept['majority']}.{kept['base']}"
    if not kept["quorum"]:
        return term(f"rule.{named}")
    quorum = spoken({"key": "rule.quorum", "values": {"percent": f"{kept['quorum']} %"}})
    return f"{term(f'rule.{named}')} {quorum}"


def tally(adoption: Data) -> str:
    """Say the count with its base: of how many entitled, and how they chose."""
    result, named = adoption["result"], NAMED[adoption["kind"]]
    # NOTE: The base of a count, such as "5 of 6 entitled voted".
    base = ngettext(
        "%(cast)s of %(num)s entitled voted",
        "%(cast)s of %(num)s entitled voted",
        result["entitled"],
        cast=result["cast"],
    )
    told = [f"{term(f'{named}.{choice}')} {many}" for choice, many in counts(adoption).items() if many]
    return f"{base}: {' · '.join(told)}"


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
