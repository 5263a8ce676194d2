"""A real manuscript, its stored file, the report on it."""

import io
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import current_app

from jcas.config.profiles import load_profile
from jcas.demo.manuscripts import Author, Manuscript, Section, build_docx
from jcas.models.base import db
from jcas.models.files import File, Report, ReportState, Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services.files import DOCUMENT_TYPES
from tests.worlds.moments import ARRIVAL


@lru_cache(maxsize=8)
def a_manuscript(
    title: str = "Grain corridors and the price of bread in the steppe", author: str = "Dana Ospanova"
) -> bytes:
    """A short, real .docx with the six sections of the call."""
    names = ("Introduction", "Literature Review", "Methodology", "Findings", "Discussion", "Conclusion")
    manuscript = Manuscript(
        title=title,
        authors=(Author(author, "University of the Steppe", "dana.ospanova@example.org"),),
        abstract=("We ask how corridors changed prices. Prices fell where rail was near.",),
        keywords=("grain", "rail", "prices", "Kazakhstan"),
        sections=tuple(Section(name, (f"This is what we say under {name.lower()} (Aliyev, 2020).",)) for name in names),
        references=("Aliyev, T. (2020). *Roads and bread*. Steppe Press.",),
    )
    with tempfile.TemporaryDirectory() as folder:
        return build_docx(Path(folder) / "manuscript.docx", manuscript).read_bytes()


def a_report(
    *, failing: Iterable[tuple[str, str, str]] = (), words: int = 5200, article_type: str = "original", **document: Any
) -> dict[str, Any]:
    """A report as the contract has it; failing: (rule, consequence, message) of each rule that failed."""
    failing = list(failing)
    expected = load_profile().article_type(article_type).sections_expected
    findings = [
        {"rule": "words.maximum", "verdict": "pass", "consequence": "block", "message": "The length is in order.",
         "expected": "at most 12000", "found": str(words), "paragraphs": []},
        *(
            {"rule": rule, "verdict": "fail", "consequence": consequence, "message": message,
             "expected": None, "found": None, "paragraphs": [3]}
            for rule, consequence, message in failing
        ),
    ]  # fmt: skip
    blocked = any(consequence == "block" for _, consequence, _ in failing)
    return {
        "version": 1,
        "file": {"name": "manuscript.docx", "format": "docx", "bytes": 20_000, "sha256": "0" * 64},
        "type": article_type,
        "document": {
            "title": "Grain corridors and the price of bread in the steppe",
            "authors": [{"name": "Dana Ospanova", "affiliation": "University of the Steppe", "email": None}],
            "abstract": "We ask how corridors changed prices. Prices fell where rail was near.",
            "abstract_words": 12,
            "keywords": ["grain", "rail", "prices", "Kazakhstan"],
            "words": words,
            "headings": [],
            "tables": 0,
            "captions": 0,
            "references": 1,
            **document,
        },
        "sections": {key: {"status": "present", "heading": key.title(), "paragraph": 5} for key in expected},
        "citations": {"in_text": [], "references": []},
        "formatting": None,
        "anonymity": [],
        "findings": findings,
        "verdict": "fail" if blocked else "warn" if failing else "pass",
    }


def a_file(submission: Submission | None, *, kind: str = "manuscript", name: str = "manuscript.docx",
           content: bytes | None = None, by: Person | None = None, now: datetime = ARRIVAL) -> File:  # fmt: skip
    """A stored file's row, in the session (the caller's transaction)."""
    stored = current_app.extensions["jcas_storage"].save(io.BytesIO(content or a_manuscript()))
    file = File(
        submission_id=submission.id if submission else None,
        kind=kind,
        name=name,
        media_type=DOCUMENT_TYPES["docx"],
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        uploaded_by_id=by.id if by else None,
        uploaded_at=now,
    )
    db.session.add(file)
    db.session.flush()
    return file


def add_version(
    submission: Submission, number: int, report: Mapping[str, Any] | ReportState | None, now: datetime
) -> Version:
    """The next version of a submission with its file and, unless None, its report."""
    file = a_file(submission, by=submission.submitter, now=now)
    version = Version(number=number, round=submission.round, file=file, created_at=now)
    submission.versions.append(version)
    if report is not None:
        version.report = _report(report, submission.article_type, now)
    db.session.flush()
    return version


def _report(report: Mapping[str, Any] | ReportState, article_type: str, now: datetime) -> Report:
    if isinstance(report, ReportState):
        state, content = report, a_report(article_type=article_type) if report == ReportState.DONE else None
    else:
        state, content = ReportState.DONE, dict(report)
    verdict = content["verdict"] if content else ""
    finished = now if state not in {ReportState.QUEUED, ReportState.RUNNING} else None
    sentence = "The file can’t be read: it is damaged." if state == ReportState.UNREADABLE else ""
    return Report(state=state, article_type=article_type, content=content, verdict=verdict, sentence=sentence,
                  requested_at=now, finished_at=finished)  # fmt: skip
