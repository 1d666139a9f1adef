import threading

import pytest

from facilitator.core import activity, commands
from facilitator.core.activity import Line
from facilitator.core.clock import now
from facilitator.core.commands import KEPT, Operation, forget_operations
from facilitator.extensions import db

HELLO = {"words": "Lunch is at 12:30."}


def test_a_deed_that_cannot_be_logged_is_not_done_and_not_told(fay, sari, everything, monkeypatch):
    def full(deed):
        raise OSError("disk full")

    monkeypatch.setattr(commands, "record", full)
    before = everything()
    assert fay.ask("announcement.make", HELLO)["code"] == "server_error"
    assert everything() == before
    assert sari.received() == []


def test_what_is_told_is_already_committed(fay, monkeypatch, everything):
    told = []
    monkeypatch.setattr(commands, "tell", lambda events: told.append((len(events), everything()["activity"])))
    fay.does("announcement.make", HELLO)
    ((events, lines),) = told
    assert (events, len(lines)) == (1, 1)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_resend_gets_the_first_answer_and_is_told_to_nobody(door, fay, sari, everything):
    first = fay.ask("announcement.make", HELLO, op="an operation", door=door)
    sari.received()
    before = everything()
    assert fay.ask("announcement.make", HELLO, op="an operation", door=door) == first
    assert everything() == before
    assert sari.received() == []


def test_an_operation_that_returns_with_other_words_is_refused(fay, everything):
    fay.does("announcement.make", HELLO, op="an operation")
    before = everything()
    other = fay.ask("announcement.make", {"words": "Lunch is at 13:00."}, op="an operation")
    assert other["code"] == "operation_differs"
    assert everything() == before


def test_an_operation_belongs_to_the_person_who_made_it(fay, lin, log):
    fay.does("announcement.make", HELLO, op="an operation")
    lin.does("announcement.make", HELLO, op="an operation")
    assert log("workshop-1").count("announcement.made") == 3  # the first is told again as withdrawn


def test_a_refused_operation_is_judged_afresh_when_it_is_sent_again(sari, go, ids):
    payload = {"step": ids["ideas"], "ready": True}
    assert not sari.ask("ready.set", payload, op="an operation")["ok"]
    go("ideas")
    assert sari.ask("ready.set", payload, op="an operation")["ok"]


def test_operations_are_forgotten_when_no_outbox_can_still_hold_them(app, fay):
    fay.does("announcement.make", HELLO, op="an old one")
    fay.does("announcement.make", HELLO, op="a new one")
    with app.app_context():
        db.session.query(Operation).filter_by(op="an old one").update({"at": now() - KEPT - 1})
        db.session.commit()
        forget_operations()
        kept = {operation.op for operation in db.session.query(Operation)}
        assert "a new one" in kept
        assert "an old one" not in kept


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"op": "12345678", "name": "no.such", "payload": {}}, "no_such_command"),
        ({"op": "", "name": "announcement.make", "payload": HELLO}, "invalid"),
        ({"op": "x" * 65, "name": "announcement.make", "payload": HELLO}, "invalid"),
        ({"op": "12345678", "name": "announcement.make"}, "invalid"),
        ({"op": "12345678", "name": "announcement.make", "payload": {**HELLO, "by": "Lin"}}, "invalid"),
        ({"op": "12345678", "name": "announcement.make", "payload": {"words": 7}}, "invalid"),
        ({"op": "12345678", "name": "step.move", "payload": {"leaving": 1, "to": 2**70}}, "invalid"),
        ("announcement.make", "invalid"),
        (None, "invalid"),
    ],
)
def test_what_is_not_a_command_is_refused_and_changes_nothing(asked, code, fay, everything):
    before = everything()
    answer = fay.socket.emit("command", asked, callback=True)
    assert (answer["ok"], answer["code"]) == (False, code)
    assert answer["message"]
    assert everything() == before


@pytest.mark.parametrize("door", ["socket", "http"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("\x00\x07", "empty"),
        ("\u200b \u2060", "empty"),
        ("\u3164\u2800", "empty"),
        ("한" * 301, "too_long"),
        ("x" * 50_000, "invalid"),
    ],
)
def test_words_that_do_not_fit_are_refused_with_a_sentence(door, words, code, fay, everything):
    before = everything()
    answer = fay.ask("announcement.make", {"words": words}, door=door)
    assert answer["code"] == code
    assert everything() == before


