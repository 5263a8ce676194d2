"""The tick forgets forms that nobody came back for."""

import io
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select

from jcas.jobs.tick import forget_old_forms
from jcas.models.base import db, writing
from jcas.models.people import KeptForm

NOW = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)


def test_forms_and_their_files_are_forgotten_after_a_day(app: Flask) -> None:
    storage = app.extensions["jcas_storage"]
    keys = [storage.save(io.BytesIO(b"bytes")).key for _ in range(2)]
    with writing():
        for key, days in zip(keys, (0, 2), strict=True):
            file = [["manuscript", "a.docx", "text/plain", key]]
            at = NOW - timedelta(days=days)
            db.session.add(KeptForm(key=key, path="/account", fields=[], files=file, kept_at=at))
    forget_old_forms(NOW)
    assert db.session.scalars(select(KeptForm.key)).all() == [keys[0]]
    assert [storage.path(key).exists() for key in keys] == [True, False]
