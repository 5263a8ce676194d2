"""The copy for reviewers in editors' hands: released by who looked, made anew, masked, made by hand; old ones go."""

import io
from collections.abc import Callable

import pytest
from flask import Flask

from jcas.adapters.storage import storage
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.refusals import Conflict, NotFound, NotHandling, Refused, StageForbids, Unreadable
from jcas.domain.submissions import OPEN, Stage
from jcas.models.base import db, writing
from jcas.models.files import File, Version
from jcas.models.messages import Event, Mail
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications.links import invitation_link
from jcas.notifications.render import render
from jcas.policies.copies import is_released
from jcas.queries.history import events_of, history_for
from jcas.services import copies, releases
from jcas.services.files import Upload
from tests.copies import LOOK, give_copy
from tests.worlds import ARRIVAL, DAY, a_manuscript, a_person, a_review, a_reviewer, a_submission, an_editor

NOW = ARRIVAL + 2 * DAY


def in_review(chief: Person, *look: object) -> tuple[Submission, Version]:
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    return paper, give_copy(paper, *look)


def kinds(paper: Submission) -> list[str]:
    return list(db.session.scalars(db.select(Event.kind).where(Event.submission_id == paper.id).order_by(Event.id)))


@pytest.mark.postgres
def test_a_copy_with_nothing_to_look_at_is_released_by_itself_and_another_by_an_editor(app: Flask) -> None:
    chief = an_editor()
    _, plain = in_review(chief)
    assert (is_released(plain), plain.released_at) == (True, None)
    paper, version = in_review(chief, LOOK)
    assert (is_released(version), version.held) == (False, True)
    mails = db.session.query(Mail).count()
    with writing():
        releases.release(paper.id, releases.mark_of(version), by=chief, now=NOW)
    assert is_released(version)
    assert (version.released_by_id, version.released_at) == (chief.id, NOW)
    assert kinds(paper)[-1] == "copy.released"
    assert db.session.query(Mail).count() == mails


def test_reviewers_who_have_agreed_are_told_each_with_their_own_link(app: Flask) -> None:
    chief = an_editor()
    paper, version = in_review(chief, LOOK)
    waiting = [
        a_review(paper, a_reviewer(name), state=State.ACCEPTED, now=NOW) for name in ("Timur Aliyev", "Vera Kim")
    ]
    for state in (State.INVITED, State.SUBMITTED, State.CANCELLED):
        a_review(paper, a_reviewer(f"Who Was {state}"), state=state, now=NOW)
    with writing():
        releases.release(paper.id, releases.mark_of(version), by=chief, now=NOW)
    sent = db.session.scalars(db.select(Mail).where(Mail.template == "copy_released").order_by(Mail.id)).all()
    assert [mail.person_id for mail in sent] == [review.reviewer_id for review in waiting]
    for mail, review in zip(sent, waiting, strict=True):
        told = render(mail, now=NOW)
        assert invitation_link(review) in told.text
        assert paper.title in told.text
        assert paper.submitter.name not in told.text + told.html


def test_a_second_editor_who_releases_changes_nothing(app: Flask) -> None:
    chief, second = an_editor(), an_editor("Second Chief")
    paper, version = in_review(chief, LOOK)
    for person in (chief, second):
        with writing():
            releases.release(paper.id, releases.mark_of(version), by=person, now=NOW)
    assert version.released_by_id == chief.id
    assert kinds(paper).count("copy.released") == 1


@pytest.mark.postgres
def test_what_was_made_anew_while_somebody_looked_is_not_released_unseen(app: Flask) -> None:
    chief = an_editor()
    paper, version = in_review(chief, LOOK)
    looked_at = releases.mark_of(version)
    with writing():
        releases.make_anew(paper.id, masks_own=True, by=chief, now=NOW)
    with pytest.raises(Conflict, match="no copy"), writing():
        releases.release(paper.id, looked_at, by=chief, now=NOW)
    fresh = give_copy(paper, LOOK, {**LOOK, "sentence": "Another thing."})
    assert releases.mark_of(fresh) != looked_at
    with pytest.raises(Conflict, match="made anew"), writing():
        releases.release(paper.id, looked_at, by=chief, now=NOW)
    assert not is_released(fresh)


def test_who_may_not_handle_it_releases_nothing(app: Flask) -> None:
    paper, version = in_review(an_editor(), LOOK)
    for person, refusal in (
        (a_person("Some Body"), NotFound),
        (db.session.get_one(Person, paper.submitter_id), NotFound),
        (an_editor("Other Editor", roles=[Role.EDITOR]), NotHandling),
        (a_person("Guest", roles=[Role.GUEST_EDITOR]), NotFound),
    ):
        for do in DOES:
            with pytest.raises(refusal), writing():
                do(paper, person)
    assert not is_released(db.session.get_one(Version, version.id))


