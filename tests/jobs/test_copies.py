"""Copies by the real job: of a file that an editor made by hand, and with the authors' own citations masked."""

import io
import json
import zipfile

from flask import Flask

from jcas.adapters.storage import storage
from jcas.config import clock
from jcas.jobs.checks import check
from jcas.models.base import db, writing
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services import copies, releases
from jcas.services.files import Upload
from tests.leaky import FIRST, SECRETS, a_leaky_paper
from tests.worlds import DAY, a_manuscript, an_editor

NOW = clock.now() - 3 * DAY


def everything_in(version: Version) -> str:
    """The text of the copy's parts and of its reading view."""
    assert version.anonymised is not None, version.anonymised_error
    assert version.reading_key is not None
    with zipfile.ZipFile(storage().path(version.anonymised.storage_key)) as package:
        parts = [package.read(name).decode("utf8", "replace") for name in package.namelist()]
    reading = json.loads((storage().path(version.reading_key) / "reading.json").read_text("utf8"))
    return " ".join([*parts, json.dumps(reading, ensure_ascii=False)]).casefold()


def test_a_copy_by_hand_is_read_and_cleaned_and_its_predecessor_gone(app: Flask) -> None:
    chief = an_editor()
    paper = a_leaky_paper(app, now=NOW, editor=chief)
    before = db.session.get_one(Submission, paper.id).versions[0]
    assert before.anonymised is not None
    assert before.report is not None
    report_id = before.report.id
    old = storage().path(before.anonymised.storage_key)
    upload = Upload(io.BytesIO(a_manuscript("Made by hand", FIRST.name)), "hand.docx")
    with writing():
        releases.take_by_hand(paper.id, upload, by=db.session.get_one(Person, chief.id), now=clock.now())
    check(report_id)
    db.session.rollback()
    version = db.session.get_one(Version, before.id)
    told = everything_in(version)
    assert "made by hand" in told
    assert [secret for secret in SECRETS if secret in told] == []
    assert not old.exists()
    assert version.by_hand is not None


def test_a_copy_by_hand_that_fails_does_not_stop_the_one_that_took_its_place(app: Flask) -> None:
    chief = an_editor()
    paper = a_leaky_paper(app, now=NOW, editor=chief)
    version = db.session.get_one(Submission, paper.id).versions[0]
    assert version.report is not None
    report_id, version_id = version.report.id, version.id

    def take(name: str) -> None:
        upload = Upload(io.BytesIO(a_manuscript(name, FIRST.name)), "hand.docx")
        with writing():
            releases.take_by_hand(paper.id, upload, by=db.session.get_one(Person, chief.id), now=clock.now())

    take("The first")
    work = copies.wanted(report_id)
    assert work
    take("The second")
    with writing():
        copies.note_failure(report_id, work, "The first is gone.")
    check(report_id)
    db.session.rollback()
    assert "the second" in everything_in(db.session.get_one(Version, version_id))
