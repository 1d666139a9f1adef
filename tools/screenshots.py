"""The pictures of the documents: a day is acted on a real server and looked at in a real Chromium."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.day import Day
from tests.server import Server
from tools.chromium import launched

PICTURES = Path(__file__).parent.parent / "docs/pictures"
PHONE, LAPTOP, WALL = (360, 740), (1366, 768), (1280, 720)


def opened(browser: Browser, link: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="en").new_page()
    page.goto(link)
    page.goto(f"{page.url}?lang=en")
    page.wait_for_selector(".badge[data-state=saved], .wall, .declaration")
    return page


def taken(page: Page, name: str) -> None:
    page.wait_for_function("() => !document.querySelector('.waiting')")
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"  {name}.png")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder)).start()
        browser = launched(playwright)
        try:
            look_at_a_day(server, browser)
        finally:
            browser.close()
            server.stop()


def look_at_a_day(server: Server, browser: Browser) -> None:
    day = Day(server)
    links = {row["role"]: row["link"] for row in reversed(server.links)}
    member = next(row for row in server.links if row["team"] == "ID")
    console = opened(browser, links["facilitator"], LAPTOP)
    wall = opened(browser, links["projector"], WALL)
    for step in (day.ideas, day.perspectives, day.cluster, day.prioritise, day.draft):
        step()
    taken(opened(browser, member["link"], PHONE), "phone")
    taken(console, "console")
    day.peer()
    day.adopt()
    day.ready("adopt")
    taken(wall, "projector")
    day.declare()
    path = next(d["path"] for d in day.lead.sees("declaration") if d["team"] == day.ids["ID"])
    taken(opened(browser, server.url + path, LAPTOP), "declaration")
    day.close()


if __name__ == "__main__":
    main()
