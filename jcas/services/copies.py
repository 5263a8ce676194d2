"""The copies of a manuscript: the annotated one for its author, the anonymised one with its reading view for reviewers.

The annotated copy comes with the report. What reviewers get is made after the check, in the same job, without the names
that the submission holds at that moment. Names that come later, until the submission is handed in, make it stale: then
it is made anew.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jcas.adapters.storage import Stored
from jcas.models.base import db
from jcas.models.files import File, Report, ReportState, Version
from jcas.models.submissions import Submission
from jcas.queries import checks, drafts
from jcas.services.files import DOCUMENT_TYPES


@dataclass(frozen=True, slots=True)
class CopyWork:
    """What a worker needs to make one copy."""

    storage_key: str
    names: tuple[str, ...]
    """Names, e-mail addresses and institutions that must not stay in it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a worker made: the stored copy, its format ('docx' or 'odt'), the folder of the reading view."""

    stored: Stored
    format: str
    reading_key: str
    names: tuple[str, ...]
    to_look_at: tuple[dict[str, Any], ...] = ()
    """What the copy may still tell of its authors, as `jcas.domain.anonymity.looking.LookAt.row` gives it."""


def keep_annotated(report_id: int, stored: Stored, kind: str, *, now: datetime) -> None:
    """Gives the version the copy with the findings as comments; `kind` is 'docx' or 'odt'."""
    report = checks.locked_report(report_id)
    if report is not None:
        report.version.annotated = _file(
            report.version, stored, kind="annotated", name=f"annotated copy.{kind}", suffix=kind, now=now
        )
        db.session.flush()


def wanted(report_id: int) -> CopyWork | None:
    """The copy that is to be made once this report is there; None where there is nothing to do."""
    report = db.session.get(Report, report_id)
    if report is None or report.state != ReportState.DONE or _is_settled(report.version):
        return None
    return CopyWork(report.version.file.storage_key, names_of(report.version))


def keep_copy(report_id: int, copy: Copy, *, now: datetime) -> bool:
    """Gives the version its copy; False where names came meanwhile that it was not made without: it is made again."""
    report = checks.locked_report(report_id)
    if report is None or not set(names_of(report.version)) <= set(copy.names):
        return False
    version = report.version
    name = f"manuscript-v{version.number}.{copy.format}"
    row = _file(version, copy.stored, kind="anonymised", name=name, suffix=copy.format, now=now)
    version.anonymised, version.reading_key, version.anonymised_error = row, copy.reading_key, ""
    version.masked, version.to_look_at = list(copy.names), list(copy.to_look_at)
    db.session.flush()
    return True


def note_failure(report_id: int, sentence: str) -> None:
    """Writes down, for the desk, why there is no copy."""
    report = checks.locked_report(report_id)
    if report is not None and report.version.anonymised_id is None:
        report.version.anonymised_error = sentence
        db.session.flush()


def renew(submission: Submission, *, now: datetime) -> None:
    """Asks for the newest version's copy anew where it may hold a name of the submission; called at handing in."""
    version = drafts.latest_version(submission)
    if version is None or version.report is None or version.report.state != ReportState.DONE:
        return
    if version.anonymised_id is None or not set(names_of(version)) <= set(version.masked):
        version.anonymised, version.reading_key, version.anonymised_error = None, None, ""
        version.report.requested_at = now
        db.session.flush()


def names_of(version: Version) -> tuple[str, ...]:
    """Every name, address and institution of the people of the submission, as typed and as in the byline."""
    submission = version.submission
    found = [submission.submitter.name, *(address.address for address in submission.submitter.addresses)]
    for contributor in submission.contributors:
        found += [contributor.name, contributor.email, contributor.affiliation]
    document: dict[str, Any] = ((version.report and version.report.content) or {}).get("document", {})
    for author in document.get("authors") or ():
        found += [author["name"], author.get("email") or "", author.get("affiliation") or ""]
    return tuple(sorted({" ".join(name.split()) for name in found if name.strip()}))


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
