"""A reviewer's way in Chromium: from the mail's link to the sent review, saved as it is written, whatever breaks."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jcas.domain.assignments import State
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.models.reviews import Assignment, Review
from jcas.notifications.links import invitation_link
from tests.browser.server import LiveServer
from tests.browser.visits import Visits
from tests.leaky import SENTENCE, a_leaky_paper
from tests.waiting import wait_until
from tests.worlds import a_review, a_reviewer

PROMISED = 2_000
"""Milliseconds from the last key to the moment in which the browser sends it."""


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


exhaustive = pytest.mark.exhaustive
LOOKS = [("desktop", False), ("phone", True), pytest.param("narrow", False, marks=exhaustive),
         pytest.param("desktop", True, marks=exhaustive), pytest.param("phone", False, marks=exhaustive)]  # fmt: skip


@pytest.fixture
def look(visits: Visits, sign_in, axe, screenshot):
    """Opens a page as a person, keeps a picture, asks axe and whether it is wider than its window."""

    def at(name: str, path: str, person: Person | None, size: str, dark: bool) -> None:
        page = visits.open(size, dark=dark)
        if person:
            sign_in(page, person)
        page.goto(path)
        for tab in ["", "Review"] if size != "desktop" and page.get_by_role("tab").count() else [""]:
            if tab:
                page.get_by_role("tab", name=tab).click()
            screenshot(page, f"{name}{'-form' if tab else ''}-{size}{'-dark' if dark else ''}")
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
        page.context.close()

    return at


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_look_of_every_page(paper, visits: Visits, look, size: str, dark: bool) -> None:
    now, some = datetime.now(UTC), {"topic": 4, "purpose": 2, "ethics": 0}
    invited = a_review(paper, a_reviewer("Timur Aliyev"), state=State.INVITED, now=now)
    writing = a_review(paper, a_reviewer("Saule Nurlanova"), state=State.ACCEPTED, now=now, scores=some)
    sent = a_review(paper, a_reviewer("Bolat Serikov"), now=now)
    declined = a_review(paper, a_reviewer("Kamila Yusupova"), state=State.DECLINED, now=now)
    visits.forgive("status of 404")
    for name, person, path in (
        ("invitation", None, invitation_link(invited)),
        ("invitation-open", None, invitation_link(writing)),
        ("invitation-declined", None, invitation_link(declined)),
        ("invitation-unknown", None, "/invitations/nothing"),
        ("invitation-stranger", sent.reviewer, invitation_link(invited)),
        ("review", writing.reviewer, f"/reviews/{writing.id}"),
        ("review-summary", writing.reviewer, f"/reviews/{writing.id}/summary"),
        ("review-sent", sent.reviewer, f"/reviews/{sent.id}"),
    ):
        look(name, path, person, size, dark)


def test_what_is_typed_is_saved_within_two_seconds_and_survives_a_reload(
    assignment: Assignment, page: Page, sign_in
) -> None:
    sign_in(page, assignment.reviewer)
    page.goto(f"/reviews/{assignment.id}")
    expect(page.get_by_text(SENTENCE)).to_be_visible()
    page.evaluate("document.addEventListener('input', () => { window.typed = Date.now(); }, true)")
    with page.expect_request("**/autosave") as scored:
        page.get_by_role("group", name="Appropriateness of topic").get_by_label("4").check()
    assert scored.value.timing["startTime"] - page.evaluate("window.typed") < PROMISED
    wait_until(lambda: scores(assignment) == {"topic": 4})
    with page.expect_request("**/autosave") as written:
        page.get_by_label("To the author").press_sequentially("More on method, please.")
    assert written.value.timing["startTime"] - page.evaluate("window.typed") < PROMISED
    wait_until(lambda: saved(assignment).to_author == "More on method, please.")
    expect(page.locator("[data-saved-line]")).to_contain_text("Saved")
    expect(page.locator(".meter-words")).to_have_text("1 of 14")
    page.reload()
    expect(page.get_by_label("To the author")).to_have_value("More on method, please.")
    expect(page.get_by_role("group", name="Appropriateness of topic").get_by_label("4")).to_be_checked()


def test_keys_score_the_row_that_has_the_focus(assignment: Assignment, page: Page, sign_in) -> None:
    sign_in(page, assignment.reviewer)
    page.goto(f"/reviews/{assignment.id}")
    page.locator("#score-topic-1").focus()
    page.keyboard.press("5")
    page.locator("#score-ethics-1").focus()
    page.keyboard.press("n")
    wait_until(lambda: scores(assignment) == {"topic": 5, "ethics": 0})
    expect(page.locator(".meter-words")).to_have_text("2 of 14")
    page.keyboard.press("Backspace")
    wait_until(lambda: scores(assignment) == {"topic": 5, "ethics": None})
    expect(page.locator(".meter-words")).to_have_text("1 of 14")
    page.reload()
    expect(page.get_by_role("group", name="Ethics").locator("input:checked")).to_have_count(0)


def test_lost_connection_and_killed_server_lose_nothing(
    assignment: Assignment, page: Page, visits: Visits, server: LiveServer, sign_in
) -> None:
    visits.forgive("net::ERR_")
    sign_in(page, assignment.reviewer)
    page.goto(f"/reviews/{assignment.id}")
    page.context.set_offline(True)
    page.get_by_label("To the author").fill("Written in a tunnel.")
    expect(page.locator("[data-saved-line]")).to_contain_text("Not saved yet")
    assert saved(assignment).to_author == ""
    page.context.set_offline(False)
    wait_until(lambda: saved(assignment).to_author == "Written in a tunnel.", 10)
    server.stop()
    page.get_by_label("To the editors only").fill("Written while the server was down.")
    expect(page.locator("[data-saved-line]")).to_contain_text("Not saved yet")
    server.start()
    wait_until(lambda: saved(assignment).to_editor == "Written while the server was down.", 40)
    expect(page.locator("[data-saved-line]")).to_contain_text("Saved")


def test_closed_tab_with_a_lost_connection_puts_the_text_back(
    assignment: Assignment, page: Page, visits: Visits, sign_in
) -> None:
    visits.forgive("net::ERR_")
    sign_in(page, assignment.reviewer)
    page.goto(f"/reviews/{assignment.id}")
    page.context.set_offline(True)
    page.get_by_label("To the author").fill("Only in this browser.")
    expect(page.locator("[data-saved-line]")).to_contain_text("Not saved yet")
    context = page.context
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/reviews/{assignment.id}")
    expect(again.get_by_label("To the author")).to_have_value("Only in this browser.")
    wait_until(lambda: saved(assignment).to_author == "Only in this browser.", 5)


def test_two_tabs_lose_nothing_and_ask_about_the_same_field(
    assignment: Assignment, page: Page, visits: Visits, sign_in
) -> None:
    visits.forgive("status of 409")
    sign_in(page, assignment.reviewer)
    page.goto(f"/reviews/{assignment.id}")
    other = page.context.new_page()
    other.goto(f"/reviews/{assignment.id}")
    page.locator("#score-topic-4").check()
    other.locator("#score-purpose-2").check()
    wait_until(lambda: scores(assignment) == {"topic": 4, "purpose": 2})
    page.get_by_label("To the author").fill("From the first tab.")
    wait_until(lambda: saved(assignment).to_author == "From the first tab.")
    other.get_by_label("To the author").fill("From the second tab.")
    expect(other.get_by_role("alert")).to_contain_text("From the first tab.")
    assert saved(assignment).to_author == "From the first tab."
    other.get_by_role("button", name="Keep mine").click()
    wait_until(lambda: saved(assignment).to_author == "From the second tab.")


def test_typing_after_the_review_was_sent_says_so_beside_the_field(
    assignment: Assignment, page: Page, visits: Visits, sign_in, screenshot
) -> None:
    visits.forgive("status of 422")
    sign_in(page, assignment.reviewer)
    page.goto(f"/reviews/{assignment.id}")
    with writing():
        db.session.get_one(Assignment, assignment.id).state = State.SUBMITTED
    page.get_by_label("To the editors only").press_sequentially("Too late.")
    told = page.get_by_role("alert").filter(has_text="has been sent")
    expect(told).to_be_in_viewport()
    screenshot(page, "review-sent-elsewhere", whole=False)


def test_ended_session_keeps_the_text_until_the_reviewer_is_back(
    assignment: Assignment, page: Page, visits: Visits, sign_in
) -> None:
    visits.forgive("status of 401")
    sign_in(page, assignment.reviewer)
    page.goto(f"/reviews/{assignment.id}")
    page.context.clear_cookies()
    page.get_by_label("To the author").fill("Typed after the session had ended.")
    expect(page.locator("[data-saved-line]")).to_contain_text("Your session has ended")
    other = page.context.new_page()
    other.goto(invitation_link(assignment))
    other.get_by_role("button", name="Open my review").click()
    expect(other.get_by_label("To the author")).to_have_value("Typed after the session had ended.")
    wait_until(lambda: saved(assignment).to_author == "Typed after the session had ended.", 15)


def test_from_the_link_to_the_sent_review_without_a_mouse_or_an_account(app: Flask, paper, phone: Page) -> None:
    assignment = a_review(paper, a_reviewer("Timur Aliyev"), state=State.INVITED, now=datetime.now(UTC))
    phone.goto(invitation_link(assignment))
    phone.get_by_role("button", name="Accept and open the manuscript").press("Enter")
    phone.get_by_role("tab", name="Manuscript").press("ArrowRight")
    expect(phone.get_by_role("tab", name="Review")).to_be_focused()
    for row in phone.locator("[data-score]").all():
        row.locator("input").first.focus()
        phone.keyboard.press("3")
    phone.get_by_label("To the author").fill("Clear and useful.")
    phone.get_by_label("Minor revisions").press("Space")
    phone.get_by_role("button", name="Read it over").press("Enter")
    expect(phone.get_by_text("Clear and useful.")).to_be_visible()
    phone.get_by_role("button", name="Send the review").press("Enter")
    expect(phone.get_by_text("Your review is with the editors")).to_be_visible()
    db.session.rollback()
    assert db.session.get_one(Assignment, assignment.id).state == State.SUBMITTED


def test_without_script_the_whole_way_works(app: Flask, paper, visits: Visits) -> None:
    assignment = a_review(paper, a_reviewer("Timur Aliyev"), state=State.INVITED, now=datetime.now(UTC))
    page = visits.open(script=False)
    page.goto(invitation_link(assignment))
    page.get_by_role("button", name="Accept and open the manuscript").click()
    for row in page.locator("[data-score]").all():
        row.get_by_label("not applicable").check()
    page.get_by_label("To the author").fill("Written without script.")
    page.get_by_label("Reject", exact=True).check()
    page.get_by_label("Your file").set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Notes."})
    page.get_by_role("button", name="Attach it").click()
    expect(page.get_by_label("To the author")).to_have_value("Written without script.")
    page.get_by_role("button", name="Remove it").click()
    page.get_by_role("button", name="Read it over").click()
    page.get_by_role("button", name="Send the review").click()
    expect(page.get_by_text("can be read, but no longer changed")).to_be_visible()
    assert saved(assignment).to_author == "Written without script."
