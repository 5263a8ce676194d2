"""Headings, however they were made: by style, outline level, automatic or typed number, bold or capitals on a line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jcas.domain import words
from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure import labels
from jcas.domain.structure.captions import is_caption, is_placeholder
from jcas.domain.structure.folding import is_capitals
from jcas.domain.structure.naming import SectionNames, number_depth, without_number
from jcas.domain.structure.styles import Styles, styles_of

_LONGEST_STYLED, _LONGEST_TYPED, _LONGEST_PLAIN_NUMBERED = 40, 25, 16
_LONG_PARAGRAPH = 25
_KIND = re.compile(r"\W*(?:paper|article|manuscript)\s(?:type|category)\s*[:–—-]", re.IGNORECASE)
"""Paper type: Research paper."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CONTENTS = re.compile(r"[.…·_]{4,}\s*\d{1,3}(?:\s*[-–]\s*\d{1,3})?$")
"""A line of a table of contents typed by hand: 2.1 Wells ………… 8"""
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s")
_SENTENCE_END = (".", ";", ",", ":", "!", "…")
_NO_HEADING_STYLES = (
    "title",
    "subtitle",
    "caption",
    "toc",
    "table of",
    "list bullet",
    "header",
    "footer",
    "quote",
    "название",
)

Habit = tuple[object, ...]
"""What headings of one level share: how they were made and how they look."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, with the section that it names ("other" where it names none) and further ones."""

    text: str
    level: int
    paragraph: int
    section: str = "other"
    also: tuple[str, ...] = ()
    run_in: bool = False
    """Whether it opens a paragraph of text instead of standing alone."""
    styled: bool = False
    """Whether a paragraph style makes it a heading, not its look."""

    @property
    def sections(self) -> tuple[str, ...]:
        """Every section that it names."""
        return () if self.section == "other" else (self.section, *self.also)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line made like a heading, before the document's habit decides its level."""

    heading: Heading
    habit: Habit
    fixed_level: int | None = field(default=None)


def find_candidates(
    paragraphs: Sequence[Paragraph], names: SectionNames, boxed: frozenset[int] = frozenset()
) -> list[Candidate]:
    """Every line of the body that is made like a heading, front matter and reference list included.

    `boxed`: numbers of paragraphs that are a table of their own; those that name a section are headings in a frame.
    """
    body = [
        p for p in paragraphs if p.place is Place.BODY or (p.number in boxed and names.exactly(p.printed) is not None)
    ]
    styles = styles_of(body, names)
    found = [c for i, p in enumerate(body) if (c := _candidate(p, _next_text(body, i), names, styles))]
    return _without_lists(found)


def _candidate(paragraph: Paragraph, following: str, names: SectionNames, styles: Styles) -> Candidate | None:
    printed = " ".join(paragraph.printed.split())
    text = printed.removeprefix("• ") if paragraph.label == "•" else printed
    size = len(text.split())
    style = paragraph.style.lower()
    if (
        not text
        or not any(c.isalpha() for c in text)
        or (style.startswith(_NO_HEADING_STYLES) and paragraph.number not in styles.titles)
        or labels.opens(text, text[:9])
        or labels.is_code(text)
        or _ADDRESS.fullmatch(text)
        or ("=" in text and size <= _LONGEST_STYLED)
    ):
        return None
    if is_caption(paragraph) or is_placeholder(text):
        return None
    if labels.is_under_table(text) or _KIND.match(text) or _CONTENTS.search(text):
        return None
    if paragraph.number in styles.titles:
        return Candidate(Heading(text, 1, paragraph.number, styled=True), ("title",))
    if paragraph.outline is not None and styles.is_text(paragraph, names):
        return None
    if paragraph.outline is not None and size <= _LONGEST_STYLED and not (size > 20 and text.endswith(".")):
        heading = Heading(text, paragraph.outline, paragraph.number, styled=True)
        return Candidate(heading, ("style", paragraph.outline), paragraph.outline)
    if paragraph.label == "•" and not (names.wholly(text) and (_all_bold(paragraph) or is_capitals(text))):
        return None
    if size <= _LONGEST_TYPED:
        return _typed(paragraph, text, following, names)
    return _run_in(paragraph, names)


