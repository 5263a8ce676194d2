"""Tables and figures: what the text mentions has a caption, and what has a caption is mentioned."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure.captions import is_figure_caption, is_table_caption
from jcas.domain.structure.manuscript import Manuscript

_NUMBER = r"(?:(?-i:[A-ZА-Я])\.?\s?)?\d{1,2}(?![\d%])(?:\.\d{1,2})?|(?-i:[IVX]{1,5})(?![^\W\d_])"
_AND = r"\s*(?:,|–|—|-|&|\band\b|\bto\b|\bthrough\b|\bдо\b|\bпо\b|\bи\b|\bжәне\b|\bмен\b)\s*"
_UP_TO = frozenset({"–", "—", "-", "to", "through", "до", "по"})
_DASHED = re.compile(r"^([^\W\d_]+\.?)\s*[-–—]\s*(?=[\dA-ZА-Я])")
"""Table – 2 A caption."""
_THEIRS_BEFORE = re.compile(r"(?:(?:1[89]|20)\d\d[a-k]?|pp?\. ?[\d–-]{1,9}),\s*(?:see\s+)?$")
_THEIRS_BEHIND = re.compile(r"\s+(?:in|of|from)\s+[A-ZА-Я][^\W\d_]+\s*(?:\(|,|and\b|et\b|&|['’])")
"""(Lee, 2010, Table 3) and "Table 2 in Lee (2010)" speak of other works."""


_LISTED = re.compile(r"\b(table|figure)s? ([^\s,;]+(?:(?:, [^\s,;]+)* and [^\s,;]+)?)[,;]")


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    is_caption: Callable[[Paragraph], bool]
    mention: re.Pattern[str]


def _mention(words: str, plural: str, kazakh: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?:{plural})\s*(?:№\s*)?(?P<list>(?:{_NUMBER})(?:{_AND}(?:{_NUMBER}))*)"
        rf"|(?:{words})(?:[-‐–](?=\d)|\s*(?:№\s*)?)(?P<one>{_NUMBER})|(?P<before>\d{{1,2}})\s?[-–]\s?(?:{kazakh}))",
        re.IGNORECASE,
    )


_KINDS = (
    _Kind(
        "table",
        is_table_caption,
        _mention(r"table|tab\.|табл\.|таблиц\w{1,3}|кесте\w{0,4}", r"tables|таблицы|таблицах", "кесте"),
    ),
    _Kind(
        "figure",
        is_figure_caption,
        _mention(r"figure|fig\.?|рис\.|рисун\w{2,5}|сурет\w{0,4}", r"figures|figs\.?|рисунки|рисунках", "сурет"),
    ),
)


def captions_match(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Each numbered table and figure is both captioned and mentioned; nothing is said of kinds that do not occur."""
    paragraphs = [p for p in _shown(manuscript) if p.text.strip()]
    notes = [p for p in manuscript.document.paragraphs if p.place is Place.NOTE]
    for kind in _KINDS:
        captions = [p for p in paragraphs if kind.is_caption(p)]
        mentioned = _numbers(kind, [p for p in paragraphs if not kind.is_caption(p)] + notes)
        captioned = {number: [p.number] for p in captions if (number := _own_number(kind, p))}
        if captioned or mentioned:
            yield from _findings(kind.name, captioned, mentioned)


def _shown(manuscript: Manuscript) -> list[Paragraph]:
    """The text with what stands behind the list, tables at the end and appendices, and text boxes beside figures."""
    entries = manuscript.references.numbers
    places = {Place.BODY, Place.TABLE, Place.TEXT_BOX}
    behind = manuscript.document.paragraphs[manuscript.start :]
    return [p for p in behind if p.place in places and p.number not in entries]


def _findings(name: str, captioned: dict[str, list[int]], mentioned: dict[str, list[int]]) -> Iterator[Finding]:
    lettered = any(n[0].isalpha() for n in captioned)
    missing = sorted((n for n in mentioned if n not in captioned and (lettered or n.isdigit())), key=_order)
    silent = sorted((n for n in captioned if n not in mentioned), key=_order)
    if missing:
        message = (
            f"The text mentions {_listed(name, missing)}, but no caption has that number; add it or mend the mention."
        )
        places = sorted({p for n in missing for p in mentioned[n]})
        yield Finding("captions.missing", Verdict.WARN, message, "a caption", "none", places)
    if silent:
        message = f"The text never mentions {_listed(name, silent)}; refer to it where the reader should look at it."
        places = sorted({p for n in silent for p in captioned[n]})
        yield Finding("captions.unmentioned", Verdict.WARN, message, "a mention", "none", places)
    if not missing and not silent:
        yield Finding("captions.match", Verdict.PASS, f"Captions and mentions of {name}s match.")


def _order(number: str) -> tuple[int, str]:
    digits = re.sub(r"\D", "", number)
    return (int(digits or 0), number)


def _listed(name: str, numbers: list[str]) -> str:
    return f"{name} {numbers[0]}" if len(numbers) == 1 else f"{name}s {', '.join(numbers[:-1])} and {numbers[-1]}"


def named_in(message: str) -> list[str]:
    """The tables or figures that a finding's message names, one by one ("figure 2"): `_listed` the other way round."""
    told = _LISTED.search(message)
    return [f"{told[1]} {number}" for number in re.split(r", | and ", told[2])] if told else []


def _own_number(kind: _Kind, caption: Paragraph) -> str | None:
    found = kind.mention.match(_DASHED.sub(r"\1 ", caption.printed))
    return next(iter(_spread(found)), None) if found else None


def _numbers(kind: _Kind, paragraphs: list[Paragraph]) -> dict[str, list[int]]:
    """{number: paragraphs that mention it}, without what speaks of other works."""
    found: dict[str, list[int]] = {}
    for paragraph in paragraphs:
        for mention in kind.mention.finditer(paragraph.text):
            before = paragraph.text[max(0, mention.start() - 20) : mention.start()]
            if _THEIRS_BEFORE.search(before) or _THEIRS_BEHIND.match(paragraph.text, mention.end()):
                continue
            for number in _spread(mention):
                found.setdefault(number, []).append(paragraph.number)
    return found


def _spread(mention: re.Match[str]) -> Iterator[str]:
    """The numbers of a mention: "1–3" and "1, 2 and 3" are three."""
    if not mention["list"]:
        yield _plain(mention["one"] or mention["before"])
        return
    previous = ""
    for sign, number in re.findall(rf"({_AND})?({_NUMBER})", mention["list"], re.IGNORECASE):
        own = _plain(number)
        if sign.strip().lower() in _UP_TO and previous.isdigit() and own.isdigit():
            yield from (str(n) for n in range(int(previous) + 1, min(int(own), int(previous) + 20)))
        yield own
        previous = own


def _plain(number: str) -> str:
    return re.sub(r"[\s.]+(?=\d)|\s", "", number).upper() if number[:1].isalpha() else number
