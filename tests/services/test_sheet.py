"""Saving field by field from several windows."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask

from jcas.models.base import writing
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.queries.sheet import mark_of, marks_of, read_marks, sheet_of
from jcas.services.contributors import add_contributor, remove_contributor
from jcas.services.sheet import Outcome, save_typed
from jcas.services.suggestions import add_suggestion
from tests.worlds import ARRIVAL, a_draft, a_person, a_report


def typed(
    draft: Submission, by: Person, values: Mapping[str, Any], shown: Mapping[str, Any] | None = None, **options: Any
) -> Outcome:
    marks = {name: mark_of([value]) for name, value in (shown or {}).items()}
    with writing():
        return save_typed(
            draft.id,
            {n: v if isinstance(v, list) else [v] for n, v in values.items()},
            marks,
            by=by,
            now=ARRIVAL,
            **options,
        )


def test_every_kind_of_field_is_saved(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, report=a_report(failing=[("section.discussion", "explain", "None.")]))
    with writing():
        timur = add_contributor(draft.id, {"name": "Timur"}, by=author, now=ARRIVAL)
        rival = add_suggestion(draft.id, {"kind": "opposed"}, by=author, now=ARRIVAL)
    outcome = typed(
        draft,
        author,
        {
            "title": "Соль и хлеб",
            "keywords": "salt; bread",
            "declaration-original": [],
            "explanation-section.discussion": "It is in the findings.",
            f"contributor-{timur.id}-email": "timur@example.org",
            f"contributor-{timur.id}-credit_roles": ["software"],
            "corresponding": str(timur.id),
            f"suggestion-{rival.id}-name": "Bolat Karim",
        },
    )
    assert (outcome.errors, outcome.theirs) == ({}, {})
    assert (draft.title, draft.keywords, "original" in draft.declarations) == ("Соль и хлеб", ["salt", "bread"], False)
    assert (timur.email, timur.credit_roles, timur.corresponding) == ("timur@example.org", ["software"], True)
    assert (draft.explanations[0].text, rival.name) == ("It is in the findings.", "Bolat Karim")


def test_second_window_overwrites_nothing_that_it_did_not_touch(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, title="Old", abstract="Old")
    shown = {"title": "Old", "abstract": "Old"}
    typed(draft, author, {"title": "First window"}, shown)
    outcome = typed(draft, author, {"title": "Old", "abstract": "Second window"}, shown)
    assert (draft.title, draft.abstract, outcome.theirs) == ("First window", "Second window", {})


def test_same_field_in_two_windows_gives_both_texts_back(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, title="Old", abstract="Old")
    typed(draft, author, {"title": "First window"}, {"title": "Old"})
    outcome = typed(draft, author, {"title": "Second window", "abstract": "Too"}, {"title": "Old", "abstract": "Old"})
    assert outcome.theirs == {"title": ["First window"]}
    assert (draft.title, draft.abstract) == ("First window", "Too")
    typed(draft, author, {"title": "Second window"}, {"title": "Old"}, overwrite=True)
    assert draft.title == "Second window"


def test_both_windows_typing_the_same_is_no_conflict(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, title="Old")
    for _ in range(2):
        assert typed(draft, author, {"title": "New"}, {"title": "Old"}).theirs == {}


def test_one_field_that_cannot_be_kept_does_not_hold_up_the_others(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    row = draft.contributors[0].id
    outcome = typed(draft, author, {"title": "Kept", f"contributor-{row}-email": "nonsense", "stage": "accepted"})
    assert draft.title == "Kept"
    assert set(outcome.errors) == {f"contributor-{row}-email", "stage"}
    assert draft.contributors[0].email == author.email


def test_field_of_a_row_that_was_removed_elsewhere_is_refused_with_a_sentence(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    with writing():
        row = add_contributor(draft.id, {"name": "Timur"}, by=author, now=ARRIVAL).id
    with writing():
        remove_contributor(draft.id, row, by=author, now=ARRIVAL)
    outcome = typed(draft, author, {f"contributor-{row}-name": "Timur A."})
    assert "removed" in outcome.errors[f"contributor-{row}-name"]


@pytest.mark.parametrize(
    "name",
    [
        "contributor-",
        "contributor-x-name",
        "contributor-99999999999999-name",
        "suggestion-1-",
        "explanation-",
        "declaration-x",
        "",
        "-",
        "id",
    ],
)
def test_names_that_nobody_gave_are_refused(app: Flask, name: str) -> None:
    author = a_person()
    assert name in typed(a_draft(author), author, {name: "x"}).errors


def test_marks_survive_being_carried_by_a_form(app: Flask) -> None:
    sheet = sheet_of(a_draft())
    carried = read_marks(marks_of(sheet, list(sheet)))
    assert carried == {name: mark_of(values) for name, values in sheet.items()}
    assert mark_of(["a\r\nb"]) == mark_of(["a\nb"])
    assert mark_of([]) == mark_of([""]) == mark_of(None)
