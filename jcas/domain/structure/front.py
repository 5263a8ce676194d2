"""The front matter: title, byline, abstract, keywords."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise, takewhile

from jcas.domain.documents import Document, Paragraph, Place
from jcas.domain.structure import labels
from jcas.domain.structure.abstracts import before_keywords, ends
from jcas.domain.structure.byline import Author, Byline, names_only, read_byline
from jcas.domain.structure.captions import is_caption
from jcas.domain.structure.labels import Part
from jcas.domain.structure.lines import MARK, Line, lines_of
from jcas.domain.structure.names_of_people import emails_in
from jcas.domain.structure.titles import title_lines

_LONGEST_TITLE_ZONE = 40
"""Lines before the abstract among which title and byline are looked for."""
_SHORT_TITLE = re.compile(r"\s*(?:running|short)\s+(?:head|title)\s*:?\s*$", re.IGNORECASE)
"""Alone on a line, the short title on the next."""
_TITLE_LABEL = re.compile(r"^(?:(?:full\s+)?title|название|тақырып|тақырыбы)\s*:\s*", re.IGNORECASE)
_KEYWORD_BREAKS = (";", "\n", "•", "·", "|", " / ", ",")
_CODES = re.compile(r"\s*(?:jel|udc|удк|irsti|мрнти)\b.*", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Front:
    """What the front matter tells; None and empty where it does not."""

    title: str | None = None
    title_paragraphs: list[int] = field(default_factory=list)
    byline: Byline = field(default_factory=lambda: Byline([], []))
    abstract: str | None = None
    abstract_paragraphs: list[int] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    keywords_paragraph: int | None = None
    boxed: bool = False
    """Whether title and byline stand in text boxes, which are numbered behind the text."""

    @property
    def last(self) -> int:
        """Number of the last paragraph that one of these stands in, -1 where there is none."""
        keywords = [] if self.keywords_paragraph is None else [self.keywords_paragraph]
        cover = [] if self.boxed else [*self.title_paragraphs, *self.byline.paragraphs]
        return max([-1, *cover, *self.abstract_paragraphs, *keywords])

    @property
    def authors(self) -> list[Author]:
        """The byline's authors in order."""
        return self.byline.authors


@dataclass(slots=True)
class _Labelled:
    """A label with the lines that follow it, up to the next label."""

    part: Part
    english: bool
    lines: list[Line]
    alone: bool
    """Whether the label stands on a line of its own."""
    styled: bool = False
    """Whether no words but a paragraph style labels it; then it ends with the style."""


def read_front(document: Document, zone: Sequence[Paragraph], names_introduction: bool) -> Front:
    """Read the paragraphs before the body's first heading.

    `names_introduction`: whether that heading names the introduction; then all that stands between a lone abstract and
    it belongs to the abstract.
    """
    front = Front()
    before, parts = _divided(list(lines_of(zone)))
    end = zone[-1].number if zone else -1
    before = _in_own_letters(before, parts, (p.text for p in document.paragraphs[end + 1 :] if p.place is Place.BODY))
    _read_title(front, document, before)
    _read_abstract(front, parts, names_introduction)
    _read_keywords(front, parts)
    return front


def _divided(lines: list[Line]) -> tuple[list[Line], list[_Labelled]]:
    """(the lines before the first label, the labelled parts)."""
    before: list[Line] = []
    parts: list[_Labelled] = []
    told = any(_opens_abstract(line) for line in lines)
    for line in lines:
        opened = labels.opens(line.text, line.lead)
        if not opened and line.style in labels.ABSTRACT_STYLES and not any(p.part is Part.ABSTRACT for p in parts):
            parts.append(_Labelled(Part.ABSTRACT, True, [line], False, styled=True))
        elif parts and not opened and parts[-1].styled and line.style not in labels.ABSTRACT_STYLES:
            before.append(line)
        elif opened:
            part, rest, english = opened
            if part is Part.KEYWORDS and not told:
                parts += _untold_abstract(before, parts, english)
            own = [Line(rest, rest, line.paragraph, "", line.prominence)] if rest else []
            parts.append(_Labelled(part, english, own, not rest))
        elif parts:
            parts[-1].lines.append(line)
        else:
            before.append(line)
    return before, parts


def _opens_abstract(line: Line) -> bool:
    opened = labels.opens(line.text, line.lead)
    return line.style in labels.ABSTRACT_STYLES or (opened is not None and opened[0] is Part.ABSTRACT)


def _untold_abstract(before: list[Line], parts: list[_Labelled], english: bool) -> list[_Labelled]:
    """The abstract without a label that stands last among the lines so far, taken from them; keywords follow it."""
    first = 1 if parts else 0  # the keywords of a title page in another language
    ahead = parts[-1].lines if parts else before
    text = before_keywords(ahead[first:])
    del ahead[len(ahead) - len(text) :]
    return [_Labelled(Part.ABSTRACT, english, text, False)] if text else []


