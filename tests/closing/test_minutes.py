import re

import pytest


@pytest.fixture
def written(go, minjun, seoyeon, fay, ids):
    """Korea's ideas, one of them with a sign that a page must not run; hidden so far."""
    go("ideas")
    minjun.does("idea.add", words="A framework law <script>alert(1)</script>")
    seoyeon.does("idea.add", words="돌봄 협동조합")


def minutes(person, query=""):
    return person.http.get(f"/workshops/KRJPID/minutes{query}")


def test_the_minutes_tell_the_day_team_by_team(fay, minjun, written, go, ids):
    fay.does("ideas.reveal")
    go("cluster")
    idea = next(idea["id"] for idea in minjun.sees("idea") if "framework" in idea["words"])
    minjun.does("cluster.form", ideas=[idea], name="One law for all of it")
    page = minutes(fay).text
    for words in ("One law for all of it", "돌봄 협동조합", "Seo-yeon", "South Korea", "Indonesia"):
        assert words in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_what_is_hidden_from_facilitators_is_not_in_the_minutes(fay, written):
    assert "framework" not in minutes(fay).text


def test_nobody_is_named_beside_an_idea_they_did_not_sign(fay, written):
    fay.does("ideas.reveal")
    assert re.search(r"돌봄 협동조합\s*</li>", minutes(fay).text)


def test_the_minutes_are_for_facilitators(sari, olga, stranger, written):
    for person in (sari, olga, stranger):
        assert minutes(person).status_code in (302, 303, 401, 403, 404)


def test_the_minutes_can_be_kept_as_a_file_that_needs_no_server(fay, written):
    answer = minutes(fay, "?download=1")
    assert 'filename="minutes-KRJPID.html"' in answer.headers["Content-Disposition"]
    assert "<style>" in answer.text
