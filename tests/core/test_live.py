import pytest

from facilitator.core import activity
from facilitator.core.telling import beat
from facilitator.live import look_again

HELLO = {"words": "Lunch is at 12:30."}


@pytest.fixture
def led(fay, ids):
    """A little of the day: a move, a pause, a line to all and its withdrawal."""
    fay.does("step.move", leaving=ids["lobby"], to=ids["ideas"])
    fay.does("clock.pause", team=ids["KR"])
    fay.does("announcement.make", HELLO)
    fay.does("announcement.withdraw", announcement=1)


def shown_by(events, kind):
    return {event["subject"]["id"]: event["subject"] for event in events if event["subject"]["type"] == kind}


@pytest.mark.parametrize("who", ["minjun", "fay", "wall", "olga"])
def test_the_last_events_show_what_a_fresh_page_would(who, led, request):
    person = request.getfixturevalue(who)
    fresh = {clock["id"]: clock for clock in person.sees("clock")}
    assert shown_by(person.missed(), "clock") == fresh
    assert list(shown_by(person.missed(), "gone")) == [1]
    assert person.sees("announcement") == []


def test_every_event_names_the_one_before_it_in_its_room(minjun, led):
    for events in (minjun.received(), minjun.missed()):
        own = [event for event in events if event["room"] == "workshop-1"]
        assert [event["prev"] for event in own] == [0, *(event["seq"] for event in own[:-1])]


def newest(events):
    """Return the last event about each subject, without what only says where it stands in a row."""
    last = {}
    for event in events:
        subject = event["subject"]
        last[subject.get("of", subject["type"]), subject["id"]] = {**event, "prev": None}
    return sorted(last.values(), key=lambda event: event["seq"])


def test_a_returning_client_receives_the_newest_of_what_its_rooms_missed_and_only_that(minjun, led):
    received = minjun.received()
    assert newest(minjun.missed()) == newest(received)
    assert newest(minjun.missed(seq=received[2]["seq"])) == newest(received[3:])
    last = {event["room"]: event["seq"] for event in received}
    assert minjun.missed(0, **last) == []


def test_what_was_hidden_since_does_not_come_back_with_what_was_missed(minjun, seoyeon, fay, go):
    go("ideas")
    minjun.does("idea.add", words="Words that a facilitator hides")
    minjun.does("idea.add", words="Words that their author withdraws")
    fay.does("ideas.reveal")
    hidden, withdrawn = sorted(minjun.sees("idea"), key=lambda idea: "withdraws" in idea["words"])
    fay.does("idea.hide", idea=hidden["id"])
    minjun.does("idea.withdraw", idea=withdrawn["id"])
    assert "Words that" not in str(seoyeon.missed())


def test_who_was_away_for_too_long_is_told_to_start_afresh(minjun, led, monkeypatch):
    monkeypatch.setattr(activity, "LIMIT", 3)
    answer = minjun.socket.emit("catch_up", {"seq": 0, "heard": {}}, callback=True)
    assert answer == {"events": [], "fresh": True}


def test_who_has_seen_a_future_that_was_undone_by_a_restored_backup_starts_afresh(minjun, led):
    assert minjun.socket.emit("catch_up", {"seq": 10_000, "heard": {}}, callback=True)["fresh"]


@pytest.mark.parametrize("since", [{"seq": -(10**30)}, {"seq": 0, "heard": {"workshop-1": -(10**30)}}])
def test_who_says_to_have_heard_less_than_nothing_is_refused(since, minjun):
    assert minjun.socket.emit("catch_up", since, callback=True)["code"] == "invalid"


def test_the_page_says_up_to_where_it_is_true(minjun, fay, led):
    page = minjun.page()
    assert minjun.missed(page["seq"]) == []
    fay.does("announcement.make", HELLO)
    assert [event["kind"] for event in minjun.missed(page["seq"])] == ["announcement.made"]


def test_the_heartbeat_tells_a_room_its_own_latest_seq_and_the_time(app, minjun, led):
    latest = {event["room"]: event["seq"] for event in minjun.received()}
    with app.app_context():
        beat()
    beats = minjun.received("heartbeat")
    assert {mark["room"]: mark["seq"] for mark in beats} == latest
    assert all(mark["now"] > 1_600_000_000_000 for mark in beats)


def test_a_stranger_has_no_page_and_no_connection(stranger):
    assert stranger.http.get("/room").status_code == 403
    assert stranger.http.get("/api/snapshot").json["code"] == "stranger"
    assert not stranger.socket.is_connected()


def test_a_page_of_somebody_else_gets_no_connection(app, sari, ids):
    from facilitator.extensions import socketio

    page = socketio.test_client(
        app, flask_test_client=sari.http, auth={"seat": "room", "person": ids["budi"]}
    )
    assert not page.is_connected()


def test_a_facilitator_who_tries_a_personal_link_keeps_the_console(fay, sari):
    fay.http.get(f"/join/{sari.token}")
    assert fay.http.get("/room").status_code == 200
    assert fay.page()["me"]["name"] == "Fay"
    fay.does("announcement.make", HELLO)


def test_facilitators_see_who_is_here_by_name_and_who_has_words_unsent(fay, sari, ids):
    fay.received()
    sari.socket.emit("unsent", True)
    (news,) = [packet["args"][0] for packet in fay.socket.get_received() if packet["name"] == "presence"]
    assert news["here"][str(ids["sari"])] is True or news["here"].get(ids["sari"]) is True
    assert sari.received("presence") == []


def test_whoever_was_removed_elsewhere_is_disconnected_at_the_next_look(app, sari, budi, ids):
    from facilitator.extensions import db
    from facilitator.people.models import Person

    with app.app_context():
        db.session.get_one(Person, ids["sari"]).removed_at = 1
        db.session.commit()
        look_again()
    assert not sari.socket.is_connected()
    assert budi.socket.is_connected()
