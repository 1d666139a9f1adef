"""Paragraphs of the preamble as the rest of drafting has them: in the history, and as what is amended.

Korea's preamble has three paragraphs, all by Min-jun; Japan reads it in the first round, or Indonesia.
"""

import pytest

WORDS = ["Recalling R204,", "Noting that care waits,", "Concerned,"]


def paragraphs(person):
    (agenda,) = [each for each in person.sees("agenda") if each["paragraphs"]]
    return agenda["paragraphs"]


def words(person):
    return [each["fields"]["words"]["words"] for each in paragraphs(person) if each["fields"]]


@pytest.fixture
def three(drafting, minjun):
    """The ids of the three paragraphs."""
    for said in WORDS:
        minjun.does("paragraph.add", words=said)
    return [each["id"] for each in paragraphs(minjun)]


@pytest.fixture
def told(minjun, ids):
    """Return a function by which Min-jun's page asks for a part of the history."""

    def told(*of):
        address = "/".join(map(str, ("/api/drafts", ids["KR"], "history", *of)))
        return minjun.http.get(address, headers={"X-Seat": minjun.seat}).json

    return told


@pytest.fixture
def now(told):
    """Return a function that says at which moment of its history Korea's draft is."""
    return lambda: told()["moments"][-1]["seq"]


@pytest.fixture
def file(minjun, ids):
    """Return a function that downloads Korea's draft of a moment, as JSON or as a page."""
    return lambda seq, ending: minjun.http.get(f"/drafts/{ids['KR']}/{seq}.{ending}?seat={minjun.seat}")


def test_a_moment_has_its_paragraphs_and_so_have_its_files(three, minjun, now, told, file):
    before = now()
    minjun.does("paragraph.remove", paragraph=three[0])
    assert [each["fields"]["words"]["words"] for each in told(before)["paragraphs"]] == WORDS
    assert file(before, "json").json["preamble"] == [
        {"letter": letter, "words": said} for letter, said in zip("abc", WORDS, strict=True)
    ]
    page = file(now(), "html").text
    assert "(a) <span" in page
    assert WORDS[1] in page
    assert WORDS[0] not in page


def test_what_came_and_went_and_moved_is_told_by_its_letter(three, minjun, now, told):
    start = now()
    minjun.does("paragraph.move", paragraph=three[2], direction="up")
    moved = now()
    minjun.does("paragraph.remove", paragraph=three[0])
    minjun.does("paragraph.add", words="Noting further,")
    (head,) = told(start, "to", moved)["changes"]
    assert [(each["number"], each["moved"]) for each in head["fields"]] == [("(b)", True), ("(c)", True)]
    (head,) = told(moved, "to", now())["changes"]
    assert [(each["field"], each["number"], each["moved"], each["parts"]) for each in head["fields"]] == [
        ("preamble", "(c)", False, [{"kind": "come", "words": "Noting further,"}]),
        ("preamble", "(a)", False, [{"kind": "gone", "words": "Recalling R204,"}]),
    ]
    assert told(moved, "to", moved)["changes"] == []


def test_a_paragraph_says_again_what_it_said(three, minjun, seoyeon, now, log, ids):
    before, (first, *_) = now(), three
    seen = paragraphs(minjun)[0]["fields"]["words"]
    minjun.does("field.write", paragraph=first, field="words", words="Recalling", base=seen["id"])
    assert seoyeon.ask("version.restore", paragraph=first, field="words", seq=before)["ok"]
    assert words(minjun) == WORDS
    assert log(f"team-{ids['KR']}")[-1] == "field.restored"


