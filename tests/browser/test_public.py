"""The public pages in Chromium: accessible, fitting, in both schemes."""

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Visits

PATHS = ("/", "/guidelines", "/check", "/about", "/nothing/here")


@pytest.mark.parametrize(("size", "dark"), [("desktop", False), ("desktop", True), ("phone", False), ("narrow", True)])
def test_public_pages_are_accessible_and_fit(visits: Visits, axe, screenshot, size, dark) -> None:
    visits.forgive("404")
    page = visits.open(size, dark=dark)
    for path in PATHS:
        page.goto(path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], path
        screenshot(page, f"public{path.replace('/', '-').rstrip('-')}-{size}{'-dark' if dark else ''}")


def test_keyboard_finds_the_way_past_the_header(visits: Visits) -> None:
    page = visits.open("desktop")
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_four_hundred_per_cent_of_zoom_needs_no_sideways_scrolling(visits: Visits) -> None:
    page = visits.open("narrow")
    page.set_viewport_size({"width": 320, "height": 256})
    for path in ("/", "/guidelines", "/style"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path
