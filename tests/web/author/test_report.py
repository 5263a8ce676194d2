"""The Report tab in every state, mended versions, explanations."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jcas.adapters.storage import storage
from jcas.models.base import db, writing
from jcas.models.files import Report, ReportState, Version
from jcas.models.submissions import Explanation, Submission
from jcas.services import copies
from jcas.services.drafts import begin
from tests.readings import report_on
from tests.services.test_files import BAD
from tests.valkey import Valkey
from tests.working import work_off
from tests.worlds import ARRIVAL, a_draft, a_manuscript, a_person, a_report, a_submission, an_editor, send, sign_in

FAILING = [
    ("format.font", "advise", "The font is Calibri."),
    ("section.discussion", "explain", "There is no Discussion."),
    ("words.maximum", "block", "Shorten it by 1,204 words."),
]


def page_of(client: FlaskClient, submission: Submission, query: str = "") -> str:
    answer = client.get(f"/submissions/{submission.id}/report{query}")
    assert answer.status_code == 200
    return answer.text


def mend(client: FlaskClient, submission: Submission, content: bytes | None, **options: Any) -> TestResponse:
    data = {"file": (io.BytesIO(content), "mended.docx")} if content is not None else {}
    return send(client, f"/submissions/{submission.id}/versions", data, **options)


@pytest.mark.parametrize("state", [ReportState.QUEUED, ReportState.RUNNING])
def test_while_the_check_runs_the_page_refreshes_itself(client: FlaskClient, state: ReportState) -> None:
    draft = a_draft(report=state)
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert f'data-poll-url="/submissions/{draft.id}/report?part=report"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Your manuscript is being read" in page
    assert "Continue with the details" in page
    part = page_of(client, draft, "?part=report")
    assert part.lstrip().startswith('<div id="report" data-poll-url=')
    assert "<html" not in part


def test_with_the_queue_away_the_page_says_so(client: FlaskClient, valkey: Valkey) -> None:
    draft = a_draft(report=ReportState.QUEUED)
    sign_in(client, draft.submitter)
    valkey.stop()
    try:
        page = page_of(client, draft)
    finally:
        valkey.start()
    assert "is away at the moment" in page
    assert "Continue with the details" in page


def test_a_finished_report_says_everything_once(client: FlaskClient) -> None:
    draft = a_draft(report=a_report(words=8675, abstract_words=209))
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert "data-poll-url" not in page
    assert 'http-equiv="refresh"' not in page
    assert "The manuscript is ready to be submitted, as far as the check goes." in page
    assert "still missing" not in page
    assert "8,675 of at most 12,000 words" in page
    assert "209 of at most 300 words" in page
    assert len(re.findall(r'<li class="present">', page)) == 6
    assert "grain, rail, prices, Kazakhstan" in page
    assert "If submitted by" in page
    assert re.search(r"In order <span class=\"count\">1</span>", page)


def test_a_good_report_of_an_unfinished_draft_says_what_the_draft_still_lacks(client: FlaskClient) -> None:
    draft = a_draft(title="", funding="", competing_interests="")
    sign_in(client, draft.submitter)
    assert f'<a href="/submissions/{draft.id}">3 things are still missing in the details of the draft</a>' in page_of(
        client, draft
    )


def test_the_annotated_copy_is_offered_where_there_is_one(client: FlaskClient) -> None:
    draft = a_draft(report=a_report(failing=FAILING))
    sign_in(client, draft.submitter)
    assert "annotated copy" not in page_of(client, draft)
    with writing():
        stored = storage().save(io.BytesIO(b"annotated"))
        copies.keep_annotated(draft.versions[0].report.id, stored, "docx", now=ARRIVAL)
    link = re.search(r'href="(/files/\d+)" download>Download the annotated copy</a>', page_of(client, draft))
    assert link is not None
    assert client.get(link[1], buffered=True).data == b"annotated"


def test_findings_stand_worst_first_with_their_places_quoted(client: FlaskClient) -> None:
    draft = a_draft(report=a_report(failing=FAILING))
    with writing():
        draft.versions[0].report.quotes = {"3": "In this part we <set> out"}
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert "Not ready yet: 1 thing must be mended before it can be submitted." in page
    order = [page.index(text) for text in ("Shorten it by", "There is no Discussion", "The font is Calibri")]
    assert order == sorted(order)
    assert "In this part we &lt;set&gt; out" in page
    assert 'name="explanation-section.discussion"' in page
    assert 'name="explanation-words.maximum"' not in page


def test_an_unexplained_rule_is_asked_for_and_an_explained_one_is_not(client: FlaskClient) -> None:
    draft = a_draft(report=a_report(failing=FAILING[1:2]))
    sign_in(client, draft.submitter)
    assert "Nearly ready: 1 thing is to be explained or mended." in page_of(client, draft)
    answer = send(
        client, f"/submissions/{draft.id}/explanations", {"explanation-section.discussion": "It is a survey."}
    )
    assert (answer.status_code, answer.location) == (302, f"/submissions/{draft.id}/report")
    page = page_of(client, draft)
    assert "ready to be submitted, as far as the check goes" in page
    assert "It is a survey.</textarea>" in page


def test_an_explanation_that_is_too_long_is_kept_on_the_page(client: FlaskClient) -> None:
    draft = a_draft(report=a_report(failing=FAILING[1:2]))
    sign_in(client, draft.submitter)
    long = "word " * 5000
    answer = send(client, f"/submissions/{draft.id}/explanations", {"explanation-section.discussion": long})
    assert answer.status_code == 422
    assert "at most 20,000 can be kept" in answer.text
    assert long.strip() in answer.text
    assert db.session.scalars(db.select(Explanation)).all() == []


def test_an_unreadable_manuscript_says_why_and_takes_another(client: FlaskClient) -> None:
    draft = a_draft(report=ReportState.UNREADABLE)
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert "The manuscript could not be read" in page
    assert "it is damaged." in page
    assert f'action="/submissions/{draft.id}/versions"' in page


def test_a_failed_check_is_asked_for_again(client: FlaskClient) -> None:
    draft = a_draft(report=ReportState.FAILED)
    sign_in(client, draft.submitter)
    assert "Check it again" in page_of(client, draft)
    assert send(client, f"/submissions/{draft.id}/check").status_code == 302
    assert db.session.scalars(db.select(Report.state)).one() == ReportState.QUEUED


def test_a_mended_version_is_taken_once_and_checked(app: Flask, client: FlaskClient) -> None:
    draft = a_draft(report=a_report(failing=FAILING))
    sign_in(client, draft.submitter)
    content = a_manuscript("A mended title")
    for _ in range(2):
        answer = mend(client, draft, content)
        assert (answer.status_code, answer.location) == (302, f"/submissions/{draft.id}/report")
    assert mend(client, draft, content, headers={"Accept": "application/json"}).json == {"location": answer.location}
    assert db.session.scalars(db.select(Version.number).order_by(Version.number)).all() == [1, 2]
    db.session.rollback()
    work_off(app)
    db.session.rollback()
    page = page_of(client, draft)
    assert "version 2, “mended.docx”" in page
    assert "A mended title" in page


@pytest.mark.parametrize("bad", ["empty", "doc", "macros"])
def test_a_mended_file_that_is_none_is_refused_beside_the_field(client: FlaskClient, bad: str) -> None:
    draft = a_draft()
    sign_in(client, draft.submitter)
    make, words = BAD[bad]
    answer = mend(client, draft, make())
    assert answer.status_code == 422
    assert words in answer.text
    assert "Choose the mended file." in mend(client, draft, None).text


def test_the_same_file_or_title_of_ones_own_is_noticed(client: FlaskClient) -> None:
    author = a_person()
    earlier = a_submission(author, title="On grain")
    other = a_draft(a_person("Timur Aliyev"), title="Somebody else's title")
    draft = a_draft(author, title="Somebody else's title")
    sign_in(client, author)
    page = page_of(client, draft)
    assert "You have sent this manuscript, or one of this title, before" in page
    assert f"{earlier.number}: On grain" in page  # the same file
    assert f"/submissions/{other.id}" not in page  # nobody else's is ever told of
    with writing():
        draft.title_key = "another"
        draft.versions[0].file.sha256 = "0" * 64
    assert "You have sent this manuscript" not in page_of(client, draft)


def test_what_is_explained_is_not_called_in_order(client: FlaskClient) -> None:
    missing = ("section.discussion", "explain", "No section Discussion was found; add it.")
    paper = a_submission()
    report_on(paper.versions[0], a_report(failing=[missing]))
    with writing():
        paper.explanations.append(Explanation(rule=missing[0], text="It is in the findings.", written_at=ARRIVAL))
    sign_in(client, paper.submitter)
    page = page_of(client, paper)
    assert "It keeps to the journal’s rules but in 1 point, which its authors explain." in page
    assert "Everything that is asked for is in order" not in page


def test_what_was_handed_in_shows_its_report_without_forms(client: FlaskClient) -> None:
    paper = a_submission(report=a_report(failing=FAILING[:1]))
    with writing():
        paper.explanations.append(Explanation(rule="format.font", text="House style.", written_at=ARRIVAL))
    sign_in(client, paper.submitter)
    page = page_of(client, paper)
    assert "It keeps to the journal’s rules. There is 1 piece of advice." in page
    assert "House style." in page
    assert 'type="file"' not in page
    assert mend(client, paper, a_manuscript("Other")).status_code == 302
    assert "it can’t be edited now" in page_of(client, paper)
    assert db.session.scalar(db.select(db.func.count(Version.id))) == 1


def test_a_draft_without_a_manuscript_takes_one(client: FlaskClient) -> None:
    author = a_person()
    with writing():
        draft = begin(None, "original", by=author, now=ARRIVAL)
    sign_in(client, author)
    assert "There is no manuscript yet." in page_of(client, draft)
    assert mend(client, draft, a_manuscript()).status_code == 302


def test_others_find_nothing(client: FlaskClient) -> None:
    draft = a_draft()
    for person in (a_person("Timur Aliyev"), an_editor()):
        sign_in(client, person)
        assert client.get(f"/submissions/{draft.id}/report").status_code == 404
        assert mend(client, draft, a_manuscript("Other")).status_code == 404
        assert send(client, f"/submissions/{draft.id}/check").status_code == 404
        assert send(client, f"/submissions/{draft.id}/explanations", {"explanation-a": "b"}).status_code == 404


def test_a_title_of_2000_letters_and_a_cyrillic_name_are_shown(client: FlaskClient) -> None:
    title = "Қазақстан " * 200
    author = a_person("Айгүл Нұрланқызы")
    draft = a_draft(author, title=title.strip(), report=a_report(title=title, authors=[{"name": author.name}]))
    sign_in(client, author)
    page = page_of(client, draft)
    assert "Айгүл Нұрланқызы" in page
    assert "Қазақстан" in page


def test_the_page_costs_the_same_however_much_there_is(client: FlaskClient, count_queries: list[str]) -> None:
    author = a_person()
    draft = a_draft(author, report=a_report(failing=FAILING[:1]))
    sign_in(client, author)
    path, counts = f"/submissions/{draft.id}/report", []
    for versions in (1, 20):
        with writing():
            draft = db.session.get_one(Submission, draft.id)
            for number in range(2, versions + 1):
                file = draft.versions[0].file_id
                report = Report(
                    article_type="original", state=ReportState.DONE, content=a_report(), requested_at=ARRIVAL
                )
                version = Version(number=number, file_id=file, created_at=ARRIVAL + timedelta(hours=number))
                version.report = report
                draft.versions.append(version)
        db.session.rollback()
        count_queries.clear()
        assert client.get(path).status_code == 200
        counts.append(len(count_queries))
    assert counts == [11, 11]
