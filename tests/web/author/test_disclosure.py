"""What authors never learn."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.domain.assignments import State
from jcas.domain.submissions import Action, Stage
from jcas.models.base import db, writing
from jcas.models.people import Person
from tests.worlds import (
    ARRIVAL,
    DAY,
    a_review,
    a_reviewer,
    a_submission,
    advance,
    an_editor,
    sign_in,
)

LEAKS = ("Leakova", "leak@example.org", "Leak Institute", "Tattletale", "tattle@example.org", "Between us", "Secretive")


@pytest.mark.parametrize(
    "stage", [Stage.IN_REVIEW, Stage.MAJOR_REVISIONS, Stage.REVISED, Stage.ACCEPTED, Stage.REJECTED, Stage.WITHDRAWN]
)
def test_authors_pages_never_name_a_reviewer(app: Flask, client: FlaskClient, author: Person, stage: Stage) -> None:
    editor = an_editor("Aigerim Seitkali")
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=editor)
    leak = a_reviewer("Vera Leakova", email="leak@example.org", affiliation="Leak Institute")
    tattle = a_reviewer("Ivan Tattletale", email="tattle@example.org", affiliation="Leak Institute")
    for reviewer, state in (
        (leak, State.SUBMITTED),
        (tattle, State.DECLINED),
        (a_reviewer("Anna Secretive"), State.INVITED),
    ):
        a_review(paper, reviewer, state=state, to_editor="Between us: I am Leakova.")
    with writing():
        paper.suggestions.append(a_declined_suggestion(paper.id))
    way = {
        Stage.MAJOR_REVISIONS: [Action.MAJOR_REVISIONS],
        Stage.REVISED: [Action.MAJOR_REVISIONS, Action.REVISE],
        Stage.ACCEPTED: [Action.ACCEPT],
        Stage.REJECTED: [Action.REJECT],
        Stage.WITHDRAWN: [Action.WITHDRAW],
    }
    for days, action in enumerate(way.get(stage, []), start=2):
        advance(paper, action, editor=editor, now=ARRIVAL + days * DAY, letter="Dear author, Reviewer 1 asks for more.")
    pages = [
        client.get(f"/submissions/{paper.id}{tab}", follow_redirects=True).text
        for tab in ("", "/history", "/letters", "/revise", "/report", "/files")
    ]
    for page in pages:
        assert not [word for word in LEAKS if word in page]
    assert "A review arrived." in pages[1]
    assert "A reviewer agreed to review it." in pages[1]


def a_declined_suggestion(submission_id: int) -> Any:
    from jcas.models.submissions import Submission, Suggestion, SuggestionKind

    assignment = db.session.get_one(Submission, submission_id).assignments[1]
    return Suggestion(
        kind=SuggestionKind.SUGGESTED,
        name="Friend of Tattletale",
        email="tattle@example.org",
        assignment_id=assignment.id,
    )


def test_chief_who_is_author_reads_the_authors_history(app: Flask, client: FlaskClient) -> None:
    chief = an_editor("Chief Author")
    paper = a_submission(chief, stage=Stage.IN_REVIEW, editor=an_editor("Other Editor"))
    a_review(paper, a_reviewer("Vera Leakova"))
    sign_in(client, chief)
    page = client.get(f"/submissions/{paper.id}/history").text
    assert "A review arrived." in page
    assert "Leakova" not in page
