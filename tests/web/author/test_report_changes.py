"""After mending: what was mended, what remains, what is new against the version before; what to mend first."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.models.base import db
from jcas.models.submissions import Submission
from tests.readings import MISSING, a_finding, add_version, an_entry, missing_report, report_with
from tests.working import work_off
from tests.worlds import a_draft, a_manuscript, a_report, send, sign_in

BEFORE = missing_report(("Beck, 1999", 3), ("Cole, 2004", 4))
AFTER = missing_report(("Cole, 2004", 40), ("Diaz, 2010", 50))
FAILING = [
    ("format.font", "advise", "The font is Calibri."),
    ("section.discussion", "explain", "There is no Discussion."),
    ("words.maximum", "block", "Shorten it by 1,204 words."),
    ("title.present", "block", "No title was found."),
    ("keywords.count", "advise", "There are 9 keywords."),
]


def page_of(client: FlaskClient, submission: Submission, room: str = "submissions") -> str:
    answer = client.get(f"/{room}/{submission.id}/report")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def changed(page: str) -> dict[str, int]:
    found = re.findall(r'<span class="change-name">([^<]+)</span> <span class="change-count">([\d,]+)</span>', page)
    return {name: int(count.replace(",", "")) for name, count in found}


def part(page: str, key: str) -> str:
    """What one of the lists tells."""
    return page.split(f'class="folded change {key}"')[1].split("</details>", maxsplit=1)[0]


@pytest.mark.postgres
def test_a_mended_version_tells_what_was_mended_what_remains_and_what_is_new(client: FlaskClient) -> None:
    draft = a_draft(report=BEFORE)
    add_version(draft, AFTER)
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert changed(page) == {"Mended": 1, "Remain": 1, "New": 1}
    assert "Beck, 1999" in part(page, "mended")
    assert "Cole, 2004" in part(page, "remaining")
    assert "Diaz, 2010" in part(page, "new")
    assert '<span class="chip active">1 new</span>' in page.split('id="findings-advise"')[1]
    assert page.index("Since the version before") < page.index('id="findings-advise"')


def test_a_finding_that_is_new_as_a_whole_is_marked_so(client: FlaskClient) -> None:
    draft = a_draft(report=a_report())
    add_version(draft, report_with(a_finding("format.font", "The font is Calibri.", 3)))
    sign_in(client, draft.submitter)
    assert '<span class="chip active">new</span>' in page_of(client, draft)


def test_the_same_findings_elsewhere_are_no_change(client: FlaskClient) -> None:
    draft = a_draft(report=missing_report(("Beck, 1999", 3)))
    add_version(draft, missing_report(("Beck, 1999", 17)))
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert changed(page) == {"Mended": 0, "Remain": 1, "New": 0}
    assert "Nothing that the check looks at has changed." in page
    assert '<span class="chip active">' not in page


def test_a_first_version_is_compared_with_nothing(client: FlaskClient) -> None:
    draft = a_draft(report=BEFORE)
    sign_in(client, draft.submitter)
    assert "Since the version before" not in page_of(client, draft)


def test_a_list_that_was_not_found_again_is_told_apart(client: FlaskClient) -> None:
    draft = a_draft(report=BEFORE)
    add_version(draft, report_with(a_finding("references.present", "No reference list was found.")))
    sign_in(client, draft.submitter)
    assert changed(page_of(client, draft)) == {"Mended": 0, "Remain": 0, "New": 1, "Could not be judged again": 2}


def test_thousands_of_mended_points_are_counted_and_some_are_named(client: FlaskClient) -> None:
    draft = a_draft(report=missing_report(*((f"Beck{n}, 1999", 3) for n in range(3000))))
    fine = a_finding(MISSING, "Every work cited is in the reference list.", verdict="pass")
    add_version(draft, report_with(fine, references=[an_entry(1, "Adams", "2001")]))
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert changed(page)["Mended"] == 3000
    assert "and 2,975 more" in part(page, "mended")


def test_three_worst_things_stand_first_with_their_links_down(client: FlaskClient) -> None:
    draft = a_draft(report=a_report(failing=FAILING))
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    first = page.split('class="pressing"')[1].split("</section>", maxsplit=1)[0]
    links = re.findall(r'href="#([^"]+)"', first)
    assert links == ["finding-words-maximum", "finding-title-present", "finding-section-discussion"]
    assert all(f'id="{link}"' in page for link in links)
    assert "2 more stand below." in first
    assert page.index('class="pressing"') < page.index('id="findings-block"')


def test_what_is_ready_names_nothing_to_mend_first(client: FlaskClient) -> None:
    draft = a_draft(report=a_report(failing=FAILING[:1]))
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert "The manuscript is ready to be submitted, as far as the check goes. There is 1 piece of advice." in page
    assert 'class="pressing"' not in page


def test_sections_are_drawn_with_their_words_and_older_reports_without(client: FlaskClient) -> None:
    headings = [
        {"text": "Introduction", "level": 1, "section": "introduction", "paragraph": 3, "words": 400},
        {"text": "Findings and Discussion", "level": 1, "section": "findings", "also": ["discussion"], "paragraph": 9,
         "words": 1600},
        {"text": "Prices", "level": 2, "section": "findings", "also": ["discussion"], "paragraph": 12, "words": 400},
        {"text": "References", "level": 1, "section": "references", "paragraph": 30, "words": 100},
    ]  # fmt: skip
    parts = {"title_page": 30, "abstract": 120, "notes": 0, "text_boxes": 0}
    draft = a_draft(report=a_report(headings=headings, words_by_part=parts))
    sign_in(client, draft.submitter)
    rows = re.findall(r'length-name">([^<]+)<.*?width="([\d.]+)%" height="8" rx="4"/></svg> <span[^>]*>([^<]+)<',
                      page_of(client, draft))  # fmt: skip
    assert page_of(client, draft).count('<li class="pale">') == 2  # what is not the text itself
    assert rows == [
        ("Title page and abstract", "7.50", "150 words"),
        ("Introduction", "20.00", "400 words"),
        ("Findings and Discussion", "100.00", "2,000 words"),
        ("References", "5.00", "100 words"),
    ]
    for heading in headings:
        del heading["words"]
    older = a_draft(draft.submitter, report=a_report(headings=headings))
    assert "length-name" not in page_of(client, older)


def test_a_real_mended_manuscript_is_read_and_compared(app: Flask, client: FlaskClient) -> None:
    draft = a_draft(report=BEFORE)
    sign_in(client, draft.submitter)
    send(client, f"/submissions/{draft.id}/versions", {"file": (io.BytesIO(a_manuscript("Mended")), "mended.docx")})
    db.session.rollback()
    work_off(app)
    db.session.rollback()
    page = page_of(client, draft)
    assert changed(page)["Mended"] == 2
    text = client.get(f"/submissions/{draft.id}/text").text
    assert "This is what we say under introduction (Aliyev, 2020)." in text
    assert "dana.ospanova@example.org" in text
