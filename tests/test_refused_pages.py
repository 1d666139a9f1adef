"""Whatever goes wrong on the way to a page is said in a sentence, on a page of ours that leads on."""

import pytest
from sqlalchemy import text

from facilitator.extensions import db


def is_of_ours(answer, code):
    assert f'data-code="{code}"' in answer.text
    assert 'class="button' in answer.text, "a way on"


@pytest.mark.parametrize(
    "path", ["/nothing", "/ballots/1/votes", "/sign-out", "/people/99999999999999999999"]
)
def test_an_address_that_leads_nowhere_leads_on(path, minjun):
    is_of_ours(minjun.http.get(path), "nowhere")


def test_a_file_that_is_far_too_large_is_refused_on_a_page(fay):
    form = "multipart/form-data; boundary=here"
    answer = fay.http.post("/workshops/KRJPID/roster", data=bytes(5 * 2**20), content_type=form)
    assert answer.status_code == 413
    is_of_ours(answer, "too_large")


def test_a_form_that_is_not_from_a_page_of_ours_is_refused_on_a_page(guarded):
    answer = guarded.test_client().post("/sign-in", data={"login": "fay", "password": "a long password"})
    assert answer.status_code == 400
    is_of_ours(answer, "forged")


def test_a_command_that_is_not_from_a_page_of_ours_is_refused_as_every_command_is(guarded, sari):
    visitor = guarded.test_client()
    visitor.get(f"/join/{sari.token}")
    answer = visitor.post("/api/commands/help.call", json={"op": "12345678", "payload": {}})
    assert (answer.status_code, answer.json["code"]) == (400, "forged")


def test_a_fault_of_the_server_is_said_on_a_page(app, fay):
    with app.app_context():
        db.session.execute(text("DROP TABLE evaluation"))
        db.session.commit()
    app.config |= {"TESTING": False, "PROPAGATE_EXCEPTIONS": False}
    answer = fay.http.get("/workshops/KRJPID/minutes")
    assert answer.status_code == 500
    is_of_ours(answer, "server_error")
