"""Chromium on a live server. Everything under tests/browser/ is marked `browser`.

    page, phone, dark      a page at 1280 px, at 390 px, at 1280 px in the dark; each a browser of its own
    visits                 .open("desktop" | "phone" | "narrow", dark=, script=) for more; .forgive(pattern)
    sign_in(page, person)  signs a person in without the sign-in page
    server                 .url, .stop(), .start()
    work_off()             runs the jobs that wait, mails included
    axe(page)              fails on anything that axe finds at level A or AA
    screenshot(page, name) writes build/screenshots/<name>.png

A test fails by itself where a page's console shows an error (a CSP violation is one) or a request leaves the site.
What a test reads from the database after the browser acted, it reads after `db.session.rollback()`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright

from jcas.config.settings import Settings
from jcas.models.people import Person
from tests import working
from tests.browser.server import LiveServer
from tests.browser.visits import Visits
from tests.smtp import free_port

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
expect.set_options(timeout=20_000)  # for a machine whose two cores are busy; nothing waits longer than it must
PICTURES = Path(__file__).resolve().parents[2] / "build" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live_port() -> int:
    return free_port()


@pytest.fixture
def settings(settings: Settings, live_port: int) -> Settings:
    """The tests' settings on the live server's port, so that links in mails lead there."""
    return replace(settings, port=live_port, public_url=f"http://127.0.0.1:{live_port}")


@pytest.fixture
def server(app: Flask, settings: Settings) -> Iterator[LiveServer]:
    with LiveServer(app, settings.port) as server:
        yield server


@pytest.fixture
def visits(browser: Browser, server: LiveServer) -> Iterator[Visits]:
    visits = Visits(browser, server.url)
    yield visits
    visits.judge()


@pytest.fixture
def page(visits: Visits) -> Page:
    return visits.open("desktop")


@pytest.fixture
def phone(visits: Visits) -> Page:
    return visits.open("phone")


@pytest.fixture
def dark(visits: Visits) -> Page:
    return visits.open("desktop", dark=True)


@pytest.fixture
def sign_in(app: Flask, server: LiveServer) -> Callable[[Page, Person], None]:
    """Puts the session of a person into the page's cookies."""
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]

    def put(page: Page, person: Person) -> None:
        value = serializer.dumps({"_user_id": person.session_key, "_fresh": True})
        page.context.add_cookies([{"name": "session", "value": value, "url": server.url, "httpOnly": True}])

    return put


@pytest.fixture
def work_off(app: Flask) -> Callable[[], None]:
    return lambda: working.work_off(app)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    checker = Axe()

    def check(page: Page) -> None:
        page.wait_for_load_state("load")  # without its style sheets every target is too small
        found = checker.run(page, options={"runOnly": {"type": "tag", "values": LEVELS}}).response["violations"]
        told = [f"{v['id']}: {v['help']}: {[n['html'][:200] for n in v['nodes'][:3]]}" for v in found]
        assert not told, f"{page.url}: " + "\n".join(told)

    return check


@pytest.fixture
def screenshot() -> Callable[..., Path]:
    def take(page: Page, name: str, *, whole: bool = True) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        page.screenshot(path=path, full_page=whole)
        return path

    return take
