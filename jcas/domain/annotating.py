"""The comments of an annotated copy: which sentence of the report, or of a reviewer, stands at which paragraph.

Each finding that is not in order becomes a comment at each paragraph that it names, up to a number; what concerns the
whole manuscript is gathered in one comment at its title.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jcas.domain.anonymity.plans import Plan
from jcas.domain.checks.points import SAYS, Point, points_of
from jcas.domain.checks.text import group_of
from jcas.domain.documents import Document

MOST_PLACES = 20
"""Paragraphs of one finding that get a comment; the rest are named in the last."""
MOST_NAMED = 10
"""Of that rest, how many are quoted."""
_QUOTED = 50
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment: the paragraph that it stands at, and what it says, line by line, fit for XML."""

    paragraph: int
    lines: tuple[str, ...]


def remarks(report: Row, texts: Sequence[str]) -> list[Remark]:
    """The comments that a report gives, in the order of its findings, what concerns the whole manuscript first.

    `report` is the contract's JSON, `texts` the text of each numbered paragraph; at least one.
    """
    asking = [finding for finding in report["findings"] if finding["verdict"] != "pass"]
    general = [finding for finding in asking if not _places(finding, texts)]
    placed = [remark for finding in asking for remark in _at_places(report, finding, texts)]
    return [*_general(report, general), *placed]


def remarks_of(document: Document, plan: Plan) -> list[Remark]:
    """The comments that a document has, without names and signatures; what has no known place is at the first."""
    said = [
        (comment.paragraph or 0, plan.identity.unsigned(plan.without(comment.text))) for comment in document.comments
    ]
    lines = [(paragraph, _clean(text)) for paragraph, text in said]
    return [Remark(paragraph, (line,)) for paragraph, line in lines if line]


def _general(report: Row, findings: Sequence[Row]) -> Iterator[Remark]:
    """One comment for all that has no place."""
    if findings:
        lines = [line for finding in findings for line in _told(finding)]
        yield Remark(_title(report), tuple(map(_clean, ("About the manuscript as a whole:", *lines))))


def _at_places(report: Row, finding: Row, texts: Sequence[str]) -> Iterator[Remark]:
    places = _places(finding, texts)
    rest, meant = places[MOST_PLACES:], points_of(finding, report)
    for n in places[:MOST_PLACES]:
        lines = _of_place(finding, [point for point in meant if n in point.paragraphs])
        if rest and n == places[MOST_PLACES - 1]:
            lines.append(_named(rest, texts))
        yield Remark(n, tuple(map(_clean, lines)))


def _places(finding: Row, texts: Sequence[str]) -> list[int]:
    """Where comments are to stand; what all of the body has wrong is said once, of the whole."""
    if finding["rule"].startswith("formatting.") and finding["verdict"] == "fail":
        return []
    return [n for n in dict.fromkeys(finding.get("paragraphs") or ()) if 0 <= n < len(texts)]


def _told(finding: Row) -> Iterator[str]:
    """The finding's sentence, then what was expected and found with the rule's id."""
    yield finding["message"]
    facts = (("expected", "Expected"), ("found", "found"))
    yield _asked(finding, [f"{name}: {finding[key]}" for key, name in facts if finding[key]])


def _asked(finding: Row, facts: Iterable[str]) -> str:
    asked = "; ".join([*facts, group_of(dict(finding)).lower()])
    return f"{asked[0].upper()}{asked[1:]} [{finding['rule']}]"


def _title(report: Row) -> int:
    """The title's paragraph where one was found, else the first."""
    found = [f["paragraphs"] for f in report["findings"] if f["rule"] == "title.present" and f["paragraphs"]]
    return int(found[0][0]) if found else 0


def _of_place(finding: Row, here: Sequence[Point]) -> list[str]:
    """What is said at one place: of a finding about many works only what concerns this one."""
    named, rule = "; ".join(point.here for point in here if point.here), finding["rule"]
    if here and rule in SAYS and finding["verdict"] != "unknown":
        return [f"{SAYS[rule]}: {named}." if named else f"{SAYS[rule]}.", _asked(finding, ())]
    return [*_told(finding), *([f"Here: {named}."] if named else [])]


def _named(rest: Sequence[int], texts: Sequence[str]) -> str:
    """The places that got no comment of their own, by how they begin."""
    beginnings = [text for n in rest if (text := " ".join(texts[n].split())[:_QUOTED].strip())]
    quoted = ", ".join(f"“{text} …”" for text in beginnings[:MOST_NAMED])
    more = " and others" if len(rest) > MOST_NAMED else ""
    counted = f"The same holds for {len(rest)} further paragraph{'s' if len(rest) > 1 else ''}"
    return f"{counted}, which begin{'' if len(rest) > 1 else 's'} {quoted}{more}." if quoted else f"{counted}."


def _clean(line: str) -> str:
    """One line of text that XML can hold: lone surrogates and control characters become the replacement character."""
    return " ".join(_UNPRINTABLE.sub("\ufffd", line).split())
