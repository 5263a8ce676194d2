"""The copies of a manuscript: the annotated one for its author, the anonymised one with its reading view for reviewers.

The annotated copy comes with the report. What reviewers get is made after the check, in the same job, without the names
that the submission holds at that moment. Names that come later, until the submission is handed in, make it stale: then
it is made anew. Where the copy holds what only a person can judge, it waits for an editor (jcas.services.releases).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from jcas.adapters.storage import Stored, storage
from jcas.domain.files import Kind
from jcas.models.base import afterwards, db
from jcas.models.files import File, Report, ReportState, Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.queries import checks, drafts
from jcas.services.files import DOCUMENT_TYPES


@dataclass(frozen=True, slots=True)
class CopyWork:
    """What a worker needs to make one copy."""

    storage_key: str
    names: tuple[str, ...]
    """Names, e-mail addresses and institutions that must not stay in it."""
    masks_own: bool = False
    """Whether the authors' citations of their own works are to be masked."""
    by_hand: bool = False
    """Whether the file is a copy that an editor made: then its text stays as it is."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a worker made: the stored copy, its format ('docx' or 'odt'), the folder of the reading view."""

    stored: Stored
    format: str
    reading_key: str
    work: CopyWork
    """What it was made of."""
    to_look_at: tuple[dict[str, Any], ...] = ()
    """What the copy may still tell of its authors, as `jcas.domain.anonymity.looking.LookAt.row` gives it."""


def keep_annotated(report_id: int, stored: Stored, kind: str, *, now: datetime) -> None:
    """Gives the version the copy with the findings as comments; `kind` is 'docx' or 'odt'."""
    report = checks.locked_report(report_id)
    if report is not None:
        report.version.annotated = _file(
            report.version, stored, kind=Kind.ANNOTATED, name=f"annotated copy.{kind}", suffix=kind, now=now
        )
        db.session.flush()


def wanted(report_id: int) -> CopyWork | None:
    """The copy that is to be made once this report is there; None where there is nothing to do."""
    report = db.session.get(Report, report_id)
    if report is None or _is_settled(report.version):
        return None
    return _work(report.version) if report.state == ReportState.DONE or report.version.by_hand_id else None


def keep_copy(report_id: int, copy: Copy, *, now: datetime) -> bool:
    """Gives the version its copy, held back where there is something to look at.

    False where another is wanted meanwhile: without names that came, of another file, or with own citations masked.
    """
    report = checks.locked_report(report_id)
    if report is None or report.version.anonymised_id is not None or not _is_wanted(copy.work, report.version):
        return False
    version = report.version
    name = f"manuscript-v{version.number}.{copy.format}"
    row = _file(version, copy.stored, kind=Kind.ANONYMISED, name=name, suffix=copy.format, now=now)
    version.anonymised, version.reading_key, version.anonymised_error = row, copy.reading_key, ""
    version.masked, version.to_look_at = list(copy.work.names), list(copy.to_look_at)
    version.held, version.released_by, version.released_at = bool(copy.to_look_at), None, None
    db.session.flush()
    return True


def note_failure(report_id: int, work: CopyWork, sentence: str) -> None:
    """Writes down, for the desk, why there is no copy; nothing where another is wanted meanwhile, as in `keep_copy`."""
    report = checks.locked_report(report_id)
    if report is not None and report.version.anonymised_id is None and _is_wanted(work, report.version):
        report.version.anonymised_error = sentence
        db.session.flush()


def renew(submission: Submission, *, now: datetime) -> None:
    """Asks for the newest version's copy anew where it may hold a name of the submission; called at handing in."""
    version = drafts.latest_version(submission)
    if version is None or version.report is None or (version.report.state != ReportState.DONE and not version.by_hand):
        return
    if version.anonymised_id is None or not set(names_of(version)) <= set(version.masked):
        make_anew(version, now=now)


def make_anew(version: Version, *, now: datetime) -> None:
    """Drops the version's copy, whose bytes are forgotten once this is committed, and asks for another."""
    file, keys = version.anonymised, [version.reading_key] if version.reading_key else []
    version.anonymised, version.reading_key, version.anonymised_error = None, None, ""
    version.held, version.released_by, version.released_at = False, None, None
    if version.report is not None:
        version.report.requested_at = now
    db.session.flush()
    discard(file, *keys)


def discard(file: File | None, *keys: str) -> None:
    """Deletes a file's row; its bytes, and the folders under the further keys, go once this is committed."""
    gone = list(keys)
    if file is not None:
        gone.append(file.storage_key)
        db.session.delete(file)
        db.session.flush()
    if gone:
        afterwards(lambda: storage().remove(gone))


def names_of(version: Version) -> tuple[str, ...]:
    """Every name, address and institution of the people of the submission, as typed and as in the byline.

    A town that stands as somebody's institution is none: the copy would lose it wherever it is named.
    """
    submission = version.submission
    found = list(names_of_person(submission.submitter))
    for contributor in submission.contributors:
        found += [contributor.name, contributor.email, contributor.orcid, _institution(contributor.affiliation)]
    document: dict[str, Any] = ((version.report and version.report.content) or {}).get("document", {})
    for author in document.get("authors") or ():
        told = [author.get(fact) or "" for fact in ("email", "orcid")]
        found += [author["name"], *told, _institution(author.get("affiliation") or "")]
    return tuple(sorted({" ".join(name.split()) for name in found if name.strip()}))


def names_of_person(person: Person) -> tuple[str, ...]:
    """The same of one person, such as a reviewer: name, addresses, ORCID iD, institution."""
    found = [person.name, *(address.address for address in person.addresses), person.orcid]
    found.append(_institution(person.affiliation))
    return tuple(sorted({" ".join(name.split()) for name in found if name.strip()}))


def _institution(affiliation: str) -> str:
    """An affiliation of several words, or an abbreviation; "" for a single word with small letters."""
    return affiliation if len(affiliation.split()) > 1 or affiliation.isupper() else ""


def _work(version: Version) -> CopyWork:
    if version.by_hand is not None:
        return CopyWork(version.by_hand.storage_key, names_of(version), by_hand=True)
    return CopyWork(version.file.storage_key, names_of(version), masks_own=version.masks_own)


def _is_wanted(then: CopyWork, version: Version) -> bool:
    """Whether a copy made of this is what would be made now, or lacks more than that."""
    now = _work(version)
    return replace(now, names=then.names) == then and set(now.names) <= set(then.names)


def _is_settled(version: Version) -> bool:
    return version.anonymised_id is not None or bool(version.anonymised_error)


def _file(version: Version, stored: Stored, *, kind: str, name: str, suffix: str, now: datetime) -> File:
    """The row of a copy that a job made."""
    return File(
        submission_id=version.submission_id,
        kind=kind,
        name=name,
        media_type=DOCUMENT_TYPES[suffix],
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        uploaded_at=now,
    )
