"""The points of a report: each thing that is to be mended by itself, with its places.

A finding about the reference list may mean twenty works. Pages that show places, and the comparison of two reports,
ask for each of them: 'Aliyev, 2020' is cited and not listed, in paragraphs 12 and 40.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jcas.domain.checks.captions import named_in
from jcas.domain.checks.citations import PROBLEMS

Row = Mapping[str, Any]

SAYS = {
    "citations.missing_reference": "Cited here, not in the reference list",
    "citations.uncited": "In the list, never cited",
    "citations.year": "The years differ between text and list",
    "citations.spelling": "The spellings differ between text and list",
    "citations.authors": "The authors differ between text and list",
    "citations.ambiguous": "More than one entry may be meant",
    "references.apa": "Not in the form asked for",
    "references.minor": "Small points of form",
    "captions.missing": "Mentioned, but no caption has that number",
    "captions.unmentioned": "Captioned, but never mentioned in the text",
}
"""What a rule of many points says of one of them, for whoever stands before it."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mend. Points of two reports are the same thing where rule and subject agree."""

    rule: str
    subject: str = ""
    """What it is about, folded: a citation, an entry's lead; "" where the rule says one thing of the whole."""
    detail: str = ""
    """What tells points of one subject apart: an entry's year."""
    label: str = ""
    """The subject as it is printed, for people."""
    here: str = ""
    """The same for somebody who stands before it: an entry does not name itself."""
    paragraphs: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What the same point has in any report."""
        return self.rule, self.subject, self.detail


def asking(report: Row) -> list[Row]:
    """The findings that are not in order, as the report has them."""
    return [finding for finding in report.get("findings", ()) if finding["verdict"] != "pass"]


def points(report: Row) -> list[Point]:
    """All points of a report (contract: preflight-report.schema.json), in the order of its findings."""
    return [point for finding in asking(report) for point in points_of(finding, report)]


def points_of(finding: Row, report: Row) -> list[Point]:
    """What one finding asks for; a single point where it says one thing, or where it could not be judged."""
    items = _ITEMS.get(finding["rule"])
    found = list(items(report)) if items and finding["verdict"] != "unknown" else []
    if finding["rule"].startswith("anonymity."):
        found = list(_traces(finding["rule"], report))
    elif finding["rule"].startswith("captions."):  # tables and figures have a finding each
        found = list(_captions(finding))
    return found or [Point(finding["rule"], paragraphs=tuple(finding.get("paragraphs") or ()))]


def entry_label(entry: Row) -> str:
    """An entry of the list in a few words: '3. Aliyev (2020)'."""
    return f"{entry['number']}. {_short(_lead(entry))} ({entry['year'] or 'no year'})"


def _missing(report: Row) -> Iterator[Point]:
    for cited in report["citations"]["in_text"]:
        if cited["match"] == "none":
            yield _of_citation("citations.missing_reference", cited, cited["text"])


def _differing(rule: str, match: str) -> Callable[[Row], Iterator[Point]]:
    def items(report: Row) -> Iterator[Point]:
        entries = report["citations"]["references"]
        for cited in report["citations"]["in_text"]:
            if cited["match"] == match:
                number = cited["reference"] or 0
                meant = f" – {entry_label(entries[number - 1])}" if 0 < number <= len(entries) else ""
                yield _of_citation(rule, cited, cited["text"] + meant)

    return items


def _ambiguous(report: Row) -> Iterator[Point]:
    for cited in report["citations"]["in_text"]:
        if cited.get("candidates"):
            yield _of_citation("citations.ambiguous", cited, cited["text"])


def _uncited(report: Row) -> Iterator[Point]:
    for entry in report["citations"]["references"]:
        if not entry["cited"]:
            yield _of_entry("citations.uncited", entry, "", "")


def _apa(report: Row) -> Iterator[Point]:
    for entry in report["citations"]["references"]:
        for problem in entry["problems"]:
            yield _of_entry("references.apa", entry, problem, PROBLEMS.get(problem, problem))


def _minor(report: Row) -> Iterator[Point]:
    for entry in report["citations"]["references"]:
        for row in entry.get("minor", ()):
            if row["code"] != "order":
                yield _of_entry("references.minor", entry, row["code"], row["message"].rstrip("."))


def _traces(rule: str, report: Row) -> Iterator[Point]:
    kind = rule.partition(".")[2]
    for trace in report.get("anonymity", ()):
        if trace["kind"] == kind:
            at = () if trace.get("paragraph") is None else (trace["paragraph"],)
            what = _short(trace["what"])
            yield Point(rule, _folded(trace["what"]), "", what, what, at)


def _captions(finding: Row) -> Iterator[Point]:
    for name in named_in(finding["message"]):
        yield Point(finding["rule"], name, "", name, "", tuple(finding.get("paragraphs") or ()))


def _of_citation(rule: str, cited: Row, label: str) -> Point:
    return Point(rule, _folded(cited["text"]), "", label, label, tuple(cited["paragraphs"]))


def _of_entry(rule: str, entry: Row, code: str, here: str) -> Point:
    """Not by its number, which shifts when the list is sorted, nor by its text, which mending changes."""
    at = () if entry.get("paragraph") is None else (entry["paragraph"],)
    label = f"{entry_label(entry)}: {here}" if here else entry_label(entry)
    return Point(rule, f"{_folded(_lead(entry))} {code}".strip(), _folded(entry["year"] or ""), label, here, at)


def _lead(entry: Row) -> str:
    return str(entry["lead"] or entry["text"])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


_ITEMS: dict[str, Callable[[Row], Iterable[Point]]] = {
    "citations.missing_reference": _missing,
    "citations.uncited": _uncited,
    "citations.year": _differing("citations.year", "year"),
    "citations.spelling": _differing("citations.spelling", "spelling"),
    "citations.authors": _differing("citations.authors", "authors"),
    "citations.ambiguous": _ambiguous,
    "references.apa": _apa,
    "references.minor": _minor,
}
"""A rule that speaks of many things -> each of them; what is not here says one thing of the whole manuscript."""
