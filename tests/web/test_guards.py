"""Every door is guarded: each view carries one guard, and the open ones stand on these lists.

A new room adds a line here: to PUBLIC for what everybody may open, or to TOKENS, with a builder of its address, for
what a mail's link opens.
"""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.routing import Rule

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import Base, db
from jcas.services.administrators import administrator_token
from tests.worlds import a_draft, a_person, a_review, a_reviewer, a_submission, an_editor, csrf_token, send, sign_in

PUBLIC = {
    "account_kept.drop",
    "account_kept.show",
    "account_mailbox.html",
    "account_mailbox.mail",
    "account_mailbox.mailbox",
    "account_register.register",
    "account_register.sent",
    "account_reset.ask",
    "account_reset.sent",
    "account_session.sign_in",
    "account_session.sign_out",
    "public.about",
    "public.guidelines",
    "public.home",
    "public_check.annotated",
    "public_check.begin",
    "public_check.citations",
    "public_check.forget",
    "public_check.part",
    "public_check.report",
    "public_check.start",
    "style.show",
}
"""Open to everybody."""

DEMO_ONLY = {"account_mailbox.html", "account_mailbox.mail", "account_mailbox.mailbox", "style.show"}
"""Rooms that only a demo has."""


def confirm_path() -> str:
    address = a_person("Aigul Temirova", confirmed=False, password="steppe winds carry").addresses[0]
    return f"/confirm/{make_token('confirm', [address.id, address.key])}"


def reset_path() -> str:
    person = a_person("Dana Ospanova", password="steppe winds carry")
    assert person.password_hash
    return f"/reset/{make_token('reset', [person.id, person.password_hash[-10:]])}"


def invitation_path() -> str:
    editor = an_editor()
    assignment = a_review(a_submission(stage=Stage.IN_REVIEW, editor=editor), a_reviewer(), state=State.INVITED)
    return f"/invitations/{make_token('invitation', [assignment.id, assignment.nonce])}"


def contributor_path() -> str:
    contributors = [{"name": "Aigul Temirova", "email": "aigul@example.org"}]
    contributor = a_draft(contributors=contributors).contributors[0]
    return f"/contributors/{make_token('contributor', [contributor.id, contributor.email_key])}"


def administrator_path() -> str:
    return f"/administrator/{administrator_token()}"


TOKENS: dict[str, Callable[[], str]] = {
    "account_administrator.become": administrator_path,
    "account_register.confirm": confirm_path,
    "account_reset.choose": reset_path,
    "public_contributor.answer": contributor_path,
    "public_contributor.show": contributor_path,
    "public_invitation.accept": lambda: f"{invitation_path()}/accept",
    "public_invitation.decline": lambda: f"{invitation_path()}/decline",
    "public_invitation.enter": lambda: f"{invitation_path()}/open",
    "public_invitation.show": invitation_path,
}
"""What a link of a mail opens without signing in, and an address that opens it."""


def guard_of(app: Flask, endpoint: str) -> str:
    return getattr(app.view_functions[endpoint], "guard", "")


def guarded(app: Flask) -> Iterator[tuple[Rule, str, str]]:
    """(rule, address with 1 and x in its places, guard) of every route that asks who is there."""
    for rule in app.url_map.iter_rules():
        guard = guard_of(app, rule.endpoint)
        if rule.endpoint != "static" and guard not in {"public", "token"}:
            values = dict.fromkeys(rule.arguments, 1 if "int:" in rule.rule else "x")
            with app.test_request_context():
                yield rule, app.url_map.bind("localhost").build(rule.endpoint, values), guard


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything that the database holds."""
    db.session.rollback()
    names = [table.name for table in Base.metadata.sorted_tables]
    return {name: sorted(map(repr, db.session.execute(text(f'SELECT * FROM "{name}"')))) for name in names}


def test_every_view_has_a_guard(app: Flask) -> None:
    bare = [endpoint for endpoint in app.view_functions if endpoint != "static" and not guard_of(app, endpoint)]
    assert bare == []


def test_public_views_stand_on_the_list(app: Flask) -> None:
    assert {endpoint for endpoint in app.view_functions if guard_of(app, endpoint) == "public"} == PUBLIC


def test_token_views_stand_on_the_list(app: Flask) -> None:
    assert {endpoint for endpoint in app.view_functions if guard_of(app, endpoint) == "token"} == TOKENS.keys()


def test_without_a_demo_its_rooms_are_not_there(settings: object) -> None:
    from dataclasses import replace

    from jcas.app import create_app

    app = create_app(replace(settings, demo=False))  # type: ignore[type-var]
    assert DEMO_ONLY & app.view_functions.keys() == set()


@pytest.mark.parametrize("endpoint", sorted(TOKENS))
def test_opening_a_link_changes_nothing(app: Flask, endpoint: str) -> None:
    """Mail scanners open every link; only a button may act."""
    path = TOKENS[endpoint]()
    before = rows()
    answer = app.test_client().get(path)
    head = app.test_client().head(path)
    assert answer.status_code == head.status_code
    assert answer.status_code in {200, 405}  # 405: a button's own address
    assert rows() == before


@pytest.mark.parametrize("endpoint", sorted(TOKENS))
def test_wrong_link_opens_nothing(app: Flask, endpoint: str) -> None:
    """Forged, cut short, or of another purpose: one answer, and nothing changes."""
    path = TOKENS[endpoint]()
    good = path.split("/")[2]
    others = [make_token("another purpose", [1, "x"]), good[:-3], "x", "%00", "."]
    before = rows()
    for token in others:
        wrong = path.replace(good, token)
        visitor = app.test_client()
        takes = {method for rule in app.url_map.iter_rules(endpoint) for method in rule.methods or ()}
        if "GET" in takes:
            assert visitor.get(wrong).status_code == 404, wrong
        if "POST" in takes:
            assert send(visitor, wrong).status_code == 404, wrong
    assert rows() == before


def test_nobody_gets_past_a_door_without_signing_in(app: Flask, client: FlaskClient) -> None:
    before = rows()
    for rule, path, _ in guarded(app):
        if "GET" in (rule.methods or ()):
            answer = client.get(path)
            assert answer.status_code == 302, path
            assert answer.location.startswith("/sign-in?next="), path
        if "POST" in (rule.methods or ()):
            answer = send(client, path)
            assert answer.status_code == 302, path
            assert answer.location.startswith("/sign-in"), path
            answer = client.post(path, data={"csrf_token": csrf_token(client)}, headers={"Accept": "application/json"})
            assert answer.status_code == 401, path
    assert rows() == before


def test_closed_rooms_look_like_none_to_who_has_no_role(app: Flask, client: FlaskClient) -> None:
    a_submission(stage=Stage.IN_REVIEW)
    sign_in(client, a_person("Plain Person"))
    missing = client.get("/no-such-page")
    before = rows()
    for rule, path, guard in guarded(app):
        if guard != "signed_in":
            for answer in [client.get(path)] * ("GET" in (rule.methods or ())) + [send(client, path)] * (
                "POST" in (rule.methods or ())
            ):
                assert answer.status_code == 404, path
                assert len(answer.data) == len(missing.data), path
    assert rows() == before


def test_forms_without_their_token_are_refused_everywhere(app: Flask, client: FlaskClient) -> None:
    """Whoever is signed in, a POST without the session's token does nothing."""
    sign_in(client, an_editor())
    a_submission(stage=Stage.IN_REVIEW)
    before = rows()
    for rule, path, _ in guarded(app):
        if "POST" in (rule.methods or ()):
            answer = client.post(path, headers={"Accept": "application/json"})
            assert answer.status_code == 401, path
    assert rows() == before
