"""Thirty-eight people of six countries live through the whole day, over real connections."""

import hashlib

import pytest
import requests

from tests.day import Day


@pytest.mark.timeout(400)  # fifteen hundred snapshots, on whatever else the machine does
def test_six_teams_go_from_the_lobby_to_six_declarations(server):
    day = Day(server)
    declarations = day.act()
    assert len(declarations) == 6
    assert day.strayed == [], day.strayed[:5]
    for declaration in declarations:
        page = requests.get(server.url + declaration["path"], timeout=10)
        sealed = requests.get(server.url + declaration["path"] + ".json", timeout=10)
        assert page.status_code == 200
        assert hashlib.sha256(sealed.content).hexdigest() == declaration["sha256"]
        assert declaration["sha256"][:4] in page.text
    day.close()
