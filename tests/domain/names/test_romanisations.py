"""People are found however their names are romanised, and nobody else is: over many names and every way to write them."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcas.domain.names.alike import Alike
from jcas.domain.names.author import author_of
from jcas.domain.names.spellings import readings, spellings
from jcas.domain.structure.folding import word_list
from jcas.domain.structure.identity import Identity
from tests.domain.names.romanisations import GIVEN, NOT_TOLD, ROMANISATIONS, SURNAMES, romanised

CHOICES = range(3)
WORDS = word_list(
    "The lake of the steppe and its keepers , in 2020 ; озеро и река на карте , что ли из-за Aral Sea Арал ."
)
names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))


@pytest.mark.parametrize("way", ROMANISATIONS)
def test_every_way_to_write_a_name_meets_its_cyrillic_spelling(way: str) -> None:
    written = [(name, romanised(name, way, choice)) for name in (*GIVEN, *SURNAMES) for choice in CHOICES]
    apart = {name for name, latin in written if not spellings(name) & spellings(latin)}
    assert apart == {*NOT_TOLD.get(way, "").split()}


def test_other_names_do_not_meet() -> None:
    """Those that do are one name in Russian and in Kazakh."""
    met = [f"{a}={b}" for kind in (GIVEN, SURNAMES) for a, b in combinations(kind, 2) if spellings(a) & spellings(b)]
    assert met == [
        "Айгерим=Әйгерім", "Асель=Әсел", "Жулдыз=Жұлдыз", "Мадина=Мәдина", "Сауле=Сәуле", "Кайрат=Қайрат",
        "Нурсултан=Нұрсұлтан", "Жумабаев=Жұмабаев", "Жаксылыкова=Жақсылықова",
    ]  # fmt: skip


def ways_to_write(given_name: str, surname: str, way: str, choice: int) -> list[str]:
    """A person's name in Latin letters, in both orders, in capitals, with a comma, with an initial between."""
    first, last = romanised(given_name, way, choice), romanised(surname, way, choice)
    return [f"{first} {last}", f"{last} {first}", f"{last}, {first}", f"{first} {last}".upper(), f"{first} M. {last}"]


def found_whole(known: str, text: str) -> bool:
    return Alike([author_of(known)]).whole(f"By {text}.") == [(3, 3 + len(text))]


@given(names, st.sampled_from([way for way in ROMANISATIONS if way not in NOT_TOLD]), st.sampled_from(CHOICES))
def test_a_person_is_found_from_either_alphabet(person: tuple[str, str], way: str, choice: int) -> None:
    cyrillic = " ".join(person)
    for latin in ways_to_write(*person, way, choice):
        assert found_whole(cyrillic, latin)
    assert found_whole(ways_to_write(*person, way, choice)[0], cyrillic)


@pytest.mark.exhaustive
@pytest.mark.parametrize("way", [way for way in ROMANISATIONS if way not in NOT_TOLD])
def test_every_person_is_found_from_either_alphabet(way: str) -> None:
    for person in product(GIVEN, SURNAMES):
        cyrillic = " ".join(person)
        for choice in CHOICES:
            written = ways_to_write(*person, way, choice)
            assert [latin for latin in written if not found_whole(cyrillic, latin)] == []
            assert found_whole(written[0], cyrillic)


@given(
    names, st.sampled_from([*ROMANISATIONS]), st.lists(st.sampled_from(WORDS), max_size=30), st.lists(names, max_size=4)
)
def test_words_and_other_people_stay(
    person: tuple[str, str], way: str, words: list[str], others: list[tuple[str, str]]
) -> None:
    strangers = [
        f"{given_name} {surname}"
        for given_name, surname in others
        if not readings(given_name) & spellings(person[0]) and not readings(surname) & spellings(person[1])
    ]
    text = " ".join([*words, *(f"{stranger} и" for stranger in strangers)])
    known = Identity(people=[f"{romanised(person[0], way)} {romanised(person[1], way)}"])
    assert known.without(text) == text
