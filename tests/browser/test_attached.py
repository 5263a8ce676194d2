"""A reviewer's file on its way in Chromium: attached, looked at and released by the editor, fetched beside the letter."""

import io
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page, expect

from jcas.config import clock
from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.queries.profiles import profile_of
from jcas.services import decisions, reviews
from jcas.services.files import Upload
from tests.browser.visits import Visits
from tests.leaks import NAME
from tests.leaks.docx import leaking_docx
from tests.worlds import DAY, a_person, a_review, a_reviewer, a_submission, an_editor


def test_the_editor_releases_what_a_reviewer_attached_and_the_author_fetches_it(
    app: Flask, visits: Visits, sign_in: Callable[[Page, Person], None], work_off: Callable[[], None],
    axe: Callable[[Page], None], screenshot: Callable[..., Path], tmp_path: Path,
) -> None:  # fmt: skip
    now, author, chief, reviewer = clock.now() - DAY, a_person("Dana Ospanova"), an_editor(), a_reviewer(NAME)
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=chief)
    review = a_review(paper, reviewer, state=State.ACCEPTED, now=now)
    file = leaking_docx(tmp_path / "annotated").read_bytes()
    scores = {f"score-{criterion.key}": 4 for criterion in profile_of(paper).criteria}
    with writing():
        me = db.session.merge(reviewer)
        reviews.attach(review.id, Upload(io.BytesIO(file), f"{NAME}.docx"), by=me, now=now)
        reviews.save_review(review.id, scores | {"to_author": "More.", "recommendation": "accept"}, by=me, now=now)
    form = visits.open("phone", dark=True)
    sign_in(form, reviewer)
    form.goto(f"/reviews/{review.id}#attached")
    expect(form.get_by_role("button", name="Remove it")).to_be_visible()
    axe(form)
    screenshot(form, "attached-review-phone-dark", whole=False)
    with writing():
        reviews.submit_review(review.id, by=db.session.merge(reviewer), now=now)
    work_off()

    for size, dark in (("phone", False), ("desktop", True), ("desktop", False)):
        desk = visits.open(size, dark=dark)
        sign_in(desk, chief)
        desk.goto(f"/desk/{paper.id}/copy#attached")
        expect(desk.get_by_role("heading", name="Reviewers’ files for the authors")).to_be_visible()
        axe(desk)
        screenshot(desk, f"attached-copy-{size}{'-dark' if dark else ''}")
    desk.get_by_role("button", name="I looked at it: release the cleaned file").click()
    desk.get_by_text("the authors get it with the letter").wait_for()
    desk.goto(f"/desk/{paper.id}/decide?kind=minor_revisions")
    expect(desk.get_by_text("The file of Reviewer 1")).to_be_visible()
    screenshot(desk, "attached-decide")
    with writing():
        decisions.decide(
            paper.id, "minor_revisions", "Dear author,\n\nmend it.", by=db.session.merge(chief), now=clock.now()
        )

    letters = visits.open("phone")
    sign_in(letters, author)
    letters.goto(f"/submissions/{paper.id}/letters")
    axe(letters)
    screenshot(letters, "attached-letter-phone")
    with letters.expect_download() as fetched:
        letters.get_by_role("link", name="the file of Reviewer 1").click()
    assert NAME not in fetched.value.suggested_filename
    assert fetched.value.suggested_filename.startswith(f"{paper.number}-review-")
