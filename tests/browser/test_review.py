"""A reviewer's way in Chromium: from the mail's link to the sent review, saved as it is written, whatever breaks."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from jcas.domain.assignments import State
from jcas.models.base import db
from jcas.models.reviews import Assignment, Review
from jcas.notifications.links import invitation_link
from tests.browser.visits import Visits
from tests.leaky import a_leaky_paper
from tests.worlds import a_review, a_reviewer

SOON = 2.5
"""Seconds: two for the promise, a half for this machine to notice."""


@pytest.fixture
def paper(app: Flask):
    return a_leaky_paper(app, now=datetime.now(UTC) - timedelta(days=2))


@pytest.fixture
def assignment(paper) -> Assignment:
    return a_review(paper, a_reviewer("Timur Aliyev"), state=State.ACCEPTED, now=datetime.now(UTC) - timedelta(hours=1))


def saved(assignment: Assignment) -> Review:
    db.session.rollback()
    return db.session.scalars(db.select(Review).where(Review.assignment_id == assignment.id)).one()


def scores(assignment: Assignment) -> dict[str, int | None]:
    return {score.criterion: score.value for score in saved(assignment).scores}


def test_look_at_every_page(app: Flask, paper, visits: Visits, sign_in, axe, screenshot) -> None:
    """Each page of the reviewer's way at every size, light and dark: nothing for axe, nothing wider than the window."""
    invited = a_review(paper, a_reviewer("Timur Aliyev"), state=State.INVITED, now=datetime.now(UTC))
    writing = a_review(
        paper,
        a_reviewer("Saule Nurlanova"),
        state=State.ACCEPTED,
        now=datetime.now(UTC),
        scores={"topic": 4, "purpose": 2, "ethics": 0},
    )
    sent = a_review(paper, a_reviewer("Bolat Serikov"), now=datetime.now(UTC))
    declined = a_review(paper, a_reviewer("Kamila Yusupova"), state=State.DECLINED, now=datetime.now(UTC))
    pages = [
        ("invitation", None, invitation_link(invited)), ("invitation-open", None, invitation_link(writing)),
        ("invitation-declined", None, invitation_link(declined)), ("invitation-unknown", None, "/invitations/nothing"),
        ("invitation-stranger", sent.reviewer, invitation_link(invited)), ("review", writing.reviewer, f"/reviews/{writing.id}"),
        ("review-summary", writing.reviewer, f"/reviews/{writing.id}/summary"), ("review-sent", sent.reviewer, f"/reviews/{sent.id}"),
    ]  # fmt: skip
    visits.forgive("status of 404")
    for size, dark in (("desktop", False), ("desktop", True), ("phone", False), ("phone", True), ("narrow", False)):
        for name, person, path in pages:
            page = visits.open(size, dark=dark)
            if person:
                sign_in(page, person)
            page.goto(path)
            screenshot(page, f"{name}-{size}{'-dark' if dark else ''}")
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], (
                f"{name} at {size}"
            )
            if size == "phone" and name == "review":
                page.get_by_role("tab", name="Review").click()
                screenshot(page, f"review-form-phone{'-dark' if dark else ''}")
                axe(page)
            page.context.close()
