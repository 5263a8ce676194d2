"""The draft's page in a browser: saved as one types, in two windows, by keyboard, on a phone, without script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.people import Person
from jcas.models.submissions import Submission
from tests.browser.visits import Visits
from tests.worlds import a_draft, a_person, a_submission

SignIn = Callable[[Page, Person], None]


@pytest.fixture
def draft(app: Flask) -> Submission:
    return a_draft(a_person("Dana Ospanova"), title="")


def opened(page: Page, sign_in: SignIn, paper: Submission, tab: str = "") -> Page:
    sign_in(page, paper.submitter)
    page.goto(f"/submissions/{paper.id}{tab}")
    return page


def test_field_is_saved_as_it_is_left_and_the_page_says_what_is_still_missing(
    page: Page, sign_in: SignIn, draft: Submission
) -> None:
    opened(page, sign_in, draft)
    task = page.locator("[data-task=article]")
    expect(task).to_contain_text("1 thing missing")
    expect(page.get_by_role("link", name="Give the title.")).to_be_visible()
    page.get_by_label("Title", exact=True).fill("Соль и хлеб")
    page.get_by_label("Abstract", exact=True).focus()
    expect(page.locator("#form-article [data-saved-line]")).to_contain_text("Saved")
    expect(task).to_contain_text("complete")
    expect(page.get_by_role("link", name="Give the title.")).to_be_hidden()
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    db.session.rollback()
    assert draft.title == "Соль и хлеб"


def test_two_windows_changing_one_field_choose_between_both_texts(
    visits: Visits, sign_in: SignIn, draft: Submission
) -> None:
    first, second = (opened(visits.open("desktop"), sign_in, draft) for _ in range(2))
    visits.forgive("409")
    first.get_by_label("Title", exact=True).fill("First window")
    first.keyboard.press("Tab")
    expect(first.locator("#form-article [data-saved-line]")).to_contain_text("Saved")
    second.get_by_label("Title", exact=True).fill("Second window")
    second.keyboard.press("Tab")
    expect(second.get_by_text("First window")).to_be_visible()
    second.get_by_role("button", name="Keep mine").click()
    expect(second.locator("#form-article [data-saved-line]")).to_contain_text("Saved")
    db.session.rollback()
    assert draft.title == "Second window"


def test_submitting_right_after_typing_loses_nothing(page: Page, sign_in: SignIn, draft: Submission) -> None:
    opened(page, sign_in, draft)
    page.get_by_label("Title", exact=True).fill("Typed at the last moment")
    page.get_by_role("link", name="Read it over and submit").first.click()
    expect(page.get_by_role("heading", name="Typed at the last moment", level=1)).to_be_visible()
    page.get_by_role("button", name="Submit to Nº").dblclick()
    expect(page.get_by_role("status").filter(has_text="Submitted as JCAS-")).to_be_visible()
    db.session.rollback()
    assert (draft.stage, draft.title) == (Stage.SUBMITTED, "Typed at the last moment")


def test_the_whole_draft_without_script(visits: Visits, sign_in: SignIn, draft: Submission) -> None:
    page = opened(visits.open("narrow", script=False), sign_in, draft)
    page.get_by_label("Title", exact=True).fill("Without script")
    page.locator("#section-article").get_by_role("button", name="Save this section").click()
    page.get_by_role("button", name="Add an author").click()
    page.get_by_label("Full name").last.fill("Timur Aliyev")
    page.get_by_role("button", name="Up").last.click()
    expect(page.get_by_label("Full name").first).to_have_value("Timur Aliyev")
    page.get_by_role("button", name=re.compile("Remove.*Timur Aliyev")).click()
    page.get_by_role("link", name="Read it over and submit").first.click()
    page.get_by_role("button", name="Submit to Nº").click()
    expect(page.get_by_text("Submitted as JCAS-")).to_be_visible()


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.MAJOR_REVISIONS])
def test_pages_are_accessible_and_fit_every_width(
    app: Flask, visits: Visits, sign_in: SignIn, axe: Any, stage: Stage
) -> None:
    paper = a_submission(stage=stage)
    tabs = {Stage.DRAFT: ("", "/submit", "/withdraw"), Stage.MAJOR_REVISIONS: ("", "/letters", "/history", "/revise")}[
        stage
    ]
    for kind, dark in (("desktop", False), ("narrow", True)):
        page = visits.open(kind, dark=dark)
        for tab in tabs:
            opened(page, sign_in, paper, tab)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), tab
