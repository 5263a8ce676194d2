"""What automatic numbering prints before a paragraph of a .docx."""

from dataclasses import dataclass, field

from jcas.adapters.documents.docx_names import W, integer, value
from jcas.adapters.documents.numerals import numeral
from jcas.adapters.documents.tree import Element, local_name

_LEVELS = 9
_LONGEST_LABEL = 100


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class _List:
    """A number definition and where its count stands; definitions of one abstract list count on together."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of a document; ask in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {value(a, "abstractNumId"): _List(_levels(a)) for a in root.iter(f"{W}abstractNum")}
        for number in root.iter(f"{W}num"):
            base = number.find(f"{W}abstractNumId")
            shared = abstract.get(value(base, "val")) if base is not None else None
            if shared:
                self._lists[value(number, "numId")] = self._overridden(shared, number)

    @staticmethod
    def _overridden(shared: _List, number: Element) -> _List:
        overrides = list(number.iter(f"{W}lvlOverride"))
        if not overrides:
            return shared
        own = _List(dict(shared.levels))
        for override in overrides:
            level = integer(value(override, "ilvl")) or 0
            start = override.find(f"{W}startOverride")
            base = own.levels.get(level, _Level())
            first = integer(value(start, "val")) if start is not None else None
            own.levels[level] = _Level(base.form, base.text, base.start if first is None else first)
        return own

    def next(self, number: str, level: int) -> tuple[str, int | None]:
        """(label, level) for the next paragraph of this list: ("2.1", 1), ("•", 0); ("", None) for no such list."""
        found = self._lists.get(number)
        if found is None or not 0 <= level < _LEVELS:
            return "", None
        here = found.levels.get(level, _Level())
        before = found.counts[level]
        found.counts[level] = here.start if before is None else before + 1
        found.counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if here.form in {"bullet", "none"}:
            return ("•" if here.form == "bullet" else ""), level
        label = here.text
        for n in range(level + 1):
            part = found.levels.get(n, _Level())
            label = label.replace(f"%{n + 1}", numeral(found.counts[n] or part.start, part.form))
        return label, level


def _levels(abstract: Element) -> dict[int, _Level]:
    levels = {}
    for element in abstract.iter(f"{W}lvl"):
        found = {local_name(child): value(child, "val") for child in element if isinstance(child.tag, str)}
        start = integer(found.get("start", ""))
        levels[integer(value(element, "ilvl")) or 0] = _Level(
            found.get("numFmt", "decimal"), found.get("lvlText", "")[:_LONGEST_LABEL], 1 if start is None else start
        )
    return levels
