"""The report in the browser: a finding is shown in the text, a mended version tells what changed, on any screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jcas.demo.manuscripts import Author, Manuscript, Section, build_docx
from jcas.domain.submissions import Stage
from jcas.models.people import Person
from jcas.models.submissions import Submission
from tests.browser.visits import Visits
from tests.readings import MISSING, missing_report, show_text
from tests.worlds import a_draft, a_person, a_submission, an_editor

SignIn = Callable[[Page, Person], None]
PLAIN = "In this part we set out, at some length, what people told us about grain, rail and bread. "
NAMES = ("Introduction", "Literature Review", "Methodology", "Findings", "Discussion", "Conclusion")


def manuscript(path: Path, *cited: str) -> Path:
    """A .docx of some length that cites these works in its Discussion, and lists another one."""
    sections = [Section(name, (PLAIN * 6, PLAIN * 5, PLAIN * 7)) for name in NAMES]
    sections[4] = Section("Discussion", (PLAIN * 4, f"Others say otherwise ({'; '.join(cited)}).", PLAIN * 5))
    sections[0] = Section("Introduction", ("Roads matter (Aliyev, 2020). " + PLAIN * 5, PLAIN * 6))
    written = Manuscript(
        title="Grain corridors and the price of bread in the steppe",
        authors=(Author("Dana Ospanova", "University of the Steppe", "dana.ospanova@example.org"),),
        abstract=("We ask how corridors changed prices. Prices fell where rail was near.",),
        keywords=("grain", "rail", "prices", "Kazakhstan"),
        sections=tuple(sections),
        references=("Aliyev, T. (2020). *Roads and bread*. Steppe Press.",),
    )
    return build_docx(path, written)


def paragraph_in_view(page: Page) -> str:
    """The text of the paragraph that the address leads to, once it stands within the window."""
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    return target.inner_text()


def upload(page: Page, path: Path) -> None:
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Upload and check it").click()
    page.wait_for_url("**/report")


def test_a_finding_is_shown_in_the_text_and_its_mending_in_the_next_report(
    *,
    visits: Visits,
    sign_in: SignIn,
    work_off: Callable[[], None],
    axe: Callable,
    screenshot: Callable,
    tmp_path: Path,
) -> None:
    page = visits.open("desktop")
    sign_in(page, a_person())
    page.goto("/submissions/new")
    upload(page, manuscript(tmp_path / "first.docx", "Beck, 1999", "Cole, 2004"))
    work_off()
    finding = page.locator(f"#finding-{MISSING.replace('.', '-')}")
    expect(finding).to_contain_text("Beck, 1999")
    axe(page)
    finding.get_by_role("link", name="Show in the text").click()
    assert "Others say otherwise (Beck, 1999; Cole, 2004)." in paragraph_in_view(page)
    marked = page.locator(".piece.marked", has=page.locator(":target"))
    expect(marked.locator(".margin-note")).to_contain_text("Cited here, not in the reference list")
    expect(page.locator(".piece.marked")).to_have_count(1)
    axe(page)
    screenshot(page, "report-text", whole=False)
    page.get_by_role("link", name="Back to the finding").click()
    expect(finding).to_be_in_viewport()
    page.get_by_role("link", name="Citations against references").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("cited, not in the list")
    axe(page)
    screenshot(page, "report-citations")
    page.get_by_role("link", name="With a problem").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Back to the report").click()
    upload(page, manuscript(tmp_path / "mended.docx", "Cole, 2004", "Diaz, 2010"))
    page.get_by_text("Your manuscript is being read").wait_for()
    work_off()
    changes = page.locator(".changes")
    expect(changes.locator(".mended .change-count")).to_have_text("1")
    expect(changes.locator(".new .change-count")).to_have_text("1")
    changes.locator(".mended summary").press("Enter")
    expect(changes.locator(".mended")).to_contain_text("Beck, 1999")
    expect(finding.get_by_text("1 new")).to_be_visible()
    axe(page)
    screenshot(page, "report-changes")


def a_marked_draft() -> Submission:
    draft = a_draft(report=missing_report(("Beck, 1999", 3), ("Cole, 2004", 4), ("Diaz, 2010", 10)))
    show_text(draft.versions[0])
    return draft


@pytest.mark.parametrize("script", [True, False])
def test_the_places_of_a_finding_are_walked_by_keyboard(*, visits: Visits, sign_in: SignIn, script: bool) -> None:
    draft, page = a_marked_draft(), visits.open("desktop", script=script)
    sign_in(page, draft.submitter)
    page.goto(f"/submissions/{draft.id}/report")
    page.get_by_role("link", name="Show in the text").focus()
    page.keyboard.press("Enter")
    assert "Beck, 1999" in paragraph_in_view(page)
    for text in ("Cole, 2004", "Diaz, 2010"):
        note = page.locator(".piece.marked", has=page.locator(":target"))
        note.get_by_role("link", name="Next place of this finding").press("Enter")
        expect(page.locator(":target")).to_contain_text(text)
    page.get_by_role("link", name="Mark all findings").press("Enter")
    page.wait_for_url("**/text")


@pytest.mark.parametrize(("size", "dark"), [("phone", False), ("phone", True), ("desktop", True), ("narrow", False)])
def test_notes_stand_beside_the_text_where_there_is_room_else_beneath(
    *, visits: Visits, sign_in: SignIn, axe: Callable, screenshot: Callable, size: str, dark: bool
) -> None:
    draft = a_marked_draft()
    page = visits.open(size, dark=dark)
    sign_in(page, draft.submitter)
    page.goto(f"/submissions/{draft.id}/text?finding={MISSING}#p3")
    assert "Beck, 1999" in paragraph_in_view(page)
    text, note = (
        page.locator(f".piece.marked {part}").first.bounding_box() for part in (".piece-text", ".margin-notes")
    )
    assert text
    assert note
    if size == "desktop":
        assert note["x"] > text["x"] + text["width"]
        assert note["y"] < text["y"] + text["height"]
    else:
        assert note["y"] >= text["y"] + text["height"]
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]
    axe(page)
    screenshot(page, f"report-text-{size}{'-dark' if dark else ''}", whole=False)


@pytest.mark.parametrize("path", ["report", "text", "report/citations"])
def test_the_desks_pages_are_sound_on_a_phone_in_the_dark(
    visits: Visits, sign_in: SignIn, axe: Callable, path: str
) -> None:
    paper = a_submission(stage=Stage.IN_REVIEW, report=missing_report(("Beck, 1999", 3), ("Cole, 2004", 4)))
    show_text(paper.versions[0])
    page = visits.open("phone", dark=True)
    sign_in(page, an_editor())
    page.goto(f"/desk/{paper.id}/{path}")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
