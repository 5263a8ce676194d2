"""What automatic numbering prints before a paragraph or heading of an .odt."""

from dataclasses import dataclass

from jcas.adapters.documents.numerals import numeral
from jcas.adapters.documents.odt_names import STYLE, TEXT, whole
from jcas.adapters.documents.tree import Element

_LEVELS = 10
_LONGEST_AFFIX = 100


@dataclass(frozen=True, slots=True)
class _Level:
    bullet: bool
    form: str
    prefix: str
    suffix: str
    start: int
    shown_levels: int


class Numbering:
    """The lists and the outline of a document; ask in reading order."""

    def __init__(self, *roots: Element) -> None:
        self._styles = {
            style.get(f"{STYLE}name", ""): _levels(style) for root in roots for style in root.iter(f"{TEXT}list-style")
        }
        self._styles[""] = next((_levels(s) for root in roots for s in root.iter(f"{TEXT}outline-style")), {})
        self._counts: dict[str, list[int]] = {}

    def restart(self, style: str) -> None:
        """A new list of this style begins."""
        self._counts.pop(style, None)

    def next(self, style: str, level: int) -> str:
        """The label of the next paragraph at this level (from 0) of a list style, "" being the outline of headings."""
        levels = self._styles.get(style, {})
        here = levels.get(level)
        if here is None or not 0 <= level < _LEVELS:
            return ""
        if here.bullet:
            return "•"
        counts = self._counts.setdefault(style, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else here.start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if not here.form:
            return ""
        shown = range(max(0, level + 1 - here.shown_levels), level + 1)
        parts = [numeral(counts[n] or 1, levels[n].form) for n in shown if n in levels and levels[n].form]
        return f"{here.prefix}{'.'.join(parts)}{here.suffix}"


def _levels(style: Element) -> dict[int, _Level]:
    found = {}
    for element in style:
        if not isinstance(element.tag, str) or not element.get(f"{TEXT}level"):
            continue
        found[whole(element.get(f"{TEXT}level", ""), 1) - 1] = _Level(
            element.tag == f"{TEXT}list-level-style-bullet",
            element.get(f"{STYLE}num-format", ""),
            element.get(f"{STYLE}num-prefix", "")[:_LONGEST_AFFIX],
            element.get(f"{STYLE}num-suffix", "")[:_LONGEST_AFFIX],
            whole(element.get(f"{TEXT}start-value", ""), 1),
            whole(element.get(f"{TEXT}display-levels", ""), 1),
        )
    return found
