"""The demo's quarter, told from beginning to end through the services: what a newcomer sees first."""

from collections import Counter

from flask import Flask

from jcas.demo.fill import fill
from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.decisions import Decision
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission


def test_the_demo_has_submissions_and_reviews_in_every_state(app: Flask) -> None:
    made = fill()
    stages = Counter(db.session.scalars(db.select(Submission.stage)))
    assert made == sum(stages.values()) >= 30
    assert set(stages) == set(Stage)
    assert set(db.session.scalars(db.select(Assignment.state))) >= set(State) - {State.DRAFT, State.EXPIRED}
    assert db.session.query(Person).count() > 28
    assert not [d.letter for d in db.session.scalars(db.select(Decision)) if "(Please" in d.letter]
    assert fill() == 0
