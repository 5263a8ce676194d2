"""Saving a draft field by field, as it is typed in one or several windows.

Each field carries the mark of the value that its window had shown. A window never overwrites what it did not touch;
where another window changed the very field, nothing of it is saved and both texts are given back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jcas.domain.refusals import Invalid
from jcas.models.people import Person
from jcas.queries.sheet import Sheet, mark_of, sheet_of
from jcas.services.contributors import save_contributors
from jcas.services.submissions import editable, explain, save_fields
from jcas.services.suggestions import save_suggestions

Typed = Mapping[str, Sequence[str]]
_MULTIPLE = "credit_roles"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each field: `sheet` is the draft as it stands now."""

    sheet: Sheet
    errors: dict[str, str] = field(default_factory=dict)
    """Field -> why it was not kept."""
    theirs: Sheet = field(default_factory=dict)
    """Field -> what another window had saved meanwhile."""


def save_typed(
    submission_id: int, typed: Typed, marks: Mapping[str, str], *, overwrite: bool = False, by: Person, now: datetime
) -> Outcome:
    """Saves the typed fields of a draft, each by itself: one that can't be kept does not hold up the others.

    marks: field -> `mark_of` the value that was shown; a field without one, or with `overwrite`, is saved as it is.
    """
    submission = editable(submission_id, by)
    before = sheet_of(submission)
    changed = {name: values for name, values in typed.items() if _is_change(name, values, before, marks)}
    theirs = {} if overwrite else {name: before.get(name, []) for name in changed if _is_theirs(name, before, marks)}
    errors = {}
    for name, values in changed.items():
        if name not in theirs:
            try:
                _save(submission_id, name, list(values), by=by, now=now)
            except Invalid as refusal:
                errors[name] = refusal.sentence
    return Outcome(sheet_of(submission), errors, theirs)


def _is_change(name: str, values: Sequence[str], before: Sheet, marks: Mapping[str, str]) -> bool:
    """Whether the window's own value differs from what it had shown, and from what stands there now."""
    return mark_of(values) not in {marks.get(name), mark_of(before.get(name))}


def _is_theirs(name: str, before: Sheet, marks: Mapping[str, str]) -> bool:
    """Whether somebody else changed the field since it was shown here."""
    return name in marks and marks[name] != mark_of(before.get(name))


def _save(submission_id: int, name: str, values: list[str], *, by: Person, now: datetime) -> None:
    kind, _, rest = name.partition("-")
    how: Callable[..., object] | None = _KINDS.get(kind) if rest else None
    if name == "corresponding":
        row = _row(values[0]) if values else 0
        save_contributors(submission_id, {row: {"corresponding": True}}, by=by, now=now)
    elif how:
        how(submission_id, rest, values, by=by, now=now)
    else:
        save_fields(submission_id, {name: _one(values)}, by=by, now=now)


def _contributor(submission_id: int, rest: str, values: list[str], *, by: Person, now: datetime) -> None:
    row, _, column = rest.partition("-")
    value = values if column == _MULTIPLE else _one(values)
    save_contributors(submission_id, {_row(row): {column: value}}, by=by, now=now)


def _suggestion(submission_id: int, rest: str, values: list[str], *, by: Person, now: datetime) -> None:
    row, _, column = rest.partition("-")
    save_suggestions(submission_id, {_row(row): {column: _one(values)}}, by=by, now=now)


def _declaration(submission_id: int, rest: str, values: list[str], *, by: Person, now: datetime) -> None:
    save_fields(submission_id, {"declarations": {rest: bool(_one(values))}}, by=by, now=now)


def _explanation(submission_id: int, rest: str, values: list[str], *, by: Person, now: datetime) -> None:
    explain(submission_id, rest, _one(values), by=by, now=now)


_KINDS: dict[str, Callable[..., object]] = {
    "contributor": _contributor,
    "suggestion": _suggestion,
    "declaration": _declaration,
    "explanation": _explanation,
}


def _one(values: Sequence[str]) -> str:
    return values[0] if values else ""


def _row(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
