"""Levels of headings: which are sections and which stand below them.

The document's own habit decides: a look that names sections such as Introduction or References is the first level;
other looks stand below it, and so do topics of the same look right under a section's name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jcas.domain.documents import Paragraph
from jcas.domain.structure import labels
from jcas.domain.structure.depths import numbered_below, with_back_matter, within_chapters
from jcas.domain.structure.headings import Candidate, Habit, Heading
from jcas.domain.structure.naming import SectionNames, number_depth

_OFTEN, _MOSTLY = 3, 0.4
"""How many sections, or which share of its lines, a habit must name to be the first level's."""
_BACK_MATTER = re.compile(
    r"\W*(?:acknowledge?ment|declarations?\W*$|appendi(?:x|ces)\b|data\s+availability|glossary\b|"
    r"(?:list\s+of\s+)?abbreviations\W*$|благодарност|алғыс)",
    re.IGNORECASE,
)
_DECLARATIONS = re.compile(r"\W*declarations?\W*", re.IGNORECASE)


def headings_of(candidates: Sequence[Candidate], names: SectionNames) -> list[Heading]:
    """The headings that these candidates are, with levels and sections."""
    named = [_named(heading, names) for heading in _levelled(candidates, names)]
    return with_back_matter(list(within_chapters(named)), candidates)


def stacked(headings: Sequence[Heading], flow: Sequence[Paragraph]) -> list[Heading]:
    """The headings, topics that only a look makes put below a section of theirs with no text before the first of them.

    "Methods" directly over "Sample" heads it, and so it does "Instruments" behind it, up to the next section.
    """
    told = {p.number for p in flow if p.text.strip()}
    found: list[Heading] = []
    above: Heading | None = None
    for heading in headings:
        last = found[-1] if found else None
        topic = heading.level == 1 and not (
            heading.styled or heading.sections or heading.run_in or labels.is_back_matter(heading.text)
        )
        if topic and last is not None and last.level == 1 and last.sections:
            above = last if told.isdisjoint(range(last.paragraph + 1, heading.paragraph)) else None
        elif heading.level == 1 and not topic:
            above = None
        below = topic and above is not None and not _numbered_alike(above.text, heading.text)
        found.append(replace(heading, level=2) if below else heading)
    return found


def _numbered_alike(section: str, topic: str) -> bool:
    """Whether both bear a typed number of one kind: "I. Introduction" and "II. Wells", but not "i. Depths"."""
    numbers = number_depth(section), number_depth(topic)
    kinds = {(text.strip()[:1].isdigit(), text.strip()[:1].isupper()) for text in (section, topic)}
    return None not in numbers and numbers[0] == numbers[1] and len(kinds) == 1


def _levelled(found: Sequence[Candidate], names: SectionNames) -> Iterator[Heading]:
    """Headings with their levels: the habit that names sections is the first level, others stand below it."""
    every = [(c.heading.text, c.fixed_level) for c in found if c.habit[0] == "style" and c.fixed_level]
    styled = [level for text, level in every if names.named(text)]
    main = [level for text, level in every if names.exactly(text) != "references"]  # those are first in any style
    offset = _highest(styled, [level for _, level in every], main) - 1 if styled else 0
    first = _first_habits(found, names) or ({found[0].habit} if found and not styled else set())
    if sum(c.habit in first and names.wholly(c.heading.text) for c in found) >= _OFTEN:
        offset = 0  # the main sections are set by hand, and "Heading 2" stands below them
    below: dict[Habit, int] = {}
    deeper = numbered_below(found)
    above: tuple[str, ...] = ()  # sections that the heading above names, for "Methods." that opens a paragraph there
    declared = False  # "Declarations", and below it in bold "Funding: …"
    for candidate in found:
        heading = candidate.heading
        level = _level(candidate, names, offset, first, below)
        declared = _DECLARATIONS.fullmatch(heading.text) is not None or (declared and heading.run_in)
        named = names.named(heading.text)
        again = not set(above).isdisjoint(named)  # "Methods" below "Materials and methods", as topics there look
        within = (heading.run_in and (declared or again)) or (again and candidate.habit in below)
        above = named if level == 1 and not heading.run_in else above
        yield replace(heading, level=2 if within or (level == 1 and heading.paragraph in deeper) else level)


def _highest(naming: Sequence[int], every: Sequence[int], main: Sequence[int]) -> int:
    """The style level of the main sections: the highest that names one, or the next below it.

    The next where only one heading is higher, as authors set the title and "References" in Heading 1 and everything
    between in Heading 2; and where all that is higher stands behind the sections: "Acknowledgements", "Funding".
    `main`: without the references.
    """
    top = min(naming)
    below = [level for level in naming if level == top + 1]
    alone = naming.count(top) == 1 == every.count(top) and len(below) >= _OFTEN
    higher = [n for n, level in enumerate(main) if level <= top]
    behind = bool(below and higher) and top + 1 in main[: higher[0]] and higher == list(range(higher[0], len(main)))
    return top + 1 if alone or behind else top


def _first_habits(found: Sequence[Candidate], names: SectionNames) -> set[Habit]:
    """The typed habits in which sections are named often enough to be the first level's.

    Where only the references are named, theirs, unless they alone look so.
    """
    every = Counter(c.habit for c in found if c.habit[0] != "style")
    named = [c for c in found if c.habit[0] != "style" and names.wholly(c.heading.text)]
    naming = Counter(c.habit for c in named)
    if all(names.exactly(c.heading.text) == "references" for c in named):
        return {habit for habit in naming if every[habit] > 1}
    numbered = {
        habit for habit in naming if habit[:2] == ("typed", 1)
    }  # "I. INTRODUCTION", "II. ALLIANCES OF THE WEAK"
    return numbered | {habit for habit, n in naming.items() if n >= _OFTEN or n >= every[habit] * _MOSTLY}


def _level(c: Candidate, names: SectionNames, offset: int, first: set[Habit], below: dict[Habit, int]) -> int:
    if names.exactly(c.heading.text) == "references":
        return 1
    if c.habit[0] == "style":
        return max(1, (c.fixed_level or 1) - offset)
    if c.fixed_level and not (c.habit in first and c.heading.text[1:2] == "."):  # "A. Introduction", "B. Courts"
        return c.fixed_level
    if c.habit in first or names.wholly(c.heading.text) or _BACK_MATTER.match(c.heading.text):
        return 1
    return below.setdefault(c.habit, min(2 + len(below), 3))


def _named(heading: Heading, names: SectionNames) -> Heading:
    named = names.named(heading.text)
    return replace(heading, section=named[0], also=named[1:]) if named else heading
