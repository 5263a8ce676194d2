"""Rules that editors let be: with a reason, by who handles it, for every later version, and back again."""

import io

import pytest
from flask import Flask

from jcas.domain.people import Role
from jcas.domain.refusals import Conflict, Invalid, NotFound, NotHandling, Refused
from jcas.models.base import db, writing
from jcas.models.files import Report, ReportState
from jcas.models.messages import Event, Mail
from jcas.models.people import Person
from jcas.models.submissions import Submission, Waiver
from jcas.queries.drafts import hindrances_of
from jcas.queries.history import events_of, history_for
from jcas.services import checks, revisions, waivers
from jcas.services.files import Upload
from tests.worlds import ARRIVAL, DAY, a_manuscript, a_person, a_report, a_submission, an_editor

NOW = ARRIVAL + 2 * DAY
FAILING = [
    ("words.maximum", "block", "Too long."),
    ("abstract.maximum", "block", "Abstract too long."),
    ("section.findings", "explain", "No findings."),
    ("format.font", "advise", "Another font."),
]


def judged_late(chief: Person | None = None) -> Submission:
    """Handed in before its report, which then objects."""
    paper = a_submission(report=ReportState.QUEUED)
    finish(paper)
    if chief:
        with writing():
            db.session.get_one(Submission, paper.id).handling_editor_id = chief.id
    return db.session.get_one(Submission, paper.id)


def finish(paper: Submission) -> None:
    report = db.session.get_one(Submission, paper.id).versions[-1].report
    assert report is not None
    with writing():
        checks.start_check(report.id, now=NOW)
    with writing():
        checks.finish_check(report.id, a_report(failing=FAILING), now=NOW)
    assert db.session.get_one(Report, report.id).state == ReportState.DONE


def kinds(paper: Submission) -> list[str]:
    return list(db.session.scalars(db.select(Event.kind).where(Event.submission_id == paper.id).order_by(Event.id)))


@pytest.mark.postgres
def test_a_waived_rule_objects_no_more_until_it_is_asked_for_again(app: Flask) -> None:
    chief = an_editor()
    paper = judged_late(chief)
    mails = db.session.query(Mail).count()
    for rule in ("words.maximum", "abstract.maximum", "section.findings"):
        with writing():
            waivers.waive(paper.id, rule, " It is worth it. ", by=chief, now=NOW)
    assert hindrances_of(paper).blocking == hindrances_of(paper).explaining == ()
    row = db.session.scalars(db.select(Waiver).where(Waiver.rule == "words.maximum")).one()
    assert (row.reason, row.by_id, row.at) == ("It is worth it.", chief.id, NOW)
    with writing():
        waivers.take_back(paper.id, "words.maximum", by=chief, now=NOW)
    assert [objection.rule for objection in hindrances_of(paper).blocking] == ["words.maximum"]
    assert kinds(paper)[-4:] == ["rule.waived"] * 3 + ["rule.asked_again"]
    assert db.session.query(Mail).count() == mails
    with pytest.raises(Conflict), writing():
        waivers.take_back(paper.id, "words.maximum", by=chief, now=NOW)


@pytest.mark.parametrize(
    ("rule", "reason", "refusal"),
    [
        ("words.maximum", "  ", Invalid),
        ("words.maximum", "x" * 2_001, Invalid),
        ("format.font", "It is fine.", Conflict),
        ("no.such", "It is fine.", Conflict),
    ],
)
def test_what_can_not_be_waived_is_refused(app: Flask, rule: str, reason: str, refusal: type[Refused]) -> None:
    chief = an_editor()
    paper = judged_late(chief)
    with pytest.raises(refusal), writing():
        waivers.waive(paper.id, rule, reason, by=chief, now=NOW)
    assert "rule.waived" not in kinds(paper)


def test_two_editors_at_once_waive_it_once(app: Flask) -> None:
    chief, second = an_editor(), an_editor("Second Chief")
    paper = judged_late(chief)
    with writing():
        waivers.waive(paper.id, "words.maximum", "First reason.", by=chief, now=NOW)
    with pytest.raises(Conflict, match="Aigerim Seitkali waived"), writing():
        waivers.waive(paper.id, "words.maximum", "Second reason.", by=second, now=NOW)
    assert [waiver.reason for waiver in db.session.get_one(Submission, paper.id).waivers] == ["First reason."]


def test_only_who_handles_it_waives(app: Flask) -> None:
    paper = judged_late(an_editor())
    author = db.session.get_one(Person, paper.submitter_id)
    for person, refusal in (
        (author, NotFound),
        (a_person("Some Body"), NotFound),
        (an_editor("Other Editor", roles=[Role.EDITOR]), NotHandling),
    ):
        with pytest.raises(refusal), writing():
            waivers.waive(paper.id, "words.maximum", "Why not.", by=person, now=NOW)
        with pytest.raises(refusal), writing():
            waivers.take_back(paper.id, "words.maximum", by=person, now=NOW)


def test_a_revision_is_not_judged_by_what_was_waived(app: Flask) -> None:
    chief = an_editor()
    paper = judged_late(chief)
    for rule in ("words.maximum", "abstract.maximum"):
        with writing():
            waivers.waive(paper.id, rule, "It is worth it.", by=chief, now=NOW)
    with writing():
        paper = db.session.get_one(Submission, paper.id)
        paper.stage, paper.round, author = "minor_revisions", 1, paper.submitter
        upload = Upload(io.BytesIO(a_manuscript("Mended")), "mended.docx")
        revisions.revise(paper.id, upload, "We mended it.", None, by=author, now=NOW)
    finish(paper)
    assert paper.judged
    assert kinds(paper)[-1] == "submission.judged"
    assert hindrances_of(paper).blocking == ()


def test_the_desk_reads_the_reason_and_authors_nothing_of_it(app: Flask) -> None:
    chief = an_editor()
    paper = judged_late(chief)
    with writing():
        waivers.waive(paper.id, "words.maximum", "A survey needs room.", by=chief, now=NOW)
    events = events_of(paper)
    line = history_for(chief, paper, events)[-1]
    assert (line.words % line.values, line.by) == ("Not asked for: Too long.", chief.name)
    assert line.detail == "A survey needs room."
    author = history_for(db.session.get_one(Person, paper.submitter_id), paper, events)
    assert not [line for line in author if "survey" in line.detail or "asked for" in line.words]
