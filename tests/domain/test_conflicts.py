"""Who shares an institution with whom."""

import pytest

from jcas.adapters.text import fold
from jcas.domain.conflicts import institutions, same_institution


def parts(affiliation: str) -> list[str]:
    return [fold(part) for part in affiliation.split(",")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nazarbayev University", "Nazarbayev University", True),
        ("Department of History, Nazarbayev University, Astana", "NAZARBAYEV UNIVERSITY, Kazakhstan", True),
        ("Department of History, Nazarbayev University", "Department of History, KIMEP University", False),
        ("KIMEP University, Almaty, Kazakhstan", "Institute of Economics, Almaty, Kazakhstan", False),
        ("Евразийский национальный университет, Астана", "Евразийский национальный университет", True),
        ("L. N. Gumilyov Eurasian National University", "Gumilyov Eurasian National University, Astana", True),
        ("World Bank, Astana", "World Bank", True),
        ("", "", False),
        ("Astana", "", False),
    ],
)
def test_same_institution_looks_only_at_the_institution(one: str, other: str, same: bool) -> None:
    assert same_institution(parts(one), parts(other)) is same
    assert same_institution(parts(other), parts(one)) is same


def test_institutions_of_an_affiliation_without_such_a_word_are_its_first_part() -> None:
    assert institutions(parts("Faculty of Law, OSCE, Bishkek")) == ["osce"]
