"""The sections that a journal asks for: present, combined, implicit or absent, and under which heading."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from jcas.domain import words
from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure import labels
from jcas.domain.structure.headings import Heading

_LEAST_WORDS = 60
"""Fewer words can't do a section's work unsaid."""
_METHOD = re.compile(
    r"\b(?:this|the|our|present)\s+(?:study|article|paper|research|analysis|work)\s+(?:\w+\s+)?"
    r"(?:employs?|uses?|applies|apply|adopts?|draws?\s+(?:up)?on|relies|is\s+based\s+on|utili[sz]es|combines)\b"
    r"|\bwe\s+(?:employ|use|apply)\b(?=[^.!?;]{0,100}\b(?:data|interviews?|surveys?|methods?|models?|analys[ie]s|approach\w*|"
    r"samples?|regressions?|statistics|indicators?|ind(?:ex|ices)|estimat\w+|frameworks?|questionnaires?|sources?|documents?|"
    r"techniques?|tests?|stud(?:y|ies)|records|evidence|measures?|observations?|archiv\w+|variables?)\b)"
    r"|\bwe\s+(?:conducted|interviewed|surveyed|analy[sz]ed|collected)\b"
    r"|\b(?:interviews|survey|data|focus\s+groups)\s+(?:was|were)\s+(?:conducted|collected|carried|gathered)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\s*(?:in\s+conclusion|to\s+conclude|in\s+sum(?:mary)?|to\s+sum\s+up|overall,|all\s+in\s+all|summing\s+up|"
    r"thus,|в\s+заключение|таким\s+образом|қорытындылай)",
    re.IGNORECASE,
)
_LITERATURE = re.compile(
    r"\b(?:theor|concept|framework|scholarship|historiograph|background|approach|debate|теор|концепц|подход|"
    r"(?:existing|previous|prior|earlier|past)\s+(?:\w+\s+(?:and\s+)?)?(?:research|stud|work|literature|accounts))",
    re.IGNORECASE,
)

_CONTEXT = re.compile(
    r"\b(?:background|context|aims?|purpose|rationale|problem|overview|preface|prologue|актуальность|постановка|"
    r"өзектілігі)\b",
    re.IGNORECASE,
)
"""Words of a first heading under which a text is introduced."""
_ANALYSIS = re.compile(r"\b(?:analys[ie]s|анализ|талдау)\b", re.IGNORECASE)
"""In a heading of methods with no findings behind it: "Data and analysis" tells both."""
YEAR_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,120}(?:1[89]|20)\d\d[a-k]?(?:, p[^()\[\]]{0,20})?[)\]]")
_MANY_CITED = 4
"""Brackets with years; a section with fewer tells of something else than the literature."""


class Status(StrEnum):
    """The state of an asked section."""

    PRESENT = "present"
    COMBINED = "combined"
    IMPLICIT = "implicit"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class SectionState:
    """Where a section stands; heading and paragraph are None where no heading names it."""

    status: Status
    heading: str | None = None
    paragraph: int | None = None


def judge(headings: Sequence[Heading], text: Sequence[Paragraph], asked: Sequence[str]) -> dict[str, SectionState]:
    """The state of each asked section; `text` is the body from behind the front matter up to the references."""
    return {key: _named(key, headings) or _unsaid(key, headings, text) for key in asked}


def _named(key: str, headings: Sequence[Heading]) -> SectionState | None:
    """The section under a heading of its own, else under one that it shares; the first level goes first."""
    ranked = sorted(headings, key=lambda h: (h.level > 1, h.paragraph))
    alone = next((h for h in ranked if h.sections == (key,)), None)
    if alone:
        return SectionState(Status.PRESENT, alone.text, alone.paragraph)
    shared = next((h for h in ranked if key in h.sections), None)
    return SectionState(Status.COMBINED, shared.text, shared.paragraph) if shared else None


def _unsaid(key: str, headings: Sequence[Heading], text: Sequence[Paragraph]) -> SectionState:
    """Whether topical sections or plain words do the work of a section that no heading names."""
    done = key in _UNSAID and _UNSAID[key](headings, text)
    return SectionState(Status.IMPLICIT if done else Status.ABSENT)


def _opening(headings: Sequence[Heading], text: Sequence[Paragraph]) -> bool:
    if headings and headings[0].level == 1 and not headings[0].sections and _CONTEXT.search(headings[0].text):
        return True  # "Background and aim"
    first = headings[0].paragraph if headings else None
    opening = [p for p in text if p.place is Place.BODY and (first is None or p.number < first)]
    return words.count_paragraphs(opening) >= _LEAST_WORDS


def _theory(headings: Sequence[Heading], text: Sequence[Paragraph]) -> bool:
    """A topical section of theory, or one that cites much, before the methods; where there are none, the findings."""
    later = [h for h in headings if "introduction" not in h.sections]  # "Introduction, aims and method"
    end = _first(later, "methodology", "findings", "discussion", "conclusion")
    if any(_LITERATURE.search(h.text) for h in topical(headings) if end is None or h.paragraph < end):
        return True
    before = [h for h in headings if h.level < 3 and not h.sections and (end is None or h.paragraph < end)]
    methods = _first(headings, "methodology")
    if methods is None or not before:
        return False
    own = [p.text for p in text if before[0].paragraph < p.number < methods]
    return sum(len(YEAR_IN_BRACKETS.findall(t)) for t in own) >= _MANY_CITED


def _method(_headings: Sequence[Heading], text: Sequence[Paragraph]) -> bool:
    return any(p.place is Place.BODY and _METHOD.search(p.text) for p in text)


def _topics_before_discussion(headings: Sequence[Heading], _text: Sequence[Paragraph]) -> bool:
    return bool(findings_topics(headings)) or any(
        "methodology" in own.sections and _ANALYSIS.search(own.text) and "methodology" not in following.sections
        for own, following in pairwise([h for h in headings if h.level == 1 and h.sections])
    )


def _topics_after_findings(headings: Sequence[Heading], _text: Sequence[Paragraph]) -> bool:
    start, end = _first(headings, "findings"), _first(headings, "conclusion", "references", "funding")
    return start is not None and any(start < h.paragraph < (end or h.paragraph + 1) for h in topical(headings))


def _ending(_headings: Sequence[Heading], text: Sequence[Paragraph]) -> bool:
    last = [p for p in text if p.place is Place.BODY and words.count(p.text) > 20][-5:]
    return any(_ENDING.match(p.text) for p in last)


_UNSAID: dict[str, Callable[[Sequence[Heading], Sequence[Paragraph]], bool]] = {
    "introduction": _opening,
    "literature_review": _theory,
    "methodology": _method,
    "findings": _topics_before_discussion,
    "discussion": _topics_after_findings,
    "conclusion": _ending,
}


def findings_topics(headings: Sequence[Heading]) -> list[Heading]:
    """Topical sections between methods and discussion: they are the findings where no heading says so."""
    if any("findings" in h.sections for h in headings):
        return []
    end = _first(headings, "discussion", "conclusion", "funding", "conflicts", "contributions", "references")
    opened = _last(headings, "introduction", "literature_review", "methodology")
    start = -1 if opened is None and end is not None else opened  # an introduction may stand under no heading
    methods = _first(headings, "methodology")
    return [
        h
        for h in topical(headings)
        if start is not None
        and h.paragraph > start
        and (end is None or h.paragraph < end)
        and (methods is not None or not _LITERATURE.search(h.text))
    ]


def topical(headings: Sequence[Heading]) -> list[Heading]:
    """First-level headings that name no section, and no back matter such as acknowledgements."""
    return [h for h in headings if h.level == 1 and not h.sections and not labels.is_back_matter(h.text)]


def attributed(headings: Sequence[Heading]) -> list[Heading]:
    """The headings with their sections: topics that are the findings, and lower levels that belong to the one above."""
    unsaid = {h.paragraph for h in findings_topics(headings)}
    result: list[Heading] = []
    above = "other"
    for heading in headings:
        own = replace(heading, section="findings") if heading.paragraph in unsaid else heading
        if own.level == 1:
            above = own.section
        elif own.section == "other" and above not in {"references", "introduction"}:
            own = replace(own, section=above)
        result.append(own)
    return result


def _first(headings: Sequence[Heading], *keys: str) -> int | None:
    return next((h.paragraph for h in headings if h.level == 1 and set(h.sections) & set(keys)), None)


def _last(headings: Sequence[Heading], *keys: str) -> int | None:
    return next((h.paragraph for h in reversed(headings) if h.level == 1 and set(h.sections) & set(keys)), None)
