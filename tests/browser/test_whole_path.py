"""The whole path in Chromium: author, editor, two reviewers and author again, from an upload to the acceptance.

Everybody works with what a person has: pages, buttons, and the mails that came.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jcas.demo import prose
from jcas.demo.manuscripts import Author, Manuscript, build_docx
from jcas.domain.people import Role
from tests.browser.visits import Visits
from tests.smtp import Mailserver
from tests.worlds import a_person

AUTHOR, COAUTHOR = (
    Author("Айгерім Сапарбек", "Saryarqa University", "saparbek@example.org"),
    Author("Lukas Brandstätter", "Hochschule am Werder", "brandstaetter@example.org"),
)
HIDDEN = ("Сапарбек", "Saparbek", "Brandst", "Saryarqa University", "saparbek@example.org", "Hochschule am Werder")
REVIEWERS = ("Gulnara Isakova", "Hamish Dunmore")
TITLE = "Speaking Kazakh at Work: Language Choice in Young Companies"
PASSWORD = "steppe winds blow east"
KEYWORDS = ["language policy", "workplace", "bilingualism", "Kazakhstan"]


def manuscript(*, revised: bool = False) -> Manuscript:
    from random import Random

    return prose.manuscript(Random(7), title=TITLE, keywords=KEYWORDS, authors=[AUTHOR, COAUTHOR], revised=revised)


@dataclass
class World:
    """What the walk needs at every step."""

    visits: Visits
    mailbox: Mailserver
    work_off: Callable[[], None]
    axe: Callable[[Page], None]
    shot: Callable[..., Path]

    def looked_at(self, page: Page, name: str) -> None:
        """Every page of the path passes axe, is photographed, and fits a narrow phone."""
        self.axe(page)
        self.shot(page, name)
        page.set_viewport_size({"width": 320, "height": 640})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{name} is {wide} px wide on a phone of 320"
        page.set_viewport_size({"width": 1280, "height": 800})

    def mail(self, address: str, subject: str) -> str:
        """The text of the newest mail to the address whose subject has these words."""
        self.work_off()
        found = [mail for mail in self.mailbox.to(address) if subject in mail["Subject"]]
        assert found, f"{address} got only {[mail['Subject'] for mail in self.mailbox.to(address)]}"
        return str(found[-1].get_body(("plain",)).get_content())

    def link(self, address: str, subject: str, path: str) -> str:
        found = re.search(rf"https?://\S*{path}\S*", self.mail(address, subject))
        assert found
        return found.group()


@pytest.fixture
def world(
    app: Flask, visits: Visits, mailbox: Mailserver, work_off: Callable[[], None], axe: Callable[[Page], None],
    screenshot: Callable[..., Path],
) -> World:  # fmt: skip
    a_person("Edith Solovyova", email="editor@example.org", roles=[Role.EDITOR], password=PASSWORD)
    a_person("Mina Baimukhan", email="manager@example.org", roles=[Role.MANAGING_EDITOR], password=PASSWORD)
    a_person(REVIEWERS[0], email="isakova@example.org", roles=[Role.REVIEWER])
    return World(visits, mailbox, work_off, axe, screenshot)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def sign_in(page: Page, address: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("#main").get_by_role("button", name="Sign in").first.click()
    expect(page).to_have_url(re.compile("/work"))


def register(world: World, page: Page) -> None:
    page.goto("/register")
    page.get_by_label("Name").fill(AUTHOR.name)
    page.get_by_label("E-mail").fill(AUTHOR.email)
    page.get_by_label("Password").fill(PASSWORD)
    world.looked_at(page, "path-register")
    press(page, "Register")
    page.goto(world.link(AUTHOR.email, "Confirm", "/confirm/"))
    press(page, "Confirm this address")
    if "/sign-in" in page.url:
        sign_in(page, AUTHOR.email)


def upload(world: World, page: Page, path: Path) -> None:
    page.goto("/submissions/new")
    world.looked_at(page, "path-new")
    page.locator("input[type=file]").first.set_input_files(path)
    page.get_by_label(re.compile("Original research")).check()
    press(page, "Upload and check it")
    expect(page).to_have_url(re.compile(r"/submissions/\d+/report"))
    world.work_off()
    expect(page.get_by_text("Literature Review").first).to_be_visible(timeout=15_000)  # without a reload
    world.looked_at(page, "path-report")


def complete(world: World, page: Page) -> None:
    page.goto(page.url.removesuffix("/report"))
    expect(page.get_by_label("Title", exact=True)).to_have_value(TITLE)
    expect(page.get_by_label("Full name").first).to_have_value(AUTHOR.name)
    expect(page.get_by_label("E-mail").nth(1)).to_have_value(COAUTHOR.email)
    for number, country in ((0, "Kazakhstan"), (1, "Austria")):
        page.get_by_label("Country").nth(number).select_option(label=country)
    page.get_by_role("textbox", name="Funding").fill("None")
    page.get_by_role("textbox", name="Competing interests").fill("None")
    page.get_by_role("textbox", name="Authors’ contributions").fill(
        "Both authors planned the study and wrote the text."
    )
    for box in page.locator("#section-declarations input[type=checkbox]").all():
        box.check()
    for box in page.locator("textarea[name^=explanation]").all():
        box.fill("The section stands under another heading.")
    expect(page.locator("#section-declarations .saved-line").first).to_contain_text("Saved")
    world.looked_at(page, "path-wizard")


def submit(world: World, page: Page) -> str:
    page.locator("#section-submit").get_by_role("link", name="Read it over and submit").click()
    world.looked_at(page, "path-submit")
    page.get_by_role("button", name=re.compile("Submit to")).dblclick()
    expect(page.get_by_text(re.compile(r"JCAS-\d{4}-0001")).first).to_be_visible()
    world.looked_at(page, "path-submitted")
    text = world.mail(AUTHOR.email, "we have received")
    number = re.search(r"JCAS-\d{4}-\d{4}", text)
    assert number
    assert TITLE in text
    assert number.group() in world.mail("manager@example.org", "new submission")
    return number.group()


def coauthor_confirms(world: World) -> None:
    page = world.visits.open("phone")
    page.goto(world.link(COAUTHOR.email, "names you as an author", "/contributors/"))
    expect(page.get_by_text(TITLE).first).to_be_visible()
    world.axe(page)
    press(page, re.compile("confirm", re.IGNORECASE))


def send_to_review(world: World, page: Page, number: str) -> None:
    sign_in(page, "editor@example.org")
    page.goto("/desk")
    world.looked_at(page, "path-desk")
    page.get_by_role("link", name=re.compile(number)).first.click()
    expect(page.get_by_text(AUTHOR.name).first).to_be_visible()
    press(page, "Take it")
    world.looked_at(page, "path-desk-submission")
    press(page, "Send it to review")
    expect(page).to_have_url(re.compile("/reviewers"))
    page.get_by_label(REVIEWERS[0]).check()
    page.get_by_text("Somebody who is not in the list").click()
    page.get_by_label("Name", exact=True).fill(REVIEWERS[1])
    page.get_by_label("E-mail address").fill("dunmore@example.org")
    world.looked_at(page, "path-invite")
    page.get_by_role("button", name=re.compile("Invite 2|Invite those|Invite 1")).dblclick()
    expect(page.get_by_text(REVIEWERS[1]).first).to_be_visible()


def review(world: World, address: str, scores: list[int], words: str) -> None:
    page = world.visits.open("desktop")
    invitation = world.mail(address, "Invitation to review")
    assert not [name for name in HIDDEN if name in invitation]
    page.goto(world.link(address, "Invitation to review", "/invitations/"))
    world.looked_at(page, f"path-invitation-{scores[0]}")
    page.get_by_role("button", name="Accept and open the manuscript").dblclick()
    expect(page).to_have_url(re.compile(r"/reviews/\d+"))
    page.wait_for_load_state("networkidle")  # the second click of the pair may still be on its way
    expect(page.locator("article.manuscript")).to_contain_text("Literature Review")
    seen = page.content()
    assert not [name for name in HIDDEN if name in seen]
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the anonymised copy").click()
    assert re.fullmatch(r"JCAS-\d{4}-0001-v1\.docx", download.value.suggested_filename)
    for n, row in enumerate(page.locator("[data-score]").all()):
        row.locator(f"input[type=radio][value='{scores[n % len(scores)]}']").check(force=True)
    page.get_by_label("To the author").fill(words)
    page.get_by_label("To the editors only").fill("A solid piece of work.")
    page.get_by_label("Minor revisions").check(force=True)
    expect(page.locator(".review-bar")).to_contain_text("14 of 14")
    expect(page.locator(".review-bar .saved-line")).to_contain_text("Saved", timeout=3_000)
    page.reload()
    expect(page.get_by_label("To the author")).to_have_value(words)
    world.looked_at(page, f"path-review-{scores[0]}")
    press(page, "Read it over")
    world.looked_at(page, f"path-review-summary-{scores[0]}")
    page.get_by_role("button", name=re.compile("Send")).first.dblclick()
    expect(page.get_by_text("no longer changed").first).to_be_visible()
    world.mail(address, "thank you for your review")


def decide(world: World, page: Page, number: str, decision: str, *, again: bool = False) -> None:
    page.goto("/desk")
    page.get_by_role("link", name=re.compile(number)).first.click()
    if not again:
        expect(page.locator("table", has_text="R1").first).to_be_visible()
        world.looked_at(page, "path-matrix")
    page.goto(page.url.split("?")[0].rstrip("/") + "/decide")
    page.get_by_role("link", name=re.compile(f"Write the letter.*{decision}", re.IGNORECASE)).click()
    world.looked_at(page, f"path-letter-{decision.split(maxsplit=1)[0]}")
    press(page, "Read it as the authors will")
    world.looked_at(page, f"path-letter-preview-{decision.split(maxsplit=1)[0]}")
    page.get_by_role("button", name=re.compile("send it")).dblclick()
    expect(page.get_by_role("link", name=re.compile("decide", re.IGNORECASE)).first).not_to_be_attached()


def revise(world: World, page: Page, path: Path) -> None:
    letter = world.mail(AUTHOR.email, "decision")
    assert "Say how the companies were chosen" in letter
    assert not [name for name in (*REVIEWERS, "isakova@example.org", "dunmore@example.org") if name in letter]
    page.goto("/work")
    world.looked_at(page, "path-work")
    page.get_by_role("link", name=re.compile(TITLE[:20])).first.click()
    page.get_by_role("link", name="Letters").click()
    assert not [name for name in REVIEWERS if name in page.content()]
    world.looked_at(page, "path-letters")
    page.goto(page.url.removesuffix("/letters") + "/revise")
    page.locator("input[type=file]").first.set_input_files(path)
    page.get_by_label("Response to the reviewers").fill("We now say how the companies were chosen (paragraph 12).")
    world.looked_at(page, "path-revise")
    page.get_by_role("button", name="Send the revision").dblclick()
    expect(page).not_to_have_url(re.compile("/revise"))
    world.looked_at(page, "path-revised")
    world.mail(AUTHOR.email, "received your revision")


@pytest.mark.postgres
def test_whole_path(world: World, tmp_path: Path) -> None:
    first = build_docx(tmp_path / "Saparbek final FINAL.docx", manuscript())
    second = build_docx(tmp_path / "Saparbek revised.docx", manuscript(revised=True))
    author, editor = world.visits.open("desktop"), world.visits.open("desktop")
    register(world, author)
    upload(world, author, first)
    complete(world, author)
    number = submit(world, author)
    coauthor_confirms(world)
    send_to_review(world, editor, number)
    review(world, "isakova@example.org", [4, 5, 3], "A good topic. Say how the companies were chosen.")
    review(world, "dunmore@example.org", [2, 3], "The method needs more words.")
    decide(world, editor, number, "Minor revisions")
    revise(world, author, second)
    decide(world, editor, number, "Accept", again=True)
    assert "accept" in world.mail(AUTHOR.email, "decision").casefold()
    author.goto("/work")
    expect(author.get_by_text("Accepted").first).to_be_visible()
