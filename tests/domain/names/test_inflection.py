import pytest

from jcas.domain.names.inflection import nominatives


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("Иванова", "Иванов"),
        ("Сатпаеву", "Сатпаев"),
        ("Мельниковым", "Мельников"),
        ("Асановой", "Асанова"),
        ("Петрову", "Петрова"),
        ("Достоевского", "Достоевский"),
        ("Ковалевской", "Ковалевская"),
        ("Штейнбергом", "Штейнберг"),
        ("Глинки", "Глинка"),
        ("Гоголя", "Гоголь"),
        ("Сәрсеновтен", "Сәрсенов"),
        ("Ахметоваға", "Ахметова"),
    ],
)
def test_the_first_case_is_among_the_readings(printed: str, first: str) -> None:
    assert (first,) in set(nominatives((printed,)))


@pytest.mark.parametrize("name", ["Adams", "Ким", "Li"])
def test_names_without_other_readings(name: str) -> None:
    assert list(nominatives((name,))) == []


def test_readings_of_many_names_are_bounded() -> None:
    assert len(list(nominatives(("Мельниковой",) * 40))) < 30
