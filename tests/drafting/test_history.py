"""The history of a draft: what it said, who wrote it, what is kept of it, and what is brought back."""

import json
from base64 import b64decode

import pytest
from pycrdt import Doc, Text
from sqlalchemy import event, insert

from facilitator.core.activity import Line
from facilitator.extensions import db
from tests.drafting.conftest import field, item_of, text_of, words_of
from tests.drafting.pages import Page


@pytest.fixture
def moments(ask):
    return lambda person, **more: ask(person, **more).json["moments"]


def write(person, item, words, name="problem"):
    stands = field(person, item, name)
    base = stands["id"] if stands else None
    person.does("field.write", item=item, field=name, words=words, base=base)


def said(draft, place=0, name="problem"):
    told = draft["items"][place]["fields"].get(name)
    return told and told["words"]


def versions(person):
    return [(each["kind"], each["name"], each["step_kind"]) for each in person.sees("version")]


def test_every_moment_of_a_draft_is_told_and_what_it_said_then(item, minjun, seoyeon, moments, ask):
    for person, words in ((minjun, "Laws."), (seoyeon, "Laws stand."), (minjun, "Laws stand apart.")):
        write(person, item, words)
    told = moments(minjun)
    assert [(each["kind"], each["by"]) for each in told] == [
        ("item.added", "Min-jun"),
        ("field.written", "Min-jun"),
        ("field.written", "Seo-yeon"),
        ("field.written", "Min-jun"),
    ]
    then = [said(ask(minjun, each["seq"]).json) for each in told]
    assert then == [None, "Laws.", "Laws stand.", "Laws stand apart."]
    assert [each["place"] for each in told] == [0, 1, 2, 3]
    assert moments(minjun, after=told[2]["seq"], place=3) == told[3:]
    assert moments(minjun, after=told[0]["seq"], until=told[2]["seq"], place=1) == told[1:3]


def test_an_item_that_was_taken_out_was_there_before_and_is_back_after(written, item, minjun, moments, ask):
    minjun.does("item.remove", item=item)
    minjun.does("item.restore", item=item)
    there = [len(ask(minjun, each["seq"]).json["items"]) for each in moments(minjun)]
    assert there == [1, 1, 0, 1]


def test_items_stand_in_their_order_of_then_with_their_actions(written, item, action, minjun, moments, ask):
    minjun.does("field.write", item=item, action=action, field="lead", words="Ministry")
    minjun.does("item.add", title="Second")
    minjun.does("item.move", item=item, direction="down")
    before, after = (ask(minjun, each["seq"]).json for each in moments(minjun)[-2:])
    assert [said(before, place, "title") for place in (0, 1)] == ["Framework act", "Second"]
    assert [said(after, place, "title") for place in (0, 1)] == ["Second", "Framework act"]
    assert after["items"][1]["actions"][0]["fields"]["lead"]["words"] == "Ministry"


def test_the_text_of_then_says_who_wrote_what_and_holds_no_word_that_was_deleted(
    item, minjun, seoyeon, ids, moments, ask
):
    one, other, problem = Page(minjun), Page(seoyeon), text_of(minjun, item, "problem")
    one.types(problem, "Laws stand. secret ")
    minjun.does("version.keep", team=ids["KR"], name="first")
    one.send(one.deleted(problem, 12, 19))
    other.open()
    other.types(problem, "Care waits.")
    minjun.does("version.keep", team=ids["KR"], name="second")
    first, second = (ask(minjun, each["seq"], "text").json for each in moments(minjun)[-2:])
    assert written_in(first, problem) == "Laws stand. secret "
    assert written_in(second, problem) == "Laws stand. Care waits."
    assert set(first["pens"].values()) == {ids["minjun"]}
    assert set(second["pens"].values()) == {ids["minjun"], ids["seoyeon"]}
    assert second["number"] > first["number"]
    assert b"secret" not in b64decode(second["data"])


def written_in(told, name):
    doc = Doc()
    doc.apply_update(b64decode(told["data"]))
    return str(doc.get(name, type=Text))


