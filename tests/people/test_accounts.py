import time

import pytest

from facilitator.core.database import writing
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.accounts import accounts, make_account
from facilitator.people.code import LETTERS, set_up_code
from facilitator.people.models import Account
from facilitator.people.rules import LONGEST_WAIT, is_closed, wait_after
from tests.people.conftest import PASSWORD


def sign_in(browser, login="fay", password=PASSWORD, **more):
    return browser.post("/sign-in", data={"login": login, "password": password}, **more)


@pytest.fixture
def lins(app):
    with app.test_request_context():
        return make_account("lin", "Lin", PASSWORD).id


@pytest.fixture
def set_up(app):
    """What the first facilitator fills in, with the code that the server printed."""
    code = set_up_code(app.config["SECRET_KEY"])
    return {"code": code, "login": "Fay@Example.org ", "name": "Fay", "password": PASSWORD}


def test_the_first_account_is_made_once(app, set_up):
    browser, told = app.test_client(), set_up
    assert "Make the first account" in browser.get("/sign-in").text
    assert f'value="{told["code"]}"' in browser.get(f"/setup?code={told['code']}").text
    assert browser.post("/setup", data=told).location == "/workshops"
    assert "Fay" in browser.get("/workshops").text
    other = app.test_client()
    assert other.get("/setup").location == "/sign-in"
    assert other.post("/setup", data={**told, "login": "eve"}).location == "/sign-in"
    assert sign_in(other, "fay@example.org").location == "/workshops"


@pytest.mark.parametrize(
    "typed", [{}, {"code": ""}, {"code": "KRJPID"}, {"code": "KRJPIDKR"}, {"code": "코드"}]
)
def test_nobody_makes_the_first_account_without_the_code_that_the_server_printed(app, set_up, typed):
    del set_up["code"]
    answer = app.test_client().post("/setup", data={**set_up, **typed})
    assert answer.status_code == 403
    assert "This is not the set-up code" in answer.text
    assert 'value="Fay"' in answer.text
    with app.app_context():
        assert accounts() == []


def test_the_code_may_be_typed_as_it_is_read_aloud(app, set_up):
    code = f" {set_up['code'][:4].lower()}-{set_up['code'][4:]}"
    assert app.test_client().post("/setup", data={**set_up, "code": code}).location == "/workshops"


def test_whoever_guesses_set_up_codes_has_to_wait(app, set_up):
    for _ in range(5):
        app.test_client().post("/setup", data={**set_up, "code": "KRJPIDKR"})
    assert app.test_client().post("/setup", data=set_up).status_code == 403
    failures, failed_at = app.extensions["set_up_failures"]
    app.extensions["set_up_failures"] = failures, failed_at - wait_after(5) - 1
    assert app.test_client().post("/setup", data=set_up).location == "/workshops"


def test_each_secret_has_a_set_up_code_of_its_own_that_can_be_read_aloud():
    codes = {set_up_code(str(secret)) for secret in range(100)}
    assert len(codes) == 100
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) == set(LETTERS)


def test_of_two_first_accounts_together_one_is_made(app):
    with app.test_request_context():
        make_account("fay", "Fay", PASSWORD, first=True)
        with pytest.raises(Refusal, match="set_up_already"):
            make_account("eve", "Eve", PASSWORD, first=True)


def test_a_password_is_kept_as_argon2id_only(account, account_row):
    assert account_row(account, "password").startswith("$argon2id$")


@pytest.mark.parametrize("password", ["short", "x" * 201])
def test_a_password_has_a_length(app, set_up, password):
    answer = app.test_client().post("/setup", data={**set_up, "password": password})
    assert answer.status_code == 422
    assert "at least 10 signs" in answer.text


def test_signing_in_opens_ones_own_workshops_and_their_console(signed, next_door):
    page = signed.get("/workshops").text
    assert "Day 3" in page
    assert "Next door" not in page
    assert signed.get("/workshops/KRJPID/console").location == "/console"
    assert signed.get("/api/snapshot", headers={"X-Seat": "console"}).json["me"]["name"] == "Fay"
    assert signed.get("/workshops/NEXTDR/console").status_code == 404
    assert signed.get("/workshops/NEXTDR/roster").status_code == 404


def test_whoever_must_sign_in_first_comes_back_to_their_page_and_to_no_other_server(app, account):
    browser = app.test_client()
    sent = browser.get("/workshops/KRJPID/roster").location
    assert sent == "/sign-in?next=/workshops/KRJPID/roster"
    assert (
        browser.post(sent, data={"login": "fay", "password": PASSWORD}).location == "/workshops/KRJPID/roster"
    )
    for evil in ("https://evil.example", "//evil.example", "/\\evil.example"):
        assert sign_in(app.test_client(), query_string={"next": evil}).location == "/workshops"


