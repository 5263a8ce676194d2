"""Beginning a submission with a manuscript, and mending the manuscript."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

import pytest
from flask import Flask

from jcas.domain.refusals import Invalid, NotFound, StageForbids, Unreadable
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import File, ReportState, Version
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services.drafts import add_version, begin
from jcas.services.files import Upload
from tests.worlds import ARRIVAL, a_draft, a_manuscript, a_person, a_submission


def an_upload(content: bytes | None = None, name: str = "article.docx") -> Upload:
    return Upload(io.BytesIO(a_manuscript() if content is None else content), name, "text/html")


def begun(author: Person, **options: object) -> Submission:
    with writing():
        return begin(options.pop("upload", None) or an_upload(), "original", by=author, now=ARRIVAL, **options)


@pytest.mark.postgres
def test_begin_keeps_the_manuscript_and_asks_for_its_check(app: Flask) -> None:
    author = a_person()
    draft = begun(author)
    version = draft.versions[0]
    assert (draft.stage, draft.submitter_id, draft.issue_begun_for) == (Stage.DRAFT, author.id, "24-1-2026")
    assert (version.number, version.file.name, version.file.kind) == (1, "article.docx", "manuscript")
    assert version.file.media_type.endswith("wordprocessingml.document")  # told by the content, not by the browser
    assert (version.report.state, version.report.article_type) == (ReportState.QUEUED, "original")
    assert [event.kind for event in db.session.scalars(db.select(Event))] == ["submission.begun"]


def test_begin_without_a_manuscript_is_a_draft_all_the_same(app: Flask) -> None:
    author = a_person()
    with writing():
        draft = begin(None, "review", by=author, now=ARRIVAL)
    assert (draft.versions, draft.article_type) == ([], "review")


def test_begin_just_before_a_deadline_notes_the_issue_that_was_running(app: Flask) -> None:
    last = datetime(2026, 2, 28, 18, 59, 59, tzinfo=UTC)
    author = a_person()
    with writing():
        drafts = [begin(None, "original", by=author, now=last + timedelta(seconds=s)) for s in (0, 1)]
    assert [draft.issue_begun_for for draft in drafts] == ["24-1-2026", "24-2-2026"]


def test_begin_refuses_an_unknown_article_type(app: Flask) -> None:
    author = a_person()
    with pytest.raises(Invalid) as refusal, writing():
        begin(an_upload(), "poem", by=author, now=ARRIVAL)
    assert refusal.value.field == "article_type"
    assert db.session.scalars(db.select(Submission)).all() == []


@pytest.mark.postgres
def test_begin_sent_twice_with_the_same_key_gives_one_submission(app: Flask) -> None:
    author = a_person()
    first, second = begun(author, once="k1"), begun(author, once="k1")
    other_form, other_file = begun(author, once="k2"), begun(author, once="k1", upload=an_upload(a_manuscript("Other")))
    other_person = begun(a_person("Timur Aliyev"), once="k1")
    assert first.id == second.id
    assert len({first.id, other_form.id, other_file.id, other_person.id}) == 4
    assert db.session.scalar(db.select(db.func.count(Version.id))) == 4


@pytest.mark.postgres
def test_begin_sent_twice_at_once_gives_one_submission(app: Flask) -> None:
    author_id = a_person().id
    db.session.rollback()

    def send(_: int) -> int:
        with app.app_context(), writing():
            return begin(an_upload(), "original", by=db.session.get_one(Person, author_id), now=ARRIVAL, once="k").id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(send, range(4)))) == 1


@pytest.mark.postgres
def test_add_version_numbers_on_and_takes_the_same_file_once(app: Flask) -> None:
    author = a_person()
    draft = begun(author)
    mended = a_manuscript("A mended title")
    for _ in range(2):
        with writing():
            version = add_version(draft.id, an_upload(mended, "mended.docx"), by=author, now=ARRIVAL)
    assert version.number == 2
    assert [v.number for v in db.session.get_one(Submission, draft.id).versions] == [1, 2]
    kinds = [event.kind for event in db.session.scalars(db.select(Event).order_by(Event.id))]
    assert kinds == ["submission.begun", "submission.version_added"]


def test_add_version_of_somebody_elses_draft_is_not_found(app: Flask) -> None:
    draft, stranger = begun(a_person()), a_person("Timur Aliyev")
    with pytest.raises(NotFound), writing():
        add_version(draft.id, an_upload(a_manuscript("Other")), by=stranger, now=ARRIVAL)


def test_add_version_after_submission_is_forbidden(app: Flask) -> None:
    author = a_person()
    paper = a_submission(author)
    with pytest.raises(StageForbids), writing():
        add_version(paper.id, an_upload(a_manuscript("Other")), by=author, now=ARRIVAL)


def test_an_unreadable_mended_file_leaves_the_version_before(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    with pytest.raises(Unreadable), writing():
        add_version(draft.id, an_upload(b"%PDF-1.7"), by=author, now=ARRIVAL)
    assert [v.number for v in db.session.get_one(Submission, draft.id).versions] == [1]
    assert db.session.scalar(db.select(db.func.count(File.id))) == 1


@pytest.mark.postgres
def test_a_forms_key_of_any_length_is_one(app: Flask) -> None:
    author, key = a_person("Dana Ospanova"), token_urlsafe(4000)
    first = begun(author, once=key)
    assert begun(author, once=key).id == first.id
