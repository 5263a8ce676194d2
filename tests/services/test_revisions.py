"""The revised manuscript and the response."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from jcas.domain.refusals import Invalid, NotFound, Refused, StageForbids
from jcas.domain.submissions import Action, Stage, allows
from jcas.models.base import db, writing
from jcas.models.files import ReportState
from jcas.models.messages import Event, Mail
from jcas.models.submissions import Waiver
from jcas.services.files import Upload
from jcas.services.revisions import revise
from tests.worlds import ARRIVAL, DAY, a_manuscript, a_person, a_submission, an_editor


def done(action: Callable[[], Any]) -> Any:
    with writing():
        return action()


def upload(content: bytes | None = None, name: str = "revised.docx") -> Upload:
    return Upload(io.BytesIO(a_manuscript("Revised grain") if content is None else content), name)


@pytest.mark.parametrize("stage", Stage)
def test_stage_decides_whether_a_revision_is_taken(app: Flask, stage: Stage) -> None:
    author = a_person()
    paper = a_submission(author, stage=stage)
    if allows(stage, Action.REVISE):
        version = done(lambda: revise(paper.id, upload(), "We did.", None, by=author, now=ARRIVAL + 9 * DAY))
        assert (paper.stage, paper.revise_by, version.number, version.response) == (Stage.REVISED, None, 2, "We did.")
    else:
        with pytest.raises(StageForbids):
            done(lambda: revise(paper.id, upload(), "We did.", None, by=author, now=ARRIVAL))


def test_a_revision_is_checked_judged_later_and_told(app: Flask) -> None:
    author, chief = a_person(), an_editor()
    paper = a_submission(author, stage=Stage.MINOR_REVISIONS, editor=chief)
    version = done(
        lambda: revise(
            paper.id, upload(), "We did.", upload(b"%PDF-1.7 answers", "r.pdf"), by=author, now=ARRIVAL + 9 * DAY
        )
    )
    assert version.report.state == ReportState.QUEUED
    assert (paper.judged, version.round, version.response_file.kind, version.response_file.media_type) == (
        False,
        1,
        "response",
        "application/pdf",
    )
    mails = {
        (m.template, m.address) for m in db.session.scalars(select(Mail).where(Mail.template.startswith("revision_")))
    }
    assert mails == {("revision_acknowledged", author.email), ("revision_received", chief.email)}


@pytest.mark.parametrize(("late", "after"), [(False, timedelta(0)), (True, timedelta(microseconds=1))])
def test_a_late_revision_is_taken_and_said(app: Flask, late: bool, after: timedelta) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.MINOR_REVISIONS)
    assert paper.revise_by is not None
    moment = paper.revise_by + after
    done(lambda: revise(paper.id, upload(), "We did.", None, by=author, now=moment))
    event = db.session.scalars(select(Event).where(Event.kind == "submission.revised")).one()
    assert event.data["late"] is late


@pytest.mark.parametrize(
    ("manuscript", "response", "response_file", "field"),
    [
        (None, "We did.", None, "file"),
        (upload, " ", None, "response"),
        (lambda: upload(a_manuscript()), "We did.", None, "file"),
        (lambda: upload(b"not a document"), "We did.", None, "file"),
        (upload, "We did.", lambda: upload(b"", "empty.pdf"), "response_file"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_field(
    app: Flask, manuscript: Any, response: str, response_file: Any, field: str
) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS)
    made = [part() if part else None for part in (manuscript, response_file)]
    with pytest.raises(Refused) as refusal:
        done(lambda: revise(paper.id, made[0], response, made[1], by=author, now=ARRIVAL + 9 * DAY))
    assert refusal.value.field == field
    assert (paper.stage, len(paper.versions)) == (Stage.MAJOR_REVISIONS, 1)


def test_a_response_as_a_file_is_enough(app: Flask) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS)
    done(lambda: revise(paper.id, upload(), "", upload(), by=author, now=ARRIVAL + 9 * DAY))
    assert paper.stage == Stage.REVISED


def test_somebody_else_cannot_revise(app: Flask) -> None:
    paper, somebody = a_submission(stage=Stage.MAJOR_REVISIONS), a_person("Timur Aliyev")
    with pytest.raises(NotFound):
        done(lambda: revise(paper.id, upload(), "x", None, by=somebody, now=ARRIVAL))


def test_a_response_has_an_end(app: Flask) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS)
    with pytest.raises(Invalid, match="200,000"):
        done(lambda: revise(paper.id, upload(), "x" * 200_001, None, by=author, now=ARRIVAL))


ARTICLE = {"title": " Rail  and\nbread ", "abstract": "We ask anew.", "keywords": "rail; bread"}


def test_title_abstract_and_keywords_come_with_the_revision_and_what_they_were_is_kept(app: Flask) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS, title="Corridors of old", keywords=["rail", "bread"])
    done(lambda: revise(paper.id, upload(), "We did.", None, ARTICLE, by=author, now=ARRIVAL + 9 * DAY))
    assert (paper.title, paper.abstract, paper.keywords) == ("Rail and bread", "We ask anew.", ["rail", "bread"])
    assert (paper.title_key, "bread" in paper.search_key, "corridors" in paper.search_key) == (
        "rail and bread", True, False
    )  # fmt: skip
    changes = select(Event).where(Event.kind.endswith("_changed")).order_by(Event.id)
    assert [(event.kind, event.data["before"]) for event in db.session.scalars(changes)] == [
        ("submission.title_changed", "Corridors of old"),
        ("submission.abstract_changed", "We ask how corridors changed prices. Prices fell where rail was near."),
    ]


@pytest.mark.parametrize(
    ("article", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 4_001}, "title"),
        ({"abstract": ""}, "abstract"),
        ({"abstract": "rail " * 301}, "abstract"),
        ({"keywords": ";"}, "keywords"),
        ({"funding": "Grant 7"}, "funding"),
    ],
)
def test_what_no_draft_may_say_no_revision_may(app: Flask, article: dict[str, str], field: str) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS, title="Corridors of old")
    with pytest.raises(Invalid) as refusal:
        done(lambda: revise(paper.id, upload(), "We did.", None, article, by=author, now=ARRIVAL + 9 * DAY))
    assert refusal.value.field == field
    assert (paper.stage, paper.title, len(paper.versions)) == (Stage.MAJOR_REVISIONS, "Corridors of old", 1)


def test_a_waived_limit_is_not_asked_of_a_revision(app: Flask) -> None:
    author, chief = a_person(), an_editor()
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS, editor=chief)
    with writing():
        paper.waivers.append(Waiver(rule="abstract.maximum", reason="A long study.", by=chief, at=ARRIVAL))
    long = {"abstract": "rail " * 301}
    done(lambda: revise(paper.id, upload(), "We did.", None, long, by=author, now=ARRIVAL + 9 * DAY))
    assert paper.stage == Stage.REVISED