def test_a_step_that_ends_leaves_a_version_if_the_draft_was_changed_in_it(
    written, item, minjun, fay, go, log
):
    go("break")
    assert versions(minjun) == [("step", "", "draft")]
    assert "step.moved" in log(f"team-{minjun.team}")
    go("draft")
    go("break")
    assert len(versions(minjun)) == 1
    go("draft")
    write(minjun, item, "Laws stand together.")
    go("break")
    assert versions(minjun) == [("step", "", "draft")] * 2
    assert len(fay.sees("version")) == 2  # the other teams have written nothing, so nothing is kept of theirs


def test_what_is_being_typed_when_a_step_ends_is_in_its_version(item, minjun, go, moments, ask):
    Page(minjun).types(text_of(minjun, item, "problem"), "Still typing")
    go("break")
    (version,) = minjun.sees("version")
    last = moments(minjun)[-1]
    assert (last["kind"], last["version"]) == ("step.moved", version["id"])
    then = ask(minjun, last["seq"]).json
    assert said(then) == "Still typing"
    assert then["number"] == version["number"]


def test_a_freeze_keeps_a_version_whose_file_is_what_was_bound(
    titled, written, item, action, minjun, fay, ids, everything, moments
):
    minjun.does("field.write", item=item, action=action, field="text", words="Draft the act")
    minjun.does("choice.set", item=item, field="references", keys=["R204", "8.3"])
    minjun.does("item.add")
    fay.does("agenda.freeze", team=ids["KR"])
    write_attempt = minjun.ask("field.write", item=item, field="problem", words="late")
    assert write_attempt["code"] == "frozen"
    assert versions(minjun) == [("frozen", "", None)]
    assert moments(minjun)[-1]["version"] == minjun.sees("version")[0]["id"]
    (frozen,) = everything()["frozen_text"]
    answer = minjun.http.get(f"/drafts/{ids['KR']}/{moments(minjun)[-1]['seq']}.json")
    assert answer.text == frozen.text
    assert "attachment" in answer.headers["Content-Disposition"]
    (kept,) = everything()["draft_version"]
    assert (kept.hash, kept.by_id) == (frozen.hash, ids["fay"])


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_member_or_facilitator_keeps_a_version_under_a_name(
    door, written, minjun, seoyeon, fay, olga, sari, ids, moments
):
    for person in (seoyeon, sari, olga):
        person.received()
    assert minjun.ask("version.keep", team=ids["KR"], name=" Before lunch ", door=door)["ok"]
    fay.does("version.keep", team=ids["KR"], name="Fay's")
    for person in (seoyeon, olga):
        told = [event["subject"] for event in person.received() if event["kind"] == "version.kept"]
        assert [(each["name"], each["by"]) for each in told] == [
            ("Before lunch", ids["minjun"]),
            ("Fay's", ids["fay"]),
        ]
    assert sari.received() == sari.sees("version") == []
    assert [each["version"] for each in moments(minjun)][-2:] == [each["id"] for each in olga.sees("version")]


def test_a_version_needs_a_name_that_fits_and_a_draft_of_ones_own(
    written, minjun, sari, fay, ids, go, everything
):
    before = everything()
    for name, code in (("  ", "empty"), ("가" * 61, "too_long")):
        assert minjun.ask("version.keep", team=ids["KR"], name=name)["code"] == code
    assert sari.ask("version.keep", team=ids["KR"], name="mine")["code"] == "no_such_draft"
    assert fay.ask("version.keep", team=99, name="mine")["code"] == "no_such_draft"
    assert everything() == before
    minjun.does("version.keep", team=ids["KR"], name="👩‍👩‍👧" * 60)
    go("peer", turn=1)
    assert minjun.ask("version.keep", team=ids["KR"], name="late")["code"] == "not_now"


def test_a_reader_of_a_peer_review_keeps_no_version_of_it(reviewing, haruka, fay, ids):
    step = next(step for step in fay.sees("step") if step["id"] == reviewing_step(haruka))
    fay.does("step.change", step=step["id"], rights=["draft", "comment"])
    assert haruka.ask("version.keep", team=ids["KR"], name="mine")["code"] == "not_your_draft"