def _typed(paragraph: Paragraph, text: str, following: str, names: SectionNames) -> Candidate | None:
    """A line that only its look or its words make a heading."""
    shown = [r for r in paragraph.runs if r.visible and r.text.strip() and r.note is None]
    bold = _all_bold(paragraph)
    italic = all(r.look.italic for r in shown)
    underlined = all(r.look.underlined and r.link is None for r in shown)
    capitals = is_capitals(without_number(text))
    exact = names.wholly(text) or names.exactly(text) == "references"
    depth = number_depth(text)
    whole = (
        exact
        or not text.endswith(_SENTENCE_END)
        or (text.endswith(".") and (capitals or bold) and bool(names.named(text)))
        or (text.endswith(":") and bold and ((depth or 0) > 1 or labels.is_back_matter(text)) and _short(text))
    )
    if not whole:
        return _run_in(paragraph, names)
    long_follows = words.count(following) >= _LONG_PARAGRAPH
    slight = long_follows and text[:1].isupper() and len(text.split()) <= 15
    marked = bold or capitals or ((italic or underlined) and slight)
    numbered = depth is not None and (
        exact or (_short(text) and (depth > 1 or long_follows or _begins_below(text, following)))
    )
    if not (marked or numbered or exact):
        return None
    habit = ("typed", depth or 0, capitals, bold, italic, underlined, paragraph.centred, _size(paragraph))
    return Candidate(Heading(text, 1, paragraph.number), habit, depth if depth and depth > 1 else None)


def _run_in(paragraph: Paragraph, names: SectionNames) -> Candidate | None:
    """Tell a section's name, set apart, that opens its first paragraph: **Introduction.** In recent years …"""
    lead = labels.lead_of(paragraph).strip()
    first = next((r for r in paragraph.runs if r.visible and r.text.strip()), None)
    apart = first is not None and (first.look.bold or first.look.italic or is_capitals(lead))
    if not lead or not apart or len(lead.split()) > 6 or not names.wholly(lead):
        return None
    return Candidate(Heading(lead, 1, paragraph.number, run_in=True), ("run-in",))


def _all_bold(paragraph: Paragraph) -> bool:
    return all(r.look.bold for r in paragraph.runs if r.visible and r.text.strip() and r.note is None)


def _short(text: str) -> bool:
    return len(text.split()) <= _LONGEST_PLAIN_NUMBERED and without_number(text)[:1].isupper()


def _begins_below(text: str, following: str) -> bool:
    """Whether the next line is its first part: "3. Data" before "3.1. Sample"; no list goes on like that."""
    number = _NUMBER.match(text)
    return number is not None and re.match(rf"{re.escape(number[1])}\.1\b", following) is not None


def _size(paragraph: Paragraph) -> float | None:
    return next((r.look.size for r in paragraph.runs if r.text.strip()), None)


def _next_text(body: Sequence[Paragraph], i: int) -> str:
    """The next paragraph that has text, as printed."""
    return next((p.printed for p in body[i + 1 : i + 4] if p.text.strip()), "")


def _without_lists(found: list[Candidate]) -> list[Candidate]:
    """Drop numbered lines that stand next to each other with no look of a heading: they are a typed list."""
    numbered = [c.heading for c in found if c.habit[0] == "typed" and number_depth(c.heading.text)]
    parted = {h.paragraph for pair in pairwise(numbered) if _begins_below(pair[0].text, pair[1].text) for h in pair}
    looks = {c.heading.paragraph for c in found if c.habit[0] == "typed" and (c.habit[2] or c.habit[3])}
    plain = {heading.paragraph for heading in numbered} - looks - parted
    return [
        c
        for c in found
        if c.heading.paragraph not in plain or not {c.heading.paragraph - 1, c.heading.paragraph + 1} & plain
    ]
