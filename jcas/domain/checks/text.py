"""A report as text for the terminal: the verdict, what to mend, what to look at, what is in order."""

from collections.abc import Callable, Iterator
from typing import Any

_VERDICTS = {
    "pass": "Ready: everything that was checked is in order.",
    "warn": "Can be submitted; some things are worth mending first.",
    "fail": "Can't be submitted yet: what stands under “Must be mended” blocks it.",
}
_GROUPS: tuple[tuple[str, Callable[[dict[str, Any]], bool]], ...] = (
    ("Must be mended", lambda f: f["verdict"] == "fail" and f["consequence"] == "block"),
    ("Mend, or explain when you submit", lambda f: f["verdict"] == "fail" and f["consequence"] == "explain"),
    ("Advice", lambda f: f["verdict"] == "warn" or (f["verdict"] == "fail" and f["consequence"] == "advise")),
    ("Could not be told", lambda f: f["verdict"] == "unknown"),
    ("In order", lambda f: f["verdict"] == "pass"),
)
_MOST_PLACES = 8


def render(report: dict[str, Any]) -> str:
    """The report in lines of plain text; each finding tells its paragraphs, counted from 0 as everywhere."""
    return "\n".join(_lines(report))


def group_of(finding: dict[str, Any]) -> str:
    """What a finding asks of the author, in two or three words: "Must be mended", "Advice", …"""
    return next(title for title, belongs in _GROUPS if belongs(finding))


def _lines(report: dict[str, Any]) -> Iterator[str]:
    document = report["document"]
    yield report["file"]["name"]
    yield f"  {document['title'] or 'no title found'}"
    yield "  " + ", ".join(_amount(document[f"{thing}s"], thing) for thing in ("word", "reference", "table"))
    yield ""
    yield _VERDICTS[report["verdict"]]
    for title, belongs in _GROUPS:
        group = [finding for finding in report["findings"] if belongs(finding)]
        if group:
            yield ""
            yield title
            yield from (f"  - {finding['message']}{_places(finding)} [{finding['rule']}]" for finding in group)
    if any(map(_places, report["findings"])):
        yield ""
        yield "Paragraphs are counted from 0, empty ones and table cells included."


def _places(finding: dict[str, Any]) -> str:
    paragraphs = finding["paragraphs"]
    if finding["verdict"] == "pass" or not paragraphs:
        return ""
    shown = ", ".join(str(n) for n in paragraphs[:_MOST_PLACES])
    return f" (paragraph{'s' if len(paragraphs) > 1 else ''} {shown}{' …' if len(paragraphs) > _MOST_PLACES else ''})"


def _amount(number: int | None, thing: str) -> str:
    if number is None:
        return f"{thing}s unknown"
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
