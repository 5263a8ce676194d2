"""Bylines as social scientists set them; every person is made up."""

from typing import Any

import pytest

from jcas.domain.documents import Look, Paragraph, Run
from jcas.domain.structure.byline import Author, read_byline
from jcas.domain.structure.lines import lines_of
from jcas.domain.structure.names_of_people import is_name
from tests.manuscripts import document

UNIVERSITY, INSTITUTE = "Example University, Astana, Kazakhstan", "Institute of Examples, Bishkek, Kyrgyzstan"


def raised(text: str) -> Paragraph:
    """A line in which ^1^ stands for raised signs."""
    runs = [Run(piece, Look(superscript=bool(i % 2))) for i, piece in enumerate(text.split("^")) if piece]
    return Paragraph(-1, runs)


def authors(*lines: str) -> list[Author]:
    return read_byline(list(lines_of(document(*(raised(text) for text in lines)).paragraphs))).authors


def told(*lines: str) -> list[tuple[Any, ...]]:
    return [(a.name, a.affiliation, a.email) for a in authors(*lines)]


BEKOVA, SAPAROV = ("Aigerim Bekova", UNIVERSITY, "bekova@example.org"), ("Daniyar Saparov", INSTITUTE, None)


@pytest.mark.parametrize(
    "lines",
    [
        ["Aigerim Bekova, Daniyar Saparov", f"{UNIVERSITY}, bekova@example.org", INSTITUTE],
        ["Aigerim Bekova^1^ and Daniyar Saparov^2^", f"^1^ {UNIVERSITY}", f"^2^ {INSTITUTE}", "bekova@example.org"],
        [
            "Aigerim Bekova¹*, Daniyar Saparov²",
            f"¹{UNIVERSITY}",
            f"²{INSTITUTE}",
            "*Corresponding author: bekova@example.org",
        ],
        ["Aigerim Bekova1, Daniyar Saparov2", f"1 {UNIVERSITY}", f"2 {INSTITUTE}", "E-mail: bekova@example.org"],
        [f"Aigerim Bekova, {UNIVERSITY}, bekova@example.org", f"Daniyar Saparov, {INSTITUTE}"],
        ["Aigerim Bekova", UNIVERSITY, "bekova@example.org", "Daniyar Saparov", INSTITUTE],
        ["Aigerim Bekova, and Daniyar Saparov", f"{UNIVERSITY}, bekova@example.org", INSTITUTE],
        ["Aigerim Bekova* Daniyar Saparov†", f"* {UNIVERSITY}, bekova@example.org", f"† {INSTITUTE}"],
        [f"Aigerim Bekova – {UNIVERSITY}, bekova@example.org", f"Daniyar Saparov – {INSTITUTE}"],
        ["Dr. Aigerim Bekova, PhD; Prof. Daniyar Saparov", f"{UNIVERSITY}; bekova@example.org", INSTITUTE],
    ],
)
def test_byline_forms(lines: list[str]) -> None:
    assert told(*lines) == [BEKOVA, SAPAROV]


def test_byline_shares_one_affiliation() -> None:
    assert {a.affiliation for a in authors("Aigerim Bekova, Daniyar Saparov", UNIVERSITY)} == {UNIVERSITY}


def test_byline_takes_a_house_of_no_known_kind_by_its_address() -> None:
    found = told("Aigerim Bekova, Lukas Berg", f"{UNIVERSITY}, bekova@example.org", "Werder am See, berg@example.org")
    assert found == [BEKOVA, ("Lukas Berg", "Werder am See", "berg@example.org")]


def test_byline_gives_an_address_to_the_author_whom_it_names() -> None:
    found = authors("Aigerim Bekova, Daniyar Saparov", UNIVERSITY, "saparov.d@example.org")
    assert [a.email for a in found] == [None, "saparov.d@example.org"]


def test_byline_in_cyrillic_with_initials_and_orcid_ids() -> None:
    found = authors(
        "А.Б. Бекова, Данияр Қанатұлы Сапаров",
        "Пример университеті, Астана",
        "https://orcid.org/0000-0002-1825-0097",
        "ORCID: 0000-0001-5109-3700",
    )
    assert [(a.name, a.orcid) for a in found] == [
        ("А.Б. Бекова", "0000-0002-1825-0097"),
        ("Данияр Қанатұлы Сапаров", "0000-0001-5109-3700"),
    ]


def test_byline_keeps_brackets_of_affiliations() -> None:
    assert (
        authors("Aigerim Bekova", "Cand. Sc. (Econ.), Example University")[0].affiliation
        == "Cand. Sc. (Econ.), Example University"
    )


def test_byline_of_nobody() -> None:
    assert authors("An anonymous manuscript for review") == []


@pytest.mark.parametrize(
    "name",
    ["Aigerim Bekova", "Jaber Najm Abdullah Al-Example", "O'tkir Karimov", "María José de la Cruz", "A. B. Bekova", "Bekova A.B.", "Nguyễn Văn An", "Айгерім Бекқызы", "LAZAT BEKOVA", "Jean-Luc van der Berg"],
)  # fmt: skip
def test_is_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    ["Example University", "Senior Researcher", "Almaty", "New York", "Saudi Arabia", "Doctor of Economics", "Bachelor's student", "Republic of Kazakhstan", "Department of History", "trade and borders", "University of World Economy"],
)  # fmt: skip
def test_is_not_a_name(text: str) -> None:
    assert not is_name(text)


def test_byline_with_roles_before_the_names() -> None:
    lines = (
        f"Corresponding author: Aigerim Bekova, {UNIVERSITY}, bekova@example.org",
        f"Co-author: Daniyar Saparov, {INSTITUTE}",
    )
    assert told(*lines) == [BEKOVA, SAPAROV]


def test_byline_of_surnames_before_initials_and_a_comma() -> None:
    assert [a.name for a in authors("Bekova, A. M., & Saparov, D.", UNIVERSITY)] == ["Bekova A. M", "Saparov D"]


def test_byline_with_turkish_posts_between_commas() -> None:
    found = authors(f"Aigerim Bekova, Dr. Öğr. Üyesi, {UNIVERSITY}", f"Daniyar Saparov, Doç. Dr., {INSTITUTE}")
    assert [a.name for a in found] == ["Aigerim Bekova", "Daniyar Saparov"]


@pytest.mark.parametrize(
    "written",
    [
        "Petra Barlow. April 2022", "Petra Barlow, 12 May 2023", "Petra Barlow | 12.05.2023", "Petra Barlow (Spring 2021)",
        "Student: Petra Barlow", "Student's name: Petra Barlow", "Completed by: Petra Barlow, 2022",
    ],
)  # fmt: skip
def test_dates_and_labels_at_a_name(written: str) -> None:
    assert [a.name for a in authors(written)] == ["Petra Barlow"]


def test_a_name_in_small_letters_counts_behind_a_label_alone() -> None:
    assert [a.name for a in authors("Name: Petra barlow")] == ["Petra barlow"]
    assert authors("Petra barlow") == []
    assert authors("Name: to be told later") == []
