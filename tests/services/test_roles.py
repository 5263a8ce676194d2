"""Roles: who may give and take them, and that somebody is always left who can."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from jcas.domain.people import Role
from jcas.domain.refusals import Invalid, NotAllowed, Refused
from jcas.models.base import db, writing
from jcas.models.messages import Mail
from jcas.services import people
from tests.worlds import a_person, an_editor

NOW = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)

CHIEFS_GIVE = {Role.REVIEWER, Role.EDITOR, Role.GUEST_EDITOR}


@pytest.mark.parametrize("holder", [None, *Role])
def test_roles_are_given_and_taken_by_those_who_may(app: Flask, holder: Role | None) -> None:
    giver, person = a_person("Giver", roles=[holder] if holder else []), a_person("Taker")
    chief = holder in {Role.EDITOR_IN_CHIEF, Role.CO_EDITOR_IN_CHIEF, Role.MANAGING_EDITOR}
    for role in Role:
        if holder == Role.ADMINISTRATOR or (chief and role in CHIEFS_GIVE):
            with writing():
                people.grant_role(person, role, by=giver, now=NOW)
                people.grant_role(person, role, by=giver, now=NOW)
            assert person.roles == {role}
            with writing():
                people.take_role(person, role, by=giver, now=NOW)
                people.take_role(person, role, by=giver, now=NOW)
            assert person.roles == frozenset()
        else:
            for change in (people.grant_role, people.take_role):
                with pytest.raises(NotAllowed), writing():
                    change(person, role, by=giver, now=NOW)


def test_last_administrator_stays(app: Flask) -> None:
    only = a_person("Only", roles=[Role.ADMINISTRATOR])
    with pytest.raises(Invalid), writing():
        people.take_role(only, Role.ADMINISTRATOR, by=only, now=NOW)
    second = a_person("Second", roles=[Role.ADMINISTRATOR])
    with writing():
        people.take_role(only, Role.ADMINISTRATOR, by=second, now=NOW)
    assert only.roles == frozenset()


def test_only_administrators_close_accounts_and_never_their_own(app: Flask) -> None:
    keeper, chief = a_person("Keeper", roles=[Role.ADMINISTRATOR]), an_editor()
    for by, person in ((chief, keeper), (keeper, keeper)):
        with pytest.raises(Refused), writing():
            people.close_account(person, by=by, now=NOW)


def test_adding_a_person_mails_them_a_link_and_gives_the_roles(app: Flask) -> None:
    chief = an_editor()
    with writing():
        person = people.add_person("timur@example.org", "Тимур Әлиев", [Role.REVIEWER], by=chief, now=NOW)
    assert person.roles == {Role.REVIEWER}
    assert db.session.scalars(select(Mail.template)).all() == ["account_added"]
    with writing():
        again = people.add_person("Timur@example.org", "", [Role.EDITOR], by=chief, now=NOW)
    assert again is person
    assert person.roles == {Role.REVIEWER, Role.EDITOR}
    assert len(db.session.scalars(select(Mail.id)).all()) == 1
    nobody = a_person("Nobody Much")
    with pytest.raises(NotAllowed), writing():
        people.add_person("x@example.org", "X", [], by=nobody, now=NOW)
