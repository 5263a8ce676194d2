"""The public page in the browser: upload, progress, report, annotated copy, deletion; by keyboard; without script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from jcas.adapters.documents import read
from jcas.adapters.storage import strangers_storage
from jcas.demo.manuscripts import Author, Habits, Manuscript, Section, build_docx, small_png
from jcas.models.base import db
from jcas.models.public_checks import PublicCheck
from tests.browser.visits import Visits
from tests.worlds import a_manuscript

TITLE = "Grain and rail"


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    """A real manuscript with something to mend in it."""
    text = Manuscript(
        title=TITLE,
        authors=(Author("Айгүл Нұрланқызы", "University of the Steppe", "aigul@example.org"),),
        sections=tuple(
            Section(name, ("What we found is set out here. " * 30,)) for name in ("Introduction", "Findings")
        ),
        habits=Habits(font="Comic Sans MS"),
    )
    return build_docx(tmp_path / "статья.docx", text)


def test_a_stranger_checks_reads_downloads_and_deletes(
    app: Flask,
    visits: Visits,
    work_off: Callable[[], None],
    axe: Callable[[Page], None],
    screenshot: Callable[..., Path],
    manuscript: Path,
) -> None:
    visits.forgive("422|429|404")  # the browser's console tells of what is refused or gone
    page = visits.open("desktop")
    page.goto("/")
    page.get_by_role("link", name="Check a manuscript").first.click()
    page.wait_for_url("**/check")
    axe(page)
    screenshot(page, "public-check")
    page.set_input_files("input[type=file]", {"name": "x.docx", "mimeType": "", "buffer": small_png()})
    page.get_by_role("button", name="Upload and check it").click()
    page.locator("#file-error", has_text="This is a picture").wait_for()
    axe(page)
    page.set_input_files("input[type=file]", manuscript)
    page.get_by_role("button", name="Upload and check it").click()
    page.wait_for_url("**/check/*")
    page.get_by_text("Your manuscript is being read").wait_for()
    axe(page)
    page.evaluate("window.notReloaded = true")
    work_off()
    page.locator(".verdict").wait_for()
    assert page.evaluate("window.notReloaded")
    assert TITLE in page.locator("aside").inner_text()
    axe(page)
    screenshot(page, "public-check-report")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the annotated copy").click()
    copy = Path(download.value.path())
    assert download.value.suggested_filename == "статья annotated.docx"
    assert sum(part.text == TITLE for part in read(copy).paragraphs) == 1
    address = page.url
    other = visits.open("phone", dark=True)
    other.goto(address)
    other.locator(".verdict").wait_for()
    axe(other)
    screenshot(other, "public-check-report-phone-dark")
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_text("Delete it now").press("Enter")
    axe(page)
    page.get_by_role("button", name="Delete the report").press("Enter")
    page.get_by_text("Deleted: the file, its report").wait_for()
    other.reload()
    other.get_by_role("heading", name="There is no report here").wait_for()
    axe(other)
    db.session.rollback()
    assert db.session.scalars(db.select(PublicCheck)).all() == []
    assert [path for path in strangers_storage()._folder.rglob("*") if path.is_file()] == []


def test_without_script_it_works_by_keyboard_and_comes_back_by_itself(
    visits: Visits, work_off: Callable[[], None], tmp_path: Path
) -> None:
    path = tmp_path / f"{'paper' * 30}.docx"
    path.write_bytes(a_manuscript())
    page = visits.open("narrow", script=False)
    page.goto("/check")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_input_files("input[type=file]", path)
    page.get_by_label("Original research article").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/*")
    work_off()
    page.locator(".verdict").wait_for()  # the page asks for itself every four seconds
    assert "as review article" in page.locator("aside").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
