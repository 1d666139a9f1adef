"""The words of the interface are found where they stand, each with its note for the translator."""

import pytest
from babel.messages.catalog import Catalog

from tools.catalogue import Words, faults_of, keep_translation
from tools.python_words import notes_of_statements
from tools.typescript_words import Call, calls


def found(source):
    return list(calls(source))


def test_a_text_comes_with_its_note():
    assert found('t("I am ready" /* Button. */)') == [Call(1, "I am ready", ("Button.",))]


def test_a_note_may_run_over_lines():
    source = 't(\n  "Send" /* Button: sends\n     the words */,\n)'
    assert found(source) == [Call(1, "Send", ("Button: sends the words",))]


def test_one_and_many_are_a_pair():
    assert found('tn("%(n)s idea", "%(n)s ideas" /* Count. */, 3)') == [
        Call(1, ("%(n)s idea", "%(n)s ideas"), ("Count.",))
    ]


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        (r'"say \"yes\""', 'say "yes"'),
        (r"'it\'s'", "it's"),
        (r'"\u00e9\x41\u{1F600}\n"', "éA\U0001f600\n"),
        ('"one " +\n  "two"', "one two"),
        ("`plain`", "plain"),
    ],
)
def test_a_literal_is_read_as_the_browser_reads_it(literal, text):
    assert [call.text for call in found(f"t({literal} /* n */)")] == [text]


@pytest.mark.parametrize(
    "source",
    ['// t("no")', '/* t("no") */', '"t(\\"no\\")"', 'format("no")', 'a.t("no")', "function t(words) {}"],
)
def test_what_only_looks_like_a_call_is_none(source):
    assert found(source) == []


def test_a_call_inside_a_template_or_after_an_address_is_found():
    assert [c.text for c in found('`${t("in" /* n */)} https://x ${t("after" /* n */)}`')] == ["in", "after"]


def test_a_text_that_is_not_written_out_is_told():
    assert [call.text for call in found("t(words)")] == [None]


def test_a_note_above_a_wrapped_statement_is_seen():
    source = '# NOTE: Shown\n# to a stranger.\nraise NotFound(\n    "x", _("No.")\n)\n'
    assert notes_of_statements(source)[4] == (3, "Shown to a stranger.")


def catalog(locale, text, string):
    catalog = Catalog(locale)
    catalog.add(text, string)
    return catalog


@pytest.mark.parametrize(
    ("locale", "text", "string", "fault"),
    [
        ("ko", "Vote", "투표", None),
        ("ko", "Vote", "", "no translation"),
        ("ko", "%(name)s votes", "투표", "other placeholders than the text has"),
        ("ko", "%(name)s votes", "%(nome)s 투표", "other placeholders than the text has"),
        ("id", ("One vote", "%(n)s votes"), ("%(n)s suara", "%(n)s suara"), None),
        ("id", ("One vote", "%(n)s votes"), ("satu suara", "%(n)s suara"), "plural forms that differ"),
        ("fil", ("One vote", "%(n)s votes"), ("isang boto", "%(n)s na boto"), None),
    ],
)
def test_a_faulty_translation_is_told(locale, text, string, fault):
    faults = list(faults_of(Words(text), catalog(locale, text, string)))
    assert [told.startswith(fault) for told in faults] == [True] if fault else faults == []


def test_a_translation_is_kept_when_its_text_gets_a_plural():
    old, new = catalog("id", "%(n)s votes", "%(n)s suara"), Catalog("id")
    message = new.add(("%(n)s votes", "%(n)s votes in all"))
    keep_translation(message, old, new.num_plurals)
    assert message.string == ("%(n)s suara", "%(n)s suara")