def _release(paper: Submission, by: Person) -> object:
    return releases.release(paper.id, releases.mark_of(paper.versions[-1]), by=by, now=NOW)


def _anew(paper: Submission, by: Person) -> object:
    return releases.make_anew(paper.id, masks_own=False, by=by, now=NOW)


def _by_hand(paper: Submission, by: Person) -> object:
    return releases.take_by_hand(paper.id, an_upload(), by=by, now=NOW)


def _rolled_back(paper: Submission, by: Person) -> None:
    _anew(paper, by)
    raise Refused("rolled back")


DOES: tuple[Callable[[Submission, Person], object], ...] = (_release, _anew, _by_hand)


def an_upload(content: bytes = b"") -> Upload:
    return Upload(io.BytesIO(content or a_manuscript("By hand", "Nobody Named")), "by hand Ospanova.docx")


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.DRAFT])
def test_every_stage_takes_all_of_it_or_nothing(app: Flask, stage: Stage) -> None:
    chief = an_editor()
    paper = a_submission(stage=stage, editor=chief)
    give_copy(paper, LOOK)
    for do in DOES:
        before = kinds(paper)
        if stage in OPEN:
            with writing():
                do(paper, chief)
            assert len(kinds(paper)) == len(before) + 1
        else:
            with pytest.raises(StageForbids), writing():
                do(paper, chief)
            assert kinds(paper) == before


def test_a_name_that_comes_later_takes_the_release_back(app: Flask) -> None:
    chief = an_editor()
    paper, version = in_review(chief, LOOK)
    with writing():
        releases.release(paper.id, releases.mark_of(version), by=chief, now=NOW)
    with writing():
        db.session.get_one(Submission, paper.id).contributors[0].name = "Dana Ospanova-Bek"
        copies.renew(paper, now=NOW)
    assert not is_released(version)
    assert not is_released(give_copy(paper, LOOK))


def test_old_copies_leave_neither_row_nor_bytes_once_it_is_committed(app: Flask) -> None:
    chief = an_editor()
    paper, version = in_review(chief, LOOK)
    file = version.anonymised
    assert file is not None
    assert version.reading_key is not None
    old_id, paths = file.id, [storage().path(file.storage_key), storage().path(version.reading_key)]
    with pytest.raises(Refused), writing():
        _rolled_back(paper, chief)
    assert all(path.exists() for path in paths)
    with writing():
        releases.make_anew(paper.id, masks_own=False, by=chief, now=NOW)
    assert db.session.get(File, old_id) is None
    assert not any(path.exists() for path in paths)
    assert (version.report and version.report.requested_at) == NOW


def test_a_copy_by_hand_is_what_the_next_one_is_made_of_until_it_is_dropped(app: Flask) -> None:
    chief = an_editor()
    paper, version = in_review(chief, LOOK)
    assert version.report is not None
    with writing():
        releases.take_by_hand(paper.id, an_upload(), by=chief, now=NOW)
    first = version.by_hand
    assert first is not None
    work = copies.wanted(version.report.id)
    assert work is not None
    assert (work.storage_key, work.by_hand) == (first.storage_key, True)
    path = storage().path(first.storage_key)
    with writing():
        releases.make_anew(paper.id, masks_own=False, by=chief, now=NOW)
    assert (version.by_hand_id, path.exists()) == (None, False)
    with pytest.raises(Unreadable), writing():
        releases.take_by_hand(paper.id, an_upload(b"no document"), by=chief, now=NOW)


def test_a_copy_that_was_under_way_is_not_kept_where_another_is_wanted_by_then(app: Flask) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    report = paper.versions[-1].report
    assert report is not None
    work = copies.wanted(report.id)
    assert work is not None
    made = copies.Copy(storage().save(io.BytesIO(b"copy")), "docx", storage().new_folder(), work)
    with writing():
        releases.make_anew(paper.id, masks_own=True, by=chief, now=NOW)
    with writing():
        assert not copies.keep_copy(report.id, made, now=NOW)
    assert (wanted := copies.wanted(report.id)) is not None
    assert wanted.masks_own


def test_editors_read_who_released_it_and_authors_nothing(app: Flask) -> None:
    chief = an_editor()
    paper, version = in_review(chief, LOOK)
    with writing():
        releases.release(paper.id, releases.mark_of(version), by=chief, now=NOW)
    events = events_of(paper)
    told = history_for(chief, paper, events)[-1]
    assert (told.words % told.values, told.by) == (
        "The copy for reviewers of version 1 was looked at and released.",
        chief.name,
    )
    author = history_for(db.session.get_one(Person, paper.submitter_id), paper, events)
    assert not [line for line in author if "copy" in line.words]
