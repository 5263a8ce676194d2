"""The author's text with its findings: places marked, notes beside them, ways from one to the next, and nobody else's."""

import re

import pytest
from flask.testing import FlaskClient

from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import ReportState
from jcas.models.submissions import Contributor, Submission
from tests.readings import MISSING, TEXT, a_finding, add_version, missing_report, report_on, report_with, show_text
from tests.worlds import a_draft, a_person, a_reviewer, a_submission, an_editor, sign_in

FONT = a_finding("format.font", "The body's font is Calibri.", 3, 4, consequence="block")


def draft_with(*missing: tuple[str, int]) -> Submission:
    draft = a_draft(report=missing_report(*(missing or (("Beck, 1999", 3), ("Cole, 2004", 4), ("Diaz, 2010", 10)))))
    show_text(draft.versions[0])
    return draft


def page_of(client: FlaskClient, submission: Submission, query: str = "", room: str = "submissions") -> str:
    answer = client.get(f"/{room}/{submission.id}/text{query}")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def piece(page: str, n: int) -> str:
    """The part of the page from this paragraph to the next piece."""
    start = page.index(f'id="p{n}"')
    return page[page.rindex('<div class="piece', 0, start) :].split('<div class="piece', 2)[1]


def test_each_paragraph_with_a_finding_carries_a_note_with_what_is_meant_there(client: FlaskClient) -> None:
    draft = draft_with()
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert "Cited here, not in the reference list:" in piece(page, 3)
    assert "<li>Beck, 1999</li>" in piece(page, 3)
    assert "Cole" not in piece(page, 3)
    assert "<li>Cole, 2004</li>" in piece(page, 4)
    assert "<li>Diaz, 2010</li>" in piece(page, 10)
    assert "margin-note" not in piece(page, 9)
    assert page.count('class="piece marked advise"') == 3


def test_a_whole_sentence_before_what_is_meant_ends_as_it_is(client: FlaskClient) -> None:
    draft = draft_with()
    content = report_with(a_finding("anonymity.comment", "The file holds comments in the margin; delete them.", 3))
    content["anonymity"] = [{"kind": "comment", "where": "margin", "what": "Dana Ospanova", "paragraph": 3}]
    report_on(draft.versions[0], content)
    sign_in(client, draft.submitter)
    here = piece(page_of(client, draft), 3)
    assert "<p>The file holds comments in the margin; delete them.</p>" in here
    assert "<li>Dana Ospanova</li>" in here


def test_the_worst_finding_gives_the_paragraph_its_colour_and_stands_first(client: FlaskClient) -> None:
    draft = draft_with()
    content = missing_report(("Beck, 1999", 3))
    content["findings"].append(FONT)
    report_on(draft.versions[0], content)
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    here = piece(page, 3)
    assert page.count('class="piece marked block"') == 2
    assert here.index("must be mended") < here.index("advice")
    assert "The body&#39;s font is Calibri." in here
    assert ">Font</a>" in piece(page, 4)
    assert "Calibri" not in piece(page, 4)  # it is said once


def test_one_finding_asked_for_is_marked_alone_with_ways_to_its_neighbours(client: FlaskClient) -> None:
    draft = draft_with()
    content = missing_report(("Beck, 1999", 3), ("Cole, 2004", 4), ("Diaz, 2010", 10))
    content["findings"].append(FONT)
    report_on(draft.versions[0], content)
    sign_in(client, draft.submitter)
    page = page_of(client, draft, f"?finding={MISSING}")
    here = f"/submissions/{draft.id}/text?finding={MISSING}"
    assert "Calibri" not in piece(page, 3)
    assert f'href="{here}#p3" rel="prev"' in piece(page, 4)
    assert "2 of 3" in piece(page, 4)
    assert f'href="{here}#p10" rel="next"' in piece(page, 4)
    assert 'rel="prev"' not in piece(page, 3)
    assert 'rel="next"' not in piece(page, 10)
    back = f'href="/submissions/{draft.id}/report#finding-citations-missing_reference"'
    assert f"{back}><span" in page
    assert 'id="finding-citations-missing_reference"' in client.get(f"/submissions/{draft.id}/report").text


def test_two_findings_of_one_rule_have_places_of_their_own(client: FlaskClient) -> None:
    draft = draft_with()
    told = "The text never mentions {}; refer to it where the reader should look at it."
    rows = [a_finding("captions.unmentioned", told.format(n), at) for n, at in (("table 1", 3), ("figure 1", 4))]
    report_on(draft.versions[0], report_with(*rows))
    sign_in(client, draft.submitter)
    report = client.get(f"/submissions/{draft.id}/report").text
    for key, n in (("captions.unmentioned", 3), ("captions.unmentioned-2", 4)):
        assert f'href="/submissions/{draft.id}/text?finding={key}#p{n}"' in report
        page = page_of(client, draft, f"?finding={key}")
        assert page.count('class="piece marked') == 1
        assert "Captioned, but never mentioned" in piece(page, n)
        anchor = f"finding-{key.replace('.', '-')}"
        assert f'href="/submissions/{draft.id}/report#{anchor}"' in page
        assert report.count(f'id="{anchor}"') == 1


