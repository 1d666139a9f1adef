"""The words of the interface: python -m tools.catalogue extract update compile check forget

extract  gathers every text with its note into facilitator/translations/messages.pot
update   brings each language's messages.po up to date; what was translated is kept, nothing is guessed
compile  writes the .mo files for the server and words-<page>-<language>-<hash>.js for the browser
check    says what has no note, no translation or other placeholders than its text, and fails if anything does
forget   drops the translations whose text is no longer used
"""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.browser_words import publish
from tools.python_words import notes_of_statements
from tools.typescript_words import calls

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "facilitator/translations"
LOCALES = ("ko", "ja", "zh_Hans", "id", "ms", "fil")
# Babel does not know Filipino's rule, which browsers have from CLDR: 4, 6, 9, 14 … take the second form.
PLURAL_FORMS = {
    "fil": "nplurals=2; plural=(n != 1 && n != 2 && n != 3 && (n%10 == 4 || n%10 == 6 || n%10 == 9));"
}
SAME_PLURALS = ("id", "ms")  # gettext gives them two forms where the languages have one
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "N_", "_l", "lazy_gettext")),
    **dict.fromkeys(("ngettext", "lazy_ngettext"), (1, 2)),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
CHANGING = re.compile(
    r'^"(POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By|Report-Msgid).*\n', re.M
)
HEAD = "# Facilitator: {}. Translations go between the quotation marks of msgstr; %(name)s stays as it is."


@dataclass
class Words:
    """One text to translate, with all that is known about it."""

    text: str | tuple[str, str]
    notes: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.text if isinstance(self.text, str) else self.text[0]

    def add(self, text: str | tuple[str, str], notes: list[str], place: str) -> None:
        self.text = text if isinstance(text, tuple) else self.text
        self.notes += [note for note in notes if note not in self.notes]
        self.places += [place] if place not in self.places else []


Found = tuple[str | tuple[str, str] | None, list[str], str]


def gathered() -> dict[str, Words]:
    """Every text of the program by its (singular) words, in their order."""
    words: dict[str, Words] = {}
    for text, notes, place in [*in_python(), *in_templates(), *in_typescript()]:
        if text is not None:
            key = text if isinstance(text, str) else text[0]
            words.setdefault(key, Words(text)).add(text, notes, place)
    return dict(sorted(words.items()))


def in_python() -> Iterator[Found]:
    """A note stands above the call, or above the statement and is then for the first text in it."""
    for path in files("facilitator", "*.py"):
        statements = notes_of_statements(path.read_text("utf-8"))
        served: set[int] = set()
        for line, text, notes in extracted("python", path):
            begin, note = statements.get(line, (line, ""))
            given = notes or ([note] if note and begin not in served else [])
            served.add(begin)
            yield text, given, f"{path.relative_to(ROOT)}:{line}"


def in_templates() -> Iterator[Found]:
    for path in files("templates", "*"):
        for line, text, notes in extracted("jinja2", path):
            yield text, notes, f"{path.relative_to(ROOT)}:{line}"


def extracted(method: str, path: Path) -> Iterator[tuple[int, str | tuple[str, str], list[str]]]:
    found = extract_from_file(method, path, KEYWORDS, comment_tags=["NOTE:"], strip_comment_tags=True)
    for line, text, notes, _ in found:
        yield line, text if isinstance(text, str) else (text[0], text[1]), [" ".join(notes)] if notes else []


def files(folder: str, pattern: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob(pattern) if path.is_file())


def in_typescript() -> Iterator[Found]:
    for path in files("static/src", "*.ts*"):
        for call in calls(path.read_text("utf-8")):
            yield call.text, list(call.notes), f"{path.relative_to(ROOT)}:{call.line}"


