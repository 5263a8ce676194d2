"""The report of one manuscript, in the form of the contract `preflight-report.schema.json`."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from jcas.domain import words
from jcas.domain.anonymity.traces import Trace
from jcas.domain.checks import anonymity, formatting, sections
from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.checks.rules import RULES
from jcas.domain.documents import Document
from jcas.domain.profiles import Consequence, Profile
from jcas.domain.structure.lengths import words_under
from jcas.domain.structure.manuscript import Manuscript, understand

VERSION = 1


@dataclass(frozen=True, slots=True)
class File:
    """The file that was read."""

    name: str
    format: str
    bytes: int
    sha256: str


def report(
    document: Document, file: File, profile: Profile, article_type: str, names: Sequence[str] = ()
) -> dict[str, Any]:
    """Understand the document, run every rule, give the contract's report.

    `names`: names and addresses of the submission's people, looked for in the text beside those of the byline. Raises
    KeyError where the profile has no such article type.
    """
    asked = Asked(profile, profile.article_type(article_type), tuple(names), file.name)
    manuscript = understand(document, profile.sections, sections.asked_sections(asked))
    asked = replace(asked, traces=anonymity.traces_of(manuscript, asked))
    findings = [finding for rule in RULES for finding in rule(manuscript, asked)]
    rows = [_finding(finding, profile) for finding in findings]
    return {
        "version": VERSION,
        "file": asdict(file),
        "type": article_type,
        "document": _document(manuscript),
        "sections": {
            key: {"status": str(state.status), "heading": state.heading, "paragraph": state.paragraph}
            for key, state in manuscript.sections.items()
        },
        "citations": {
            "in_text": [asdict(citation) for citation in manuscript.citations.in_text],
            "references": [asdict(reference) for reference in manuscript.citations.references],
        },
        "formatting": asdict(formatting.shares(manuscript)),
        "anonymity": [_trace(trace) for trace in asked.traces or ()],
        "findings": rows,
        "verdict": str(verdict_of(rows)),
    }


def _trace(trace: Trace) -> dict[str, Any]:
    return {"kind": trace.kind, "where": trace.where, "what": trace.what, "paragraph": trace.paragraph}


def verdict_of(rows: Sequence[dict[str, Any]]) -> Verdict:
    """Fail where a blocking rule fails, warn where anything else fails, warns or is unknown."""
    failed = [row for row in rows if row["verdict"] == Verdict.FAIL]
    if any(row["consequence"] == Consequence.BLOCK for row in failed):
        return Verdict.FAIL
    return Verdict.PASS if all(row["verdict"] == Verdict.PASS for row in rows) else Verdict.WARN


def _finding(finding: Finding, profile: Profile) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "verdict": str(finding.verdict),
        "consequence": str(finding.consequence or profile.consequence(finding.rule)),
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "paragraphs": finding.paragraphs,
    }


def _document(manuscript: Manuscript) -> dict[str, Any]:
    front = manuscript.front
    return {
        "title": front.title,
        "authors": [
            {"name": a.name, "affiliation": a.affiliation, "email": a.email, "orcid": a.orcid} for a in front.authors
        ],
        "abstract": front.abstract,
        "abstract_words": None if front.abstract is None else words.count(front.abstract),
        "keywords": front.keywords,
        "words": manuscript.words,
        "words_by_part": manuscript.words_by_part,
        "headings": [
            {
                "text": h.text,
                "level": h.level,
                "paragraph": h.paragraph,
                "section": h.section,
                "also": list(h.also),
                "words": under,
            }
            for h, under in zip(manuscript.headings, words_under(manuscript), strict=True)
        ],
        "tables": len(manuscript.tables) if manuscript.document.tells_tables else None,
        "captions": len(manuscript.captions),
        "references": len(manuscript.references.entries),
    }
