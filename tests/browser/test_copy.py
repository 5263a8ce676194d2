"""The editor's part in Chromium: a finding waived with its reason, the copy looked at and released, then read."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from flask import Flask
from playwright.sync_api import Page, expect

from jcas.config import clock
from jcas.demo import prose
from jcas.demo.manuscripts import Author, build_docx
from jcas.domain.assignments import State
from jcas.domain.submissions import Action
from jcas.models.base import db, writing
from jcas.models.files import ReportState
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services.submissions import submit
from tests.browser.visits import Visits
from tests.web.editor.test_waivers import judged_late
from tests.worlds import DAY, a_draft, a_file, a_person, a_review, a_reviewer, advance, an_editor

REASON = "A survey of this kind needs the room."
TITLE = "Speaking Kazakh at Work"


def a_paper_with_own_works(work_off: Callable[[], None], folder: Path, chief: Person) -> Submission:
    """Handed in, checked and copied by the real job, in review: it cites a work of its author's own."""
    now = clock.now() - 3 * DAY
    author = a_person("Aigerim Saparbek")
    content = prose.manuscript(
        Random(7),
        title=TITLE,
        keywords=["language", "work"],
        authors=[Author(author.name, "Saryarqa University", author.email or "")],
        builds_on_own=True,
    )
    path = build_docx(folder / "m.docx", content)
    draft = a_draft(author, now=now, report=ReportState.QUEUED, title=TITLE)
    with writing():
        draft = db.session.get_one(Submission, draft.id)
        draft.versions[0].file = a_file(draft, content=path.read_bytes(), by=author, now=now)
        submit(draft.id, by=db.session.merge(author), now=now)
    work_off()
    return advance(draft, Action.SEND_TO_REVIEW, editor=chief, now=now + DAY)


def test_the_copy_is_looked_at_and_released_then_the_reviewer_reads_it(
    app: Flask, visits: Visits, sign_in: Callable[[Page, Person], None], work_off: Callable[[], None],
    axe: Callable[[Page], None], screenshot: Callable[..., Path], tmp_path: Path,
) -> None:  # fmt: skip
    chief = an_editor()
    paper = a_paper_with_own_works(work_off, tmp_path, chief)
    review = a_review(paper, a_reviewer(), state=State.ACCEPTED, now=clock.now())
    reviewer = visits.open("desktop")
    sign_in(reviewer, review.reviewer)
    reviewer.goto(f"/reviews/{review.id}")
    expect(reviewer.get_by_text("The editors have the manuscript in hand")).to_be_visible()
    axe(reviewer)
    screenshot(reviewer, "copy-reviewer-waits", whole=False)

    pages = {name: visits.open(size, dark=dark) for name, size, dark in
             (("desktop", "desktop", False), ("phone", "phone", False), ("dark", "desktop", True))}  # fmt: skip
    for name, page in pages.items():
        sign_in(page, chief)
        page.goto(f"/desk/{paper.id}/copy")
        expect(page.get_by_text("our earlier study").first).to_be_visible()
        axe(page)
        screenshot(page, f"copy-{name}", whole=name == "phone")
        width = page.viewport_size["width"] if page.viewport_size else 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    phone = pages["phone"]
    phone.get_by_role("link", name=re.compile("in the copy")).first.click()
    expect(phone.locator("#copy .manuscript")).to_be_visible()  # the other tab opened

    page = pages["desktop"]
    page.goto(f"/desk/{paper.id}")
    page.get_by_role("link", name="Look at what reviewers get").click()
    page.get_by_role("link", name=re.compile("in the copy")).first.click()
    expect(page.locator("#copy :target")).to_be_in_viewport()
    page.get_by_role("button", name="Release to reviewers").dblclick()
    expect(page.get_by_text("looked at it and released it")).to_be_visible()
    reviewer.reload()
    expect(reviewer.locator("article.manuscript")).to_contain_text("Literature Review")
    assert "Saparbek, 2021" in reviewer.content()

    page.get_by_role("button", name="Mask the authors’ own citations").click()
    expect(page.get_by_text("is being made").first).to_be_visible()
    reviewer.reload()
    expect(reviewer.locator("article.manuscript")).not_to_be_attached()
    work_off()
    page.get_by_role("link", name="Look at it").click()
    expect(page.locator("#copy .manuscript")).to_contain_text("Author, 2021")


def test_a_finding_is_waived_with_its_reason(
    app: Flask, visits: Visits, sign_in: Callable[[Page, Person], None], axe: Callable[[Page], None],
    screenshot: Callable[..., Path],
) -> None:  # fmt: skip
    chief = an_editor()
    paper = judged_late(chief)
    for name, size, dark in (("phone", "phone", False), ("dark", "desktop", True), ("desktop", "desktop", False)):
        page = visits.open(size, dark=dark)  # type: ignore[arg-type]
        sign_in(page, chief)
        page.goto(f"/desk/{paper.id}/report")
        page.locator("#findings-block ~ .finding summary").first.click()
        axe(page)
        screenshot(page, f"waiver-{name}")
    page.get_by_label("Why it is not asked for").first.fill(REASON)
    page.get_by_role("button", name="Waive it").first.dblclick()
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_text(f"{chief.name} does not ask for this").first).to_be_visible()
    axe(page)
    screenshot(page, "waiver-done")
    author = visits.open("desktop")
    sign_in(author, db.session.get_one(Person, paper.submitter_id))
    author.goto(f"/submissions/{paper.id}/report")
    expect(author.get_by_text("The editors do not ask for this").first).to_be_visible()
    assert REASON not in author.content()
    axe(author)
