"""Reviewers whom the authors suggest or oppose, with their reasons."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcas.domain.refusals import Invalid, NotFound
from jcas.domain.submissions import Action, after
from jcas.models.base import db
from jcas.models.people import Person
from jcas.models.submissions import Submission, Suggestion, SuggestionKind
from jcas.policies.submissions import may_edit
from jcas.queries.submissions import MISSING, lock

MOST = 30
FIELDS = ("kind", "name", "email", "affiliation", "reason")
LONGEST = {"name": 500, "email": 320, "affiliation": 1_000, "reason": 5_000}


def add_suggestion(submission_id: int, values: Mapping[str, Any], *, by: Person, now: datetime) -> Suggestion:  # noqa: ARG001
    """Adds one; `kind` is 'suggested' or 'opposed'. An empty row of that kind is not doubled."""
    submission = _editable(submission_id, by)
    for row in of_authors(submission):
        if set(values) <= {"kind"} and row.kind == values.get("kind") and _is_empty(row):
            return row
    suggestion = _add(submission, values)
    db.session.flush()
    return suggestion


def save_suggestions(
    submission_id: int,
    values: Mapping[int, Mapping[str, Any]],
    *,
    by: Person,
    now: datetime,  # noqa: ARG001
) -> Submission:
    """Saves the given fields of the given suggestions (by id), no other."""
    submission = _editable(submission_id, by)
    known = {suggestion.id: suggestion for suggestion in of_authors(submission)}
    for suggestion_id, fields in values.items():
        if suggestion_id not in known:
            raise Invalid("This row was removed in the meantime.", field=f"suggestion-{suggestion_id}-name")
        _fill(known[suggestion_id], fields)
    db.session.flush()
    return submission


def remove_suggestion(submission_id: int, suggestion_id: int, *, by: Person, now: datetime) -> Submission:  # noqa: ARG001
    """Takes one away; one that is gone already is no error."""
    submission = _editable(submission_id, by)
    for suggestion in of_authors(submission):
        if suggestion.id == suggestion_id:
            submission.suggestions.remove(suggestion)
    db.session.flush()
    return submission


def of_authors(submission: Submission) -> list[Suggestion]:
    """Those that the authors made; a declining reviewer's are none of theirs."""
    return [suggestion for suggestion in submission.suggestions if suggestion.assignment_id is None]


def drop_empty(submission: Submission) -> None:
    """Takes away the authors' rows in which nothing but the kind was said."""
    for row in of_authors(submission):
        if _is_empty(row):
            submission.suggestions.remove(row)


def _is_empty(row: Suggestion) -> bool:
    return not any(getattr(row, name) for name in FIELDS if name != "kind")


def _editable(submission_id: int, by: Person) -> Submission:
    submission = lock(submission_id)
    if not may_edit(by, submission):
        raise NotFound(MISSING)
    after(submission.stage, Action.EDIT)
    return submission


def _add(submission: Submission, values: Mapping[str, Any]) -> Suggestion:
    if len(of_authors(submission)) >= MOST:
        raise Invalid(f"At most {MOST} people can be suggested or opposed.")
    suggestion = Suggestion(kind=SuggestionKind.SUGGESTED, name="")
    _fill(suggestion, values)
    submission.suggestions.append(suggestion)
    return suggestion


def _fill(suggestion: Suggestion, values: Mapping[str, Any]) -> None:
    field_of = f"suggestion-{suggestion.id}-" if suggestion.id else ""
    for name, value in values.items():
        field = field_of + name
        if name == "kind":
            if value not in set(SuggestionKind):
                raise Invalid("Say whether you suggest or oppose this person.", field=field)
            suggestion.kind = SuggestionKind(value)
        elif name in FIELDS:
            text = str(value).replace("\r\n", "\n").replace("\x00", "").strip()
            if len(text) > LONGEST[name]:
                raise Invalid(f"At most {LONGEST[name]:,} characters can be kept here.", field=field)
            setattr(suggestion, name, text)
        else:
            raise Invalid("There is no such field.", field=field)
