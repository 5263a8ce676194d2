import pytest

from jcas.domain.names.spellings import fits_initial, readings, spellings

SAME = """
Aigerim Aygerim Aigerym Ajgerim Áigerim Äigerim Айгерим Айгерім Әйгерім
Bekova Bekowa Бекова
Zhuldyz Juldyz Zhuldiz Žuldyz Жулдыз Жұлдыз
Yulia Yuliya Iuliia Julia Julija Юлия Юлія
Solovyov Soloviev Solov'ev Solov’yov Соловьёв Соловьев
Khrushchev Xruščev Хрущев Хрущёв
Tsoy Tsoi Choi Цой
Shyngys Shynggys Şıñğıs Шыңғыс Шынгыс
Qairat Kairat Qayrat Қайрат Кайрат Qaırat
Alexander Aleksandr Alexandr Александр
O‘tkir Oʻtkir Otkir Ўткир Уткир
Yerlan Erlan Jerlan Ерлан
Əliyev Aliev Aliyev Алиев Әлиев
Xo‘jamqulov Khojamkulov Khodzhamkulov Хўжамқулов Ходжамкулов
Saule Säule Sáýle Сәуле Сауле
Kulyash Kuliash Күләш Куляш
Hryhorii Grigory Grigoriy Григорій Григорий
Dostoevsky Dostoyevskiy Dostoevskii Достоевский
Rajabov Radzhabov Раҷабов Раджабов
Gankhuyag Ганхуяг
Wali Uali Vali Уәли
Shchukin Schukin Ščukin Щукин
Eugene Yevgeny Evgenii Евгений
Jamila Djamila Жамила Җамила Джамила
Nurgul Nurgül Нұргүл Нургуль
Duisen Düisen Дүйсен
""".strip().splitlines()
OTHERS = """
Bekova Bekov
Aigerim Aigul
Karimov Kerimov
Asan Hasan
Yana Anna
Marat Murat
Ivan Ivanov
Иван Иванов
Daniyar Dana
Sapar Saparov
""".strip().splitlines()


@pytest.mark.parametrize("names", SAME)
def test_spellings_of_one_name_share_a_key(names: str) -> None:
    first, *rest = names.split()
    assert [name for name in rest if not spellings(name) & spellings(first)] == []


@pytest.mark.parametrize("names", OTHERS)
def test_other_names_share_none(names: str) -> None:
    one, other = names.split()
    assert not spellings(one) & spellings(other)
    assert not readings(one) & spellings(other)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Бековой", "Bekova"), ("Бекову", "Бекова"), ("Данияром", "Daniyar"), ("Сапарова", "Saparov"), ("Юлии", "Yulia"),
        ("Бекованың", "Bekova"), ("Айгерімге", "Aigerim"), ("Бектурсуновдун", "Bektursunov"), ("Karimovning", "Karimov"),
        ("Каримовга", "Karimov"), ("Маратовны", "Maratovna"),
    ],
)  # fmt: skip
def test_a_name_in_another_case_is_read_as_itself(printed: str, name: str) -> None:
    assert readings(printed) & spellings(name)


@pytest.mark.parametrize(
    ("initial", "name", "fits"),
    [
        ("А.", "Aigerim", True), ("A", "Әйгерім", True), ("Ж.", "Juldyz", True), ("Zh.", "Жулдыз", True), ("J.", "Zhuldyz", True),
        ("Ю.", "Yulia", True), ("Y.", "Елена", True), ("K.", "Халид", True), ("A.", "А.М.", True), ("D.", "Aigerim", False),
        ("ა", "აიგერიმ", True), ("ბ", "აიგერიმ", False),
    ],
)  # fmt: skip
def test_an_initial_in_any_alphabet(initial: str, name: str, fits: bool) -> None:
    assert fits_initial(initial, name) is fits


@pytest.mark.parametrize("printed", ["Айгeрiм", "Бекoвa", "Бekова", "Bекova", "Cапаpов", "Hурлан", "Nұrlan"])
def test_letters_of_another_alphabet_that_look_the_same_are_read_as_they_look(printed: str) -> None:
    names = ("Айгерим", "Бекова", "Сапаров", "Нурлан")
    assert any(readings(printed) & spellings(name) for name in names)


def test_words_of_other_alphabets_have_no_key() -> None:
    assert spellings("აიგერიმ") == spellings("别科娃") == spellings("-") == frozenset()
