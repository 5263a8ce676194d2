"""The desk in Chromium: what must stand in its place however long a title is and however few the steps are."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from playwright.sync_api import FloatRect, Locator, Page

from jcas.config.profiles import load_profile
from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.models.reviews import Review
from tests.browser.visits import Visits
from tests.worlds import a_person, a_review, a_reviewer, a_submission, an_editor

SignIn = Callable[[Page, Person], None]
Screenshot = Callable[..., object]
WIDER = """[...document.querySelectorAll('main *')].filter((e) => !e.closest('.visually-hidden, .manuscript')
    && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_title_without_a_space_pushes_nothing_off_the_screen(
    app: Flask, visits: Visits, sign_in: SignIn, screenshot: Screenshot, size: str
) -> None:
    chief = an_editor()
    paper = a_submission(chief, stage=Stage.IN_REVIEW, editor=an_editor("Second Chief"), title="Steppe" * 333)
    review = a_review(paper, a_reviewer("Timur Aliyev"), state=State.ACCEPTED, now=datetime.now(UTC))
    other = an_editor("Third Chief")
    for name, person, path in (
        ("desk", other, "/desk"),
        ("desk-paper", other, f"/desk/{paper.id}"),
        ("work-author", chief, "/work"),
        ("work-editor", paper.handling_editor, "/work"),
        ("work-reviewer", review.reviewer, "/work"),
        ("paper", chief, f"/submissions/{paper.id}"),
        ("review", review.reviewer, f"/reviews/{review.id}"),
    ):
        page = visits.open(size)  # type: ignore[arg-type]
        sign_in(page, person)
        page.goto(path)
        screenshot(page, f"long-title-{name}-{size}")
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
        assert page.evaluate(WIDER) == [], name
        page.context.close()


def test_the_desks_page_of_a_paper_leaves_no_hole_and_breaks_no_date(
    app: Flask, page: Page, sign_in: SignIn, screenshot: Screenshot
) -> None:
    chief = an_editor()
    paper = a_submission(a_person("Dana Ospanova"), stage=Stage.ACCEPTED, editor=chief)
    for name in ("Timur Aliyev", "Madina Serik", "Oleg Kim"):
        a_review(paper, a_reviewer(name), to_author="Say more about method. " * 60)
    sign_in(page, chief)
    page.goto(f"/desk/{paper.id}")
    screenshot(page, "desk-paper-desktop")
    actions, facts = (box_of(page.locator(f".zone-{zone}")) for zone in ("actions", "facts"))
    assert facts["y"] - (actions["y"] + actions["height"]) < 48
    publish = page.get_by_text("Publish it", exact=True).first
    assert "primary" in (publish.get_attribute("class") or "")


def test_buttons_of_one_row_stand_on_one_line(
    app: Flask, visits: Visits, sign_in: SignIn, screenshot: Screenshot
) -> None:
    chief = an_editor()
    paper = a_submission(a_person("Dana Ospanova"), stage=Stage.IN_REVIEW, editor=chief)
    a_review(paper, a_reviewer("Madina Serik"), state=State.INVITED, now=datetime.now(UTC))
    for name in ("Timur Aliyev", "Oleg Kim", "Asel Nur"):
        a_review(paper, a_reviewer(name))
    page = visits.open("desktop")
    sign_in(page, chief)
    page.goto(f"/desk/{paper.id}")
    screenshot(page, "desk-round-desktop")
    remind, cancel = page.get_by_role("button", name="Remind"), page.get_by_text("Cancel", exact=True).first
    assert abs(top(remind) - top(cancel)) <= 1
    phone = visits.open("phone")
    sign_in(phone, chief)
    phone.goto(f"/desk/{paper.id}")
    screenshot(phone, "desk-round-phone")
    assert phone.get_by_text("The table goes on to the right").is_visible()
    assert not page.get_by_text("The table goes on to the right").is_visible()
    open_one = a_review(paper, a_reviewer("Writing Still"), state=State.ACCEPTED, now=datetime.now(UTC),
                        scores={c.key: 3 for c in load_profile().criteria})  # fmt: skip
    with writing():
        review = db.session.scalars(db.select(Review).where(Review.assignment_id == open_one.id)).one()
        review.to_author, review.recommendation = "Clear.", "accept"
    reviewer = visits.open("desktop")
    sign_in(reviewer, open_one.reviewer)
    reviewer.goto(f"/reviews/{open_one.id}")
    assert box_of(reviewer.get_by_label("To the author"))["height"] > 240
    reviewer.goto(f"/reviews/{open_one.id}/summary")
    screenshot(reviewer, "review-summary-desktop")
    send, change = (
        reviewer.get_by_role("button", name="Send the review"),
        reviewer.get_by_role("link", name="Change some"),
    )
    assert abs(top(send) - top(change)) <= 1


def test_mails_have_their_time_on_one_line(app: Flask, visits: Visits, sign_in: SignIn, screenshot: Screenshot) -> None:
    chief = an_editor()
    a_submission(a_person("Dana Ospanova"), editor=chief)
    for size in ("desktop", "phone"):
        page = visits.open(size)
        sign_in(page, chief)
        page.goto("/mails")
        screenshot(page, f"mails-{size}")
        label, cards = box_of(page.locator(".filters label")), box_of(page.locator(".counts"))
        assert label["y"] - (cards["y"] + cards["height"]) >= 16
        if size == "desktop":
            assert box_of(page.locator("td time").first)["height"] < 30


def box_of(part: Locator) -> FloatRect:
    box = part.bounding_box()
    assert box
    return box


def top(button: Locator) -> float:
    return box_of(button)["y"]