def _in_own_letters(before: list[Line], parts: list[_Labelled], body: Iterable[str]) -> list[Line]:
    """The lines of title and byline: of an article in Latin letters those before its abstract, though Cyrillic lead."""
    at = next((i for i, p in enumerate(parts) if p.part is Part.ABSTRACT and p.english), 0)
    behind = parts[at - 1].lines[1:] if at else []
    if not behind or _is_latin(line.text for line in before):
        return before
    if not _is_latin(line.text for line in behind) or not _is_latin(body):
        return before
    del parts[at - 1].lines[1:]
    return behind


def _is_latin(texts: Iterable[str]) -> bool:
    """Whether more letters are Latin than Cyrillic, by a sample."""
    letters = [c for text in islice(texts, 100) for c in text[:200] if c.isalpha()]
    return 2 * sum("\u0400" <= c <= "\u052f" for c in letters) < len(letters)


def _read_title(front: Front, document: Document, before: list[Line]) -> None:
    if not before:  # a cover page in text boxes
        boxes = (p for p in document.paragraphs if p.place is Place.TEXT_BOX)
        before = list(lines_of(p for p in boxes if not is_caption(p)))
        front.boxed = bool(before)
    zone = [part for line in _without_asides(before[:_LONGEST_TITLE_ZONE]) for part in _parted(line)]
    title = title_lines(zone, document.properties.get("title", ""))
    if title:
        front.title = _TITLE_LABEL.sub("", " ".join(line.text for line in title))
        front.title_paragraphs = sorted({line.paragraph for line in title})
    contacts = [line for line in before if labels.is_aside(line.text) and emails_in(line.text)]
    others = [line for line in zone if line not in title]
    if front.boxed:  # other boxes stand anywhere
        others = [line for line in others if names_only(line.marked) or emails_in(line.text)]
    front.byline = read_byline(others + contacts)


def _without_asides(lines: Sequence[Line]) -> list[Line]:
    """The lines that may be of title and byline; one behind a lone "Running title" is neither."""
    short = {after.paragraph for label, after in pairwise(lines) if _SHORT_TITLE.match(label.text)}
    return [line for line in lines if line.paragraph not in short and not labels.is_aside(line.text)]


def _parted(line: Line) -> list[Line]:
    """A line whose title and names stand together, in two: "A title. Anna Adams, Bella Brown"."""
    for stop in re.finditer(r"(?<=[^\W\d_]{3}[.?!])\s+", line.marked[:600]):
        names = line.marked[stop.end() :]
        if "," in names and names_only(names):
            title = MARK.sub("", line.marked[: stop.start()])
            return [replace(line, text=title, marked=title), replace(line, text=MARK.sub("", names), marked=names)]
    return [line]


def _read_abstract(front: Front, parts: list[_Labelled], names_introduction: bool) -> None:
    abstracts = [p for p in parts if p.part is Part.ABSTRACT and p.lines]
    chosen = next((p for p in abstracts if p.english), abstracts[0] if abstracts else None)
    if chosen is None:
        return
    lines = [line for line in takewhile(lambda line: not ends(line), chosen.lines) if not labels.is_aside(line.text)]
    last = chosen is parts[-1]
    if last and not chosen.alone and not names_introduction:
        lines = lines[:1]  # nothing tells where the abstract ends and the text begins
    lines = list(takewhile(lambda line: _goes_with(lines[0], line), lines))
    by_paragraph: dict[int, list[str]] = {}
    for line in lines:
        by_paragraph.setdefault(line.paragraph, []).append(line.text)
    front.abstract = "\n\n".join("\n".join(texts) for texts in by_paragraph.values()) or None
    front.abstract_paragraphs = list(by_paragraph)


def _goes_with(first: Line, line: Line) -> bool:
    """Whether a line may be of the abstract that begins so: in its letters, and in a table where it stands in one."""
    other = any(c.isalpha() for c in line.text) and _is_latin([line.text]) != _is_latin([first.text])
    return not other and (line.tabled or not first.tabled)


def _read_keywords(front: Front, parts: list[_Labelled]) -> None:
    labelled = [p for p in parts if p.part is Part.KEYWORDS and p.lines]
    chosen = next((p for p in labelled if p.english), labelled[0] if labelled else None)
    if chosen is None:
        return
    front.keywords_paragraph = chosen.lines[0].paragraph
    short = [line for line in chosen.lines if len(line.text.split()) <= 4] if chosen.alone else []
    listed = chosen.alone and len(short) == len(chosen.lines) > 2
    text = "\n".join(line.text for line in chosen.lines) if listed else chosen.lines[0].text
    front.keywords = split_keywords(text)


def split_keywords(text: str) -> list[str]:
    """The keywords of a list, divided by what the author divides with."""
    text = _CODES.sub("", text) if not _CODES.match(text) else ""
    mark = next((m for m in _KEYWORD_BREAKS if m in text), None)
    pieces = text.split(mark) if mark else re.split(r"\s+[–—-]\s+|\.\s+", text)
    return [word for piece in pieces if (word := piece.strip(" .;,:\t–—-"))]