def reviewing_step(person):
    return next(clock["step"] for clock in person.sees("clock") if clock["team"] == person.team)


def test_there_is_an_end_to_versions(written, minjun, ids, monkeypatch, everything):
    monkeypatch.setattr("facilitator.drafting.versions.MOST", 2)
    minjun.does("version.keep", team=ids["KR"], name="one")
    minjun.does("version.keep", team=ids["KR"], name="two")
    before = everything()
    assert minjun.ask("version.keep", team=ids["KR"], name="three")["code"] == "too_many_versions"
    assert everything() == before


def test_a_field_is_brought_back_as_a_new_change_by_who_wanted_it(
    written, item, minjun, seoyeon, ids, moments
):
    page, problem = Page(seoyeon), text_of(minjun, item, "problem")
    page.types(problem, " And more, still being typed.")
    old = moments(minjun)[1]["seq"]
    seoyeon.does("version.restore", seq=old, item=item, field="problem")
    assert words_of(minjun, item) == "Laws stand apart."
    assert field(minjun, item, "problem")["by"] == ids["seoyeon"]
    last = moments(minjun)[-1]
    assert (last["kind"], last["by"]) == ("field.restored", "Seo-yeon")
    page.open()
    assert page.words(problem) == "Laws stand apart."
    seoyeon.does("version.restore", seq=old, item=item, field="problem")
    assert moments(minjun)[-1] == last  # nothing new


def test_dates_actions_and_the_agendas_own_fields_are_brought_back_too(item, action, minjun, moments):
    def write_twice(first, second, **place):
        minjun.does("field.write", words=first, **place)
        before = moments(minjun)[-1]["seq"]
        fields = stands(**place)
        minjun.does("field.write", words=second, base=fields["id"], **place)
        minjun.does("version.restore", seq=before, **place)
        assert stands(**place)["words"] == first

    def stands(field, item=None, action=None):
        agenda = next(each for each in minjun.sees("agenda") if each["id"] == minjun.team)
        of = item_of(minjun, item) if item else agenda
        return (of["actions"][0] if action else of)["fields"][field]

    write_twice("2021-06-01", "2021-07-01", field="follow_up")
    write_twice("Title", "Other", field="title")
    write_twice("Ministry", "Nobody", item=item, action=action, field="lead")


def test_nothing_is_brought_back_where_it_does_not_belong(
    titled, written, item, action, minjun, sari, fay, ids, go, moments, everything
):
    first, last = (moments(minjun)[place]["seq"] for place in (0, -1))
    problem = {"seq": last, "item": item, "field": "problem"}
    minjun.does("action.remove", action=action)

    def refused(code, person=minjun, **more):
        before = everything()
        assert person.ask("version.restore", {**problem, **more})["code"] == code
        assert everything() == before

    refused("no_such_field", field="lead")
    refused("no_such_field", field="lead", action=99)
    refused("no_such_field", field="lead", action=action, item=None)
    refused("action_gone", field="lead", action=action)
    refused("no_such_moment", seq=1)
    refused("no_such_item", item=99)
    refused("not_there_then", seq=first, item=second(minjun))
    refused("no_such_item", sari)
    minjun.does("item.remove", item=item)
    refused("item_gone")
    minjun.does("item.restore", item=item)
    fay.does("agenda.freeze", team=ids["KR"])
    refused("frozen")
    fay.does("agenda.reopen", team=ids["KR"])
    go("break")
    refused("not_now")


def second(minjun):
    minjun.does("item.add", title="Second")
    return minjun.sees("item")[-1]["id"]


