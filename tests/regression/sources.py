"""Composed manuscripts: a text file holds what an author typed and, beside it, what a careful reader finds in it.

A source has four parts, parted by lines `--- text`, `--- references`, `--- citations`:

head        `name: value` lines: title, authors and keywords (by semicolons), font, size, spacing, look, sections, …
text        a paragraph a line. `{b c s=Heading1}` before it tells its look, `=1 findings=` before that says that it is
            a heading of that level and section (`=1 findings: Words=` where other words than the whole line are).
            `|a|b` lines are rows of a table, `{picture}` is one, `@references` is where the list stands.
            Marks: **bold** *italic* ^raised^ ~small capitals~ [[footnote]] ⏎ line break, ‹abstract›.
references  `lead | year | ok or departures | entry`; `?cited` and `?apa7` say what readers differ on; a line with `>` is
            a paragraph of the list that is no entry; ¶ cuts an entry into paragraphs, as a hand does for the indent.
citations   `Surname; Surname | year | =`: the entry of the same lead and year is meant; `-`: none; else
            `lead year: match`. A `?` before the row says that readers differ on it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

SIX = ("introduction", "literature_review", "methodology", "findings", "discussion", "conclusion")

_HEADING = re.compile(r"=(?P<level>\d) (?P<section>\w+)(?:\+(?P<also>\w+))?(?:: (?P<text>.*?))?=(?=[^=]|$)")
_ATTRIBUTES = re.compile(r"\{(?P<named>[^{}]*)\}")
_MARKS = re.compile(
    r"\[\[(?P<note>.+?)\]\]|\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^(?P<raised>.+?)\^|~(?P<small>.+?)~"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one look; `kind` is empty, bold, italic, raised, small or note."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as typed: its look (`b`, `c`, `s` = style, …) and marked text."""

    text: str
    look: dict[str, str] = field(default_factory=dict)
    heading: dict[str, Any] | None = None

    def stretches(self) -> Iterator[Stretch]:
        """The text in stretches of one look each."""
        text, end = re.sub("[‹›]", "", self.text), 0
        for found in _MARKS.finditer(text):
            if found.start() > end:
                yield Stretch(text[end : found.start()])
            yield Stretch(found[found.lastgroup or ""], found.lastgroup or "")
            end = found.end()
        if end < len(text):
            yield Stretch(text[end:])


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: rows of cells of one paragraph each."""

    rows: tuple[tuple[Line, ...], ...]


Piece = Line | Rows


@dataclass(frozen=True)
class Source:
    """One composed manuscript."""

    name: str
    head: dict[str, str]
    parts: dict[str, list[str]]

    @cached_property
    def pieces(self) -> list[Piece]:
        """The whole document in reading order."""
        found: list[Piece] = []
        rows: list[tuple[Line, ...]] = []
        for typed in [*self.parts["text"], ""]:
            if typed.startswith("|"):
                rows.append(tuple(_line(cell) for cell in typed[1:].split("|")))
                continue
            if rows:
                found.append(Rows(tuple(rows)))
                rows = []
            found.extend(self._listed() if typed == "@references" else [_line(typed)] if typed else [])
        return found

    def _listed(self) -> Iterator[Line]:
        """The reference list's paragraphs, in the list's own look."""
        look = _looks(self.head.get("reference", ""))
        number = 0
        for typed in self.parts["references"]:
            if typed.startswith(">"):
                yield _line(typed[1:].strip())
                continue
            number += 1
            own = _line(typed.split(" | ", 3)[3])
            text = f"{number}. {own.text}" if "typed" in look else own.text
            yield from (Line(piece.strip(), look | own.look) for piece in text.split("¶"))

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The references of the truth, without whether they are cited."""
        rows = [line.split(" | ", 3) for line in self.parts["references"] if not line.startswith(">")]
        return [
            {"number": n, "lead": lead, "year": None if year == "-" else year, **_judged(state)}
            for n, (lead, year, state, _) in enumerate(rows, 1)
        ]

    @cached_property
    def truth(self) -> dict[str, Any]:
        """The truth in the form that the shared manuscripts have it."""
        head, entries = self.head, self.entries
        cites = [_citation(line, entries) for line in self.parts["citations"]]
        cited = {number for c in cites for number in c["references"]}
        states = dict(pair.split("=") for pair in head["sections"].split())
        return {
            "title": head["title"],
            "authors": [{"name": name} for name in _listing(head.get("authors", ""))],
            "abstract_words": words(" ".join(re.findall(r"‹(.*?)›", "\n".join(self.parts["text"]), re.DOTALL))),
            "keywords": _listing(head.get("keywords", "")),
            "headings": [line.heading for line in self.lines() if line.heading],
            "required_sections": {s: _state(states.get(s, "present")) for s in SIX},
            "in_text_citations": cites,
            "references": [e | {"cited": e["number"] in cited} for e in entries],
            "counts": {"tables": int(head.get("tables", "0"))},
            "manuscript": {
                "file": f"{self.name}.{head.get('format', 'docx')}",
                "words": words(head.get("header", "")) + sum(_counted(line) for line in self.lines()),
                "font": head.get("font", "Times New Roman"),
                "size": float(head.get("size", "12")),
                "line_spacing": float(head.get("spacing", "2")),
                "anonymity": head.get("anonymity", "byline").split(),
            },
        }

    def lines(self) -> Iterator[Line]:
        """Each paragraph, those of tables included."""
        for piece in self.pieces:
            yield from (cell for row in piece.rows for cell in row) if isinstance(piece, Rows) else [piece]


