"""Accounts in Chromium: every page in every look, and a form that outlives its session."""

from collections.abc import Callable
from email.message import EmailMessage
from mailbox import Maildir
from pathlib import Path
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.services import people
from jcas.services.administrators import administrator_token
from tests.browser.visits import Visits
from tests.worlds import ARRIVAL, a_draft, a_person, a_review, a_reviewer, a_submission, an_editor

PASSWORD = "steppe winds carry"
exhaustive = pytest.mark.exhaustive
LOOKS = [("desktop", False), ("narrow", True), pytest.param("desktop", True, marks=exhaustive),
         pytest.param("phone", False, marks=exhaustive)]  # fmt: skip
Axe = Callable[[Page], None]
Picture = Callable[..., Path]
SignIn = Callable[[Page, Person], None]


def look(page: Page, path: str, axe: Axe, screenshot: Picture, name: str) -> None:
    page.goto(path)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], path
    scheme = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    screenshot(page, f"account-{name}-{page.viewport_size['width']}{'-dark' if scheme else ''}")


def chief(app: Flask) -> Person:
    """Somebody with everything: a desk, submissions, reviews, two addresses."""
    me = an_editor("Айгүл Мұқашева", roles=[Role.EDITOR_IN_CHIEF, Role.ADMINISTRATOR], expertise=["Culture", "water law"],
                   willing_to_review=True)  # fmt: skip
    with writing():
        people.add_address("aigul@university.example.org", by=me, now=ARRIVAL)
        people.confirm_address(me.addresses[1].id, now=ARRIVAL)
    author, editor = a_person("Dana Ospanova"), an_editor("Gulnara Ermekova", roles=[Role.EDITOR])
    a_draft(me, title="Caravan towns after the caravans: urban memory in Turkistan and Mary")
    a_submission(
        me,
        stage=Stage.MAJOR_REVISIONS,
        title="Letters home: migrants’ remittances and village schools in the Ferghana valley",
    )
    a_submission(me, title="A path by the river")
    for state, title in (
        (State.INVITED, "Water treaties of the upper Syr Darya"),
        (State.ACCEPTED, "Rail corridors and prices"),
    ):
        a_review(a_submission(author, stage=Stage.IN_REVIEW, editor=editor, title=title), me, state=state)
    a_submission(author, title="Multi-vector diplomacy in five capitals")
    a_submission(author, stage=Stage.IN_REVIEW, title="Language schools on the border")
    for number in range(60):
        a_person(
            f"Person {number}",
            roles=[Role.REVIEWER],
            email=f"person{number}@example.org",
            affiliation="Institute of Lakes",
        )
    return me


