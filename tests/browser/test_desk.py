"""The desk in Chromium: what must stand in its place however long a title is and however few the steps are."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from playwright.sync_api import Page

from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.people import Person
from tests.browser.visits import Visits
from tests.worlds import a_review, a_reviewer, a_submission, an_editor

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
