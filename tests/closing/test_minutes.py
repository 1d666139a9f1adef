import re
from uuid import uuid4

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


def section(page, heading):
    """Return the words of a part of the page, from its heading to the next."""
    found = re.search(rf"<h2[^>]*>(?:(?!</h2>).)*{heading}.*?(?=<h2|</article>)", page, re.DOTALL)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def test_a_whole_day_is_told(fay, lived):
    page = minutes(fay).text
    korea = section(page, "South Korea")
    for words in (
        "Care in ageing counties 4.5 3.0",
        "2 of 2 entitled voted · Groups are ranked by mean impact times mean feasibility.",
        "Adopted by consensus",
        "Support with a reservation: Paragraph 2 needs a budget.",
        "Agenda (declared)",
        "Pass the domestic workers",
        "Question · Haruka · Every care worker : Who pays, Min-jun? @Min-jun",
        "Min-jun : The county does.",
        "Clear · Haruka · The agenda of KR : A name one keeps.",
        "A1 · Seo-yeon · rejected: ",
        "The pilot is there. Min-jun : It is for all.",
        "Declared and sealed",
        "/declarations/read3/KR",
    ):
        assert words in korea.replace("Haruka:", "Haruka :").replace("Min-jun:", "Min-jun :"), words
    assert "South Korea Ministry of Employment and Labor September 30, 2021" in section(page, "Next steps")
    assert "The day is useful for my work. 5.0 of 5 (n=4)" in section(page, "How was the day")
    assert "1 answer is kept back" in section(page, "How was the day")
    people = section(page, "People")
    assert re.search(r"Workers 1 0 1 .*All people 2 1 2", people), "Indonesia, Japan, South Korea"


def test_the_log_tells_the_turns_and_counts_the_work(fay, lived):
    told = section(minutes(fay).text, "Log")
    assert "Moved to another step: Ideas · Fay" in told
    assert re.search(r"A vote was opened · Fay · KR", told)
    assert re.search(r"Somebody voted × 4", told)
    assert "An idea was added × 12" in told
    assert told.count("Somebody voted") == 1, "when somebody voted is nobody's business"


def test_nobody_is_named_beside_a_vote_or_a_reservation(fay, lived):
    korea = section(minutes(fay).text, "South Korea")
    reservation = re.search(r"Support with a reservation: .{60}", korea)[0]
    assert "Seo-yeon" not in reservation


def test_the_file_leads_nowhere_and_loads_nothing(fay, lived):
    page = minutes(fay, "?download=1").text
    assert re.findall(r"(?:src|href)=.(?!#main)", page) == []
    assert "url(" not in page


def test_the_minutes_are_in_the_readers_language(fay, lived):
    page = minutes(fay, "?lang=ko").text
    assert '<html lang="ko"' in page
    assert "대한민국" in page
    assert "2021년 3월 31일" in page


def test_what_was_said_to_an_item_goes_out_of_the_minutes_with_it(fay, go, ids, minjun):
    go("draft")
    minjun.does("item.add", title="Care in ageing counties")
    item = minjun.sees("item")[0]["id"]
    fay.does("comment.add", item=item, kind="question", words="Who pays?")
    fay.does("comment.add", team=ids["KR"], kind="clear", words="Well begun.")
    minjun.does("item.remove", item=item)
    told = minutes(fay).text
    assert "Who pays?" not in told
    assert "Well begun." in told


def test_what_a_team_said_among_itself_is_not_in_the_minutes(fay, lived):
    assert "Between us" in str(fay.sees("comment"))
    assert "Between us" not in minutes(fay).text


def test_what_all_voted_on_together_is_in_the_minutes_with_how_its_tie_was_settled(fay, minjun, sari):
    asked = {"kind": "choice", "title": "Where next?", "options": ["Seoul", "Jakarta"], "voters": "everybody"}
    fay.does("ballot.open", **asked)
    ballot = fay.sees("ballot")[0]["id"]
    for person, place in ((minjun, 1), (sari, 2)):
        choice = {"kind": "choice", "options": [place]}
        person.does("vote.cast", ballot=ballot, receipt=uuid4().hex, choice=choice)
    fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.settle", ballot=ballot, way="chair", elected=[2])
    assert "Where next?" not in minutes(fay).text
    fay.does("ballot.publish", ballot=ballot)
    page = section(minutes(fay).text, "Votes of all")
    for words in ("Where next?", "The tie was settled: The chair decides", "Seoul", "Jakarta", "2 of"):
        assert words in page


def test_a_vote_on_an_item_tells_which_in_the_words_that_were_voted_on(fay, go, ids, minjun):
    go("draft")
    minjun.does("item.add", title="Care in ageing counties")
    item = minjun.sees("item")[0]["id"]
    fay.does("ballot.open", kind="motion", about="item", item=item, team=ids["KR"])
    ballot = fay.sees("ballot")[0]["id"]
    base = minjun.sees("item")[0]["fields"]["title"]["id"]
    minjun.does("field.write", item=item, field="title", words="Care everywhere", base=base)
    fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.publish", ballot=ballot)
    told = minutes(fay).text
    assert re.search(r"Vote: yes or no\s*</h4>\s*<p[^>]*><b>Care in ageing counties</b>", told)
