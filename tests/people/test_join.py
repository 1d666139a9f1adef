import re
from uuid import uuid4

import pytest

from facilitator.people.models import Person
from tests.conftest import Browser

WHO = "/join/KRJPID/who"


def say_who(browser, person, op=None):
    return browser.post(WHO, data={"person": person, "op": op or uuid4().hex})


@pytest.fixture
def free(app, fay, ids):
    """Ha-eun, who has not come in yet."""
    fay.does(
        "person.add", {"name": "Ha-eun Lee", "native_name": "이하은", "team": ids["KR"], "language": "ko"}
    )
    return next(p["id"] for p in fay.sees("person") if p["name"] == "Ha-eun Lee")


@pytest.mark.parametrize("typed", ["KRJPID", " krj-pid", "krj pid"])
def test_the_code_leads_to_the_list_of_names(typed, stranger):
    answer = stranger.http.post("/join", data={"code": typed})
    assert answer.location == WHO
    assert stranger.http.get("/join", query_string={"code": typed}).location == WHO


def test_the_list_is_by_country_with_native_names_and_without_those_who_lead(stranger, free):
    page = stranger.http.get(WHO).text
    legends = re.findall(r"</span>\s*([^<]+?)\s*</legend>", page)
    assert legends == ["Indonesia", "Japan", "South Korea"]
    assert '<small lang="ko">이하은</small>' in page
    assert "Olga" in page
    assert "Fay" not in page
    assert "Wall" not in page


def test_countries_are_ordered_by_their_names_in_the_readers_language(stranger):
    page = stranger.http.get(WHO, query_string={"lang": "ko"}).text
    assert re.findall(r"</span>\s*([^<]+?)\s*</legend>", page) == ["대한민국", "인도네시아", "일본"]


def test_a_free_seat_is_taken_at_once(stranger, free):
    assert say_who(stranger.http, free).location == "/join/waiting"
    assert stranger.http.get("/join/waiting").location == "/room"
    assert stranger.http.get("/api/snapshot").json["me"]["name"] == "Ha-eun Lee"


def test_a_taken_seat_waits_for_the_console(app, stranger, minjun, fay, lin, ids):
    assert say_who(stranger.http, ids["minjun"]).location == "/join/waiting"
    assert "Waiting for a facilitator" in stranger.http.get("/join/waiting").text
    assert stranger.http.get("/join/waiting.json").json == {"state": "waiting"}
    assert stranger.http.get("/room").status_code == 403
    request = lin.sees("join_request")[0]
    assert request["person"] == ids["minjun"]
    fay.does("join.approve", request=request["id"])
    assert stranger.http.get("/join/waiting").location == "/room"
    assert stranger.http.get("/api/snapshot").json["me"]["id"] == ids["minjun"]
    assert minjun.socket.is_connected()  # two devices are fine
    assert lin.received()[-1]["subject"] == {"type": "gone", "of": "join_request", "id": request["id"]}
    assert lin.ask("join.approve", request=request["id"])["code"] == "no_such_request"
    assert lin.ask("join.decline", request=request["id"])["code"] == "no_such_request"


def test_whoever_is_declined_is_told_and_stays_out(stranger, minjun, fay, ids):
    say_who(stranger.http, ids["minjun"])
    fay.does("join.decline", request=fay.sees("join_request")[0]["id"])
    assert "You were not let in" in stranger.http.get("/join/waiting").text
    assert stranger.http.get("/join/waiting.json").json == {"state": "declined"}
    assert stranger.http.get("/room").status_code == 403


def test_a_request_is_the_business_of_this_workshops_facilitators_alone(
    stranger, minjun, fay, olga, gabi, ids
):
    say_who(stranger.http, ids["minjun"])
    request = fay.sees("join_request")[0]["id"]
    assert minjun.sees("join_request") == olga.sees("join_request") == gabi.sees("join_request") == []
    assert minjun.received() == []
    assert gabi.ask("join.approve", request=request)["code"] == "no_such_request"
    assert minjun.ask("join.approve", request=request)["code"] == "not_yours"


def test_of_two_who_take_a_free_seat_together_the_second_has_to_ask(app, free, fay):
    first, second = app.test_client(), app.test_client()
    say_who(first, free)
    say_who(second, free)
    assert first.get("/join/waiting").location == "/room"
    assert "Waiting" in second.get("/join/waiting").text
    assert len(fay.sees("join_request")) == 1