def extract() -> None:
    """Write the texts, untranslated, for translators who start a language."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "messages.pot").write_text(written(catalog_of(None)), "utf-8")


def update() -> None:
    for locale in LOCALES:
        new, old = catalog_of(locale), read(locale)
        used = [message for message in new if message.id]
        for message in used:
            keep_translation(message, old, new.num_plurals)
        names = {name_of(message) for message in used}
        for message in [*old, *old.obsolete.values()]:
            if message.id and any(strings(message)) and name_of(message) not in names:
                new.obsolete[name_of(message)] = message
        path_of(locale).parent.mkdir(parents=True, exist_ok=True)
        path_of(locale).write_text(written(new), "utf-8")


def forget() -> None:
    for locale in LOCALES:
        catalog = read(locale)
        catalog.obsolete.clear()
        path_of(locale).write_text(written(catalog), "utf-8")


def catalog_of(locale: str | None) -> Catalog:
    head = HEAD.format(locale or "all texts")
    catalog = Catalog(locale, project="Facilitator", version="1", header_comment=head, fuzzy=False)
    if locale in PLURAL_FORMS:
        catalog.mime_headers = [("Plural-Forms", PLURAL_FORMS[locale])]
    for words in gathered().values():
        places = [(place.rsplit(":", 1)[0], 0) for place in words.places]
        catalog.add(words.text, locations=sorted(set(places)), auto_comments=words.notes)
    return catalog


def keep_translation(message: Message, old: Catalog, forms: int) -> None:
    """Take over what was translated, also where the text has got, or lost, a plural."""
    name = name_of(message)
    before = old.get(name) or old.obsolete.get(name)
    if before is None or not any(strings(before)):
        return
    kept = strings(before)
    message.string = tuple((kept * forms)[:forms]) if message.pluralizable else kept[-1]
    message.user_comments = list(before.user_comments)


def read(locale: str) -> Catalog:
    if not path_of(locale).exists():
        return Catalog(locale)
    with path_of(locale).open("rb") as file:
        catalog = read_po(file, locale=locale)
    catalog.fuzzy = False
    return catalog


def written(catalog: Catalog) -> str:
    """The file's text, the same whenever and wherever it is made."""
    file = io.BytesIO()
    write_po(file, catalog, width=110, sort_output=True, include_lineno=False)
    return CHANGING.sub("", file.getvalue().decode("utf-8"))


def path_of(locale: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES/messages.po"


def name_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def strings(message: Message) -> list[str]:
    return [message.string or ""] if isinstance(message.string, str | None) else list(message.string)


def make_ready() -> None:
    """Make the words ready for the server (.mo) and, page by page, for the browser (.js)."""
    catalogs = {"en": Catalog("en")} | {tag(locale): read(locale) for locale in LOCALES}
    for locale in LOCALES:
        if path_of(locale).exists():
            with path_of(locale).with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogs[tag(locale)])
    publish({key: words.places for key, words in gathered().items()}, catalogs)


def tag(locale: str) -> str:
    """Browsers write zh-Hans what gettext writes zh_Hans."""
    return locale.replace("_", "-")


def check() -> None:
    """Say what is missing, and end with an error if anything is."""
    unwritten = [place for text, _, place in in_typescript() if text is None]
    faults = [f"{place}: t() needs its text written out" for place in unwritten]
    words, catalogs = gathered(), {locale: read(locale) for locale in LOCALES}
    faults += [f"{w.places[0]}: no note for the translator: {w.key!r}" for w in words.values() if not w.notes]
    for key, entry in words.items():
        found = [(fault, locale) for locale in LOCALES for fault in faults_of(entry, catalogs[locale])]
        for fault in dict.fromkeys(fault for fault, _ in found):
            where = " ".join(locale for other, locale in found if other == fault)
            faults += [f"{fault} ({where}): {key!r}"]
    if faults:
        sys.exit("\n".join([*faults, f"The catalogues have {len(faults)} faults."]))
    print(f"The catalogues are complete: {len(words)} texts in {len(LOCALES)} languages besides English.")


def faults_of(entry: Words, catalog: Catalog) -> Iterator[str]:
    message = catalog.get(entry.key)
    given = strings(message) if message else []
    if not given or not all(given):
        yield "no translation"
        return
    if message and message.fuzzy:
        yield "translation marked as fuzzy"
    singular, plural = (entry.text, entry.text) if isinstance(entry.text, str) else entry.text
    allowed, needed = (set(PLACEHOLDER.findall(text)) for text in (singular + plural, plural))
    used = [set(PLACEHOLDER.findall(form)) for form in given]
    if not all(names <= allowed for names in used) or not needed <= used[-1]:
        yield "other placeholders than the text has"
    if str(catalog.locale) in SAME_PLURALS and len(set(given)) > 1:
        yield "plural forms that differ, where the language has one"


COMMANDS = {"extract": extract, "update": update, "compile": make_ready, "check": check, "forget": forget}

if __name__ == "__main__":
    if not sys.argv[1:] or set(sys.argv[1:]) - COMMANDS.keys():
        sys.exit(__doc__)
    for command in sys.argv[1:]:
        COMMANDS[command]()
