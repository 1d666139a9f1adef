"""Who is named in a comment hears of it, until they put the notice away."""

import pytest


@pytest.fixture
def reader(reviewing, sari, haruka):
    """Who reads Korea's draft in the first round."""
    return next(person for person in (sari, haruka) if person.sees("item"))


@pytest.fixture
def other(reader, sari, haruka):
    return haruka if reader is sari else sari


def says(person, item, *mentions, words="Who pays, Min-jun?"):
    asked = {"item": item, "kind": "question", "words": words, "mentions": list(mentions)}
    return person.ask("comment.add", asked)


@pytest.fixture
def named(reader, item, ids):
    """The comment in which Min-jun and Olga are named; its id."""
    assert says(reader, item, ids["minjun"], ids["olga"], ids["minjun"])["ok"]
    return reader.sees("comment")[0]["id"]


def test_who_is_named_hears_of_it_and_nobody_else_does(named, reader, other, minjun, seoyeon, olga, fay, ids):
    for person in (minjun, olga):
        (notice,) = person.sees("mention")
        assert (notice["comment"], notice["answer"], notice["by"]) == (named, None, reader.person)
        assert person.missed()[-1]["subject"]["type"] == "mention"
    for person in (reader, other, seoyeon, fay):
        assert person.sees("mention") == []
        assert "mention" not in [event["subject"]["type"] for event in person.missed()]
    assert seoyeon.sees("comment")[0]["mentions"] == [ids["minjun"], ids["olga"]]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_notice_is_put_away_on_all_devices_of_its_person_alone(door, named, minjun, olga, opened):
    phone = opened("minjun")
    minjun.received(), olga.received()
    notice = minjun.sees("mention")[0]["id"]
    assert olga.ask("mention.put_away", mention=notice, door=door)["code"] == "no_such_mention"
    assert minjun.ask("mention.put_away", mention=notice, door=door)["ok"]
    for device in (minjun, phone):
        assert device.received()[-1]["subject"] == {"type": "gone", "of": "mention", "id": notice}
        assert device.sees("mention") == []
    assert olga.received() == []
    assert len(olga.sees("mention")) == 1
    assert minjun.ask("mention.put_away", mention=notice)["code"] == "no_such_mention"


def test_answers_name_people_too(named, reader, minjun, seoyeon, ids):
    asked = {"comment": named, "words": "Ask Seo-yeon.", "mentions": [ids["seoyeon"], reader.person]}
    minjun.does("comment.answer", asked)
    (answer,) = reader.sees("comment")[0]["answers"]
    assert answer["mentions"] == [ids["seoyeon"], reader.person]
    for person in (seoyeon, reader):
        (notice,) = person.sees("mention")
        assert (notice["answer"], notice["by"]) == (answer["id"], ids["minjun"])


def test_nobody_is_named_who_cannot_see_the_comment(reader, other, item, ids, minjun, wall, fay, everything):
    fay.does("person.remove", person=ids["seoyeon"])
    before = everything()
    for unreached in (other.person, ids["wall"], ids["seoyeon"], 999):
        assert says(reader, item, ids["minjun"], unreached)["code"] == "cannot_see"
    assert says(minjun, item, reader.person)["code"] == "cannot_see"  # what a team says to itself
    assert says(reader, item, *range(1, 12))["code"] == "too_many"
    assert says(reader, item, "1")["code"] == "invalid"
    assert everything() == before


def test_ten_people_are_not_too_many(reader, item, ids):
    known = [ids[name] for name in ("minjun", "seoyeon", "fay", "lin", "olga")]
    assert says(reader, item, *known, *known, *known)["ok"]
    assert reader.sees("comment")[0]["mentions"] == known


def test_the_notice_of_a_hidden_comment_leaves_and_comes_back_with_it(named, minjun, olga, fay):
    minjun.received()
    notice = minjun.sees("mention")[0]["id"]
    fay.does("comment.hide", comment=named)
    assert minjun.sees("mention") == olga.sees("mention") == []
    subjects = [event["subject"] for event in minjun.received()]
    assert {"type": "gone", "of": "mention", "id": notice} in subjects
    assert minjun.ask("mention.put_away", mention=notice)["code"] == "no_such_mention"
    fay.does("comment.unhide", comment=named)
    assert minjun.sees("mention")[0]["id"] == minjun.received()[-1]["subject"]["id"] == notice


def test_a_reader_who_reads_another_draft_now_has_no_notice_of_this_one(named, reader, minjun, go):
    minjun.does("comment.answer", comment=named, words="We do.", mentions=[reader.person])
    assert len(reader.sees("mention")) == 1
    go("peer", turn=2)
    assert reader.sees("mention") == []
    assert len(minjun.sees("mention")) == 1
