"""Reads about files on their way to reviewers."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from jcas.domain.refusals import NotFound
from jcas.models.base import db
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.queries.submissions import lock

AT_ONCE = 500
MISSING = "There is no such file."


def cleanings_of(submission_id: int) -> Sequence[Cleaning]:
    """Every file of the submission that reviewers might get, with what they get of it; in the order of its coming."""
    statement = select(Cleaning).where(Cleaning.submission_id == submission_id).order_by(Cleaning.id)
    return db.session.scalars(statement.options(joinedload(Cleaning.file), joinedload(Cleaning.clean))).all()


def withheld(submission_id: int, for_reviewers: Collection[str]) -> Sequence[Cleaning]:
    """Those that an editor is to look at, of the kinds that reviewers get."""
    kinds = {*for_reviewers, "response"}
    found = [c for c in cleanings_of(submission_id) if c.state == CleaningState.WITHHELD]
    return [cleaning for cleaning in found if cleaning.file.kind in kinds]


def waiting() -> Sequence[int]:
    """Ids of those that no worker has cleaned yet."""
    statement = select(Cleaning.id).where(Cleaning.state == CleaningState.WAITING)
    return db.session.scalars(statement.order_by(Cleaning.requested_at, Cleaning.id).limit(AT_ONCE)).all()


def locked(cleaning_id: int) -> Cleaning:
    """The row for a change, read anew under its submission's lock; NotFound where there is none."""
    submission_id = db.session.scalar(select(Cleaning.submission_id).where(Cleaning.id == cleaning_id))
    if submission_id is None:
        raise NotFound(MISSING)
    lock(submission_id)
    statement = select(Cleaning).where(Cleaning.id == cleaning_id)
    return db.session.scalars(statement.execution_options(populate_existing=True)).one()
