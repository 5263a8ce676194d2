"""The author's and the editor's way with a keyboard alone: everything is reached by Tab and done by Enter and Space."""

import re
from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Locator, Page, expect

from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.people import Person
from jcas.models.submissions import Submission
from tests.browser.visits import Visits
from tests.worlds import a_draft, a_person, a_review, a_reviewer, a_submission, an_editor

SignIn = Callable[[Page, Person], None]
FURTHEST = 150
"""Presses of Tab, more than any of these pages takes."""
OUTLINED = "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }"


def reach(page: Page, wanted: Locator) -> None:
    """Tabs on to it, as somebody does who has no mouse; where the focus is can be seen."""
    for _ in range(FURTHEST):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            assert wanted.evaluate(OUTLINED), f"no outline: {wanted}"
            return
    raise AssertionError(f"out of reach: {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    reach(page, wanted)
    page.keyboard.press(key)


def test_an_author_completes_and_submits_a_draft(app: Flask, visits: Visits, sign_in: SignIn) -> None:
    author = a_person("Dana Ospanova")
    draft = a_draft(author, funding="", declarations={})
    page = visits.open("desktop")
    sign_in(page, author)
    page.goto("/work")
    press(page, page.get_by_role("link", name=re.compile(draft.title[:20])).first)
    page.wait_for_url(re.compile(rf"/submissions/{draft.id}$"))
    reach(page, page.get_by_role("textbox", name="Funding"))
    page.keyboard.type("None")
    for box in page.locator("#section-declarations input[type=checkbox]").all():
        press(page, box, "Space")
    press(page, page.locator("#section-submit").get_by_role("link", name="Read it over and submit"))
    page.wait_for_url(re.compile("/submit$"))
    press(page, page.get_by_role("button", name="Submit to Nº"))
    expect(page.get_by_role("status").filter(has_text="Submitted as JCAS-")).to_be_visible()


def test_an_editor_takes_invites_and_decides(app: Flask, visits: Visits, sign_in: SignIn) -> None:
    chief, reviewer = an_editor(), a_reviewer("Timur Aliyev")
    paper = a_submission()
    page = visits.open("desktop")
    sign_in(page, chief)
    page.goto("/desk")
    press(page, page.get_by_role("link", name=re.compile(str(paper.number))).first)
    page.wait_for_url(re.compile(rf"/desk/{paper.id}$"))
    press(page, page.get_by_role("button", name="Take it"))
    expect(page.get_by_role("status").filter(has_text="You handle it now")).to_be_visible()
    press(page, page.get_by_role("button", name="Send it to review"))
    page.wait_for_url(re.compile("/reviewers"))
    press(page, page.get_by_label(reviewer.name), "Space")
    press(page, page.get_by_role("button", name=re.compile("^Invite")).first)
    expect(page.get_by_text(reviewer.name).first).to_be_visible()
    db.session.rollback()
    assert [(a.reviewer.name, a.state) for a in paper.assignments] == [(reviewer.name, State.INVITED)]


def test_an_editor_writes_the_letter_and_sends_it(app: Flask, visits: Visits, sign_in: SignIn) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    a_review(paper, a_reviewer("Timur Aliyev"))
    page = visits.open("desktop")
    sign_in(page, chief)
    page.goto(f"/desk/{paper.id}/decide")
    press(page, page.get_by_role("link", name=re.compile("Write the letter.*accept", re.IGNORECASE)).first)
    reach(page, page.locator("textarea[name=letter]"))
    page.keyboard.press("Control+End")
    page.keyboard.type("\nWell done.")
    press(page, page.get_by_role("button", name="Read it as the authors will"))
    expect(page.get_by_text("Well done.").first).to_be_visible()
    press(page, page.get_by_role("button", name=re.compile("send it")))
    expect(page.get_by_role("status").filter(has_text="the letter is on its way")).to_be_visible()
    db.session.rollback()
    assert db.session.get_one(Submission, paper.id).stage == Stage.ACCEPTED
