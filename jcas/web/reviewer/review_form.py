"""The review form's fields: what a request says of them, and what a page shows.

A radio's values are the scores' own figures, and 'na' for not applicable; one that nobody chose is not sent at all.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from jcas.domain.profiles import Choice, Criterion, Profile
from jcas.domain.rubric import NOT_APPLICABLE
from jcas.models.reviews import Review
from jcas.services.reviews import Value

NA = "na"
TEXTS = ("to_author", "to_editor")


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion with what the reviewer said of it."""

    number: int
    key: str
    name: str
    help: str
    value: str | None
    """'1' to '5', 'na', or None where there is no answer yet."""
    comment: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form's content."""

    rows: tuple[Row, ...]
    to_author: str
    to_editor: str
    recommendation: Choice | None
    recommendations: tuple[Choice, ...]
    words: tuple[str, ...]
    """What the scores are called, from the lowest."""

    @property
    def choices(self) -> list[tuple[str, str, str]]:
        """The recommendations as the radios' values, words and help."""
        return [(choice.key, choice.name, choice.help) for choice in self.recommendations]

    @property
    def done(self) -> int:
        """How many criteria have an answer."""
        return sum(row.value is not None for row in self.rows)


def everything() -> dict[str, Value]:
    """Every field that the form sent; a criterion without an answer sends none and stays as it is."""
    return {name: _value(name, request.form[name]) for name in request.form if _is_field(name)}


def changed() -> dict[str, Value]:
    """The fields that a script says were changed; one of them without a value is cleared."""
    return {name: _value(name, request.form.get(name)) for name in request.form.getlist("_field")}


def seen() -> dict[str, Value]:
    """What the page held in these fields when it was last the same as the server."""
    found: dict[str, Value] = {}
    for name in request.form.getlist("_field"):
        match _listed(request.form.get(f"_base-{name}")):
            case []:
                found[name] = None
            case [str() as text, *_]:
                found[name] = _value(name, text)
    return found


def as_typed(values: Mapping[str, Value]) -> dict[str, str]:
    """Stored values as the form's fields hold them."""
    return {name: _typed(value) or "" for name, value in values.items()}


def sheet(review: Review | None, profile: Profile, *, typed: bool = False) -> Sheet:
    """What the page shows: what is stored; with `typed`, what was just sent and refused stands in its place."""
    stored = {score.criterion: score for score in review.scores} if review else {}
    sent = request.form if typed else {}

    def text(name: str, held: str) -> str:
        return str(sent.get(name, held))

    def row(number: int, criterion: Criterion) -> Row:
        held, key = stored.get(criterion.key), criterion.key
        value = sent.get(f"score-{key}", _typed(held.value) if held else None)
        comment = text(f"comment-{key}", held.comment if held else "")
        return Row(number, key, criterion.name, criterion.help, value, comment)

    rows = tuple(row(number, criterion) for number, criterion in enumerate(profile.criteria, 1))
    chosen = text("recommendation", (review.recommendation or "") if review else "")
    return Sheet(
        rows,
        text("to_author", review.to_author if review else ""),
        text("to_editor", review.to_editor if review else ""),
        next((choice for choice in profile.recommendations if choice.key == chosen), None),
        profile.recommendations,
        profile.score_words,
    )


def _is_field(name: str) -> bool:
    return name in TEXTS or name == "recommendation" or name.startswith(("score-", "comment-"))


def _value(name: str, text: str | None) -> Value:
    if not name.startswith("score-"):
        return text
    if text == NA:
        return NOT_APPLICABLE
    return int(text) if text and text.isascii() and text.isdigit() and len(text) == 1 else text or None


def _typed(value: Value) -> str | None:
    return NA if value == NOT_APPLICABLE else None if value is None else str(value)


def _listed(text: str | None) -> object:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None
