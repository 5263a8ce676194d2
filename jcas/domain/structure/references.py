"""The reference list: where it stands and its entries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from types import MappingProxyType

from jcas.domain import words
from jcas.domain.documents import Paragraph, Place
from jcas.domain.names.alphabets import letters
from jcas.domain.names.skeletons import skeleton
from jcas.domain.structure import labels
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.captions import is_caption
from jcas.domain.structure.ending import stands_behind
from jcas.domain.structure.entries import ADDRESS_ALONE, LONGEST_ENTRY, Rows, goes_on, is_entry, whole
from jcas.domain.structure.headings import Heading
from jcas.domain.structure.names_of_people import emails_in
from jcas.domain.structure.naming import without_number


@dataclass(slots=True)
class ReferenceList:
    """The list's heading and entries; no entries where there is no list."""

    heading: Heading | None = None
    entries: list[Paragraph] = field(default_factory=list)
    """One paragraph an entry, made whole where the author cut it or ran it on with others."""
    last: int = -1
    """Number of the last entry's paragraph."""
    places: list[tuple[int, ...]] = field(default_factory=list)
    """Of each entry the numbers of all paragraphs in which it stands; entries may share one."""

    @property
    def numbers(self) -> frozenset[int]:
        """Numbers of all paragraphs that hold entries."""
        return frozenset(number for place in self.places for number in place)

    @property
    def first(self) -> int | None:
        """Number of the paragraph where the list begins: its heading, or the first entry where it has none."""
        if self.heading:
            return self.heading.paragraph
        return self.entries[0].number if self.entries else None


_FIRST_WORD = re.compile(r"[^\W\d_]{2,}")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_LEAST_ENTRIES = 3
_LAST_HEADINGS = 8
"""Among which a list without a known name is looked for."""
_LONGEST_GROUP, _LONGEST_NOTE = 6, 40
_RUNNING = 30
"""Words of a paragraph of text."""
_TITLE_LINES = 3
"""Behind a title in another language, its byline and abstract."""
_MOST_GAPS = 2
"""Entries in a row of another form, in a list without a heading."""
_MARKS = re.compile(
    r"(?=.{0,200}(?:\*|\basterisk|\bbold\b))\W*(?:the\s+)?(?:[^\W\d_]+\s+){0,5}(?:indicat|mark|denot|includ|preced)",
    re.IGNORECASE,
)
"""References marked with an asterisk indicate studies included in the meta-analysis."""
_LISTED_FIGURE = re.compile(
    r"\s*(?:figure|fig\.|table|appendix|рисунок|рис\.|таблица|сурет|кесте)\s*\d{1,2}(?![\d.]\d).{0,200}?\s\d{1,3}\s*",
    re.IGNORECASE,
)
"""A line of a list of figures: Figure 2. A map … 14"""


