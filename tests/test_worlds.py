"""The builders that other tests stand on."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.files import ReportState
from tests import worlds


@pytest.mark.parametrize("stage", Stage)
def test_submission_of_every_stage(app: Flask, stage: Stage) -> None:
    assert worlds.a_submission(stage=stage).stage == stage


@pytest.mark.parametrize("state", State)
def test_review_of_every_state(app: Flask, state: State) -> None:
    assignment = worlds.a_review(worlds.a_submission(stage=Stage.IN_REVIEW), state=state)
    assert (assignment.state, assignment.label) == (state, 1)


@pytest.mark.parametrize("state", ReportState)
def test_draft_with_report_of_every_state(app: Flask, state: ReportState) -> None:
    report = worlds.a_draft(report=state).versions[0].report
    assert report is not None
    assert report.state == state


def test_signed_in_visitor_is_another_person_after_signing_in_anew(app: Flask, client: FlaskClient) -> None:
    dana, timur = worlds.a_person(), worlds.a_person("Timur Aliyev")
    for person in (dana, timur):
        worlds.sign_in(client, person)
        with client.session_transaction() as session:
            assert session["_user_id"] == person.session_key
