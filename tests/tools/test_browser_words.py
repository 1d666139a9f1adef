"""A page gets just the words that it says, in its reader's language, and later parts bring theirs along."""

import json

import pytest
from babel.messages.catalog import Catalog

from tools import browser_words
from tools.browser_words import Share, publish, script, shares_of


@pytest.fixture
def dist(tmp_path, monkeypatch):
    """A build of one page whose later part is fetched when its step comes."""
    (tmp_path / "now.tsx").write_text('t("Ready" /* Button */); term(`step.${kind}`)')
    (tmp_path / "vote.tsx").write_text('t("Ready" /* Button */); t("Vote" /* Button */); term("vote.yes")')
    sources = {"room": {"first": ["now.tsx"], "later": ["vote.tsx"]}}
    (tmp_path / "sources.json").write_text(json.dumps(sources))
    (tmp_path / "manifest.json").write_text('{"room.js": "room-1.js", "words-old.js": "words-old-1.js"}')
    monkeypatch.setattr(browser_words, "ROOT", tmp_path)
    monkeypatch.setattr(browser_words, "DIST", tmp_path)
    return tmp_path


PLACES = {"Ready": ["now.tsx:1", "vote.tsx:1"], "Vote": ["vote.tsx:1"], "Console": ["console.tsx:1"]}


def test_each_text_comes_once_with_the_first_part_that_says_it(dist):
    assert [(share.later, share.texts) for share in shares_of(PLACES)] == [
        (False, ["Ready"]),
        (True, ["Vote"]),
    ]


def test_terms_come_with_the_sources_that_name_their_kind(dist):
    first, later = shares_of(PLACES)
    assert {key.partition(".")[0] for key in first.terms} == {"step"}
    assert {key.partition(".")[0] for key in later.terms} == {"vote"}


def test_what_is_not_wholly_translated_stays_english():
    half = Catalog("ja")
    half.add(("%(n)s vote", "%(n)s votes"), string=("%(n)s票", ""))
    half.add("Ready", string="準備完了")
    share = Share("room", False, ["Ready", "%(n)s vote"], {})
    assert '"messages":{"Ready":"準備完了"}' in script(share, "ja", half)


def test_the_manifest_names_the_new_files_and_forgets_the_old(dist):
    publish(PLACES, {"en": Catalog("en"), "ko": Catalog("ko")})
    manifest = json.loads((dist / "manifest.json").read_text())
    words = [f"words-room-{part}.js" for part in ("en", "ko", "later-en", "later-ko")]
    assert [*manifest] == ["room.js", *words]
    for name in (manifest[each] for each in words):
        assert {path.suffix for path in dist.glob(f"{name}*")} == {".js", ".gz", ".br"}
