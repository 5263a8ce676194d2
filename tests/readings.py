"""A manuscript's text as it is, with a report on it, as the check's job leaves them: for tests of what shows them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jcas.adapters.storage import storage
from jcas.demo.manuscripts import small_png
from jcas.models.base import db, writing
from jcas.models.files import Report, ReportState, Version
from jcas.models.submissions import Submission
from tests.worlds import a_report

TEXT = {
    "version": 1,
    "blocks": [
        {"kind": "title", "n": 0, "html": "On roads"},
        {"kind": "paragraph", "n": 1, "html": "Dana Ospanova, University of the Steppe"},
        {"kind": "heading", "n": 2, "level": 1, "html": "Introduction"},
        {"kind": "paragraph", "n": 3, "html": "Roads matter (Beck, 1999)<script>alert(1)</script>."},
        {"kind": "paragraph", "n": 4, "html": "Bread matters too (Cole, 2004)."},
        {"kind": "figure", "n": 5, "picture": "picture-1.png", "width": 8, "height": 8},
        {"kind": "table", "rows": [[{"columns": 1, "blocks": [{"kind": "paragraph", "n": 6, "html": "Road"}]},
                                    {"columns": 1, "blocks": [{"kind": "paragraph", "n": 7, "html": "Miles"}]}]]},
        {"kind": "heading", "n": 8, "level": 1, "html": "References"},
        {"kind": "paragraph", "n": 9, "html": "Adams, A. (2001). Old roads."},
    ],
    "notes": [{"label": "1", "id": "note-1", "blocks": [{"kind": "paragraph", "n": 10, "html": "A note (Diaz, 2010)."}]}],
    "text_boxes": [],
}  # fmt: skip


def a_citation(text: str, match: str, *paragraphs: int, reference: int | None = None, **more: Any) -> dict[str, Any]:
    """A row of the contract's citations.in_text."""
    lead, _comma, year = text.rpartition(", ")
    return {"text": text, "authors": [lead], "year": year, "reference": reference,
            "candidates": [], "match": match, "paragraphs": list(paragraphs), **more}  # fmt: skip


def an_entry(number: int, lead: str, year: str, *problems: str, cited: bool = True, **more: Any) -> dict[str, Any]:
    """A row of the contract's citations.references."""
    return {"number": number, "text": f"{lead} ({year}).", "lead": lead, "year": year, "cited": cited,
            "problems": list(problems), "minor": [], "paragraph": 8 + number, **more}  # fmt: skip


def a_finding(
    rule: str, message: str, *paragraphs: int, verdict: str = "fail", consequence: str = "advise"
) -> dict[str, Any]:
    """A row of the contract's findings."""
    return {"rule": rule, "verdict": verdict, "consequence": consequence, "message": message, "expected": None,
            "found": None, "paragraphs": list(paragraphs)}  # fmt: skip


def report_with(
    *findings: Mapping[str, Any], in_text: Sequence[Any] = (), references: Sequence[Any] = (), **document: Any
) -> dict[str, Any]:
    """A report with these findings beside one that passed."""
    report = a_report(**document)
    report["findings"] += findings
    report["citations"] = {"in_text": list(in_text), "references": list(references)}
    return report


MISSING = "citations.missing_reference"


def missing_report(*missing: tuple[str, int], **document: Any) -> dict[str, Any]:
    """A report on `TEXT`: these citations without an entry, each with its paragraph."""
    finding = a_finding(MISSING, "Add what is cited to the reference list.", *sorted({n for _, n in missing}))
    rows = [a_citation(text, "none", n) for text, n in missing]
    return report_with(
        *([finding] if missing else []), in_text=rows, references=[an_entry(1, "Adams", "2001")], **document
    )


def show_text(version: Version, reading: Mapping[str, Any] = TEXT) -> str:
    """Keeps the reading view as the version's own; the storage's key of its folder."""
    key = storage().new_folder()
    (storage().path(key) / "reading.json").write_text(json.dumps(reading), "utf8")
    (storage().path(key) / "picture-1.png").write_bytes(small_png())
    with writing():
        db.session.get_one(Version, version.id).own_reading_key = key
    return key


def report_on(version: Version, content: Mapping[str, Any]) -> None:
    """Gives the version that report, finished."""
    with writing():
        report = db.session.get_one(Version, version.id).report
        assert report is not None
        report.content, report.state = dict(content), ReportState.DONE


def add_version(submission: Submission, content: Mapping[str, Any], *, round_: int = 0) -> Version:
    """A further version of the same file with a finished report."""
    with writing():
        submission = db.session.get_one(Submission, submission.id)
        last = submission.versions[-1]
        version = Version(number=last.number + 1, round=round_, file_id=last.file_id, created_at=last.created_at)
        version.report = Report(
            article_type=submission.article_type,
            state=ReportState.DONE,
            content=dict(content),
            requested_at=last.created_at,
        )
        submission.versions.append(version)
    return version