def test_what_came_and_what_went_is_told_field_by_field(written, item, action, minjun, moments, ask):
    minjun.does("item.add", title="Goes")
    start = moments(minjun)[-1]["seq"]
    minjun.does("item.remove", item=minjun.sees("item")[-1]["id"])
    write(minjun, item, "법률은 따로 있다.")
    middle = moments(minjun)[-1]["seq"]
    write(minjun, item, "법률이 따로 있다.")
    minjun.does("field.write", item=item, action=action, field="lead", words="Ministry")
    minjun.does("choice.set", item=item, field="references", keys=["R204"])
    minjun.does("item.add", title="Comes")
    minjun.does("field.write", field="title", words="Care")
    end = moments(minjun)[-1]["seq"]
    head, own, comes, goes = ask(minjun, start, "to", end).json["changes"]
    assert head["item"] is None
    (named,) = head["fields"]
    assert (named["field"], named["number"]) == ("title", "")
    assert named["parts"] == [{"kind": "come", "words": "Care"}]
    assert [(each["field"], each["number"]) for each in own["fields"]] == [
        ("problem", ""),
        ("lead", "1.1"),
        ("references", ""),
    ]
    assert (own["number"], own["title"], own["fate"]) == ("1", "Framework act", "stayed")
    assert [(each["title"], each["fate"]) for each in (comes, goes)] == [("Comes", "came"), ("Goes", "went")]
    (_, own, *_) = ask(minjun, middle, "to", end).json["changes"]
    assert own["fields"][0]["parts"] == [
        {"kind": "same", "words": "법률"},
        {"kind": "gone", "words": "은"},
        {"kind": "come", "words": "이"},
        {"kind": "same", "words": " 따로 있다."},
    ]
    assert ask(minjun, end, "to", end).json["changes"] == []
    (back,) = ask(minjun, middle, "to", start).json["changes"][1:]
    assert (back["title"], back["fate"]) == ("Goes", "came")


def test_an_item_that_only_moved_is_told(written, item, minjun, moments, ask):
    minjun.does("item.add", title="Second")
    minjun.does("item.move", item=item, direction="down")
    before, after = (each["seq"] for each in moments(minjun)[-2:])
    told = ask(minjun, before, "to", after).json["changes"]
    assert [(each["title"], each["moved"], each["fields"]) for each in told] == [
        ("Second", True, []),
        ("Framework act", True, []),
    ]


def test_the_team_facilitators_and_observers_read_a_history_and_nobody_else(
    written, minjun, seoyeon, fay, olga, sari, wall, stranger, ids, moments, ask
):
    told = moments(minjun)
    seq = told[-1]["seq"]
    for person in (seoyeon, fay, olga):
        assert moments(person) == told
        assert said(ask(person, seq).json) == "Laws stand apart."
        assert ask(person, seq, "text").status_code == 200
    doors = [(), (seq,), (seq, "text"), (seq, "to", seq)]
    for person in (sari, wall):
        assert [ask(person, *door).status_code for door in doors] == [404] * 4
    for ending in ("json", "html"):
        assert sari.http.get(f"/drafts/{ids['KR']}/{seq}.{ending}").status_code == 404
        assert stranger.http.get(f"/drafts/{ids['KR']}/{seq}.{ending}").status_code == 403
        assert olga.http.get(f"/drafts/{ids['KR']}/{seq}.{ending}?seat=room").status_code == 200
    assert stranger.http.get(f"/api/drafts/{ids['KR']}/history").status_code == 403
    for asked in (ask(minjun, team=99), ask(minjun, team=10**30), ask(minjun, 10**30)):
        assert asked.status_code == 404


def test_who_reads_in_a_peer_review_knows_a_draft_from_when_they_came(
    item, minjun, haruka, sari, ids, go, moments, ask
):
    write(minjun, item, "An earlier word.")
    secret = moments(minjun)[-1]["seq"]
    write(minjun, item, "What is read.")
    minjun.does("version.keep", team=ids["KR"], name="Ours")
    go("peer", turn=1)
    told = moments(haruka)
    assert [each["version"] for each in told] == [None]
    assert said(ask(haruka, told[0]["seq"]).json) == "What is read."
    assert ask(haruka, secret).status_code == 404
    assert ask(haruka, secret, "text").status_code == 404
    assert ask(haruka, secret, "to", told[0]["seq"]).status_code == 404
    assert "earlier" not in haruka.http.get(f"/drafts/{ids['KR']}/{told[0]['seq']}.html").text
    assert haruka.sees("version") == []
    assert ask(sari).status_code == 404
    go("break")
    assert ask(haruka).status_code == 404


