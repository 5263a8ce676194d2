"""The frame of every page and the fixtures of the browser tests themselves."""

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.visits import Visits


@pytest.mark.parametrize("size", ["desktop", "phone", "narrow"])
@pytest.mark.parametrize("dark", [False, True])
def test_style_page_is_accessible_and_fits(visits: Visits, axe, screenshot, size, dark) -> None:
    page = visits.open(size, dark=dark)
    page.goto("/style")
    axe(page)
    screenshot(page, f"style-{size}{'-dark' if dark else ''}")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_console_error_fails_the_test(page: Page, visits: Visits) -> None:
    page.goto("/")
    page.evaluate("console.error('something broke')")
    with pytest.raises(AssertionError, match="something broke"):
        visits.judge()
    visits.forgive("something broke")


def test_request_to_another_host_fails_the_test(page: Page, visits: Visits) -> None:
    page.goto("/")
    with pytest.raises(Error):
        page.goto("http://127.0.0.2:9/")
    with pytest.raises(AssertionError, match=r"127\.0\.0\.2"):
        visits.judge()
    visits.strangers.clear()


def test_content_policy_blocks_another_host(page: Page, visits: Visits) -> None:
    page.goto("/")
    page.evaluate("fetch('http://127.0.0.2:9/').catch(() => 0)")
    with pytest.raises(AssertionError, match="Content Security Policy"):
        visits.judge()
    visits.errors.clear()


def test_server_can_go_and_come_back(page: Page, visits: Visits, server) -> None:
    visits.forgive("net::ERR_")
    page.goto("/")
    server.stop()
    assert not page.evaluate("fetch('/').then(a => a.ok).catch(() => false)")
    server.start()
    assert page.evaluate("fetch('/').then(a => a.ok).catch(() => false)")
    expect(page.locator("body")).to_be_visible()
