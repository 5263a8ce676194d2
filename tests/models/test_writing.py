"""The one way to write, and that there is no other."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import InternalError

from jcas.models.base import db, writing
from jcas.models.people import Person
from tests.worlds import a_person

pytestmark = pytest.mark.postgres


def rename(person: Person, then: Callable[[], object]) -> None:
    with writing():
        person.name = "Somebody Else"
        db.session.flush()
        then()


def names() -> list[str]:
    return list(db.session.scalars(select(Person.name)))


def test_what_an_error_interrupts_is_not_written(app: Flask) -> None:
    person = a_person("Dana Ospanova")
    with pytest.raises(KeyError):
        rename(person, lambda: {}["missing"])
    assert names() == ["Dana Ospanova"]


def test_writing_within_writing_is_refused_and_ends_the_other(app: Flask) -> None:
    person = a_person("Dana Ospanova")
    with pytest.raises(RuntimeError, match="within"):
        rename(person, lambda: rename(person, list))
    assert names() == ["Dana Ospanova"]
    rename(person, list)
    assert names() == ["Somebody Else"]


@pytest.mark.postgres_alone
def test_postgresql_refuses_what_writes_elsewhere(app: Flask) -> None:
    person = a_person("Dana Ospanova")
    person.name = "Somebody Else"
    with pytest.raises(InternalError, match="read-only"):
        db.session.flush()
    db.session.rollback()
    assert names() == ["Dana Ospanova"]


@pytest.mark.postgres_alone
def test_postgresql_keeps_its_statements_from_page_to_page(app: Flask) -> None:
    for _ in range(6):
        names()
        db.session.rollback()
    kept = db.session.scalars(text("SELECT statement FROM pg_prepared_statements")).all()
    assert any("FROM person" in statement for statement in kept)
