"""Who reads what of a submission's history."""

from flask import Flask

from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.queries.history import events_of, history_for
from tests.worlds import a_person, a_review, a_reviewer, a_submission, an_editor


def told(viewer: Person, paper: Submission) -> list[str]:
    return [line.words % line.values for line in history_for(viewer, paper, events_of(paper))]


def a_reviewed_paper(author: Person, editor: Person) -> Submission:
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=editor)
    a_review(paper, a_reviewer("Vera Iskak"))
    a_review(paper, a_reviewer("Bolat Karim"), state=State.DECLINED)
    return paper


def test_the_desk_reads_everything_with_names(app: Flask) -> None:
    author, editor = a_person(), an_editor()
    paper = a_reviewed_paper(author, editor)
    assert told(editor, paper) == [
        "The draft was begun.",
        "Submitted as JCAS-2026-0001 for Nº 24 (1) 2026.",
        "Sent to review, round 1.",
        "Vera Iskak was invited to review.",
        "Vera Iskak agreed to review.",
        "Vera Iskak sent the review.",
        "Bolat Karim was invited to review.",
        "Bolat Karim declined to review.",
    ]


def test_authors_read_neither_names_nor_who_declined(app: Flask) -> None:
    author = a_person()
    paper = a_reviewed_paper(author, an_editor())
    assert told(author, paper) == [
        "The draft was begun.",
        "Submitted as JCAS-2026-0001 for Nº 24 (1) 2026.",
        "Sent to review, round 1.",
        "A reviewer agreed to review it.",
        "A review arrived.",
    ]


def test_reviewers_strangers_and_foreign_guests_read_nothing(app: Flask) -> None:
    paper = a_reviewed_paper(a_person(), an_editor())
    reviewer = paper.assignments[0].reviewer
    for viewer in (reviewer, a_person("Somebody Else"), an_editor("Guest", roles=[Role.GUEST_EDITOR])):
        assert told(viewer, paper) == []


def test_an_editor_who_reviewed_it_reads_nothing(app: Flask) -> None:
    paper = a_submission(stage=Stage.IN_REVIEW)
    both = a_person("Two Hats", roles=[Role.REVIEWER, Role.EDITOR])
    a_review(paper, both)
    assert told(both, paper) == []
