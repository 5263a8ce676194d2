"""The directory of people."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.domain.people import Role
from jcas.models.base import db
from jcas.models.people import Person
from tests.smtp import Mailserver
from tests.working import work_off
from tests.worlds import a_person, an_editor, send, sign_in


@pytest.fixture
def keeper(app: Flask) -> Person:
    return a_person("Сәуле Бекова", roles=[Role.ADMINISTRATOR])


def test_people_are_found_in_both_scripts(client: FlaskClient, keeper: Person) -> None:
    a_person("Айгүл Мұқашева")
    a_person("Timur Aliyev", affiliation="Institute of Lakes")
    sign_in(client, keeper)
    for words in ("мұқашева", "mukasheva", "MUKASHEVA Айгүл"):
        page = client.get("/people", query_string={"q": words}).text
        assert "Айгүл Мұқашева" in page
        assert "Timur Aliyev" not in page
    assert "Nobody found" in client.get("/people?q=zzzz").text


def test_people_of_one_role(client: FlaskClient, keeper: Person) -> None:
    a_person("Timur Aliyev", roles=[Role.REVIEWER])
    a_person("Dana Ospanova")
    page = sign_in(client, keeper).get("/people?role=reviewer").text
    assert "Timur Aliyev" in page
    assert "Dana Ospanova" not in page
    assert client.get("/people?role=nonsense&page=-4").status_code == 200


def test_administrator_gives_and_takes_any_role(client: FlaskClient, keeper: Person) -> None:
    person = a_person("Dana Ospanova", roles=[Role.EDITOR])
    sign_in(client, keeper)
    page = client.get(f"/people/{person.id}").text
    assert len(re.findall(r'name="roles"', page)) == len(Role)
    assert send(client, f"/people/{person.id}", {"roles": ["editor_in_chief", "reviewer"]}).status_code == 302
    assert person.roles == {Role.EDITOR_IN_CHIEF, Role.REVIEWER}


def test_chief_gives_only_the_roles_that_chiefs_give(client: FlaskClient) -> None:
    chief, person = an_editor(), a_person("Dana Ospanova", roles=[Role.MANAGING_EDITOR])
    sign_in(client, chief)
    page = client.get(f"/people/{person.id}").text
    assert set(re.findall(r'name="roles" type="checkbox" value="(\w+)"', page)) == {
        "reviewer",
        "editor",
        "guest_editor",
    }
    assert "Managing editor" in page
    assert send(client, f"/people/{person.id}", {"roles": ["administrator"]}).status_code == 422
    assert send(client, f"/people/{person.id}", {"roles": ["reviewer"]}).status_code == 302
    assert person.roles == {Role.MANAGING_EDITOR, Role.REVIEWER}, "what one can't give stays as it is"


def test_a_guest_sees_the_pool_and_nobody_elses_account(client: FlaskClient) -> None:
    somebody = a_person("Dana Ospanova")
    page = sign_in(client, an_editor("Guest Person", roles=[Role.GUEST_EDITOR])).get("/work").text
    assert 'href="/people"' not in page
    assert 'href="/reviewers"' in page
    assert client.get("/reviewers").status_code == 200
    for path in ("/people", "/people/new", f"/people/{somebody.id}"):
        assert client.get(path).status_code == 404


def test_editor_sees_people_and_changes_nobody(client: FlaskClient) -> None:
    editor, person = a_person("Ed Itor", roles=[Role.EDITOR]), a_person("Dana Ospanova")
    sign_in(client, editor)
    assert 'name="roles"' not in client.get(f"/people/{person.id}").text
    assert send(client, f"/people/{person.id}", {"roles": ["reviewer"]}).status_code in {302, 422}
    assert person.roles == frozenset()
    assert send(client, f"/people/{person.id}/close").status_code == 404


def test_last_administrator_keeps_the_role_with_a_sentence(client: FlaskClient, keeper: Person) -> None:
    sign_in(client, keeper)
    answer = send(client, f"/people/{keeper.id}", {"roles": []})
    assert answer.status_code == 422
    assert "only administrator" in answer.text
    assert keeper.roles == {Role.ADMINISTRATOR}


def test_new_person_gets_a_mail_to_choose_a_password(
    app: Flask, client: FlaskClient, keeper: Person, mailbox: Mailserver
) -> None:
    sign_in(client, keeper)
    assert send(client, "/people/new", {"name": "", "email": "no address"}).status_code == 422
    form = {"name": "Тимур Әлиев", "email": "timur@example.org", "roles": ["reviewer"]}
    answer = send(client, "/people/new", form)
    assert "no password yet" in client.get(answer.location).text
    work_off(app)
    body = mailbox.to("timur@example.org")[-1].get_body(("plain",))
    assert body
    link = re.search(r"http://localhost(/reset/\S+)", body.get_content())
    assert link
    assert send(app.test_client(), link[1], {"password": "steppe winds carry"}).location == "/work"


def test_account_is_closed_and_reopened(app: Flask, client: FlaskClient, keeper: Person) -> None:
    person = a_person("Dana Ospanova")
    theirs = sign_in(app.test_client(), person)
    assert theirs.get("/account").status_code == 200
    sign_in(client, keeper)
    send(client, f"/people/{person.id}/close")
    assert theirs.get("/account").status_code == 302
    assert "account closed" in client.get(f"/people/{person.id}").text
    send(client, f"/people/{person.id}/reopen")
    assert theirs.get("/account").status_code == 200
    assert client.get("/people/9999").status_code == 404


@pytest.mark.parametrize("many", [1, 60])
def test_queries_do_not_grow(client: FlaskClient, keeper: Person, count_queries: list[str], many: int) -> None:
    for number in range(many):
        a_person(f"Person {number}", roles=[Role.REVIEWER, Role.EDITOR], email=f"p{number}@example.org")
    sign_in(client, keeper).get("/people")
    db.session.rollback()
    count_queries.clear()
    page = client.get("/people").text
    assert len(count_queries) == 5
    assert ("Page 1 of 2" in page) == (many == 60)
