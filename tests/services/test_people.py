"""Several addresses of a person, and the profile, on both databases."""

from secrets import token_urlsafe

import pytest
from flask import Flask

from jcas.domain.refusals import Invalid, NotFound
from jcas.models.base import writing
from jcas.queries import directory
from jcas.services import people
from tests.services.accounts import NOW, PASSWORD, mails, registered
from tests.worlds import a_person

pytestmark = pytest.mark.postgres


def test_second_address_signs_in_once_confirmed_and_can_become_the_one_for_mail(app: Flask) -> None:
    person = registered()
    with writing():
        people.add_address("a.temirova@example.org", by=person, now=NOW)
    second = person.addresses[1]
    with pytest.raises(Invalid), writing():
        people.make_primary(second.id, by=person, now=NOW)
    with writing():
        people.confirm_address(second.id, now=NOW)
    assert people.sign_in("a.temirova@example.org", PASSWORD) == person
    assert person.email == "aigul@example.org"
    with writing():
        people.make_primary(second.id, by=person, now=NOW)
    assert person.email == "a.temirova@example.org"
    with writing():
        people.remove_address(person.addresses[0].id, by=person, now=NOW)
    assert [a.address for a in person.addresses] == ["a.temirova@example.org"]


def test_address_that_mail_goes_to_can_not_be_removed(app: Flask) -> None:
    person = registered()
    with pytest.raises(Invalid), writing():
        people.remove_address(person.addresses[0].id, by=person, now=NOW)


def test_address_of_somebody_else_is_not_there(app: Flask) -> None:
    person, other = registered(), a_person("Other Person")
    for change in (people.make_primary, people.remove_address):
        with pytest.raises(NotFound), writing():
            change(other.addresses[0].id, by=person, now=NOW)


def test_adding_somebody_elses_address_tells_them_and_nobody_else(app: Flask) -> None:
    person, other = registered(), a_person("Other Person", password=PASSWORD)
    with writing():
        people.add_address(other.email, by=person, now=NOW)
    assert mails()[-1] == ("account_exists", other.email)
    assert len(person.addresses) == 1


def test_address_claimed_by_somebody_is_free_for_its_holder(app: Flask) -> None:
    squatter = registered("squatter@example.org", name="Squatter")
    with writing():
        people.add_address("aigul@example.org", by=squatter, now=NOW)
    holder = registered()
    assert holder is not squatter
    assert [a.address for a in squatter.addresses] == ["squatter@example.org"]
    assert people.sign_in("aigul@example.org", PASSWORD) == holder


def test_own_address_twice_is_said_so_or_mailed_again(app: Flask) -> None:
    person = registered()
    with pytest.raises(Invalid), writing():
        people.add_address("AIGUL@example.org", by=person, now=NOW)
    for _ in range(2):
        with writing():
            people.add_address("second@example.org", by=person, now=NOW)
    assert [m for m in mails() if m[1] == "second@example.org"] == [("account_confirm", "second@example.org")] * 2


def test_profile_keeps_what_was_given_and_is_found_in_both_scripts(app: Flask) -> None:
    person = registered()
    values = {
        "name": "Айгүл Мұқашева",
        "family_name": "Мұқашева",
        "affiliation": "Қазақ ұлттық университеті",
        "country": "KZ",
        "orcid": "https://orcid.org/0000000218250097",
        "expertise": ["Geopolitics", " water  law ", "Water Law", ""],
        "languages": ["ru", "kk", "en"],
        "willing_to_review": True,
    }
    with writing():
        people.save_profile(values, by=person, now=NOW)
    assert person.orcid == "0000-0002-1825-0097"
    assert person.expertise == ["Geopolitics", "water law"]
    assert person.languages == ["en", "kk", "ru"]
    for words in ("мұқашева", "MUKASHEVA", "Mukasheva aigul", "water law", "aigul@example"):
        assert [p.id for p in directory.people(person, words=words).people] == [person.id], words


REFUSED_VALUES = [
    ("orcid", "0000-0002-1825-0098"),
    ("orcid", "12"),
    ("country", "Kazakhstan"),
    ("languages", ["tlh"]),
    ("name", " "),
    ("expertise", ["x" * 81]),
    ("expertise", [str(n) for n in range(31)]),
    ("affiliation", "x" * 401),
]


def test_profile_refuses_beside_the_field(app: Flask) -> None:
    person = registered()
    for field, value in REFUSED_VALUES:
        with pytest.raises(Invalid) as refusal, writing():
            people.save_profile({field: value}, by=person, now=NOW)
        assert refusal.value.field == field


@pytest.mark.postgres
def test_as_many_keywords_as_are_taken_can_be_kept(app: Flask) -> None:
    person = a_person("Timur Aliyev")
    values = {"expertise": [token_urlsafe(90)[:80] for _ in range(30)], "affiliation": token_urlsafe(400)[:400]}
    with writing():
        people.save_profile(values, by=person, now=NOW)
    assert len(person.expertise) == 30
