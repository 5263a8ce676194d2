"""Kept forms that nobody came back for."""

from datetime import datetime, timedelta

from sqlalchemy import select

from jcas.models.base import db
from jcas.models.people import KeptForm

AT_MOST = timedelta(days=1)


def are_old_forms(*, now: datetime) -> bool:
    """Whether there is anything to forget; only reads."""
    return db.session.scalar(select(KeptForm.id).where(KeptForm.kept_at < now - AT_MOST).limit(1)) is not None


def forget_old_forms(*, now: datetime) -> list[str]:
    """Drops forms older than a day; returns the storage keys of their files, to be removed after the commit."""
    old = db.session.scalars(select(KeptForm).where(KeptForm.kept_at < now - AT_MOST)).all()
    for form in old:
        db.session.delete(form)
    return [file[3] for form in old for file in form.files]
