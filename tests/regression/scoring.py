"""How near a report comes to a truth: the measures by which the journal's four sample manuscripts are scored.

The same figures with the same tolerances as the score that the editors run; every figure is between 0 and 1.
"""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

KINDS = {"byline", "metadata", "comment", "tracked_change", "header_footer"}
Row = dict[str, Any]
Counts = tuple[int, int, int, int]
"""Right answers among told, told, found among true, true."""


def fold(text: str | None) -> str:
    """Text for comparison: no case, no diacritics, no punctuation, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w ]", " ", plain.casefold()).split())


def f1(counts: Iterable[int]) -> float:
    """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was told."""
    right, told, found, true = counts
    if not told and not true:
        return 1.0
    precision, recall = right / told if told else 0.0, found / true if true else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(report: Row, truth: Row) -> tuple[dict[str, float], dict[str, Counts]]:
    """The single figures of one report, and the counts that are pooled over all."""
    return _single(report, truth), _sets(report, truth) | _citations(report["citations"]["in_text"], truth) | _list(
        report, truth
    )


def overall(scored: Iterable[tuple[dict[str, float], dict[str, Counts]]]) -> dict[str, float]:
    """Every figure over all manuscripts: single ones as their mean, counts as the score of their sums."""
    rows = list(scored)
    means = {name: sum(single[name] for single, _ in rows) / len(rows) for name in rows[0][0]}
    sums = {
        name: [sum(column) for column in zip(*(pooled[name] for _, pooled in rows), strict=True)] for name in rows[0][1]
    }
    return means | {name: f1(counts) for name, counts in sums.items()}


def _single(report: Row, truth: Row) -> dict[str, float]:
    document, expected, needed = report["document"], truth["manuscript"], truth["required_sections"]
    states = {name: (report["sections"].get(name) or {}).get("status") for name in needed}
    leading = {
        name: max(shares, key=shares.__getitem__) if shares else ""
        for name, shares in (report["formatting"] or {}).items()
    }
    return {
        "words": _near(document["words"], expected["words"], 0.01),
        "abstract words": _near(document["abstract_words"], truth["abstract_words"], 0.01),
        "title": float(fold(document["title"]) == fold(truth["title"])),
        "tables": float(document["tables"] == truth["counts"]["tables"]),
        "reference count": _near(document["references"], len(truth["references"]), 0.001),
        "sections": sum(states[s] in {needed[s]["status"], *needed[s]["or"]} for s in needed) / len(needed),
        "font": float(fold(leading.get("fonts")) == fold(expected["font"])),
        "size": float(_number(leading.get("sizes")) == expected["size"]),
        "line spacing": float(_number(leading.get("line_spacing")) == expected["line_spacing"]),
    }


def _near(found: float | None, true: float, tolerance: float) -> float:
    """1 where found is within tolerance (a share) of true, falling to 0 at ten times that."""
    if found is None:
        return 0.0
    off = abs(found - true) / true
    return 1.0 if off <= tolerance else max(0.0, 1 - (off - tolerance) / (9 * tolerance))


def _number(text: str | None) -> float | None:
    found = re.search(r"\d+(\.\d+)?", text or "")
    return float(found[0]) if found else None


def _both(told: set[Any], true: set[Any]) -> Counts:
    return len(told & true), len(told), len(told & true), len(true)


def _sets(report: Row, truth: Row) -> dict[str, Counts]:
    document = report["document"]
    return {
        "keywords": _both({fold(k) for k in document["keywords"]}, {fold(k) for k in truth["keywords"]}),
        "authors": _both(
            {fold(a["name"]) for a in document.get("authors") or []}, {fold(a["name"]) for a in truth["authors"]}
        ),
        "headings": _both(_headings(document["headings"]), _headings(truth["headings"])),
        "anonymity": _both(
            {a["kind"] for a in report["anonymity"]} & KINDS, set(truth["manuscript"]["anonymity"]) & KINDS
        ),
    }


def _headings(rows: list[Row]) -> set[str]:
    return {fold(re.sub(r"^\d+(\.\d+)*\.?\s+", "", row["text"])) for row in rows if row["level"] == 1}


def _citations(told: list[Row], truth: Row) -> dict[str, Counts]:
    """Citations found, invented, and told to have no entry; what readers differ on is left out on both sides."""
    true = truth["in_text_citations"]
    doubtful = [row for row in true if row["arguable"]]
    told = [row for row in told if not any(_same_work(row, d) for d in doubtful)]
    true = [row for row in true if not row["arguable"] and not any(_same_work(row, d) for d in doubtful)]
    right, all_told, found, all_true = _hits(told, true)
    lost: Callable[[list[Row]], list[Row]] = lambda rows: [row for row in rows if row["match"] == "none"]  # noqa: E731
    return {
        "citations found": (found, all_true, found, all_true),
        "citations not invented": (right, all_told, right, all_told),
        "missing references": _hits(lost(told), lost(true)),
    }


def _hits(told: list[Row], true: list[Row]) -> Counts:
    return (
        sum(any(_same_work(t, x) for x in true) for t in told),
        len(told),
        sum(any(_same_work(t, x) for x in told) for t in true),
        len(true),
    )


def _same_work(a: Row, b: Row) -> bool:
    """The same year, and the lead of one among the names of the other."""
    if _year(a) != _year(b):
        return False
    names, others = _surnames(a["authors"]), _surnames(b["authors"])
    return bool(names and others) and (names[0] in others or others[0] in names)


def _year(row: Row) -> str | None:
    found = re.search(r"\d{4}", row.get("year") or "")
    return found[0] if found else None


def _surnames(names: list[str]) -> list[str]:
    """The folded last word of each name, without initials and bracketed abbreviations."""
    split = [fold(re.sub(r"[\[(].*?[\])]", "", name).split(",")[0]).split() for name in names]
    return [next((word for word in reversed(name) if len(word) > 1), "") for name in split]


def _list(report: Row, truth: Row) -> dict[str, Counts]:
    told = _aligned(report["citations"]["references"], truth["references"])
    rows = truth["references"]

    def compared(kind: str, in_told: Callable[[Row], bool], in_true: Callable[[Row], bool]) -> Counts:
        firm = [row for row in rows if kind not in row["arguable"]]
        true = {row["number"] for row in firm if in_true(row)}
        return _both({row["number"] for row in firm if row["number"] in told and in_told(told[row["number"]])}, true)

    return {
        "uncited references": compared("cited", lambda row: not row["cited"], lambda row: not row["cited"]),
        "APA problems": compared("apa7", lambda row: bool(row["problems"]), lambda row: row["apa7"] != "ok"),
    }


def _aligned(told: list[Row], true: list[Row]) -> dict[int, Row]:
    """{number in the truth: told entry}: by lead and year in order, so that one entry more or less shifts nothing."""
    keys = [[(_surnames([row.get("lead") or ""])[0], _year(row)) for row in rows] for rows in (told, true)]
    pairs: dict[int, Row] = {}
    for a, b, size in difflib.SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        pairs.update({true[b + i]["number"]: told[a + i] for i in range(size)})
    if len(told) == len(true):
        for row, other in zip(told, true, strict=True):
            pairs.setdefault(other["number"], row)
    return pairs
