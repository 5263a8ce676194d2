import pytest
from flask import Flask

from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.queries import directory
from tests.worlds import a_person, a_review, a_submission, an_editor

pytestmark = pytest.mark.postgres


def test_an_editor_who_wrote_a_paper_finds_nobody_who_is_known_by_reviewing_it_alone(app: Flask) -> None:
    author, chief = an_editor("Managing Author", roles=[Role.MANAGING_EDITOR]), an_editor("Other Chief")
    own, another = a_submission(author, stage=Stage.IN_REVIEW), a_submission(stage=Stage.IN_REVIEW)
    invited, known = a_person("Kamila Newcomer"), a_person("Bolat Bothman")
    pooled = a_person("Pavel Poolman", roles=[Role.REVIEWER])
    for person in (invited, known, pooled):
        a_review(own, person, state=State.INVITED)
    a_review(another, known, state=State.ACCEPTED)
    asked = {invited.id, known.id, pooled.id}

    assert {p.id for p in directory.people(author).people} & asked == {known.id, pooled.id}
    assert directory.people(author, words="newcomer").total == 0
    assert directory.person(invited.id, author) is None
    assert {p.id for p in directory.people(chief).people} >= asked
    assert directory.person(invited.id, chief) is not None
