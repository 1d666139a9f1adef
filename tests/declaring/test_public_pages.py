import re

import pytest

from facilitator.config import LANGUAGES
from tests.deciding.conftest import receipt, vote


def page(stranger, path, language="en"):
    answer = stranger.http.get(f"{path}?lang={language}")
    assert answer.status_code == 200
    return answer.text


def test_a_stranger_reads_the_whole_declaration(declared, stranger):
    text = page(stranger, declared["path"])
    for words in (
        "The agenda of KR",
        "Recalling R204,",
        "Pass the domestic workers&#39; bill",
        "Adopted by consensus",
        "2 of 2 entitled voted",
        "nobody objects",
        "Too &lt;early&gt; for us.",
        "Ministry of Employment and Labor",
        "September 30, 2021",
        "binds no government",
        "The authentic language of this declaration is English.",
        "31",
    ):
        assert words in text, words
    assert declared["sha256"] in text.replace(" ", "")
    assert "Seo-yeon" not in text
    assert len(re.findall('class="person-dot"', text)) == 2


def test_the_way_to_check_the_seal_stands_on_the_page(declared, stranger):
    assert f"curl -s http://localhost{declared['path']}.json | sha256sum" in page(stranger, declared["path"])


def test_the_qr_code_is_drawn_in_the_page_without_script_or_style(declared, stranger):
    text = page(stranger, declared["path"])
    seal = re.search(r'<footer class="seal">\s*(<svg.*?</svg>)', text, re.DOTALL)[1]
    assert "style" not in seal
    assert "<script" not in seal
    assert "xmlns=" in seal


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_frame_around_the_same_words(language, declared, stranger):
    text = page(stranger, declared["path"], language)
    assert f'<html lang="{language}"' in text
    assert '<h1 lang="en">The agenda of KR</h1>' in text


@pytest.mark.parametrize("path", ["/declarations/read3", "/declarations/READ3"])
def test_all_declarations_of_a_workshop_stand_on_one_page(path, declared, stranger):
    text = page(stranger, path)
    assert f'href="{declared["path"]}"' in text
    assert "South Korea" in text


def test_before_the_first_declaration_the_page_says_what_will_be_there(stranger):
    assert "as soon as the teams have declared" in page(stranger, "/declarations/read3")


@pytest.mark.parametrize(
    "path", ["NOWHER", "NOWHER/KR", "read3/ID", "read3/XX", "read3/ID.json", "KRJPID", "KRJPID/KR"]
)
def test_what_is_not_declared_is_not_there(path, declared, stranger):
    assert stranger.http.get(f"/declarations/{path}").status_code == 404


def test_the_way_into_the_workshop_is_not_given_away(declared, stranger):
    """Who joins by the code may take a free seat; readers of what was declared need not know it."""
    for path in ("/declarations/read3", "/declarations/read3/KR", "/declarations/read3/KR.json"):
        assert "KRJPID" not in page(stranger, path)


def test_a_text_that_was_carried_in_eight_steps_tells_each_of_them(
    frozen, opened_ballot, fay, minjun, seoyeon, stranger, ids
):
    ballot = opened_ballot("gradients")
    papers = {
        minjun: vote("gradients", "endorse"),
        seoyeon: vote("gradients", "reservations", "Too early for us."),
    }
    adopt(fay, ballot, papers)
    fay.does("declaration.declare", team=ids["KR"])
    text = page(stranger, fay.sees("declaration")[0]["path"])
    for words in ("Adopted by consensus", "Wholehearted yes 1", "Support with reservations 1", "Too early"):
        assert words in text, words
    assert "nobody disagrees or needs more time" in text


def test_a_text_that_the_chair_carried_says_so_beside_the_tie(
    frozen, opened_ballot, fay, minjun, seoyeon, stranger, ids
):
    ballot = opened_ballot("motion")
    papers = {minjun: vote("motion", "yes"), seoyeon: vote("motion", "no")}
    adopt(fay, ballot, papers, way="chair", carried=True)
    fay.does("declaration.declare", team=ids["KR"])
    assert "A tie · The chair decides" in page(stranger, fay.sees("declaration")[0]["path"])


def adopt(fay, ballot, papers, **settled):
    for person, paper in papers.items():
        person.does("vote.cast", ballot=ballot, receipt=receipt(), choice=paper)
    fay.does("ballot.close", ballot=ballot)
    if settled:
        fay.does("ballot.settle", ballot=ballot, **settled)
    fay.does("ballot.publish", ballot=ballot)
