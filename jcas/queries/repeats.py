"""Noticing what came before: the same form sent twice, the same file, the same title."""

from collections.abc import Sequence

from sqlalchemy import exists, or_, select

from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.files import File, Version
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.queries.submissions import written_by

SHOWN = 5


def one_at_a_time(person: Person) -> None:
    """Holds the person's row, so that what the person sends twice at once comes one after the other."""
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update(of=Person))


def begun_with(natural_key: str) -> Submission | None:
    """The submission that a form with this key began already."""
    begun = select(Event.submission_id).where(Event.natural_key == natural_key)
    return db.session.scalar(select(Submission).where(Submission.id == begun.scalar_subquery()))


def earlier_ones(submission: Submission, sha256: str, *, viewer: Person) -> Sequence[Submission]:
    """The viewer's own other submissions with this very file or this title, newest first; nobody else's, ever."""
    same_file = exists().where(
        Version.submission_id == Submission.id, Version.file_id == File.id, File.sha256 == sha256
    )
    same_title = Submission.title_key == submission.title_key if submission.title_key else Submission.id.is_(None)
    statement = select(Submission).where(
        Submission.id != submission.id,
        written_by(viewer),
        or_(same_file, same_title),
        ~((Submission.stage == Stage.WITHDRAWN) & Submission.submitted_at.is_(None)),
    )
    return db.session.scalars(statement.order_by(Submission.created_at.desc()).limit(SHOWN)).all()


def unfinished(person: Person) -> Sequence[Submission]:
    """The drafts that this person began and may still finish, the newest first."""
    mine = select(Submission).where(Submission.submitter_id == person.id, Submission.stage == Stage.DRAFT)
    return db.session.scalars(mine.order_by(Submission.created_at.desc()).limit(SHOWN)).all()
