"""The check between queue and page: asked for, begun, finished, judged; drafts filled in; copies for reviewers."""

import io
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from jcas.adapters.storage import storage
from jcas.domain.refusals import Invalid, NotFound, Refused, Unreadable
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import Report, ReportState, Version
from jcas.models.messages import Event, Mail
from jcas.models.submissions import Submission
from jcas.services import checks, copies
from jcas.services.drafts import add_version, begin
from jcas.services.files import Upload
from jcas.services.submissions import save_fields
from tests.worlds import ARRIVAL, a_draft, a_manuscript, a_person, a_report, a_submission

LATER = ARRIVAL + timedelta(minutes=10)
LOOK = {"kind": "text", "sentence": "Look there.", "paragraph": 3, "what": "there", "context": "It is there."}


def begun(title: str = "Roads") -> Submission:
    author = a_person()
    with writing():
        return begin(Upload(io.BytesIO(a_manuscript(title)), "roads.docx"), "original", by=author, now=ARRIVAL)


def finished(report: Report, outcome: dict[str, Any] | Refused, **options: Any) -> Report:
    with writing():
        checks.start_check(report.id, now=ARRIVAL)
    with writing():
        checks.finish_check(report.id, outcome, now=ARRIVAL, **options)
    return db.session.get_one(Report, report.id)


def the_report(submission: Submission) -> Report:
    report = submission.versions[-1].report
    assert report is not None
    return report


def kinds(submission: Submission) -> list[str]:
    happened = db.select(Event.kind).where(Event.submission_id == submission.id).order_by(Event.id)
    return list(db.session.scalars(happened))


@pytest.mark.postgres
def test_a_check_runs_from_queued_to_done(app: Flask) -> None:
    draft = begun()
    report = the_report(draft)
    with writing():
        work = checks.start_check(report.id, now=ARRIVAL)
    assert work is not None
    assert (work.storage_key, work.name) == (draft.versions[0].file.storage_key, "roads.docx")
    assert work.article_type == "original"
    assert set(work.names) >= {draft.submitter.name, *(address.address for address in draft.submitter.addresses)}
    assert (report.state, report.attempts) == (ReportState.RUNNING, 1)
    with writing():
        checks.finish_check(report.id, a_report(), now=LATER, quotes={"3": "We ask"})
    assert (report.state, report.verdict, report.finished_at) == (ReportState.DONE, "pass", LATER)
    assert report.quotes == {"3": "We ask"}


def test_a_second_worker_gets_nothing_while_the_first_works(app: Flask) -> None:
    report = the_report(begun())
    with writing():
        assert checks.start_check(report.id, now=ARRIVAL)
    with writing():
        assert checks.start_check(report.id, now=ARRIVAL + timedelta(seconds=30)) is None
    assert checks.waiting(ARRIVAL + timedelta(seconds=30)) == []


def test_a_check_whose_worker_died_waits_again_until_it_is_given_up(app: Flask) -> None:
    report, now = the_report(begun()), ARRIVAL
    for _ in range(checks.ATTEMPTS):
        assert checks.waiting(now) == [report.id]
        with writing():
            assert checks.start_check(report.id, now=now)
        now += timedelta(minutes=5)
    with writing():
        assert checks.start_check(report.id, now=now) is None
    assert (report.state, report.sentence) == (ReportState.FAILED, checks.GIVEN_UP)
    assert checks.waiting(now) == []


def test_start_check_of_what_is_not_there_is_nothing(app: Flask) -> None:
    with writing():
        assert checks.start_check(4711, now=ARRIVAL) is None
        checks.finish_check(4711, a_report(), now=ARRIVAL)


def test_finish_check_fills_an_empty_draft_in(app: Flask) -> None:
    draft = begun()
    document = {
        "title": "О  хлебе\nи дорогах",
        "abstract": "Первый абзац.\n\nВторой абзац.",
        "keywords": ["хлеб", "дороги"],
        "authors": [
            {"name": "Айгүл Нұрланқызы", "affiliation": "Университет степи", "email": "Aigul@example.org"},
            {"name": "Dana Ospanova", "affiliation": None, "email": None, "orcid": "0000-0002-1825-0097"},
            {"name": "Third Author", "affiliation": None, "email": "aigul@EXAMPLE.org", "orcid": "0000-0000-0000-0000"},
        ],
    }
    finished(the_report(draft), a_report(**document))
    assert (draft.title, draft.title_key) == ("О хлебе и дорогах", "o hlebe i dorogah")
    assert (draft.abstract, draft.keywords) == ("Первый абзац.\n\nВторой абзац.", ["хлеб", "дороги"])
    rows = [(c.position, c.name, c.email_key, c.orcid, c.corresponding) for c in draft.contributors]
    assert rows == [
        (1, "Айгүл Нұрланқызы", "aigul@example.org", "", False),
        (2, "Dana Ospanova", "dana.ospanova@example.org", "0000-0002-1825-0097", True),
        (3, "Third Author", None, "", False),  # the first author printed has the shared address
    ]
    assert [c.person_id for c in draft.contributors] == [None, draft.submitter_id, None]
    assert draft.contributors[1].affiliation == draft.submitter.affiliation


