"""The places that a report's findings point at, quoted from the text, so that an author finds them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

LONGEST = 180
"""Characters of a quote."""
_BEFORE = 70
"""Of them before the words concerned."""
PER_FINDING = 3
"""Places quoted of one finding; their number is told besides."""
_TAG = re.compile(r"<[^>]*>")


def places(report: Mapping[str, Any]) -> set[int]:
    """The paragraphs to quote: the first few of each finding that is not in order (contract: findings)."""
    wanted: set[int] = set()
    for finding in report["findings"]:
        if finding["verdict"] != "pass":
            wanted.update(finding.get("paragraphs", ())[:PER_FINDING])
    return wanted


def quotes(reading: Any, report: Mapping[str, Any]) -> dict[str, str]:
    """Paragraph number (as text) -> the words concerned with what surrounds them, else its beginning.

    For the paragraphs of a reading view that the report's findings point at.
    """
    wanted, words = places(report), _words(report)
    found = ((n, html) for n, html in _paragraphs(reading) if n in wanted and html.strip())
    return {str(n): _shortened(html, words.get(n, ())) for n, html in found}


def _words(report: Mapping[str, Any]) -> dict[int, list[str]]:
    """Paragraph -> patterns of what is to be mended there: citations without their entry, traces of the authors."""
    words: dict[int, list[str]] = {}
    for cited in (report.get("citations") or {}).get("in_text", ()):
        if cited["match"] != "exact" and cited["authors"]:
            for n in cited["paragraphs"]:
                year = re.escape(cited["year"] or "")
                words.setdefault(n, []).append(rf"{re.escape(cited['authors'][0])}.{{0,80}}?{year}")
    for trace in report.get("anonymity") or ():
        if trace.get("paragraph") is not None:
            words.setdefault(trace["paragraph"], []).append(re.escape(trace["what"]))
    return words


def _paragraphs(part: Any) -> Iterator[tuple[int, str]]:
    """Every numbered piece of text at any depth: table cells, notes and text boxes included."""
    if isinstance(part, Mapping):
        if isinstance(part.get("n"), int) and isinstance(part.get("html"), str):
            yield part["n"], part["html"]
        for inner in part.values():
            yield from _paragraphs(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _paragraphs(inner)


def _shortened(html: str, words: Sequence[str]) -> str:
    text = " ".join(unescape(_TAG.sub("", html.replace("<br>", " "))).split())
    if len(text) <= LONGEST:
        return text
    found = next((found for word in words if (found := re.search(word, text))), None)
    if found is None or found.end() <= LONGEST:
        return f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    start = text.rfind(" ", 0, max(found.start() - _BEFORE, 1)) + 1
    before, behind = "… " if start else "", text[start + LONGEST :]
    return f"{before}{text[start : start + LONGEST].rsplit(' ', 1)[0]} …" if behind else f"{before}{text[start:]}"