def named_by_entries(body: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Heading]:
    """The headings, the last one that opens a list of entries told to be the references where none names them."""
    if any("references" in h.sections for h in headings):
        return list(headings)
    ends = [*(h.paragraph for h in headings[1:]), len(body) + (body[0].number if body else 0) + 1]
    headless = _headless(body).first or 0
    for heading, end in reversed(list(zip(headings, ends, strict=False))[-_LAST_HEADINGS:]):
        if headless > end:
            break  # the list stands at the end, under no heading
        if heading.sections and not _heads_both(heading):
            continue
        under = [p for p in body if heading.paragraph < p.number < end and p.place is Place.BODY and p.text.strip()]
        listed = [p for p in takewhile(lambda p: not is_caption(p), under) if not _tells_marks(p)]
        entries = sum(is_entry(p) and len(p.text.split()) <= LONGEST_ENTRY // 2 for p in listed)
        opens = bool(listed) and is_entry(listed[0])
        if opens and entries >= _LEAST_ENTRIES and entries * 4 >= len(listed) * 3:
            found = replace(heading, level=1, section="references", also=())
            return [found if h is heading else h for h in headings]
    return list(headings)


def _heads_both(heading: Heading) -> bool:
    """Whether a name may head a review and a list alike: "Literature", but not "Literature review"."""
    return heading.sections == ("literature_review",) and len(without_number(heading.text).split()) == 1


def find_references(
    body: Sequence[Paragraph], headings: Sequence[Heading], rows: Rows = MappingProxyType({})
) -> ReferenceList:
    """The list under a heading that names it, parts under names of their own included: "Литература", "References".

    Of lists that repeat each other in two alphabets the one with the most entries. `rows`: of the document's tables.
    """
    lists = [_read(body, headings, h) for h in headings if "references" in h.sections]
    chosen = max(lists, key=lambda found: len(found.entries), default=None)
    if chosen is None:
        return _headless(body)
    parts = [part for part in _neighbours(lists, chosen, body) if part is chosen or not _repeats(part, chosen)]
    entries = whole([p for part in parts for p in part.entries], rows)
    return ReferenceList(parts[0].heading, [e.paragraph for e in entries], parts[-1].last, [e.numbers for e in entries])


def _neighbours(
    lists: Sequence[ReferenceList], chosen: ReferenceList, body: Sequence[Paragraph]
) -> list[ReferenceList]:
    """The lists that follow each other directly, this one among them."""
    found: list[ReferenceList] = []
    for part in lists:
        start = part.heading.paragraph if part.heading else part.last
        end = max(found[-1].last, found[-1].first or 0) if found else start
        if any(end < p.number < start and p.text.strip() for p in body):
            if chosen in found:
                break
            found = []
        found.append(part)
    return found


def _repeats(part: ReferenceList, whole: ReferenceList) -> bool:
    """Whether most of a list's works stand in the other as well: first words and years agree in any alphabet."""
    there: dict[str, set[str]] = {}
    for name, years in map(_first_word_and_years, whole.entries):
        there.setdefault(name, set()).update(years)
    again = sum(not years.isdisjoint(there.get(name, ())) for name, years in map(_first_word_and_years, part.entries))
    return 0 < len(part.entries) <= 2 * again


def _first_word_and_years(entry: Paragraph) -> tuple[str, set[str]]:
    word = _FIRST_WORD.search(entry.text)
    return skeleton(letters(word[0])) if word else "", set(_ANY_YEAR.findall(entry.text))


def _headless(body: Sequence[Paragraph]) -> ReferenceList:
    """Entries at the end of the text under no heading at all, one after another."""
    found: list[Paragraph] = []
    doubtful: list[Paragraph] = []
    least = _LEAST_ENTRIES + 1
    told = [p for p in body if p.place is Place.BODY and p.text.strip()]
    for before, paragraph in reversed(list(pairwise([None, *told]))):
        short = paragraph is not None and len(paragraph.text.split()) <= LONGEST_ENTRY
        if paragraph and short and (is_entry(paragraph) or (before and goes_on(before.text.strip(), paragraph))):
            found += [*doubtful, paragraph]
            doubtful = []
        elif found and paragraph and short and len(doubtful) < max(_MOST_GAPS, len(found) // 8) and _dated(paragraph):
            doubtful.append(paragraph)
        elif sum(map(is_entry, found)) >= least:
            break
        elif found:  # a caption that names a work, say, behind the list
            found, doubtful, least = [], [], 2 * _LEAST_ENTRIES
    if sum(map(is_entry, found)) < least:
        return ReferenceList()
    entries = whole(found[::-1], {})
    return ReferenceList(None, [e.paragraph for e in entries], found[0].number, [e.numbers for e in entries])


def _dated(paragraph: Paragraph) -> bool:
    """Whether a line may be an entry of a form that is not known: it has a year and no sentence's verb is asked for."""
    return labels.YEAR.search(paragraph.text) is not None and paragraph.outline is None


def _read(body: Sequence[Paragraph], headings: Sequence[Heading], heading: Heading) -> ReferenceList:
    stops = {h.paragraph for h in headings if h.paragraph > heading.paragraph and h.sections}
    titles = {h.paragraph for h in headings}
    found = ReferenceList(heading)
    behind = [p for p in body if p.number > heading.paragraph and p.text.strip()]
    place = behind[0].place if behind else Place.BODY  # a list may be laid out in a table
    for i, paragraph in enumerate(behind):
        following = behind[i + 1 : i + 5]
        if paragraph.number in stops or _is_behind(paragraph, following):
            break
        if found.entries and paragraph.number in titles and _heads_text(paragraph, following):
            break  # an appendix, say, under a heading that only its look makes
        styled = paragraph.outline is not None and not ADDRESS_ALONE.fullmatch(paragraph.text.strip())
        if found.entries and styled and not any(map(is_entry, [paragraph, *following])):
            break  # another section, whatever it is called
        if place is Place.TABLE and paragraph.place is not place:
            break
        listed = not (_is_group(paragraph, behind[i + 1 : i + 2], titles) or _tells_marks(paragraph))
        if paragraph.place is place and listed:
            found.entries.append(paragraph)
            found.last = paragraph.number
    return found


def _heads_text(paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
    """Whether text stands under a line that is no entry, however annotated, and no entry is near."""
    year = labels.YEAR.search(paragraph.text)
    if year is not None and is_entry(paragraph) and len(paragraph.text[year.end() :].split()) > 2:
        return False
    near = [p for p in following if not is_caption(p)]
    return bool(near) and words.count(near[0].text) >= _RUNNING and not any(map(is_entry, near))


def _tells_marks(paragraph: Paragraph) -> bool:
    """Whether a paragraph only tells what the asterisks in front of entries mean."""
    text = paragraph.text.strip()
    return len(text.split()) <= _LONGEST_NOTE and not labels.YEAR.search(text) and _MARKS.match(text) is not None


def _is_behind(paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
    """Whether a paragraph stands behind the list: back matter, tables and figures, a title page in another language."""
    if is_caption(paragraph) or _LISTED_FIGURE.fullmatch(paragraph.text):
        return True
    if labels.is_back_matter(paragraph.text) or stands_behind(paragraph.text) or _opens(paragraph):
        return True
    if names_only(paragraph.text) and any(_opens(p) or emails_in(p.text) for p in following):
        return True
    entry = is_entry(paragraph) or labels.YEAR.search(paragraph.text) is not None
    return not entry and any(_opens(p) for p in following[:_TITLE_LINES])


def _opens(paragraph: Paragraph) -> bool:
    return labels.opens(paragraph.text, labels.lead_of(paragraph)) is not None


def _is_group(paragraph: Paragraph, following: Sequence[Paragraph], titles: set[int]) -> bool:
    """A title over a part of the list: a heading, or a few plain words before an entry."""
    text = paragraph.text.strip()
    if len(text.split()) > _LONGEST_GROUP or labels.YEAR.search(text):
        return False
    plain = all(c.isalpha() or c in " ,&:-–" for c in text) and text[:1].isupper()
    opens = any(map(is_entry, following))
    return (plain and opens) or paragraph.number in titles
