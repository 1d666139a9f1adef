"""The services that tests lean on are real, and the letters in pictures are letters."""

import pytest
import redis
from sqlalchemy import NullPool, create_engine, text


@pytest.mark.parametrize(
    ("lang", "one", "other"), [("ko", "한", "글"), ("ja", "か", "直"), ("zh-Hans", "误", "骨")]
)
def test_every_sign_has_a_shape_of_its_own(browser, lang, one, other):
    page = browser.new_page(viewport={"width": 80, "height": 80})
    pictures = []
    for sign in (one, other):
        page.set_content(f'<p lang="{lang}" style="font: 32px system-ui">{sign}</p>')
        pictures.append(page.screenshot())
    page.close()
    assert pictures[0] != pictures[1]


def test_postgresql_answers(postgresql):
    with create_engine(postgresql, poolclass=NullPool).connect() as connection:
        assert connection.scalar(text("select version()")).startswith("PostgreSQL")


def test_redis_answers(redis_server):
    with redis.from_url(redis_server) as client:
        assert client.ping()