def test_finish_check_names_the_submitter_where_the_file_names_nobody(app: Flask) -> None:
    draft = begun()
    finished(the_report(draft), a_report(authors=[], title=None, abstract=None, keywords=[]))
    assert [(c.name, c.corresponding) for c in draft.contributors] == [("Dana Ospanova", True)]
    assert (draft.title, draft.abstract, draft.keywords) == ("", "", [])


def test_finish_check_takes_the_country_from_the_affiliations_end(app: Flask) -> None:
    draft = begun()
    authors = [
        {"name": "Dana Ospanova", "affiliation": "Ankara University, Türkiye", "email": None},
        {"name": "Timur Aliyev", "affiliation": "University of the Steppe, Astana, Kazakhstan", "email": None},
        {"name": "Vera Iskak", "affiliation": "University of the Steppe", "email": None},
    ]
    finished(the_report(draft), a_report(authors=authors))
    assert [c.country for c in draft.contributors] == ["TR", "KZ", ""]


@pytest.mark.postgres
def test_finish_check_takes_a_title_of_2000_letters(app: Flask) -> None:
    draft = begun()
    finished(the_report(draft), a_report(title="Щука " * 400))
    assert len(draft.title) == 1999
    assert len(draft.title_key) == 500


def test_what_was_typed_stays_and_what_was_only_filled_in_follows_the_mended_file(app: Flask) -> None:
    draft = begun()
    author = draft.submitter
    finished(the_report(draft), a_report(title="First title", abstract="First abstract."))
    with writing():
        save_fields(draft.id, {"abstract": "My own abstract."}, by=author, now=ARRIVAL)
    with writing():
        add_version(draft.id, Upload(io.BytesIO(a_manuscript("Mended")), "mended.docx"), by=author, now=ARRIVAL)
    finished(the_report(draft), a_report(title="Mended title", abstract="Mended abstract."))
    assert (draft.title, draft.abstract) == ("Mended title", "My own abstract.")
    assert len(draft.contributors) == 1


def test_the_report_of_an_older_version_fills_nothing_in(app: Flask) -> None:
    draft = begun()
    first = the_report(draft)
    with writing():
        add_version(draft.id, Upload(io.BytesIO(a_manuscript("B")), "b.docx"), by=draft.submitter, now=ARRIVAL)
    finished(first, a_report(title="Old title"))
    assert (first.state, draft.title) == (ReportState.DONE, "")


def test_an_unreadable_manuscript_keeps_its_sentence(app: Flask) -> None:
    draft = begun()
    report = finished(the_report(draft), Unreadable("The file is cut off."))
    assert (report.state, report.sentence, report.content) == (ReportState.UNREADABLE, "The file is cut off.", None)


def test_a_failed_check_can_be_asked_for_again(app: Flask) -> None:
    draft = begun()
    report = finished(the_report(draft), Invalid(""))
    assert (report.state, report.sentence) == (ReportState.FAILED, checks.GIVEN_UP)
    stranger = a_person("Timur Aliyev")
    with pytest.raises(NotFound), writing():
        checks.ask_again(draft.id, by=stranger, now=LATER)
    with writing():
        checks.ask_again(draft.id, by=draft.submitter, now=LATER)
    assert (report.state, report.attempts, report.requested_at) == (ReportState.QUEUED, 0, LATER)


def test_request_check_leaves_a_standing_report_and_renews_it_for_another_type(app: Flask) -> None:
    draft = begun()
    report = finished(the_report(draft), a_report())
    with writing():
        checks.request_check(draft.versions[0], now=LATER)
    assert report.state == ReportState.DONE
    with writing():
        draft.article_type = "review"
        checks.request_check(draft.versions[0], now=LATER)
    assert (report.state, report.article_type) == (ReportState.QUEUED, "review")


