"""The copy for reviewers in an editor's hands: looked at and released, made anew, or made by hand.

What a machine can't judge waits in `Version.to_look_at`; while the version is held no reviewer gets the copy. Each of
these is about the newest version, the one that reviewers get or will get.
"""

from datetime import datetime
from hashlib import sha256

from jcas.domain.files import Kind
from jcas.domain.refusals import Conflict, NotFound, NotHandling
from jcas.domain.submissions import Action, after
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.notifications import record
from jcas.policies.copies import may_release
from jcas.queries import drafts
from jcas.queries.submissions import MISSING
from jcas.services import copies
from jcas.services.desk import seen, somebody_else_handles
from jcas.services.files import Upload, keep_manuscript

CHANGED = "The copy was made anew in the meantime: look at its list once more before you release it."
NOT_THERE = "There is no copy to release at the moment: look again in a minute."


def mark_of(version: Version) -> str:
    """What tells this copy from every other; a file's id may be given again once its row is gone."""
    return sha256(version.anonymised.storage_key.encode()).hexdigest()[:16] if version.anonymised else ""


def release(submission_id: int, mark: str, *, by: Person, now: datetime) -> Version:
    """Lets reviewers have the copy that was looked at, told by its `mark_of`: Conflict where it is another by now.

    One that is released already stays as it is.
    """
    version = _newest(submission_id, by=by)
    if version.anonymised_id is None:
        raise Conflict(NOT_THERE)
    if mark_of(version) != mark:
        raise Conflict(CHANGED)
    if version.held:
        version.held, version.released_by, version.released_at = False, by, now
        _note("copy.released", version, by=by, now=now)
    return version


def make_anew(submission_id: int, *, masks_own: bool, by: Person, now: datetime) -> Version:
    """Has the copy made once more of the authors' file, with their citations of their own works masked or not.

    A copy made by hand is dropped. Until the new one is there, and looked at, reviewers have none.
    """
    version = _newest(submission_id, by=by)
    by_hand, version.by_hand, version.masks_own = version.by_hand, None, masks_own
    copies.make_anew(version, now=now)
    copies.discard(by_hand)
    _note("copy.masked" if masks_own else "copy.renewed", version, by=by, now=now)
    return version


def take_by_hand(submission_id: int, upload: Upload, *, by: Person, now: datetime) -> Version:
    """Takes a copy that the editor made, in place of the machine's; its metadata go and its traces are listed anew.

    Unreadable or Invalid, for the field 'file', where it is no manuscript.
    """
    version = _newest(submission_id, by=by)
    file = keep_manuscript(upload, kind=Kind.BY_HAND, submission=version.submission, by=by, now=now)
    former, version.by_hand, version.masks_own = version.by_hand, file, False
    copies.make_anew(version, now=now)
    copies.discard(former)
    _note("copy.by_hand", version, by=by, now=now)
    return version


def _newest(submission_id: int, *, by: Person) -> Version:
    submission = seen(submission_id, by=by)
    if not may_release(by, submission):
        raise NotHandling(somebody_else_handles(submission))
    after(submission.stage, Action.RELEASE)
    version = drafts.latest_version(submission)
    if version is None:
        raise NotFound(MISSING)
    return version


def _note(kind: str, version: Version, *, by: Person, now: datetime) -> None:
    record(kind, now=now, by=by, submission=version.submission, data={"version": version.number})