def read(path: Path) -> Source:
    """The source in this file."""
    head, *parts = re.split(r"^--- (\w+)\n", path.read_text("utf8"), flags=re.MULTILINE)
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    pairs = (line.split(": ", 1) for line in head.splitlines() if line.strip())
    lines = {name: [line for line in part.splitlines() if line.strip()] for name, part in named.items()}
    return Source(path.stem, dict(pairs), lines)


def words(text: str) -> int:
    """Words as LibreOffice counts them: white space and long dashes part them."""
    return len(re.sub("[–—]", " ", text).split())


def _counted(line: Line) -> int:
    """The words of a line; LibreOffice counts the number or bullet of a list as one."""
    return words(_plain(line).text) + bool({"n", "ln", "bullet"} & line.look.keys())


def _plain(line: Line) -> Stretch:
    """The line's whole text; a footnote's words stand apart."""
    parts = [f" {s.text} " if s.kind == "note" else s.text for s in line.stretches()]
    return Stretch("".join(parts).replace("⏎", " "))


def _line(typed: str) -> Line:
    heading = _HEADING.match(typed)
    typed = typed[heading.end() :] if heading else typed
    looks = _ATTRIBUTES.match(typed)
    text = typed[looks.end() :] if looks else typed
    line = Line(text, _looks(looks["named"]) if looks else {})
    if not heading:
        return line
    told = {"text": heading["text"] or _plain(line).text, "level": int(heading["level"]), "section": heading["section"]}
    return Line(text, line.look, told | {"also": [heading["also"]] if heading["also"] else []})


def _looks(named: str) -> dict[str, str]:
    return {name: value for name, _, value in (word.partition("=") for word in named.split())}


def _listing(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _state(told: str) -> dict[str, Any]:
    status, *others = told.split("/")
    return {"status": status, "or": others}


def _judged(state: str) -> dict[str, Any]:
    arguable = re.findall(r"\?(\w+)", state)
    defects = [word for word in state.split() if not word.startswith("?") and word != "ok"]
    return {"apa7": "defects" if defects else "ok", "defects": defects, "arguable": arguable}


def _citation(line: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    names, year, meant = (part.strip() for part in line.removeprefix("?").split(" | "))
    authors = [name.strip() for name in names.split(";")]
    match = "none" if meant == "-" else "exact"
    lead = f"{authors[0]} {year}"
    if meant not in {"=", "-"}:
        lead, _, match = meant.partition(": ")
    references = (
        [] if meant == "-" else [e["number"] for e in entries if f"{e['lead']} {e['year']}" in lead.split(" & ")]
    )
    if meant != "-" and not references:
        raise ValueError(f"no entry of the list for {line!r}")
    told = {"as_cited": f"{names}, {year}", "authors": authors, "year": None if year == "-" else year}
    return told | {"references": references, "match": match, "arguable": line.startswith("?")}
