"""The reference list: where it stands and its entries, one a paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from jcas.domain.documents import Paragraph, Place, Run
from jcas.domain.names.alphabets import letters
from jcas.domain.names.skeletons import skeleton
from jcas.domain.structure import labels
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.captions import is_caption
from jcas.domain.structure.headings import Heading
from jcas.domain.structure.names_of_people import emails_in
from jcas.domain.structure.naming import without_number


@dataclass(slots=True)
class ReferenceList:
    """The list's heading and entries; no entries where there is no list."""

    heading: Heading | None = None
    entries: list[Paragraph] = field(default_factory=list)
    """One paragraph an entry; one that was cut by hand is whole again and bears its first paragraph's number."""
    last: int = -1
    """Number of the last entry's paragraph."""
    further: frozenset[int] = frozenset()
    """Numbers of the paragraphs in which entries go on."""

    @property
    def numbers(self) -> frozenset[int]:
        """Numbers of all paragraphs that hold entries."""
        return self.further | {p.number for p in self.entries}

    @property
    def first(self) -> int | None:
        """Number of the paragraph where the list begins: its heading, or the first entry where it has none."""
        if self.heading:
            return self.heading.paragraph
        return self.entries[0].number if self.entries else None


_ENTRY = re.compile(
    r"(?:[\[(]?\d{1,3}[\]).]\s*)?(?:[^\W\d_][\w'’-]*\s+){0,3}[^\W\d_][\w'’-]+,?\s+(?:[^\W\d_]{1,2}\.[\s-]?){1,3}"
    r"|(?:[^\W\d_][\w'’-]*[^\W\d_],\s[A-Z]{1,3},?\s+(?:(?:&|and)\s+)?){1,9}(?:1[4-9]|20)\d\d[a-k]?\b"
    r"|[A-Z][^().,\d]{2,80}\s(?:19|20)\d\d[a-k]?,\s[‘“\"']"
    r"|(?P<dated>[^()\n]{3,160}\(\s*(?:(?:1[4-9]|20)\d\d|n\.\s?d\.))"
)
"""A surname with initials; Adams, A, & Brown, BB 2010; Example Bank 2010, ‘; names with a year in brackets."""
_NARRATED = re.compile(r"[^()\n]{3,160}\(\s*(?:1[4-9]|20)\d\d[^()]{0,30}\)(?:['’]s)?,?\s+(?P<on>[^\W\d_])")
"""Adams (2010) argues: a sentence, unless a capital follows."""
_FIRST_WORD = re.compile(r"[^\W\d_]{2,}")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_LEAST_ENTRIES = 3
_LONGEST_ENTRY, _LONGEST_DATED = 120, 60
"""In words; the second where nothing but a year in brackets makes an entry of it."""
_LONGEST_ENDING = 400
"""Of a line, in characters: what shows whether it is finished; all of a bait would be searched from each place."""
_LEAST_CUT = 4
"""Lines of a list from which on its habit of cutting entries shows."""
_LAST_HEADINGS = 8
"""Among which a list without a known name is looked for."""
_LONGEST_GROUP = 6
_FINISHED = re.compile(r"[.!?)\]»”\"'>/\d]$|\S+[./]\S{4,}$")
_BREAKS_OFF = re.compile(
    r"(?:[,&:;–-]|\b(?:and|of|in|the|for|from|at|with|by|on|to|an?|i|и|в|на|по|для|мен|және))$", re.IGNORECASE
)
_LISTED_FIGURE = re.compile(
    r"\s*(?:figure|fig\.|table|appendix|рисунок|рис\.|таблица|сурет|кесте)\s*\d{1,2}(?![\d.]\d).{0,200}?\s\d{1,3}\s*",
    re.IGNORECASE,
)
"""A line of a list of figures: Figure 2. A map … 14"""
_ADDRESS_ALONE = re.compile(
    r"(?:(?:retrieved|available|accessed)\s+(?:at|from|online)?\s*:?\s*|(?:doi|url)\s*:\s*)?"
    r"(?:https?://|www\.|10\.\d{4,9}/)\S+",
    re.IGNORECASE,
)
_ACCESSED = re.compile(r"\b(?:viewed|accessed|retrieved|visited)(?:\s+on)?(?:\s+[\w.]+){0,2}$", re.IGNORECASE)
"""viewed 04: its month and year stand on the next line."""
_OPENED = re.compile(r"“[^”]*$|«[^»]*$|(?<!\w)‘[^’]*$|\([^)]*$|\[[^\]]*$")
_CLOSES = re.compile(r"[^“«‘(\[\"]{0,200}?(?:[”»)\]]|’(?!\w))")
"""A quotation or bracket ends that the line before opened."""
_ADDRESS_AT_END = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/)\S+$", re.IGNORECASE)


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
        listed = [p for p in body if heading.paragraph < p.number < end and p.place is Place.BODY and p.text.strip()]
        entries = sum(_is_entry(p) and len(p.text.split()) <= _LONGEST_ENTRY // 2 for p in listed)
        opens = bool(listed) and _is_entry(listed[0])
        if opens and entries >= _LEAST_ENTRIES and entries * 4 >= len(listed) * 3:
            found = replace(heading, level=1, section="references", also=())
            return [found if h is heading else h for h in headings]
    return list(headings)


def _heads_both(heading: Heading) -> bool:
    """Whether a name may head a review and a list alike: "Literature", but not "Literature review"."""
    return heading.sections == ("literature_review",) and len(without_number(heading.text).split()) == 1


def find_references(body: Sequence[Paragraph], headings: Sequence[Heading]) -> ReferenceList:
    """The list under a heading that names it, parts under names of their own included: "Литература", "References".

    Of lists that repeat each other in two alphabets the one with the most entries.
    """
    lists = [_read(body, headings, h) for h in headings if "references" in h.sections]
    chosen = max(lists, key=lambda found: len(found.entries), default=None)
    if chosen is None:
        return _headless(body)
    parts = [part for part in _neighbours(lists, chosen, body) if part is chosen or not _repeats(part, chosen)]
    entries = [p for part in parts for p in part.entries]
    whole = list(_whole(entries))
    further = frozenset(p.number for p in entries) - {p.number for p in whole}
    return ReferenceList(parts[0].heading, whole, parts[-1].last, further)


def _whole(entries: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The entries, those whole that their author cut into lines by hand to draw the indent."""
    entry: Paragraph | None = None
    cut = _cut_by_hand(entries)
    for paragraph in entries:
        if entry is not None and _goes_on(entry.text.strip(), paragraph, cut=cut):
            entry = replace(entry, runs=[*entry.runs, Run(" "), *paragraph.runs], _text=None)
            continue
        if entry is not None:
            yield entry
        entry = paragraph
    if entry is not None:
        yield entry


def _cut_by_hand(entries: Sequence[Paragraph]) -> bool:
    """Whether lines of a list are no entries of their own, and no entry begins behind a line without an end."""
    starts = [_is_entry(entry) for entry in entries]
    if len(entries) < _LEAST_CUT or not len(entries) <= 3 * sum(starts) <= 2 * len(entries):
        return False
    ended = [_FINISHED.search(entry.text.strip()[-_LONGEST_ENDING:]) is not None for entry in entries]
    return all(before for before, start in zip(ended, starts[1:], strict=False) if start)


def _goes_on(before: str, paragraph: Paragraph, *, cut: bool = False) -> bool:
    """Whether an entry that ends so goes on in the next paragraph: it breaks off, or what follows is no start.

    `cut`: whether the list's author cut entries into lines by hand.
    """
    text = paragraph.text.strip()
    ending = before[-_LONGEST_ENDING:]
    if _ADDRESS_ALONE.fullmatch(text):
        return not _ADDRESS_AT_END.search(ending) and labels.YEAR.search(before) is not None
    if paragraph.label:
        return False
    entry = _is_entry(paragraph)
    quoting = _OPENED.search(ending) is not None or before.count('"') % 2 == 1
    closing = quoting and (_CLOSES.match(text) is not None or text.count('"') % 2 == 1)
    if not entry and (closing or _ACCESSED.search(ending)):
        return True
    if _FINISHED.search(ending):
        return False
    if not entry and (cut or quoting):
        return True
    starts = entry and labels.YEAR.search(before) is not None
    return bool(_BREAKS_OFF.search(ending)) or (text[:1].islower() and not starts)


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


def _is_entry(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    found = _ENTRY.match(text)
    if found is None or not labels.YEAR.search(text):
        return False
    if not found["dated"]:
        return True
    narrated = _NARRATED.match(text)
    return not (narrated and narrated["on"].islower()) and len(text.split()) <= _LONGEST_DATED


def _headless(body: Sequence[Paragraph]) -> ReferenceList:
    """Entries at the end of the text under no heading at all, one after another."""
    found: list[Paragraph] = []
    told = [p for p in body if p.place is Place.BODY and p.text.strip()]
    for before, paragraph in reversed(list(pairwise([None, *told]))):
        short = paragraph is not None and len(paragraph.text.split()) <= _LONGEST_ENTRY
        if paragraph and short and (_is_entry(paragraph) or (before and _goes_on(before.text.strip(), paragraph))):
            found.append(paragraph)
        elif found:
            break
    if sum(map(_is_entry, found)) <= _LEAST_ENTRIES:
        return ReferenceList()
    whole = list(_whole(found[::-1]))
    return ReferenceList(None, whole, found[0].number, frozenset(p.number for p in found) - {p.number for p in whole})


def _read(body: Sequence[Paragraph], headings: Sequence[Heading], heading: Heading) -> ReferenceList:
    stops = {h.paragraph for h in headings if h.paragraph > heading.paragraph and h.sections}
    titles = {h.paragraph for h in headings}
    found = ReferenceList(heading)
    behind = [p for p in body if p.number > heading.paragraph and p.text.strip()]
    for i, paragraph in enumerate(behind):
        following = behind[i + 1 : i + 5]
        if paragraph.number in stops or _is_behind(paragraph, following):
            break
        styled = paragraph.outline is not None and not _ADDRESS_ALONE.fullmatch(paragraph.text.strip())
        if found.entries and styled and not any(map(_is_entry, [paragraph, *following])):
            break  # another section, whatever it is called
        if paragraph.place is Place.BODY and not _is_group(paragraph, behind[i + 1 : i + 2], titles):
            found.entries.append(paragraph)
            found.last = paragraph.number
    return found


def _is_behind(paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
    """Whether a paragraph stands behind the list: back matter, tables and figures, a title page in another language."""
    if is_caption(paragraph) or _LISTED_FIGURE.fullmatch(paragraph.text):
        return True
    if labels.is_back_matter(paragraph.text) or _opens(paragraph):
        return True
    return names_only(paragraph.text) and any(_opens(p) or emails_in(p.text) for p in following)


def _opens(paragraph: Paragraph) -> bool:
    return labels.opens(paragraph.text, labels.lead_of(paragraph)) is not None


def _is_group(paragraph: Paragraph, following: Sequence[Paragraph], titles: set[int]) -> bool:
    """A title over a part of the list: a heading, or a few plain words before an entry."""
    text = paragraph.text.strip()
    if len(text.split()) > _LONGEST_GROUP or labels.YEAR.search(text):
        return False
    plain = all(c.isalpha() or c in " ,&:-–" for c in text) and text[:1].isupper()
    opens = any(map(_is_entry, following))
    return (plain and opens) or paragraph.number in titles
