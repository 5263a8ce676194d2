"""The one-time link for administrators."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from jcas.adapters.tokens import make_token
from jcas.domain.people import Role
from jcas.domain.refusals import NotFound
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.services.administrators import PURPOSE, administrator_token, become_administrator, opens
from jcas.services.roles import take_role

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def person(name: str) -> Person:
    with writing():
        made = Person(name=name, session_key=name, created_at=NOW)
        db.session.add(made)
    return made


def use(token: str, who: Person) -> None:
    with writing():
        become_administrator(token, by=who, now=NOW)


@pytest.mark.postgres
def test_link_makes_its_opener_an_administrator_once(app: Flask) -> None:
    first, second = person("Айгүл Тестова"), person("Ben Example")
    token = administrator_token()
    use(token, first)
    assert first.roles == {Role.ADMINISTRATOR}
    assert not opens(token)
    with pytest.raises(NotFound, match="used already"):
        use(token, second)
    assert second.roles == set()


def test_a_used_link_stays_used_when_the_role_is_taken_again(app: Flask) -> None:
    first, second = person("First"), person("Second")
    use(administrator_token(), first)
    token = administrator_token()
    use(token, second)
    with writing():
        take_role(second, Role.ADMINISTRATOR, by=first, now=NOW)
    with pytest.raises(NotFound):
        use(token, second)


@pytest.mark.parametrize("made", [1, -1, "0", None])
def test_a_token_that_says_something_else_opens_nothing(app: Flask, made: object) -> None:
    assert not opens(make_token(PURPOSE, made))


def test_a_forged_token_or_one_of_another_purpose_opens_nothing(app: Flask) -> None:
    assert not opens(make_token("reset", 0))
    assert not opens(administrator_token()[:-1])
    assert not opens("")
