"""What every answer tells a browser not to do."""

import json

import pytest

from facilitator.app import create_app
from facilitator.config import STATIC
from tests.conftest import SETTINGS


@pytest.mark.parametrize("path", ["/room", "/join", "/vote", "/no/such/page", "/api/snapshot"])
def test_a_page_runs_and_fetches_our_own_files_only_and_is_kept_by_nobody(path, minjun):
    answer = minjun.http.get(path)
    policy = answer.headers["Content-Security-Policy"]
    for rule in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"


def test_live_pages_name_no_other_host(sari, fay):
    for page in (sari.http.get("/room"), fay.http.get("/console")):
        assert "http://" not in page.text.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_a_static_file_is_what_it_says_and_may_be_kept(minjun):
    name = json.loads((STATIC / "manifest.json").read_text())["room.js"]
    with minjun.http.get(f"/static/{name}") as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_in_production_of_plain_http(database):
    settings = {**SETTINGS, "SESSION_COOKIE_SECURE": True, "SQLALCHEMY_DATABASE_URI": database}
    browser = create_app(settings).test_client()
    (cookie,) = browser.get("/join?lang=ko", base_url="https://day3.example.org").headers.getlist(
        "Set-Cookie"
    )
    for flag in ("Secure", "HttpOnly", "SameSite=Lax"):
        assert flag in cookie


def test_an_answer_that_comes_late_takes_back_no_language_that_was_chosen_meanwhile(minjun):
    minjun.http.get("/room?lang=ko")
    late = minjun.http.get("/api/snapshot", headers={"X-Seat": "room"})
    assert "Set-Cookie" not in late.headers