def test_the_form_sent_twice_asks_once(stranger, minjun, fay, ids):
    op = uuid4().hex
    say_who(stranger.http, ids["minjun"], op)
    say_who(stranger.http, ids["minjun"], op)
    assert len(fay.sees("join_request")) == 1


def test_a_new_link_also_ends_a_seat_that_was_given_by_code(app, stranger, free, fay):
    op = uuid4().hex
    say_who(stranger.http, free, op)
    stranger.http.get("/join/waiting")
    fay.does("link.reissue", person=free)
    assert stranger.http.get("/api/snapshot").json["code"] == "link_replaced"
    assert "not let in" in stranger.http.get("/join/waiting?lang=en").text
    say_who(stranger.http, free, op)  # the first answer again, and no way in
    assert "not let in" in stranger.http.get("/join/waiting?lang=en").text


@pytest.mark.parametrize("end", ["person.remove", "link.reissue"])
def test_a_request_ends_with_the_link_of_the_person(end, stranger, minjun, fay, ids):
    say_who(stranger.http, ids["minjun"])
    request = fay.sees("join_request")[0]["id"]
    fay.received()
    fay.does(end, person=ids["minjun"])
    gone = [event["subject"].get("of") for event in fay.received()]
    assert "join_request" in gone
    assert fay.ask("join.approve", request=request)["code"] == "no_such_request"


def test_many_requests_for_one_seat_are_cut_short(app, minjun, fay, ids):
    answers = [say_who(app.test_client(), ids["minjun"]) for _ in range(7)]
    assert len(fay.sees("join_request")) == 5
    assert "Several others ask for this seat" in answers[-1].text


@pytest.mark.parametrize("who", ["fay", "wall"])
def test_nobody_becomes_a_facilitator_or_projector_by_code(who, stranger, ids):
    payload = {"code": "KRJPID", "person": ids[who], "secret": "s" * 32}
    answer = stranger.ask("seat.take", payload, door="http")
    assert answer["code"] == "no_such_seat"
    assert "This name is not on the list." in say_who(stranger.http, ids[who]).text
    assert "Please choose your name." in say_who(stranger.http, "nobody").text
    assert stranger.http.get("/join/waiting.json").json == {"state": "declined"}


def test_the_code_of_one_workshop_opens_no_seat_of_another(stranger, next_door):
    payload = {"code": "KRJPID", "person": next_door["Thu"], "secret": "s" * 32}
    assert stranger.ask("seat.take", payload, door="http")["code"] == "no_such_seat"


def test_guessing_codes_is_slowed_down_for_this_browser_alone(app, stranger):
    for _ in range(5):
        assert stranger.http.post("/join", data={"code": "WRONG2"}).status_code == 404
    assert stranger.http.post("/join", data={"code": "KRJPID"}).status_code == 403
    assert stranger.http.get(WHO).status_code == 403
    assert app.test_client().post("/join", data={"code": "KRJPID"}).status_code == 302


def test_an_empty_code_is_asked_for_again(stranger):
    answer = stranger.http.post("/join", data={"code": " "})
    assert "Please fill this in." in answer.text


def test_a_personal_link_takes_the_seat(app, free, rows, fay, stranger):
    assert rows(Person, free, "joined_at") is None
    Browser(app, free)
    assert rows(Person, free, "joined_at")
    say_who(stranger.http, free)
    assert len(fay.sees("join_request")) == 1


def test_a_script_for_a_name_is_shown_as_it_was_typed(fay, stranger, ids):
    fay.does("person.add", {"name": "<script>alert(1)</script>", "team": ids["KR"]})
    page = stranger.http.get(WHO).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_forms_need_the_pages_own_token(guarded, ids):
    browser = guarded.test_client()
    for path in (WHO, "/join", "/sign-in", "/sign-out", "/setup", "/workshops/KRJPID/roster"):
        assert browser.post(path, data={"person": ids["minjun"], "code": "KRJPID"}).status_code == 400, path
    token = re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', browser.get(WHO).text)[1]
    told = {"person": ids["minjun"], "op": uuid4().hex, "csrf_token": token}
    assert browser.post(WHO, data=told).location == "/join/waiting"
