import pytest

from jcas.domain.citations.names import neighbours, slips, without_particles, words
from jcas.domain.names.alphabets import letters
from jcas.domain.names.skeletons import skeleton

SAME = [
    ("Müller", "Muller"), ("Șerban", "Serban"), ("O‘ktamov", "Oktamov"), ("O'ktamov", "O‘ktamov"), ("Al-Farouk", "al Farouk"),
    ("Әбдіров", "Абдиров"), ("Ғалымов", "Галымов"), ("Ёлкин", "Елкин"), ("İnan", "Inan"), ("Işık", "Isik"), ("Ōta", "Ota"), ("Łukasik", "Lukasik"),
]  # fmt: skip
ALIKE = [
    ("Zhumabayev", "Jumabaev"), ("Nazarov", "Nazarow"), ("Tokayeva", "Tokaeva"), ("Yusupov", "Iusupov"),
    ("Kholmatov", "Holmatov"), ("Shcherbin", "Scherbin"), ("Pocheptov", "Poceptov"), ("Tsarev", "Carev"), ("Qodirov", "Kodirov"),
    ("Alexeev", "Aleksejev"), ("Müller", "Mueller"), ("Dzhaksybekov", "Jaksybekov"), ("Yelkin", "Elkin"), ("Dmitriy", "Dmitri"), ("Soroka", "Sorokka"),
]  # fmt: skip
OTHER = [("Adams", "Brown"), ("Wu", "Xu"), ("Lee", "Li"), ("Petrov", "Pavlov"), ("Kim", "Kang"), ("Иванов", "Петров")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_letters_agree(one: str, other: str) -> None:
    assert letters(one) == letters(other)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_skeletons_of_transliterations_agree(one: str, other: str) -> None:
    assert skeleton(letters(one)) == skeleton(letters(other))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert skeleton(letters(one)) != skeleton(letters(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("adams", "adams", 0),
        ("adams", "adam", 1),
        ("adams", "adems", 1),
        ("adams", "adasm", 1),
        ("adams", "madam", 2),
        ("ab", "abcd", 2),
        ("", "a", 1),
    ],
)
def test_slips_of_the_pen(one: str, other: str, expected: int) -> None:
    assert slips(one, other) == slips(other, one) == expected
    assert (expected > 1) or bool(set(neighbours(one)) & set(neighbours(other)))


def test_particles_are_left_out() -> None:
    assert without_particles("van der Berg") == "Berg"
    assert without_particles("Al-Farouk") == "Farouk"
    assert without_particles("Van") == "Van"


def test_words_of_a_body() -> None:
    assert words("The Ministry of Energy’s Fund") == ("ministry", "of", "energys", "fund")
