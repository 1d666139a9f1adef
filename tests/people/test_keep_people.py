import pytest

from facilitator.people.asking import link_token
from facilitator.people.models import Person
from tests.conftest import Browser


def named(viewer, name):
    return next(person for person in viewer.sees("person") if person["name"] == name)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_somebody_is_added_and_everybody_knows(door, app, fay, sari, haruka, ids):
    told = {"name": " Ha-eun  Lee ", "native_name": "이하은", "team": ids["KR"], "language": "ko"}
    assert fay.ask("person.add", {**told, "perspectives": ["workers", "government"]}, door=door)["ok"]
    seen = named(sari, "Ha-eun Lee")
    assert seen["perspectives"] == ["government", "workers"]
    assert seen["role"] == "participant"
    assert [event["kind"] for event in haruka.received()] == ["person.added"]
    assert Browser(app, seen["id"]).page()["me"]["team"] == ids["KR"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"name": " "}, "empty"),
        ({"name": "x" * 81}, "too_long"),
        ({"name": "A", "team": None}, "team_needed"),
        ({"name": "A", "team": 999}, "no_such_team"),
        ({"name": "A", "perspectives": ["clowns"]}, "no_such_perspective"),
        ({"name": "A", "language": "fr"}, "no_such_language"),
        ({"name": "A", "role": "projector"}, "role_stays"),
        ({"name": "A", "role": "king"}, "invalid"),
        ({"name": "A", "admin": True}, "invalid"),
        ({"name": "A", "role": "facilitator", "login": "nobody"}, "no_such_account"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_happens(told, code, fay, ids, everything):
    before = everything()
    assert fay.ask("person.add", {"team": ids["KR"], **told})["code"] == code
    assert everything() == before


def test_only_what_is_sent_changes(fay, olga, ids):
    fay.does("person.change", person=ids["budi"], native_name="부디", host=True)
    seen = named(olga, "Budi")
    assert (seen["native_name"], seen["host"], seen["team"]) == ("부디", True, ids["ID"])
    assert seen["perspectives"] == ["researcher", "workers"]


def test_a_change_that_changes_nothing_is_not_told(fay, ids, everything):
    before = everything()
    fay.does("person.change", {"person": ids["budi"], "name": "Budi", "role": "participant"})
    after = everything()
    assert (after["person"], after["activity"]) == (before["person"], before["activity"])


def test_whoever_changes_team_comes_back_with_the_other_teams_eyes(fay, budi, opened, minjun, sari, ids):
    budi.does("ready.set", step=ids["lobby"], ready=True)
    minjun.does("help.call", words="Korea only")
    sari.received()
    fay.does("person.change", person=ids["budi"], team=ids["KR"])
    assert not budi.socket.is_connected()
    told = [(event["kind"], event["subject"]["type"]) for event in sari.received()]
    assert told == [("person.changed", "gone"), ("person.changed", "person")]
    assert sari.sees("ready") == minjun.sees("ready") == []
    back = opened("budi")
    assert [call["words"] for call in back.sees("help")] == ["Korea only"]
    minjun.does("help.withdraw", call=back.sees("help")[0]["id"])
    assert [event["kind"] for event in back.received()] == ["help.withdrawn"]


def test_a_participant_becomes_an_observer_and_hears_all_teams(fay, budi, opened, minjun, ids):
    fay.does("person.change", person=ids["budi"], role="observer")
    assert not budi.socket.is_connected()
    minjun.does("help.call")
    assert len(opened("budi").sees("help")) == 1


def test_nobody_becomes_a_facilitator_by_a_change(fay, ids):
    assert fay.ask("person.change", person=ids["budi"], role="facilitator")["code"] == "role_stays"
    assert fay.ask("person.change", person=ids["lin"], role="observer")["code"] == "role_stays"


def test_removal_ends_open_pages_at_once_and_can_be_undone(app, fay, budi, opened, sari, ids):
    second = opened("budi")
    fay.does("person.remove", person=ids["budi"])
    assert not budi.socket.is_connected()
    assert not second.socket.is_connected()
    assert budi.http.get("/room").status_code == 403
    assert budi.http.get("/api/snapshot").json["code"] == "removed"
    assert budi.ask("help.call", door="http")["code"] == "removed"
    assert "no longer on the list" in app.test_client().get(f"/join/{budi.token}").text
    assert all(person["name"] != "Budi" for person in sari.sees("person"))
    fay.does("person.restore", person=ids["budi"])
    assert opened("budi").page()["me"]["name"] == "Budi"


def test_a_removed_persons_tick_goes_and_comes_back_with_them(fay, budi, sari, ids):
    budi.does("ready.set", step=ids["lobby"], ready=True)
    fay.does("person.remove", person=ids["budi"])
    assert sari.received()[-2]["subject"] == {"type": "gone", "of": "ready", "id": ids["budi"]}
    assert sari.sees("ready") == []
    fay.does("person.restore", person=ids["budi"])
    assert len(sari.sees("ready")) == 1


def test_the_last_facilitator_cannot_be_removed(fay, lin, ids):
    fay.does("person.remove", person=ids["lin"])
    assert not lin.socket.is_connected()
    assert fay.ask("person.remove", person=ids["fay"])["code"] == "last_facilitator"
    fay.does("person.restore", person=ids["lin"])
    fay.does("person.remove", person=ids["fay"])
    assert fay.http.get("/console").status_code in (302, 403)


def test_a_new_link_ends_the_old_one_and_whoever_used_it(app, fay, budi, ids):
    fay.does("link.reissue", person=ids["budi"])
    assert not budi.socket.is_connected()
    assert budi.http.get("/api/snapshot").json["code"] == "link_replaced"
    assert "replaced by a new one" in app.test_client().get(f"/join/{budi.token}").text
    new = fay.http.get(f"/people/{ids['budi']}/link.json").json["link"]
    assert app.test_client().get(new).location == "/room"


def test_nobody_locks_themselves_out(fay, ids, everything):
    before = everything()
    assert fay.ask("link.reissue", person=ids["fay"])["code"] == "own_link"
    assert everything() == before


def test_another_workshops_facilitator_touches_nobody_here(gabi, fay, ids, next_door, everything):
    before = everything()
    for name in ("person.remove", "person.restore", "link.reissue"):
        assert gabi.ask(name, person=ids["budi"])["code"] == "no_such_person"
    assert gabi.ask("person.change", {"person": ids["budi"], "name": "Mine"})["code"] == "no_such_person"
    assert gabi.ask("person.add", {"name": "Spy", "team": ids["KR"]})["code"] == "no_such_team"
    row = {"person": ids["budi"], "name": "Mine"}
    assert gabi.ask("roster.import", rows=[row])["code"] == "no_such_person"
    assert everything() == before
    assert gabi.http.get(f"/people/{ids['budi']}/link.json").status_code == 404
    assert gabi.http.get(f"/people/{ids['budi']}/link.svg").status_code == 404
    for page in ("roster", "links", "links.csv", "roster/example.csv", "console"):
        assert gabi.http.get(f"/workshops/KRJPID/{page}").status_code == 404
    assert gabi.http.get("/workshops/NEXTDR/links").status_code == 200


def test_only_facilitators_read_links(minjun, olga, stranger, ids):
    for browser in (minjun, olga, stranger):
        assert browser.http.get(f"/people/{ids['budi']}/link.json").status_code == 403
        assert browser.http.get("/workshops/KRJPID/links").status_code in (302, 404)


def test_a_forged_or_cut_token_opens_nothing(app, budi, ids):
    with app.app_context():
        person = Person(id=ids["fay"], version=1)
        forged = link_token(person)[:-4] + "AAAA"
    for token in (forged, budi.token[:-1], "x", "[1,1]", "%00", "a" * 3000):
        assert app.test_client().get(f"/join/{token}").status_code == 404
        answer = app.test_client().get("/api/snapshot", headers={"Authorization": f"Bearer {token}"})
        assert answer.json["code"] == "no_such_link"