def test_a_teams_history_holds_nothing_of_the_draft_it_reads(
    reviewing, haruka, minjun, go, ids, moments, ask
):
    go("draft", team=minjun.team)
    minjun.does("field.write", item=minjun.sees("item")[0]["id"], field="outcome", words="New.")
    assert haruka.received()[-1]["kind"] == "field.written"
    assert moments(haruka, team="JP") == []
    assert ask(haruka, 10**6, team="JP").status_code == 404


def test_comments_are_no_part_of_a_history(reviewing, haruka, minjun, item, moments, ask):
    before = moments(minjun)
    haruka.does("comment.add", item=item, kind="question", words="A hidden question")
    assert moments(minjun) == before
    assert "hidden question" not in ask(minjun, 10**6).text


@pytest.mark.parametrize("lang", ["en", "ko", "id", "ja"])
def test_a_draft_of_then_is_a_file_to_read_in_the_readers_language(
    lang, titled, written, item, action, minjun, ids, moments
):
    minjun.does("field.write", item=item, action=action, field="text", words="Draft <the> act")
    address = f"/drafts/{ids['KR']}/{moments(minjun)[-1]['seq']}.html"
    page = minjun.http.get(f"{address}?lang={lang}", follow_redirects=True)
    assert "attachment" in page.headers["Content-Disposition"]
    assert f'lang="{lang}"' in page.text
    for words in ("Korea&#39;s agenda", "Laws stand apart.", "Draft &lt;the&gt; act", "1.1"):
        assert words in page.text
    assert "/static/" not in page.text


def test_a_long_history_takes_no_more_questions_than_a_short_one(
    written, item, minjun, ids, app, moments, ask
):
    def asked():
        seq = moments(minjun)[-1]["seq"]
        counts = []
        for door in ((), (seq,), (seq, "text"), (1 + seq // 2, "to", seq)):
            with counting(app) as questions:
                assert ask(minjun, *door).status_code == 200
            counts.append(len(questions))
        return counts

    before = asked()
    lengthen(app, f"team-{ids['KR']}", 3000)
    assert moments(minjun)[-1]["place"] == 3000
    assert asked() == before


def lengthen(app, room, times):
    """Repeat the newest line of a room, each with words of its own."""
    with app.app_context():
        last = (
            db.session.query(Line)
            .filter_by(room=room)
            .filter(Line.subject["type"].as_string() == "item")
            .all()[-1]
        )
        lines = []
        for place in range(times):
            subject = json.loads(json.dumps(last.subject))
            subject["fields"]["problem"]["words"] = f"Laws stand apart. {place} " + "word " * 60
            row = {"prev": 0, "at": last.at + 1000 * place, "kind": "field.written", "by": "Min-jun"}
            lines.append({**row, "room": room, "subject": subject})
        db.session.execute(insert(Line), lines)
        db.session.commit()


class counting:
    """Counts what is asked of the database."""

    def __init__(self, app):
        with app.app_context():
            self.engine = db.engine
        self.questions = []

    def __enter__(self):
        event.listen(self.engine, "before_cursor_execute", self.note)
        return self.questions

    def __exit__(self, *_):
        event.remove(self.engine, "before_cursor_execute", self.note)

    def note(self, _connection, _cursor, statement, *_):
        self.questions.append(statement)


def test_under_pseudonyms_a_history_names_nobody(fay, go, minjun, seoyeon, ids, moments, ask):
    fay.does("writers.conceal", concealed=True)
    go("draft")
    minjun.does("item.add", title="One law")
    minjun.does("version.keep", team=ids["KR"], name="First")
    seoyeon.received()
    item = minjun.sees("item")[0]["id"]
    write(minjun, item, "Other words.")
    minjun.does("version.restore", seq=moments(minjun)[0]["seq"], item=item, field="problem")
    told = moments(seoyeon)
    assert {each["by"] for each in told} == {""}
    (writer,) = ask(seoyeon, told[-1]["seq"], "text").json["pens"].values()
    assert writer == seoyeon.sees("version")[0]["by"] == said_by(ask(seoyeon, told[-1]["seq"]).json) < 0


def said_by(draft):
    return draft["items"][0]["fields"]["title"]["by"]
