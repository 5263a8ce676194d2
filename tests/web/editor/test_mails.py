"""The list of mails."""

import pytest
from flask.testing import FlaskClient

from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.messages import Mail, MailState
from tests.worlds import a_person, a_submission, an_editor, sign_in


def test_mails_are_listed_with_their_states_and_filtered(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_submission(a_person("Dana Ospanova"), stage=Stage.REJECTED, editor=an_editor("Other Chief"))
    a_submission(a_person("John Smith"))
    with writing():
        failed = db.session.scalars(db.select(Mail).where(Mail.template == "decision_letter")).one()
        failed.state, failed.error, failed.attempts = MailState.FAILED, "SMTPRecipientsRefused: 550 <no such user>", 3
    sign_in(client, chief)
    page = client.get("/mails").text
    assert "dana.ospanova@example.org" in page
    assert "3 attempts: SMTPRecipientsRefused: 550 &lt;no such user&gt;" in page
    only = client.get("/mails?state=failed").text
    assert "decision letter" in only
    assert "john.smith" not in only
    assert "john.smith" not in client.get(f"/mails?q={paper.number}").text
    assert "john.smith" in client.get("/mails?q=JOHN.smith@").text
    assert "No mail is like that" in client.get("/mails?state=sending").text
    for query in ("?state=x", "?page=99", "?page=x", "?q=%25%25", "?q=…"):
        assert client.get(f"/mails{query}").status_code == 200


@pytest.mark.parametrize(
    ("roles", "status"),
    [
        ([], 404),
        ([Role.REVIEWER], 404),
        ([Role.EDITOR], 404),
        ([Role.GUEST_EDITOR], 404),
        ([Role.ADMINISTRATOR], 200),
        ([Role.MANAGING_EDITOR], 200),
    ],
)
def test_mails_are_for_chiefs_and_administrators(client: FlaskClient, roles: list[Role], status: int) -> None:
    a_submission()
    sign_in(client, a_person("Somebody Else", roles=roles))
    assert client.get("/mails").status_code == status


@pytest.mark.parametrize("many", [1, 50])
def test_the_list_costs_the_same_queries_for_1_and_50_mails(
    client: FlaskClient, count_queries: list[str], many: int
) -> None:
    chief, paper = an_editor(), a_submission()
    with writing():
        event = db.session.scalars(db.select(Mail)).first().event
        for n in range(many - 1):
            event.mails.append(
                Mail(template="notice", address=f"{n}@example.org", address_key=f"{n}@example.org", due_at=event.at)
            )
    number = paper.number or "?"
    sign_in(client, chief)
    count_queries.clear()
    assert number in client.get("/mails").text
    assert len(count_queries) == 4
