"""Who takes part in the demo: editors, reviewers, authors, each with an account."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jcas.demo.accounts import PASSWORD
from jcas.domain.people import Role
from jcas.models.base import writing
from jcas.models.people import Person
from jcas.services import (
    accounts,
    people,
    roles,
)

PROFILE = ("family_name", "affiliation", "country", "expertise", "willing_to_review")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: ids, in the content's order."""

    editors: list[int]
    reviewers: list[tuple[int, set[str]]]
    authors: list[int]
    author_rows: list[list[str]]


def make_cast(content: dict[str, Any], now: datetime) -> Cast:
    """Makes the accounts; the first administrator gives everybody else their roles."""
    with writing():
        editors = [_account(row["email"], row["name"], row, now) for row in content["editors"]]
        boss = next(p for p, row in zip(editors, content["editors"], strict=True) if Role.ADMINISTRATOR in row["roles"])
        roles.make_administrator(boss, now=now)
        for person, row in zip(editors, content["editors"], strict=True):
            for role in row["roles"]:
                roles.grant_role(person, Role(role), by=boss, now=now)
        pool = [(_reviewer(n, row, boss, now).id, set(row[3])) for n, row in enumerate(content["reviewers"]["rows"])]
        rows = content["authors"]["rows"]
        writers = [_account(address_of("author", n), row[0], facts_of(row), now).id for n, row in enumerate(rows)]
        return Cast([editor.id for editor in editors], pool, writers, rows)


def _account(address: str, name: str, facts: dict[str, Any], now: datetime) -> Person:
    person = accounts.open_account(address, PASSWORD, name, now=now)
    known: dict[str, Any] = {key: facts[key] for key in PROFILE if key in facts}
    people.save_profile(known, by=person, now=now)
    return person


def _reviewer(n: int, row: list[Any], boss: Person, now: datetime) -> Person:
    name, affiliation, country, topics = row
    facts = {"affiliation": affiliation, "country": country, "expertise": topics, "willing_to_review": True}
    person = _account(address_of("reviewer", n), name, facts, now)
    roles.grant_role(person, Role.REVIEWER, by=boss, now=now)
    return person


def facts_of(row: list[str]) -> dict[str, Any]:
    """Family name, affiliation and country of an author's row."""
    return dict(zip(("family_name", "affiliation", "country"), row[1:], strict=True))


def address_of(kind: str, n: int) -> str:
    """The first of a kind is the one whose password the demo shows."""
    return f"{kind}{n or ''}@example.org"