@pytest.mark.parametrize(
    ("which", "code"),
    [
        ({"paragraph": 0}, "paragraph_gone"),
        ({"paragraph": 1, "item": True}, "no_such_paragraph"),
        ({"paragraph": None}, "no_such_paragraph"),
    ],
)
def test_what_is_not_in_the_preamble_is_not_restored(which, code, three, item, minjun, now):
    before = now()
    minjun.does("paragraph.remove", paragraph=three[0])
    asked = {"paragraph": 999 if which["paragraph"] is None else three[which["paragraph"]]}
    asked |= {"item": item} if "item" in which else {}
    assert minjun.ask("version.restore", **asked, field="words", seq=before)["code"] == code


def test_a_moment_before_a_paragraph_has_nothing_to_bring_back(three, minjun, now):
    before = now()
    minjun.does("paragraph.add", words="Noting further,")
    late = paragraphs(minjun)[-1]["id"]
    assert (
        minjun.ask("version.restore", paragraph=late, field="words", seq=before)["code"] == "not_there_then"
    )


@pytest.fixture
def reader(three, go, request):
    """Who reads Korea's draft in the first round of peer review."""
    go("peer", turn=1)
    people = map(request.getfixturevalue, ("sari", "haruka"))
    return next(person for person in people if any(each["paragraphs"] for each in person.sees("agenda")))


def proposes(person, paragraph, said):
    seen = next(each for each in paragraphs(person) if each["id"] == paragraph)["fields"]["words"]
    asked = {
        "paragraph": paragraph,
        "field": "words",
        "base": seen["id"],
        "words": said,
        "reason": "Clearer.",
    }
    return person.ask("amendment.propose", **asked)


def test_a_reader_amends_a_paragraph_and_the_team_accepts_it(three, reader, minjun, go, log, ids):
    assert proposes(reader, three[1], "Noting that care does not wait,")["ok"]
    (seen,) = minjun.sees("amendment")
    assert (seen["item"], seen["action"], seen["paragraph"], seen["field"]) == (None, None, three[1], "words")
    go("draft")
    minjun.does("amendment.accept", amendment=seen["id"], result=seen["words"])
    assert words(minjun) == [WORDS[0], "Noting that care does not wait,", WORDS[2]]
    assert "amendment.accepted" in log(f"team-{ids['KR']}")


def test_an_amendment_follows_its_paragraph_to_wherever_it_goes(three, minjun, seoyeon):
    assert proposes(seoyeon, three[1], "Noting that care waits long,")["ok"]
    minjun.does("paragraph.move", paragraph=three[1], direction="up")
    (seen,) = minjun.sees("amendment")
    assert not seen["touched"]
    minjun.does("amendment.accept", amendment=seen["id"], result=seen["words"])
    assert words(minjun) == ["Noting that care waits long,", WORDS[0], WORDS[2]]


def test_nothing_is_accepted_in_a_paragraph_that_was_taken_out(three, minjun, seoyeon):
    assert proposes(seoyeon, three[1], "Noting that care waits long,")["ok"]
    (seen,) = minjun.sees("amendment")
    minjun.does("paragraph.remove", paragraph=three[1])
    refused = minjun.ask("amendment.accept", amendment=seen["id"], result=seen["words"])
    assert refused["code"] == "no_such_amendment"
    minjun.does("paragraph.restore", paragraph=three[1])
    minjun.does("amendment.accept", amendment=seen["id"], result=seen["words"])
    assert words(minjun)[1] == "Noting that care waits long,"


def test_what_is_not_read_is_not_amended(three, sari, minjun, item):
    asked = {"field": "words", "words": "Nothing", "reason": "So."}
    assert sari.ask("amendment.propose", paragraph=three[0], **asked)["code"] in (
        "no_such_paragraph",
        "not_now",
    )
    minjun.does("paragraph.remove", paragraph=three[0])
    for wrong in ({"paragraph": three[0]}, {"paragraph": 999}, {"paragraph": three[1], "item": item}):
        assert minjun.ask("amendment.propose", **wrong, **asked)["code"] == "no_such_paragraph"
    refused = minjun.ask("amendment.propose", paragraph=three[1], **{**asked, "field": "title"})
    assert refused["code"] == "no_such_field"