def test_what_is_no_finding_of_the_report_marks_all(client: FlaskClient) -> None:
    draft = draft_with()
    sign_in(client, draft.submitter)
    for query in ("?finding=words.maximum", "?finding=%22%3E%3Cb%3E", "?finding="):
        page = page_of(client, draft, query)
        assert page.count('class="piece marked') == 3
        assert "Back to the report" in page
        assert "<b>" not in page


def test_every_paragraph_can_be_led_to_pictures_cells_and_notes_included(client: FlaskClient) -> None:
    draft = draft_with()
    everywhere = a_finding("anonymity.picture", "Look at these.", *range(11), 99, verdict="warn")
    report_on(draft.versions[0], report_with(everywhere))
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert sorted(int(n) for n in re.findall(r' id="p(\d+)"', page)) == list(range(11))
    assert "11 of 11" in page
    assert "alert(1)" not in page


def test_the_report_leads_to_each_place(client: FlaskClient) -> None:
    draft = draft_with()
    with writing():
        db.session.get_one(Submission, draft.id).versions[0].report.quotes = {"3": "Roads matter"}
    sign_in(client, draft.submitter)
    page = client.get(f"/submissions/{draft.id}/report").text
    link = f'href="/submissions/{draft.id}/text?finding={MISSING}#p3"'
    assert page.count(link) == 2  # at the quote, and as "Show in the text"
    assert "Show in the text" in page


def test_without_a_reading_view_nothing_leads_there_and_the_page_says_so(client: FlaskClient) -> None:
    draft = a_draft(report=missing_report(("Beck, 1999", 3)))
    sign_in(client, draft.submitter)
    assert "/text" not in client.get(f"/submissions/{draft.id}/report").text
    assert "The text can’t be shown here" in page_of(client, draft)
    assert "There is no text to show yet" in page_of(client, a_draft(draft.submitter, report=ReportState.QUEUED))


def test_pictures_have_a_fixed_type_and_no_other_names(client: FlaskClient) -> None:
    draft = draft_with()
    sign_in(client, draft.submitter)
    root = f"/submissions/{draft.id}/text/1/pictures"
    assert f'src="{root}/picture-1.png"' in page_of(client, draft)
    with client.get(f"{root}/picture-1.png") as answer:
        assert (answer.mimetype, answer.headers["X-Content-Type-Options"]) == ("image/png", "nosniff")
    for name in ("reading.json", "../reading.json", "picture-2.png", "picture-1.svg", "picture-1.png/.."):
        assert client.get(f"{root}/{name}").status_code == 404
    assert client.get(f"/submissions/{draft.id}/text/2/pictures/picture-1.png").status_code == 404


def test_a_new_version_has_pictures_of_its_own(client: FlaskClient) -> None:
    draft = draft_with()
    show_text(add_version(draft, missing_report()), {**TEXT, "blocks": TEXT["blocks"][5:6]})
    sign_in(client, draft.submitter)
    assert f"/submissions/{draft.id}/text/2/pictures/picture-1.png" in page_of(client, draft)


@pytest.mark.postgres
def test_only_authors_get_the_text(client: FlaskClient) -> None:
    paper = a_submission(stage=Stage.IN_REVIEW)
    show_text(paper.versions[0])
    coauthor = a_person("Aigul Temirova")
    with writing():
        db.session.get_one(Submission, paper.id).contributors.append(
            Contributor(name=coauthor.name, person_id=coauthor.id, position=2)
        )
    expected = {paper.submitter: 200, coauthor: 200, a_person("Timur Aliyev"): 404, a_reviewer(): 404, an_editor(): 404}
    for person, status in expected.items():
        sign_in(client, person)
        for path in ("text", "text/1/pictures/picture-1.png", "report/citations"):
            with client.get(f"/submissions/{paper.id}/{path}") as answer:
                assert (person.name, answer.status_code) == (person.name, status)


def test_the_text_costs_the_same_however_much_there_is(client: FlaskClient, count_queries: list[str]) -> None:
    draft, counts = draft_with(), []
    sign_in(client, draft.submitter)
    for findings in (1, 50):
        content = missing_report(*((f"Beck{n}, 1999", 3 + n % 2) for n in range(findings)))
        report_on(draft.versions[0], content)
        db.session.rollback()
        count_queries.clear()
        page_of(client, draft)
        counts.append(len(count_queries))
    assert counts == [10, 10]