def test_signing_out_leaves_the_account_and_the_console(signed):
    signed.get("/workshops/KRJPID/console")
    signed.post("/sign-out")
    assert signed.get("/workshops").location == "/sign-in?next=/workshops"
    assert signed.get("/api/snapshot", headers={"X-Seat": "console"}).status_code == 403


def test_a_wrong_password_an_unknown_login_and_a_closed_account_get_one_answer(app, account):
    def answer(*told):
        return sign_in(app.test_client(), *told)

    wrong, unknown = answer("fay", "wrong password"), answer("nobody", "wrong password")
    for _ in range(4):
        answer("fay", "wrong password")
    closed = answer("fay", PASSWORD)
    assert {a.status_code for a in (wrong, unknown, closed)} == {403}

    def said(a):
        return a.text.split('class="errors"')[1].split("</ul>")[0]

    assert said(wrong) == said(unknown) == said(closed)


def test_an_unknown_login_takes_as_long_as_a_known_one(app, account):
    def took(login):
        start = time.process_time()
        sign_in(app.test_client(), login, "wrong password")
        return time.process_time() - start

    took("fay")
    known, unknown = min(took("fay") for _ in range(3)), min(took("nobody") for _ in range(3))
    assert known / 3 < unknown < known * 3


def test_a_closed_account_closes_no_other_at_the_same_address(app, account, lins):
    for _ in range(6):
        sign_in(app.test_client(), "fay", "wrong password")
    assert sign_in(app.test_client(), "fay").status_code == 403
    assert sign_in(app.test_client(), "lin").location == "/workshops"


def test_an_account_opens_again_after_its_time(app, account):
    for _ in range(5):
        sign_in(app.test_client(), "fay", "wrong password")
    with app.app_context(), writing():
        db.session.get_one(Account, account).failed_at -= wait_after(5) + 1
    assert sign_in(app.test_client()).location == "/workshops"


def test_the_wait_grows_to_a_limit():
    assert [wait_after(failures) for failures in (0, 4, 5, 6, 7)] == [0, 0, 30_000, 60_000, 120_000]
    assert wait_after(1000) == LONGEST_WAIT
    assert not is_closed(0, None, 1)


def test_a_new_password_ends_sessions_links_and_open_consoles(app, signed, fay, account):
    signed.get("/workshops/KRJPID/console")
    other = app.test_client()
    sign_in(other)
    other.get("/workshops/KRJPID/console")
    told = {"present": PASSWORD, "password": "another good one"}
    assert signed.post("/accounts/password", data=told).location == "/accounts"
    assert other.get("/workshops").status_code == 302
    assert other.get("/api/snapshot", headers={"X-Seat": "console"}).json["code"] == "link_replaced"
    assert not fay.socket.is_connected()
    assert signed.get("/workshops/KRJPID/console").location == "/console"
    assert sign_in(app.test_client()).status_code == 403
    assert sign_in(app.test_client(), "fay", "another good one").location == "/workshops"


def test_the_present_password_is_needed_for_a_new_one(signed, everything):
    before = everything()["account"][0].password
    told = {"present": "wrong password", "password": "another good one"}
    assert signed.post("/accounts/password", data=told).status_code == 403
    assert everything()["account"][0].password == before


def test_accounts_are_added_and_removed_but_not_the_last(app, signed, account):
    told = {"login": "lin", "name": "Lin", "password": PASSWORD}
    assert signed.post("/accounts", data=told).location == "/accounts"
    assert "login_taken" not in signed.get("/accounts").text
    again = signed.post("/accounts", data=told)
    assert again.status_code == 409
    lin = app.test_client()
    sign_in(lin, "lin")
    lin.post(f"/accounts/{account}/remove")
    assert signed.get("/workshops").status_code == 302
    refused = lin.post(f"/accounts/{account + 1}/remove")
    assert refused.status_code == 409
    assert "The last account cannot be removed." in refused.text
    assert lin.get("/workshops").status_code == 200


def test_accounts_are_for_those_who_are_signed_in(app, account, minjun, everything):
    before = everything()["account"]
    for browser in (app.test_client(), minjun.http):
        assert browser.get("/accounts").status_code == 302
        assert browser.post(f"/accounts/{account}/remove").status_code == 302
        told = {"login": "eve", "name": "Eve", "password": PASSWORD}
        assert browser.post("/accounts", data=told).status_code == 302
    assert everything()["account"] == before


def test_a_colleague_with_an_account_is_added_to_a_workshop(app, fay, lins):
    fay.does("person.add", {"name": "Lin T.", "role": "facilitator", "login": "LIN"})
    browser = app.test_client()
    sign_in(browser, "lin")
    assert browser.get("/workshops/KRJPID/console").location == "/console"
    assert browser.get("/api/snapshot", headers={"X-Seat": "console"}).json["me"]["name"] == "Lin T."
