"""The places that a report's findings point at, quoted from the text, so that an author finds them."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

LONGEST = 180
"""Characters of a quote."""
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


def quotes(reading: Any, wanted: set[int]) -> dict[str, str]:
    """Paragraph number (as text) -> its beginning, for the paragraphs of a reading view that are wanted."""
    return {str(n): _shortened(html) for n, html in _paragraphs(reading) if n in wanted and html.strip()}


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


def _shortened(html: str) -> str:
    text = " ".join(unescape(_TAG.sub("", html.replace("<br>", " "))).split())
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
