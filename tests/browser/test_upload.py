"""Uploading in the browser: progress and report without reloading; the same without script."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jcas.config.profiles import load_profile
from jcas.demo.manuscripts import small_png
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.submissions import Explanation, Submission
from tests.browser.visits import Visits
from tests.waiting import wait_until
from tests.worlds import a_draft, a_manuscript, a_person, a_report, a_submission

SignIn = Callable[[Page, Person], None]
FAILING = [("section.discussion", "explain", "There is no Discussion; add it, or explain why.")]


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "статья.docx"
    path.write_bytes(a_manuscript())
    return path


def test_the_report_comes_without_reloading(
    *,
    visits: Visits,
    sign_in: SignIn,
    work_off: Callable[[], None],
    axe: Callable,
    screenshot: Callable,
    manuscript: Path,
) -> None:
    page = visits.open("desktop")
    visits.forgive("422")  # the browser's console tells of the file that is refused in the end
    sign_in(page, a_person())
    page.goto("/submissions/new")
    axe(page)
    page.set_input_files("input[type=file]", manuscript)
    page.get_by_role("button", name="Upload and check it").click()
    page.wait_for_url("**/report")
    page.get_by_text("Your manuscript is being read").wait_for()
    axe(page)
    page.evaluate("window.notReloaded = true")
    assert page.locator(".strip-title").inner_text() == "Untitled manuscript"
    work_off()
    page.locator(".verdict").wait_for()
    assert page.evaluate("window.notReloaded")
    assert page.locator(".strip-title").inner_text() == "Grain corridors and the price of bread in the steppe"
    axe(page)
    screenshot(page, "author-report")
    page.set_input_files("#mend input[type=file]", {"name": "x.docx", "mimeType": "", "buffer": small_png()})
    page.get_by_role("button", name="Upload and check it").click()
    page.locator("#mend .field-error").get_by_text("This is a picture").wait_for()


def test_without_script_the_page_comes_back_by_itself(
    visits: Visits, sign_in: SignIn, work_off: Callable[[], None], manuscript: Path
) -> None:
    page = visits.open("phone", script=False)
    sign_in(page, a_person())
    page.goto("/submissions/new")
    page.set_input_files("input[type=file]", manuscript)
    page.get_by_role("button", name="Upload and check it").click()
    page.wait_for_url("**/report")
    work_off()
    page.locator(".verdict").wait_for(timeout=20_000)  # the page asks for itself every four seconds


def test_too_large_a_file_is_refused_before_it_is_sent(page: Page, sign_in: SignIn, tmp_path: Path) -> None:
    sign_in(page, a_person())
    page.goto("/submissions/new")
    limit = load_profile().upload_megabytes
    big = tmp_path / "big.docx"
    big.write_bytes(bytes((limit << 20) + 1))
    page.set_input_files("input[type=file]", big)
    page.get_by_text(f"at most {limit} MB can be taken").wait_for()


def test_two_clicks_begin_one_submission(page: Page, app: Flask, sign_in: SignIn, manuscript: Path) -> None:
    sign_in(page, a_person())
    page.goto("/submissions/new")
    page.set_input_files("input[type=file]", manuscript)
    page.get_by_role("button", name="Upload and check it").dblclick(no_wait_after=True)
    page.wait_for_url("**/report")
    db.session.rollback()
    assert db.session.scalar(db.select(db.func.count(Submission.id))) == 1
    assert db.session.scalar(db.select(db.func.count(Version.id))) == 1


def test_refusal_replaces_what_an_earlier_one_said_above_the_form_and_beside_its_field(
    page: Page, visits: Visits, sign_in: SignIn, screenshot: Callable, manuscript: Path
) -> None:
    visits.forgive("422")
    paper = a_submission(stage=Stage.MINOR_REVISIONS)
    with writing():
        db.session.get_one(Submission, paper.id).revise_by = datetime.now(UTC) + timedelta(days=9)
    sign_in(page, paper.submitter)
    page.goto(f"/submissions/{paper.id}/revise")
    page.get_by_role("button", name="Send the revision").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.set_input_files("#file", {"name": "x.docx", "mimeType": "", "buffer": small_png()})
    page.get_by_label("Response to the reviewers").fill("Everything is mended.")
    page.get_by_role("button", name="Send the revision").click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_contain_text("This is a picture")
    expect(summary.get_by_role("listitem")).to_have_count(1)
    expect(page.locator("#file-error")).to_contain_text("This is a picture")
    expect(page.locator(".field-error")).to_have_count(1)
    screenshot(page, "revise-refused")
    summary.get_by_role("link").click()
    expect(page.locator("#file")).to_be_focused()


def test_an_explanation_is_saved_as_it_is_left(page: Page, sign_in: SignIn, axe: Callable) -> None:
    draft = a_draft(report=a_report(failing=FAILING))
    sign_in(page, draft.submitter)
    page.goto(f"/submissions/{draft.id}/report")
    axe(page)
    page.get_by_label("Your explanation").fill("A survey has none.")
    page.get_by_label("Your explanation").blur()
    page.get_by_text("Saved ").wait_for()

    def written() -> list[str]:
        db.session.rollback()
        return list(db.session.scalars(db.select(Explanation.text)))

    assert wait_until(written) == ["A survey has none."]


def test_a_file_is_added_by_keyboard_alone(page: Page, sign_in: SignIn, axe: Callable, tmp_path: Path) -> None:
    draft = a_draft()
    sign_in(page, draft.submitter)
    page.goto(f"/submissions/{draft.id}/files")
    axe(page)
    page.get_by_label("What it is").focus()
    page.keyboard.press("F")
    page.set_input_files("input[type=file]", {"name": "map.png", "mimeType": "image/png", "buffer": small_png()})
    page.get_by_role("button", name="Add the file").press("Enter")
    page.get_by_role("link", name="map.png").wait_for()
    axe(page)


@pytest.mark.parametrize("path", ["/submissions/new", "/submissions/{}/report", "/submissions/{}/files"])
def test_the_pages_fit_320_pixels(visits: Visits, sign_in: SignIn, path: str) -> None:
    title = "Nationalstaatlichkeitsvorstellungen " * 10
    draft = a_draft(report=a_report(failing=FAILING, title=title, keywords=["x" * 90]), title=title.strip())
    page = visits.open("narrow")
    sign_in(page, draft.submitter)
    page.goto(path.format(draft.id))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
