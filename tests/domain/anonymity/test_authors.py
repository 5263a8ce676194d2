import time

import pytest

from jcas.domain.anonymity.authors import Surnames
from jcas.domain.names.author import author_of

BEKOVA = author_of("Aigerim Bekova")


def words(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("name", "surname", "given"),
    [
        ("Aigerim Bekova", "Bekova", ("Aigerim",)),
        ("Bekova, Aigerim", "Bekova", ("Aigerim",)),
        ("BEKOVA Aigerim", "BEKOVA", ("Aigerim",)),
        ("Бекова Айгерим Асановна", "Бекова", ("Айгерим", "Асановна")),
        ("Bekova A.B.", "Bekova", ("A.B.",)),
        ("A. B. Bekova", "Bekova", ("A.", "B.")),
        ("Jaber Najm Al-Example", "Al-Example", ("Jaber", "Najm")),
        ("Ruslan Isa uulu", "Isa uulu", ("Ruslan",)),
        ("Kim Sung-min", "Kim", ("Sung-min",)),
        ("Wenhao Li", "Li", ("Wenhao",)),
        ("Plato", "Plato", ()),
    ],
)
def test_a_name_is_taken_apart(name: str, surname: str, given: tuple[str, ...]) -> None:
    author = author_of(name)
    assert (author.surname, author.given) == (surname, given)


@pytest.mark.parametrize(
    ("surname", "given", "same"),
    [
        ("Bekova", "A.", True),
        ("Бекова", "А.", True),
        ("Bekova", "K.", False),
        ("Bekov", "A.", False),
        ("Bekova", "", True),
        ("Bekowa", "A.", True),
        ("Бекова", "Әйгерім", True),
        ("Беков", "А.", False),
    ],
)
def test_an_author_of_a_reference_is_known_in_any_alphabet_but_not_by_the_surname_alone(
    surname: str, given: str, same: bool
) -> None:
    assert BEKOVA.may_be(surname, given) is same


@pytest.mark.parametrize(("name", "other"), [("Wei Chen", "Shen"), ("Min Son", "Sun"), ("Lu Han", "Khan")])
def test_short_names_that_are_nearly_alike_are_other_peoples(name: str, other: str) -> None:
    assert not author_of(name).may_be(other, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As A. Bekova told us, Bekova's students", ["A. Bekova", "Bekova"]),
        ("by Bekova A.B. in BEKOVA", ["Bekova A.B.", "BEKOVA"]),
        ("(Bekova, 2020)", []),
        ("Bekova (2020) and Bekova and Writer (2021), Bekova et al. 2022", []),
        ("(see Writer, 2019; Bekova & Writer, 2020a, p. 5)", []),
        ("Bekova said in 2020 that", ["Bekova"]),
        ("bekovas and bekova", []),
        ("a.bekova@example.org and Bekova@example.org", []),
    ],
)  # fmt: skip
def test_surnames_are_found_outside_citations(text: str, found: list[str]) -> None:
    assert words(text, Surnames([BEKOVA]).find(text)) == found


@pytest.mark.parametrize(
    "text",
    ["Karl Bekova wrote of lakes.", "K. Bekova wrote of lakes.", "The bekova is a fish."],
    ids=["another's given name", "another's initial", "a word"],
)
def test_a_surname_that_may_be_somebody_elses_is_doubtful(text: str) -> None:
    surnames = Surnames([BEKOVA], [text])
    assert surnames.find("Here Bekova is named.") == []
    assert words("Here Bekova is named.", surnames.doubtful_in("Here Bekova is named.")) == ["Bekova"]
    assert words("Here A. Bekova is named.", surnames.find("Here A. Bekova is named.")) == ["A. Bekova"]


def test_a_surname_that_the_reference_list_gives_to_another_is_doubtful() -> None:
    assert Surnames([BEKOVA], taken=["Bekova"]).find("Here Bekova is named.") == []


@pytest.mark.parametrize(
    "text",
    [
        "As Bekova told us.",
        "A. M. Bekova came.",
        "Айгерим Маратовна Бекова, А.М. Бекова",
        "See bekova@example.org. We met. Then we left. Then Bekova came.",
    ],
)
def test_a_word_with_a_capital_before_it_makes_no_doubt(text: str) -> None:
    assert Surnames([BEKOVA], [text]).doubtful_in("Here Bekova is named.") == []


@pytest.mark.parametrize(
    ("text", "told"), [("bekova final", True), ("~bekova", True), ("bekovat", False), ("trade", False)]
)
def test_in_addresses_and_file_names_case_does_not_matter(text: str, told: bool) -> None:
    assert Surnames([BEKOVA]).in_any_case(text) is told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Как пишет Бекова, это так.", ["Бекова"]),
        ("По словам Бековой, у БЕКОВОЙ", ["Бековой", "БЕКОВОЙ"]),
        ("А. М. Бекова, Бекова А.М., к А. Бековой", ["А. М. Бекова", "Бекова А.М.", "А. Бековой"]),
        ("Бекованың, Бековаға, Бекованын", ["Бекованың", "Бековаға"]),
        ("(Бекова, 2020), Бекова (2020), у Бековой (2020)", []),
        ("бекова и Беков", []),
        ("Bekowa wrote", []),
        ("К. Бекова", ["Бекова"]),
    ],
)
def test_surnames_are_found_in_another_alphabet_and_case(text: str, found: list[str]) -> None:
    assert words(text, Surnames([BEKOVA]).find(text)) == found


@pytest.mark.parametrize(
    ("name", "text", "doubtful"),
    [
        ("Aigerim Bekova", "Bekowa wrote of lakes.", ["Bekowa"]),
        ("Bolat Sharma", "As Sarma told us.", ["Sarma"]),
        ("Anton Volk", "На озере волк, и Волк молчит.", ["Волк"]),
        ("Aigerim Bekova", "К. Бекова и другие.", ["Бекова"]),
    ],
)
def test_a_surname_in_another_romanisation_or_a_word_of_another_language_is_doubtful(
    name: str, text: str, doubtful: list[str]
) -> None:
    surnames = Surnames([author_of(name)], [text])
    assert (surnames.find(text), words(text, surnames.doubtful_in(text))) == ([], doubtful)


@pytest.mark.parametrize(
    ("text", "told"), [("бекова итог", True), ("Juldasheva 2", True), ("Жулдашева", True), ("бек", False)]
)
def test_addresses_and_file_names_tell_in_any_alphabet(text: str, told: bool) -> None:
    assert Surnames([BEKOVA, author_of("Dana Zhuldasheva")]).in_any_case(text) is told


def test_nobody_is_found_by_nobody() -> None:
    nobody = Surnames([])
    assert (nobody.find("Bekova"), nobody.doubtful_in("Bekova"), nobody.in_any_case("bekova")) == ([], [], False)


def test_absurd_texts_cost_time_in_proportion() -> None:
    surnames, began = Surnames([BEKOVA]), time.process_time()
    for text in (
        "Bekova, " * 10_000,
        "Bekova A. " * 10_000 + "2020",
        "(" * 100_000 + "Bekova 2020",
        "Bekova and " * 10_000,
    ):
        surnames.find(text)
    assert time.process_time() - began < 5
