"""Reviewers whom the authors suggest or oppose."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from jcas.domain.refusals import Invalid, NotFound, StageForbids
from jcas.models.base import writing
from jcas.services.submissions import submit
from jcas.services.suggestions import (
    add_suggestion,
    of_authors,
    remove_suggestion,
    save_suggestions,
)
from tests.worlds import ARRIVAL, a_draft, a_person, a_submission


def done(action: Callable[[], Any]) -> Any:
    with writing():
        return action()


def test_adding_changing_and_removing(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    row = done(lambda: add_suggestion(draft.id, {"kind": "suggested"}, by=author, now=ARRIVAL))
    done(
        lambda: save_suggestions(
            draft.id, {row.id: {"name": "Bolat Karim", "reason": "Knows\r\nrail."}}, by=author, now=ARRIVAL
        )
    )
    assert [(s.kind, s.name, s.reason) for s in of_authors(draft)] == [("suggested", "Bolat Karim", "Knows\nrail.")]
    for _ in range(2):
        done(lambda: remove_suggestion(draft.id, row.id, by=author, now=ARRIVAL))
    assert of_authors(draft) == []


@pytest.mark.parametrize("values", [{"kind": "hated"}, {"name": "x" * 501}, {"assignment_id": 1}])
def test_what_cannot_be_kept_is_refused(app: Flask, values: dict[str, Any]) -> None:
    author = a_person()
    draft = a_draft(author)
    with pytest.raises(Invalid):
        done(lambda: add_suggestion(draft.id, values, by=author, now=ARRIVAL))


def test_only_the_author_and_only_before_submission(app: Flask) -> None:
    author, somebody = a_person(), a_person("Timur Aliyev")
    draft, paper = a_draft(author), a_submission(author)
    with pytest.raises(NotFound):
        done(lambda: add_suggestion(draft.id, {}, by=somebody, now=ARRIVAL))
    with pytest.raises(StageForbids):
        done(lambda: add_suggestion(paper.id, {}, by=author, now=ARRIVAL))


def test_double_click_on_adding_leaves_one_empty_row(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    for kind in ("opposed", "opposed", "suggested"):
        done(lambda kind=kind: add_suggestion(draft.id, {"kind": kind}, by=author, now=ARRIVAL))
    assert [s.kind for s in of_authors(draft)] == ["opposed", "suggested"]


def test_rows_that_say_nothing_are_not_handed_in(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    for values in ({"kind": "suggested", "reason": "Somebody of the rail institute."}, {"kind": "opposed"}):
        done(lambda values=values: add_suggestion(draft.id, values, by=author, now=ARRIVAL))
    done(lambda: add_suggestion(draft.id, {"kind": "suggested"}, by=author, now=ARRIVAL))
    done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert [s.reason for s in draft.suggestions] == ["Somebody of the rail institute."]