def a_mail(app: Flask, html: str = "") -> str:
    message = EmailMessage()
    message["From"], message["To"] = "JCAS <journal@example.org>", "aigul@example.org"
    message["Subject"], message["Date"] = "Please confirm your address", "Tue, 20 Jan 2026 09:30:00 +0000"
    message.set_content("Please confirm that this is your address:\n\nConfirm: http://127.0.0.1:8080/confirm/token\n")
    html = (
        html
        or '<html><body style="padding:24px"><p>Please confirm.</p><p><a href="/work">Confirm</a></p></body></html>'
    )
    message.add_alternative(html, subtype="html")
    folder = app.extensions["jcas_settings"].mailbox
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Maildir(str(folder)).add(message.as_bytes())


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_pages_before_signing_in(
    app: Flask, visits: Visits, axe: Axe, screenshot: Picture, size: Literal["desktop", "phone", "narrow"], dark: bool
) -> None:
    visits.forgive("40[49]|422|429")
    person = a_person("Aigul Temirova", confirmed=False, password=PASSWORD)
    known = a_person("Dana Ospanova", password=PASSWORD)
    assert known.password_hash
    page = visits.open(size, dark=dark)
    address, tail = person.addresses[0], known.password_hash[-10:]
    key = a_mail(app)
    for path, name in (
        ("/sign-in", "sign-in"),
        ("/sign-in?next=/kept", "sign-in-kept"),
        ("/register", "register"),
        ("/register/sent", "register-sent"),
        (f"/confirm/{make_token('confirm', [address.id, address.key])}", "confirm"),
        ("/confirm/x", "confirm-old"),
        ("/reset", "reset"),
        ("/reset/sent", "reset-sent"),
        (f"/reset/{make_token('reset', [known.id, tail])}", "reset-choose"),
        ("/reset/x", "reset-old"),
        (f"/administrator/{administrator_token()}", "administrator"),
        ("/administrator/x", "administrator-old"),
        ("/kept", "kept-nothing"),
        ("/demo/mailbox", "mailbox"),
        (f"/demo/mailbox/{key}", "mailbox-mail"),
    ):
        look(page, path, axe, screenshot, name)
    page.goto("/register")
    page.get_by_label("E-mail address").fill("no address")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("alert")).to_be_focused()
    axe(page)
    screenshot(page, f"account-register-errors-{size}{'-dark' if dark else ''}")


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_pages_after_signing_in(
    app: Flask, visits: Visits, sign_in: SignIn, axe: Axe, screenshot: Picture,
    size: Literal["desktop", "phone", "narrow"], dark: bool,
) -> None:  # fmt: skip
    page = visits.open(size, dark=dark)
    sign_in(page, a_person("Nobody Much"))
    look(page, "/work", axe, screenshot, "work-empty")
    me, other = chief(app), a_reviewer("Тимур Әлиев")
    sign_in(page, me)
    for path, name in (
        ("/work", "work"),
        ("/account", "account"),
        ("/people", "people"),
        ("/people?q=zzz", "people-none"),
        (f"/people/{other.id}", "person"),
        ("/people/new", "people-new"),
    ):
        look(page, path, axe, screenshot, name)


def test_form_outlives_its_session_in_the_browser(
    visits: Visits, sign_in: SignIn, axe: Axe, screenshot: Picture
) -> None:
    person = a_person("Dana Ospanova", email="dana@example.org", password=PASSWORD)
    page = visits.open("desktop")
    sign_in(page, person)
    page.goto("/account")
    page.get_by_label("Affiliation").fill("Академия степи")
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Save my profile").click()
    expect(page.get_by_text("is kept")).to_be_visible()
    page.get_by_label("E-mail address").fill("dana@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Академия степи")).to_be_visible()
    axe(page)
    screenshot(page, "account-kept-1280")
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("Your profile is saved")).to_be_visible()
    db.session.rollback()
    assert person.affiliation == "Академия степи"


def test_registering_and_confirming_by_keyboard(visits: Visits, work_off: Callable[[], None], mailbox: object) -> None:
    page = visits.open("phone", script=False)
    page.goto("/register")
    page.get_by_label("Your name").focus()
    for text in ("Айгүл Темірова", "aigul@example.org", PASSWORD):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    work_off()
    body = mailbox.to("aigul@example.org")[-1].get_body(("plain",))  # type: ignore[attr-defined]
    link = next(word for word in body.get_content().split() if "/confirm/" in word)
    page.goto(link)
    page.get_by_role("button", name="Confirm this address").click()
    expect(page.get_by_role("heading", name="My work")).to_be_visible()


def test_hostile_mail_in_the_demo_mailbox_can_do_nothing(app: Flask, visits: Visits) -> None:
    visits.forgive("script|Content Security Policy|sandbox|Refused|Blocked")
    key = a_mail(
        app,
        '<body onload="top.document.title=1"><script>top.document.title=2</script>'
        '<form action="/sign-out" method="post"><button>Press</button></form><a href="/register">Go on</a></body>',
    )
    page = visits.open("desktop")
    page.goto(f"/demo/mailbox/{key}")
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Press").click()
    expect(page).to_have_title("Please confirm your address · JCAS")
    assert page.url.endswith(key)
    frame.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", name="Register")).to_be_visible()