def test_a_report_that_came_too_late_for_its_article_type_is_not_taken(app: Flask) -> None:
    draft = begun()
    report = the_report(draft)
    with writing():
        checks.start_check(report.id, now=ARRIVAL)
    with writing():
        draft.article_type = "review"
        checks.request_check(draft.versions[0], now=LATER)
    with writing():
        checks.finish_check(report.id, a_report(), now=LATER)
    assert (report.state, report.content) == (ReportState.QUEUED, None)


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("outcome", "kind", "rules"),
    [
        (a_report, "submission.judged", []),
        (
            lambda: a_report(failing=[("words.maximum", "block", "Too long."), ("section.findings", "explain", "No.")]),
            "submission.judged_late",
            ["words.maximum"],
        ),
        (lambda: Unreadable("Cut off."), "submission.judged_late", ["file"]),
    ],
)
def test_what_was_submitted_before_its_report_is_judged_when_it_comes(
    app: Flask, outcome: Any, kind: str, rules: list[str]
) -> None:
    paper = a_submission(report=ReportState.QUEUED)
    assert (paper.stage, paper.judged) == (Stage.SUBMITTED, False)
    finished(the_report(paper), outcome())
    assert paper.judged
    assert kinds(paper)[-1] == kind
    event = db.session.scalars(db.select(Event).where(Event.kind == kind)).one()
    assert event.data["rules"] == rules
    mails = list(db.session.scalars(db.select(Mail.template).where(Mail.event_id == event.id)))
    assert mails == ["submission_judged_late"] * len(mails)
    assert bool(mails) == bool(rules)


def test_a_report_that_comes_after_the_withdrawal_tells_nobody(app: Flask) -> None:
    paper = a_submission(stage=Stage.WITHDRAWN, report=ReportState.QUEUED)
    before = (kinds(paper), db.session.query(Mail).count())
    finished(the_report(paper), Unreadable("Cut off."))
    assert (kinds(paper), db.session.query(Mail).count()) == before


def test_a_failed_check_leaves_a_submission_unjudged(app: Flask) -> None:
    paper = a_submission(report=ReportState.QUEUED)
    finished(the_report(paper), Invalid("We could not."))
    assert not paper.judged


# --- the copy for reviewers -------------------------------------------------------------------------------------------


def a_copy(names: tuple[str, ...], version: Version) -> copies.Copy:
    work = copies.CopyWork(version.file.storage_key, names)
    return copies.Copy(storage().save(io.BytesIO(b"copy")), "docx", storage().new_folder(), work, (LOOK,))


def test_the_copy_is_made_without_every_name_of_the_submission(app: Flask) -> None:
    paper = a_submission()
    report = the_report(paper)
    work = copies.wanted(report.id)
    assert work is not None
    assert {"Dana Ospanova", "dana.ospanova@example.org", "University of the Steppe"} <= set(work.names)
    assert checks.waiting(ARRIVAL) == [report.id]
    with writing():
        assert copies.keep_copy(report.id, a_copy(work.names, report.version), now=LATER)
    version = db.session.get_one(Version, report.version_id)
    assert version.anonymised is not None
    assert (version.anonymised.kind, version.anonymised.name) == ("anonymised", "manuscript-v1.docx")
    assert (version.to_look_at, copies.wanted(report.id), checks.waiting(ARRIVAL)) == ([LOOK], None, [])


def test_a_town_that_stands_as_an_affiliation_is_not_taken_out_of_the_text(app: Flask) -> None:
    paper = a_submission()
    with writing():
        paper.contributors[0].affiliation = "Almaty"
    assert "Almaty" not in copies.names_of(paper.versions[-1])
    with writing():
        paper.contributors[0].affiliation = "KIMEP"
    assert "KIMEP" in copies.names_of(paper.versions[-1])


def test_a_copy_made_before_a_name_came_is_not_kept(app: Flask) -> None:
    report = the_report(a_submission())
    with writing():
        assert not copies.keep_copy(report.id, a_copy(("Dana Ospanova",), report.version), now=LATER)
    assert report.version.anonymised_id is None


def test_a_copy_is_renewed_where_a_name_came_after_it(app: Flask) -> None:
    draft = a_draft()
    report = the_report(draft)
    with writing():
        copies.keep_copy(report.id, a_copy(copies.names_of(report.version), report.version), now=ARRIVAL)
        copies.renew(draft, now=LATER)
    assert report.version.anonymised_id is not None
    with writing():
        draft.contributors[0].name = "Dana Ospanova-Bek"
        copies.renew(draft, now=LATER)
    assert (report.version.anonymised_id, report.requested_at) == (None, LATER)


def test_a_copy_that_can_not_be_made_is_not_tried_for_ever(app: Flask) -> None:
    report = the_report(a_submission())
    work = copies.wanted(report.id)
    assert work
    with writing():
        copies.note_failure(report.id, work, "No copy can be made.")
    assert (copies.wanted(report.id), checks.waiting(ARRIVAL)) == (None, [])
