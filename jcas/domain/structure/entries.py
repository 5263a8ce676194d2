"""Entries of a reference list made whole: cut into lines by hand, run on in one paragraph, laid out in a table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jcas.domain.citations.vocabulary import DOCUMENTS, PACTS, word_set
from jcas.domain.documents import Paragraph, Run, Table, paragraphs_of
from jcas.domain.structure import labels

Rows = Mapping[int, tuple[int, int]]
"""Number of a paragraph in a table -> (which table, which row)."""

_ENTRY = re.compile(
    r"[*†]?(?:[\[(]?\d{1,3}[\]).]\s*[*†]?)?(?:"
    r"(?:[^\W\d_][\w'’-]*\s+){0,3}[^\W\d_][\w'’-]+,?\s+(?:[^\W\d_]{1,2}\.[\s-]?){1,3}"
    r"|(?:[^\W\d_][\w'’-]*[^\W\d_],\s[A-Z]{1,3},?\s+(?:(?:&|and)\s+)?){1,9}(?:1[4-9]|20)\d\d[a-k]?\b"
    r"|[A-Z][^().,\d]{2,80}(?:\s(?:19|20)\d\d[a-k]?,\s[‘“\"']|\.\s(?:19|20)\d\d[a-k]?\.\s)"
    r"|[^\W\d_a-z][\w'’-]+(?:\s[\w'’-]+){0,2},\s(?:(?:[^\W\d_a-z][\w'’.-]*|and|et|al\.|de|van|von),?\s){1,24}"
    r"(?:1[4-9]|20)\d\d[a-k]?[.,]\s"
    r"|(?:[–—―]{2,}|-{3,})[.,]?\s\(?(?:1[4-9]|20)\d\d"
    r"|(?P<dated>[^()\n]{3,160}\(\s*(?:(?:1[4-9]|20)\d\d|n\.\s?d\.)))"
)
"""A surname with initials; Adams, A, & Brown, BB 2010; Example Bank 2010, ‘; Example Bank. 2010. ; Adams, Anna, and
Carl Brown. 2010. ; dashes with a year; names with a year in brackets."""
_NARRATED = re.compile(
    r"(?:\d{1,3}\)\s*)?[^()\n]{3,160}\(\s*(?:1[4-9]|20)\d\d[^()]{0,30}\)(?:['’]s)?,?\s+(?P<on>[^\W\d_])"
)
"""Adams (2010) argues: a sentence, unless a capital follows."""
LONGEST_ENTRY, _LONGEST_DATED = 120, 60
"""In words; the second where nothing but a year in brackets makes an entry of it."""
_LONGEST_ENDING = 400
"""Of a line, in characters: what shows whether it is finished; all of a bait would be searched from each place."""
_MOST_LINES = 12
"""Of one entry; without an end it would cost the square of a list's length."""
_LEAST_CUT = 4
"""Lines of a list from which on its habit of cutting entries shows."""
_MOSTLY_FINISHED = 0.8
"""Share of a list's lines that end from which on a line without an end or a year is no entry of its own."""
_FINISHED = re.compile(r"[.!?)\]»”\"'>/\d]$|\S+[./]\S{4,}$")
_BREAKS_OFF = re.compile(
    r"(?:[,&:;–-]|\b(?:and|of|in|the|for|from|at|with|by|on|to|an?|i|и|в|на|по|для|мен|және))$", re.IGNORECASE
)
ADDRESS_ALONE = re.compile(
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
_DATED_LINE = re.compile(
    r"\s*(?:(?:1[5-9]|20)\d\d[a-k]?|n\.\s?d\.|in\s+press|forthcoming)[.,]?\s+[^\s\d–—-]", re.IGNORECASE
)
"""2018 Making a case for ethics: what stands below its authors' names."""
_LEAST_DATED = 3
_WITHIN = re.compile(r"[^\W\d_]{2,}[.?!]\s+\S")
"""A line of several sentences."""
_PAPERS = DOCUMENTS | PACTS | word_set("interview interviews archive archives интервью архив сұхбат мұрағат")
_GOES_ON = re.compile(r"[^\W\d_]{2,}[.?!:]\s+(?!Retrieved|Accessed|Available|Doi|DOI)[^\W\d_a-zа-я]")
"""World Bank. World Development Indicators."""
_PAGES = re.compile(r"\d\s?\(\d|\d\s?[–-]\s?\d|\bpp?\.")
_SOURCE_ALONE = re.compile(
    r"(?:in:?\s)?[^\W\d_][^\d().]{3,120}?[,.]?\s\d{1,4}\s?(?:\(\d{1,4}(?:[-–/]\d{1,3})?\))?[,:]\s?"
    r"(?:pp?\.\s?|[sсc]\.\s?|article\s)?e?\d{1,7}(?:\s?[-–]\s?e?\d{1,7})?"
    r"(?:[.,;]?\s?(?:doi:?\s?)?(?:https?://|10\.)\S*)?\s?\.?",
    re.IGNORECASE,
)
"""Journal of Wells, 18(24), 1–55. https://… without the author and the year of its work."""
_TELLS_YEAR = re.compile(
    r".{3,120}?(?:[.(]\s?\(?(?:1[4-9]|20)\d\d[a-k]?\)?[.,:;]?|,\s?(?:1[4-9]|20)\d\d[a-k]?[.:])\s+\S+\s+\S"
)
"""World Bank. 2020. Wells in numbers: an entry of its own, unlike "Journal of Wells, 18(24), 1–55."."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An entry with the numbers of all paragraphs in which it stands; its paragraph bears one of them."""

    paragraph: Paragraph
    numbers: tuple[int, ...]


def is_entry(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins as entries do and has a year."""
    text = paragraph.text.strip()
    found = _ENTRY.match(text)
    if found is None or not labels.YEAR.search(text):
        return False
    if not found["dated"]:
        return True
    narrated = _NARRATED.match(text)
    return not (narrated and narrated["on"].islower()) and len(text.split()) <= _LONGEST_DATED


def rows_of(tables: Iterable[Table]) -> dict[int, tuple[int, int]]:
    """In which row of which table each paragraph stands."""
    return {
        paragraph.number: (t, r)
        for t, table in enumerate(tables)
        for r, row in enumerate(table.rows)
        for cell in row
        for paragraph in paragraphs_of(cell.blocks)
    }


def whole(listed: Sequence[Paragraph], rows: Rows) -> list[Whole]:
    """The entries that the paragraphs of a list are."""
    told = [part for paragraphs in _by_row(listed, rows) for part in paragraphs]
    lines = [Whole(line, part.numbers) for part in told for line in _lines(part.paragraph)]
    return list(_joined(_under_authors(lines)))


def goes_on(before: str, paragraph: Paragraph, *, cut: bool = False, ended: bool = False) -> bool:
    """Whether an entry that ends so goes on in the next paragraph: it breaks off, or what follows is no start.

    `cut`: whether the list's author cut entries into lines by hand; `ended`: whether the list's entries mostly have an
    end, so that one without is a beginning.
    """
    text = paragraph.text.strip()
    ending = before[-_LONGEST_ENDING:]
    if ADDRESS_ALONE.fullmatch(text):
        return not _ADDRESS_AT_END.search(ending) and labels.YEAR.search(before) is not None
    if paragraph.label:
        return False
    entry = is_entry(paragraph)
    quoting = _OPENED.search(ending) is not None or before.count('"') % 2 == 1
    closing = quoting and (_CLOSES.match(text) is not None or text.count('"') % 2 == 1)
    if not entry and (closing or _ACCESSED.search(ending)):
        return True
    if not entry and labels.YEAR.search(before) and _SOURCE_ALONE.fullmatch(text):
        return True
    if _FINISHED.search(ending):
        return False
    if not entry and (cut or quoting):
        return True
    told = labels.YEAR.search(before) or _WITHIN.search(before)
    if ended and told and not (entry or _TELLS_YEAR.match(text) or _begins_apart(text)):
        return True
    starts = entry and labels.YEAR.search(before) is not None
    return bool(_BREAKS_OFF.search(ending)) or (text[:1].islower() and not starts)


def _begins_apart(text: str) -> bool:
    """Whether a line without a person begins a work: a law, a body in capitals, a title with what follows it."""
    words = text.split()
    named = not _PAPERS.isdisjoint(word.strip(".,:“”«»").lower() for word in words[:2])
    capitals = len(words[0]) > 2 and words[0].isalpha() and words[0].isupper()
    return named or capitals or (_GOES_ON.search(text) is not None and _PAGES.search(text) is None)


def _by_row(listed: Sequence[Paragraph], rows: Rows) -> Iterator[list[Whole]]:
    """What stands in one row of a table as one, but for cells that are entries of their own; text as it is."""
    for row, group in groupby(listed, lambda p: rows.get(p.number)):
        told = list(group)
        if row is None or sum(map(is_entry, told)) > 1:
            yield [Whole(p, (p.number,)) for p in told]
        elif any(labels.YEAR.search(p.text) for p in told):  # not "No. | Source"
            yield [Whole(_one(told), tuple(p.number for p in told))]


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph that its author parted by breaks, where several are entries."""
    if "\n" not in paragraph.text:
        return [paragraph]
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *further = run.text.split("\n") if run.visible and run.note is None else [run.text]
        for n, text in enumerate([first, *further]):
            if n:
                lines.append([])
            lines[-1].append(replace(run, text=text))
    labelled = [paragraph.label, *[""] * (len(lines) - 1)]
    parted = [replace(paragraph, runs=r, label=label, _text=None) for r, label in zip(lines, labelled, strict=True)]
    told = [line for line in parted if line.text.strip()]
    return told if sum(map(is_entry, told)) > 1 else [paragraph]


def _under_authors(lines: list[Whole]) -> list[Whole]:
    """The entries of lists that name authors on a line and their works below, each line beginning with its year."""
    dated = [_DATED_LINE.match(line.paragraph.text) is not None for line in lines]
    if sum(dated) < _LEAST_DATED or 3 * sum(dated) < len(lines) or dated[0]:
        return lines
    found: list[Whole] = []
    authors: Whole | None = None
    for n, line in enumerate(lines):
        if dated[n] and authors is not None:
            named = replace(_one([authors.paragraph, line.paragraph]), number=line.paragraph.number)
            found.append(Whole(named, (*authors.numbers, *line.numbers)))
        elif dated[n + 1 : n + 2] == [True] and not labels.YEAR.search(line.paragraph.text):
            authors = line
        else:
            authors = None
            found.append(line)
    return found


def _joined(lines: Sequence[Whole]) -> Iterator[Whole]:
    """The entries, those whole that their author cut into lines by hand to draw the indent."""
    entry: Whole | None = None
    cut = _cut_by_hand([line.paragraph for line in lines])
    finished = sum(_FINISHED.search(line.paragraph.text.strip()[-_LONGEST_ENDING:]) is not None for line in lines)
    ended = len(lines) >= _LEAST_CUT and finished >= _MOSTLY_FINISHED * len(lines)
    for line in lines:
        open_yet = entry is not None and len(entry.numbers) < _MOST_LINES
        if entry and open_yet and goes_on(entry.paragraph.text.strip(), line.paragraph, cut=cut, ended=ended):
            entry = Whole(_one([entry.paragraph, line.paragraph]), (*entry.numbers, *line.numbers))
            continue
        if entry is not None:
            yield entry
        entry = line
    if entry is not None:
        yield entry


def _cut_by_hand(lines: Sequence[Paragraph]) -> bool:
    """Whether lines of a list are no entries of their own, and no entry begins behind a line without an end."""
    starts = [is_entry(line) for line in lines]
    if len(lines) < _LEAST_CUT or not len(lines) <= 3 * sum(starts) <= 2 * len(lines):
        return False
    ended = [_FINISHED.search(line.text.strip()[-_LONGEST_ENDING:]) is not None for line in lines]
    return all(before for before, start in zip(ended, starts[1:], strict=False) if start)


def _one(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Several paragraphs as one that bears the first one's number."""
    first, *further = paragraphs
    runs = [*first.runs, *(run for p in further for run in (Run(" "), *p.runs))]
    return replace(first, runs=runs, _text=None)
