"""Depths of headings that their typed numbers, and those of their neighbours, tell against their style or look."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jcas.domain.structure import labels
from jcas.domain.structure.headings import Candidate, Habit, Heading
from jcas.domain.structure.naming import number_depth

_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)\b")
_STATEMENTS = frozenset({"funding", "conflicts", "contributions", "other"})


def numbered_below(candidates: Sequence[Candidate]) -> frozenset[int]:
    """Paragraphs of headings numbered 1.2 in the style in which others are numbered 1."""
    styled = [(c.heading.paragraph, c.fixed_level, number_depth(c.heading.text)) for c in candidates if _styled(c)]
    main = {level for _, level, depth in styled if depth == 1}
    return frozenset(paragraph for paragraph, level, depth in styled if level in main and (depth or 1) > 1)


def within_chapters(headings: Sequence[Heading]) -> Iterator[Heading]:
    """The headings, a topic without a number among those of one chapter put below: 4.6.2, "Net change", 4.6.3."""
    numbers = [found[1].split(".") if (found := _NUMBER.match(h.text)) else [] for h in headings]
    for i, heading in enumerate(headings):
        before: list[str] = next((n for n in reversed(numbers[:i]) if n), [])
        behind: list[str] = next((n for n in numbers[i + 1 :] if n), [])
        within = len(before) > 1 and len(behind) > 1 and before[0] == behind[0]
        topic = heading.level == 1 and not numbers[i] and not heading.sections
        yield replace(heading, level=len(before) + 1) if topic and within else heading


def with_back_matter(headings: Sequence[Heading], candidates: Sequence[Candidate]) -> list[Heading]:
    """The headings, those that look like back matter and stand behind it raised to it, up to the references.

    "Conflict of interest", "Informed consent", "Authors' contributions": one look, one level.
    """
    habits = {c.heading.paragraph: c.habit for c in candidates}
    end = next((i for i, h in enumerate(headings) if "references" in h.sections), len(headings))
    start = next((i + 1 for i in range(end - 1, -1, -1) if not _STATEMENTS.issuperset(headings[i].sections)), 0)
    told: set[Habit] = set()
    found = list(headings)
    for i in range(start, end):
        heading, habit = headings[i], habits.get(headings[i].paragraph, ())
        loose = not (heading.run_in or heading.styled or number_depth(heading.text))
        if loose and heading.level == 1 and (heading.sections or labels.is_back_matter(heading.text)):
            told.add(habit)
        elif loose and habit in told:
            found[i] = replace(heading, level=1)
    return found


def _styled(candidate: Candidate) -> bool:
    return candidate.habit[0] == "style" and candidate.fixed_level is not None