def test_words_are_counted_as_a_reader_counts_them(fay, sari):
    family = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
    fay.does("announcement.make", {"words": family * 300})
    assert sari.sees("announcement")[0]["words"] == family * 300


def test_one_sign_that_is_newer_than_this_python_is_not_nothing(fay, sari):
    fay.does("announcement.make", {"words": "\U0001fae8"})  # an emoji of Unicode 15, which 3.11 does not know
    assert sari.sees("announcement")[0]["words"] == "\U0001fae8"


def test_words_are_kept_as_typed_but_for_control_signs(fay, sari):
    fay.does("announcement.make", {"words": "  <script>alert('점심')</script>\x00\r\nB\u0301 "})
    assert sari.sees("announcement")[0]["words"] == "<script>alert('점심')</script>\nB\u0301"


def test_signs_that_would_turn_the_words_of_others_around_are_not_kept(fay, sari):
    fay.does("announcement.make", {"words": "\u202eLunch \u2067\u05e9\u05dc\u05d5\u05dd\u200f is ready"})
    assert sari.sees("announcement")[0]["words"] == "Lunch \u05e9\u05dc\u05d5\u05dd\u200f is ready"


def test_a_megabyte_is_refused_before_it_is_read(fay, everything):
    before = everything()
    answer = fay.http.post(
        "/api/commands/announcement.make", json={"op": "12345678", "payload": {"words": "x" * 1_000_000}}
    )
    assert (answer.status_code, answer.json["code"]) == (422, "too_large")
    answer = fay.http.post("/api/commands/announcement.make", json={"words": "x" * 5_000_000})
    assert (answer.status_code, answer.json["code"]) == (422, "too_large")
    assert everything() == before


def test_a_personal_link_is_also_a_bearer_token(app, fay, sari):
    asked = {"op": "12345678", "payload": HELLO}
    program = app.test_client()
    path = "/api/commands/announcement.make"
    assert program.post(path, json=asked).json["code"] == "stranger"
    assert (
        program.post(path, json=asked, headers={"Authorization": "Bearer forged"}).json["code"]
        == "no_such_link"
    )
    refused = program.post(path, json=asked, headers={"Authorization": f"Bearer {sari.token}"})
    assert (refused.status_code, refused.json["code"]) == (403, "not_yours")
    assert program.post(path, json=asked, headers={"Authorization": f"Bearer {fay.token}"}).json["ok"]


def test_a_forged_post_is_refused_and_a_page_s_own_is_not(app, fay, everything):
    app.config["WTF_CSRF_ENABLED"] = True
    before = everything()
    asked = {"op": "12345678", "payload": HELLO}
    for sent in ({}, {"Authorization": "Basic bmdpbng6cHJveHk="}):  # a proxy's password, which browsers add
        answer = fay.http.post("/api/commands/announcement.make", json=asked, headers=sent)
        assert answer.status_code == 400
    assert everything() == before
    token = fay.http.get("/console").text.split('name="csrf-token" content="')[1].split('"')[0]
    answer = fay.http.post("/api/commands/announcement.make", json=asked, headers={"X-CSRFToken": token})
    assert answer.json["ok"]


def test_fifty_writers_at_once_make_one_line_each_with_no_hole(app, fay, sari):
    def write(number):
        with app.app_context():
            fay.http.post(
                "/api/commands/announcement.make", json={"op": f"operation {number}", "payload": HELLO}
            )

    writers = [threading.Thread(target=write, args=(number,)) for number in range(50)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    lines = [event for event in sari.received() if event["room"] == "workshop-1"]
    lines.sort(key=lambda event: event["seq"])  # of two that are told at once, either may come first
    assert [event["prev"] for event in lines] == [0, *(event["seq"] for event in lines[:-1])]
    assert sum(event["subject"]["type"] == "announcement" for event in lines) == 50
    with app.app_context():
        assert activity.latest() == db.session.query(Line).count()


@pytest.mark.parametrize(
    "payload",
    ['{"words": "\\ud800"}', '{"words": ' + "[" * 5000 + "]" * 5000 + "}", '{"\\udfff": 1}'],
    ids=["half", "deep", "key"],
)
def test_what_no_text_can_hold_is_refused_and_changes_nothing(payload, fay, everything):
    before = everything()
    body = '{"op": "an operation", "payload": ' + payload + "}"
    answer = fay.http.post("/api/commands/announcement.make", data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert everything() == before
