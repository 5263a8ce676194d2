import time

import pytest

from jcas.domain.names.alike import Alike
from jcas.domain.names.author import author_of

KNOWN = Alike(
    map(author_of, ("Aigerim Bekova", "Данияр Сапаров", "Jaber Najm Al-Example", "Li Na", "Ruslan Isa uulu", "Jan de Boer", "Ana María García Márquez", "Anna Shvets-Holm", "Wei Chen", "Asel Kim", "Son Kim"))
)  # fmt: skip


def whole(text: str, known: Alike = KNOWN) -> list[str]:
    return [text[start:end] for start, end in known.whole(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Айгерим Бекова", "Бекова Айгерим", "Бекова, Айгерим", "БЕКОВА АЙГЕРИМ", "Әйгерім Бекова", "айгерим бекова",
        "Айгерим Бековой", "Бековой Айгерим Маратовны", "Айгерим Маратовна Бекова", "Айгерим М. Бекова", "Бекова Айгерим М.",
        "Ajgerim Bekowa", "Áigerim Bekova", "Айгерімге Бековаға", "Aigerim\nБекова", "Daniyar Saparov", "Данияром Сапаровым",
        "Saparov Daniyar Asanovich", "SAPAROV Daniiar", "Джабер Наджм Ал-Ехампле", "Ли На", "Иса уулу Руслан", "Cапapoв Данияp", "Бeкoвa Aйгepiм", "Ян де Боер", "Ana Maria Garcia Marquez", "García Márquez, Ana María", "Ана Мария Гарсиа Маркуез",
        "Айгерим Бекова-Сапарова", "Ким-Бековой Айгерим", "Анна Швец", "Чень Вей", "Assel Kim", "Асель Ким", "Kim Assel", "Сон Ким",
    ],
)  # fmt: skip
def test_a_whole_name_is_found_in_any_alphabet_order_and_case(name: str) -> None:
    for text in (name, f"See {name}, who wrote.", f"({name}1)", f"«{name}»"):
        assert whole(text) == [name]


def test_two_people_next_to_each_other_are_two() -> None:
    assert whole("Айгерим Бекова, Бекова А., Данияр Сапаров и Daniiar Saparov") == [
        "Айгерим Бекова",
        "Данияр Сапаров",
        "Daniiar Saparov",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Бекова (2020)", "Айгерим и Бекова", "Айгерим. Бекова", "Айгуль Бекова", "Айгерим Беков", "Может ли на это", "ли на",
        "МОЖЕТ ЛИ НА", "Данияр Бекова", "Айгерим Бекова@example.org", "Сапар Данияров", "Najm Jaber", "Li in Nanjing", "Garcia Marquez", "Shen Wei", "Wei Shen", "Sun Kim", "Aksel Kim",
        "Аны Марии", "",
    ],
)  # fmt: skip
def test_other_words_and_people_stay(text: str) -> None:
    assert whole(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("А. М. Бекова и Бекова А.М.", ["А. М. Бекова", "Бекова А.М."]),
        ("Бекова, А. здесь", ["Бекова, А."]),
        ("у А. Бековой", ["А. Бековой"]),
        ("См. А. Бекову", ["А. Бекову"]),
        ("D. Saparov, Saparov D.", ["D. Saparov", "Saparov D."]),
        ("К. Бекова, Бекова К.", []),
        ("А. бекова", []),
        ("А. Айгерим", []),
        ("Бекова. А потом", []),
    ],
)
def test_a_surname_beside_its_bearers_initial(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in KNOWN.signed(text)] == found


def test_people_sign_with_any_word_and_without_full_stop() -> None:
    for text in ("Сапаров Д", "D Saparov", "Д.Сапаров", "Daniyar S."):
        assert KNOWN.signed(f"Yours, {text}", loosely=True) == [(7, 7 + len(text))]


def test_people_of_other_alphabets_are_left_to_their_own_spelling() -> None:
    assert whole("აიგერიმ ბეკოვა", Alike([author_of("აიგერიმ ბეკოვა")])) == []
    assert whole("Aigerim Bekova", Alike([author_of("Plato")])) == []


def test_absurd_texts_cost_time_in_proportion() -> None:
    began = time.process_time()
    for text in (
        "Бекова " * 50_000,
        "А." * 50_000 + "Бекова",
        "Бекова " + "А." * 50_000,
        "Айгерим" + " ," * 100_000,
        "Бек" * 50_000,
        "Бек-" * 50_000,
        "Бекова-" * 50_000,
    ):
        KNOWN.whole(text)
        KNOWN.signed(text, loosely=True)
    assert time.process_time() - began < 8
