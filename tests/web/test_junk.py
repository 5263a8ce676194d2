"""No address and no form makes the site fail: every route, as every kind of person, with what no page would ever send.

What failed stands in the log that pytest shows, each with its traceback.
"""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.people import Person
from tests.worlds import a_draft, a_person, a_review, a_reviewer, a_submission, an_editor, send, sign_in

HUGE = "9" * 30
ENDLESS = "9" * 5000
"""More digits than Python makes a number of."""
NUL = "a\0b"
JUNK = ("-1", HUGE, ENDLESS, NUL, "\u202eabc\u200f", "²", "2026-1")
QUERY = ("page", "all", "editor", "stage", "waiting", "issue", "q", "sort", "down", "state", "role", "to", "part", "kind",
         "chosen", "next", "name", "email", "respond_by", "due_at", "message")  # fmt: skip
FIELDS = (
    "kind", "letter", "action", "revise_by", "looked", "editor", "issue", "chosen", "email", "name", "respond_by",
    "due_at", "message", "q", "answer", "reason", "suggested_name", "suggested_email", "suggested_affiliation", "switch",
    "password", "old_password", "new_password", "once", "article_type", "file", "response", "_kept", "_do", "_field",
    "_version", "_overwrite", "_next", "_base-title", "title", "keywords", "corresponding", "declarations",
    "declaration-", "declaration-x", "explanation-", "explanation-words.maximum", "contributor-", "contributor-1-",
    "contributor-1-name", "contributor-1-email", "contributor-x-y", "contributor-1-corresponding", "suggestion-1-kind",
    "suggestion-1-name", "roles", "score-methods", "score-x", "comment-methods", "to_author", "to_editor",
    "recommendation", "family_name", "affiliation", "country", "orcid", "willing_to_review", "topics", "languages",
)  # fmt: skip
ROLES = ("nobody", "author", "reviewer", "editor", "guest editor", "administrator")


class World:
    """Who there is, and ids that lead somewhere."""

    def __init__(self) -> None:
        self.author, self.reviewer = a_person("Dana Ospanova", password="steppe winds carry"), a_reviewer()
        self.editor = an_editor(password="steppe winds carry")
        guest = an_editor("Gulnar Guestova", roles=[Role.GUEST_EDITOR])
        self.draft = a_draft(self.author)
        self.paper = a_submission(self.author, stage=Stage.IN_REVIEW, editor=self.editor)
        self.review = a_review(self.paper, self.reviewer, state=State.ACCEPTED)
        self.invited = a_review(self.paper, a_reviewer("Bolat Bekov"), state=State.INVITED)
        administrator = a_person("Ada Adminova", roles=[Role.ADMINISTRATOR])
        self.people: dict[str, Person | None] = {
            "nobody": None, "author": self.author, "reviewer": self.reviewer, "editor": self.editor,
            "guest editor": guest, "administrator": administrator,
        }  # fmt: skip
        self.token = make_token("invitation", [self.invited.id, self.invited.nonce])
        self.ids = {
            "submission_id": (self.draft.id, self.paper.id), "assignment_id": (self.review.id, self.invited.id),
            "person_id": (self.author.id,), "file_id": (1, 2), "address_id": (self.author.addresses[0].id,),
            "token": (self.token,), "section": ("contributors",),
        }  # fmt: skip


@pytest.fixture
def world(app: Flask) -> World:
    return World()


def rules(app: Flask, method: str) -> list[Rule]:
    found = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static" and method in (rule.methods or ())]
    return sorted(found, key=lambda rule: rule.rule)


def addresses(world: World, rule: Rule) -> list[str]:
    """The rule's addresses with what leads somewhere in its places, then with junk."""
    fillings: list[dict[str, object]] = [
        {name: world.ids.get(name, (NUL,))[place % len(world.ids.get(name, (NUL,)))] for name in rule.arguments}
        for place in range(2)
    ]
    fillings += [dict.fromkeys(rule.arguments, junk) for junk in ("0", HUGE, ENDLESS, NUL)]
    made = []
    for filling in fillings:
        address = rule.rule
        for name, value in filling.items():
            text = str(value).replace("\0", "%00").replace(" ", "%20")
            for kind in ("int:", "path:", ""):
                address = address.replace(f"<{kind}{name}>", text)
        made.append(address)
    return list(dict.fromkeys(made))


def visit(client: FlaskClient, person: Person | None) -> None:
    if person is None:
        with client.session_transaction() as session:
            session.clear()
    else:
        sign_in(client, person)


@pytest.mark.parametrize(
    "role", [*ROLES[:4], *(pytest.param(role, marks=pytest.mark.exhaustive) for role in ROLES[4:])]
)
def test_no_address_fails(app: Flask, world: World, role: str) -> None:
    app.testing, client, failed = False, app.test_client(), []
    visit(client, world.people[role])
    for rule in rules(app, "GET"):
        for place, address in enumerate(addresses(world, rule)):
            for junk in JUNK if place == 0 else JUNK[:1]:
                with client.get(address, query_string=dict.fromkeys(QUERY, junk)) as answer:
                    if answer.status_code >= 500:
                        failed.append((address[:60], junk[:12]))
    assert failed == []


@pytest.mark.parametrize("role", ROLES[:4])
def test_no_form_fails(app: Flask, world: World, role: str) -> None:
    app.testing, client, failed = False, app.test_client(), []
    for rule in rules(app, "POST"):
        for place, address in enumerate(addresses(world, rule)):
            for junk in (NUL, HUGE, ENDLESS) if place < 2 else JUNK[:1]:
                visit(client, world.people[role])
                data: dict[str, object] = dict.fromkeys(FIELDS, junk)
                data |= {"_field": list(FIELDS), **({"action": "send"} if place == 1 else {})}
                with send(client, address, data) as answer:
                    if answer.status_code >= 500:
                        failed.append((address[:60], junk[:12]))
    assert failed == []


@pytest.mark.parametrize("came_from", ["http://[", "http://localhost//evil.example/x", "\0", "javascript:1"])
def test_a_strange_referer_leads_to_a_page_of_this_site(client: FlaskClient, came_from: str) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.ACCEPTED)
    for data in ({}, {"csrf_token": "of another session"}):
        sign_in(client, author)
        path = f"/submissions/{paper.id}/versions"
        answer = (
            client.post(path, data=data, headers={"Referer": came_from})
            if data
            else send(client, path, headers={"Referer": came_from})
        )
        assert answer.status_code == 302
        assert answer.location in {"/", "/sign-in"}, answer.location
