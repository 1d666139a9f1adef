"""Words that were typed offline into a part that somebody took out meanwhile come back to their writer."""

from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP
from tests.browser.network import Network
from tests.day import Day


def test_words_for_a_part_that_is_gone_are_given_back(server, opened):
    day = Day(server, teams=["KR"], size=2)
    try:
        day.go("draft")
        host, other = day.teams["KR"]
        host.does("paragraph.add", words="Recalling R204,")
        page = opened(other.row, LAPTOP)
        network = Network(page.context)
        page.reload()
        field = page.get_by_role("textbox", name="Paragraph (a)")
        expect(field).to_have_value("Recalling R204,")
        expect(field).to_be_editable()
        network.cut()
        expect(page.locator(".badge")).to_have_attribute("data-state", "offline")
        field.press("End")
        field.press_sequentially(" and care,")
        host.does("paragraph.remove", paragraph=host.sees("agenda")[0]["paragraphs"][0]["id"])
        network.restore()
        given_back = page.get_by_role("alert")
        expect(given_back).to_contain_text("This part was taken out of the draft", timeout=20_000)
        expect(given_back).to_contain_text("Recalling R204, and care,")
        page.get_by_text("Taken out (1)").click()
        expect(page.locator(".taken-out")).to_contain_text("Recalling R204, and care,")
    finally:
        day.close()
