"""The words of the browser: for each page and language one file with what that page says, and no more."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import brotli  # type: ignore[import-untyped]
from babel.messages.catalog import Catalog

ROOT = Path(__file__).parent.parent
DIST = ROOT / "static/dist"
PREFIX = re.compile(r"[\"'`]([a-z_]+)\.")  # "field.owner" or `step.${kind}`: a source that says such terms

# What the sentences of a ballot's rule are made of: the server names them, `spoken` says them.
SPOKEN = ("rule", "method", "quorum", "condition", "vote", "consent", "gradient")


class Share(NamedTuple):
    """The words that a page needs at first, or those that come with its later parts (`later`)."""

    page: str
    later: bool
    texts: list[str]
    terms: dict[str, str]

    def named(self, language: str) -> str:
        return f"words-{self.page}-{'later-' if self.later else ''}{language}.js"


def publish(places: dict[str, list[str]], catalogs: dict[str, Catalog]) -> None:
    """Write every page's words in every language; `places` says in which files each text stands."""
    shares = list(shares_of(places))
    made = {share.named(tag): script(share, tag, catalogs[tag]) for tag in catalogs for share in shares}
    for old in DIST.glob("words-*"):
        old.unlink()
    listed = json.loads((DIST / "manifest.json").read_text("utf-8"))
    manifest = {plain: name for plain, name in listed.items() if not plain.startswith("words-")}
    manifest |= {plain: written(plain, text.encode()) for plain, text in made.items()}
    (DIST / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")


def shares_of(places: dict[str, list[str]]) -> Iterator[Share]:
    """Divide the words as the bundler has divided the sources."""
    for page, sources in json.loads((DIST / "sources.json").read_text("utf-8")).items():
        first = Share(page, False, texts_in(sources["first"], places), terms_in(sources["first"]))
        yield first
        if sources["later"]:
            texts = [text for text in texts_in(sources["later"], places) if text not in first.texts]
            terms = {k: text for k, text in terms_in(sources["later"]).items() if k not in first.terms}
            yield Share(page, True, texts, terms)


def texts_in(sources: list[str], places: dict[str, list[str]]) -> list[str]:
    return [text for text, found in places.items() if {at.rsplit(":", 1)[0] for at in found} & {*sources}]


def terms_in(sources: Iterable[str]) -> dict[str, str]:
    """The shared terms whose kind is named in these sources."""
    texts = [(ROOT / source).read_text("utf-8") for source in sources]
    kinds = {kind for text in texts for kind in PREFIX.findall(text)}
    kinds |= {kind for text in texts if "spoken" in text for kind in SPOKEN}
    return {k: text for k, text in sorted(terms_in_english().items()) if k.partition(".")[0] in kinds}


def terms_in_english() -> dict[str, str]:
    """What the server names by a key (codes, kinds, roles) and the browser says in words."""
    if not find_spec("facilitator.words"):
        return {}
    return dict(import_module("facilitator.words").TERMS)


def script(share: Share, language: str, catalog: Catalog) -> str:
    """What a page runs before its own script, or with its later parts."""
    messages = {text: string for text in share.texts if (string := translated(catalog, text))}
    terms = {key: last(translated(catalog, text)) or text for key, text in share.terms.items()}
    if share.later:
        return (
            f"Object.assign(WORDS.messages,{compact(messages)});Object.assign(WORDS.terms,{compact(terms)})\n"
        )
    return f"globalThis.WORDS={compact({'locale': language, 'messages': messages, 'terms': terms})}\n"


def translated(catalog: Catalog, text: str) -> str | list[str]:
    """A text in the catalogue's language, a text with plurals in all forms; empty unless it is complete."""
    message = catalog.get(text)
    string = message.string if message else ""
    return (string if isinstance(string, str) else list(string)) if string and all(string) else ""


def last(string: str | list[str]) -> str:
    return string if isinstance(string, str) else string[-1]


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def written(plain: str, content: bytes) -> str:
    """Put a file beside the bundles, compressed too; return its name, which changes with its contents."""
    name = f"{plain[:-3]}-{hashlib.sha256(content).hexdigest()[:8].upper()}.js"
    (DIST / name).write_bytes(content)
    (DIST / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    (DIST / f"{name}.br").write_bytes(brotli.compress(content))
    return name
