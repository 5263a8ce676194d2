import pytest

from jcas.domain.documents import Look, Paragraph, Place, Run, Table
from jcas.domain.structure.front import split_keywords
from tests.manuscripts import TEXT, cell, line, understood

END = (line("Introduction", outline=1), TEXT)


def labelled(label: str, rest: str) -> Paragraph:
    return Paragraph(-1, [Run(label, Look(bold=True)), Run(rest)])


@pytest.mark.parametrize(
    "opening",
    [
        ["Abstract. It is about trade."],
        ["ABSTRACT: It is about trade."],
        ["Abstract — It is about trade."],
        ["Abstract", "It is about trade."],
        [line("ABSTRACT", bold=True, centred=True), "It is about trade."],
        [labelled("Abstract", " It is about trade.")],
        [line("Abstract", outline=1), "It is about trade."],
        ["Summary. It is about trade."],
        ["Аннотация. It is about trade."],
        ["A B S T R A C T", "It is about trade."],
        ["Structured abstract", "It is about trade."],
    ],
)
def test_abstract_however_it_is_labelled(opening: list[Paragraph | str]) -> None:
    front = understood("Trade over borders", *opening, "Keywords: trade, borders", *END).front
    assert front.abstract == "It is about trade."
    assert front.title == "Trade over borders"


def test_abstract_of_several_paragraphs_ends_at_the_keywords() -> None:
    front = understood("Trade", "Abstract. One.", "Two.", "Three.", "Keywords: a, b", "Not this.", *END).front
    assert front.abstract == "One.\n\nTwo.\n\nThree."


def test_abstract_without_keywords_ends_at_the_introduction() -> None:
    assert understood("Trade", "Abstract", "One.", "Two.", *END).front.abstract == "One.\n\nTwo."


def test_abstract_in_english_is_taken_before_others() -> None:
    front = understood(
        "Trade", "Аңдатпа. Қазақша мәтін.", "Түйін сөздер: сауда", "Аннотация. Текст.", "Ключевые слова: торговля",
        "Abstract. In English.", "Keywords: trade; borders", *END,
    ).front  # fmt: skip
    assert (front.abstract, front.keywords) == ("In English.", ["trade", "borders"])


@pytest.mark.parametrize(
    ("abstract", "keywords"),
    [
        ("Annotatsiya", "Kalit so‘zlar"), ("Кыскача мазмуну", "Ачкыч сөздөр"), ("Аннотатсия", "Калидвожаҳо"),
        ("Özet", "Anahtar kelimeler"), ("Xülasə", "Açar sözlər"), ("Resumen", "Palabras clave"),
    ],
)  # fmt: skip
def test_abstracts_in_languages_of_the_region_stand_behind_the_english_one(abstract: str, keywords: str) -> None:
    theirs = (line(abstract, bold=True), "Boshqa tilda.", f"{keywords}: non, suv")
    ours = (line("Abstract", bold=True), "In English.", "Keywords: bread, water")
    front = understood("A title of words", *theirs, *ours, line("Introduction", bold=True), TEXT).front
    assert (front.abstract, front.keywords) == ("In English.", ["bread", "water"])
    alone = understood("A title of words", *theirs, line("Introduction", bold=True), TEXT).front
    assert (alone.abstract, alone.keywords) == ("Boshqa tilda.", ["non", "suv"])


def test_abstract_and_keywords_in_one_paragraph() -> None:
    front = understood("Trade", "Abstract. One.\nKeywords: trade, borders", *END).front
    assert (front.abstract, front.keywords) == ("One.", ["trade", "borders"])


def test_the_kind_of_paper_behind_the_keywords_is_no_heading() -> None:
    kind = line("Paper type: Research paper", bold=True)
    found = understood("Trade", "Abstract. One.", "Keywords: trade, borders", kind, *END)
    assert "Paper type: Research paper" not in [h.text for h in found.headings]
    assert found.front.abstract == "One."


def test_front_without_labels_has_no_abstract() -> None:
    front = understood("Trade over borders", "Aigerim Bekova", *END).front
    assert (front.title, front.abstract, front.keywords) == ("Trade over borders", None, [])


@pytest.mark.parametrize(
    "label",
    [
        "Keywords: ",
        "Keywords – ",
        "Key words. ",
        "KEY WORDS: ",
        "Index Terms—",
        "Keywords and phrases: ",
        "Ключевые слова: ",
        "Кілт сөздер: ",
        "Түйінді сөздер: ",
    ],
)
def test_keywords_however_they_are_labelled(label: str) -> None:
    assert understood("Trade", "Abstract. A.", f"{label}trade, borders", *END).front.keywords == ["trade", "borders"]


def test_keywords_below_their_label() -> None:
    assert understood("Trade", "Abstract. A.", "Keywords", "trade, borders", *END).front.keywords == [
        "trade",
        "borders",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trade, borders.", ["trade", "borders"]),
        ("trade; borders, rivers; law", ["trade", "borders, rivers", "law"]),
        ("trade • borders • law", ["trade", "borders", "law"]),
        ("trade – borders", ["trade", "borders"]),
        ("trade", ["trade"]),
        ("trade, law JEL: F1, K3", ["trade", "law"]),
    ],
)
def test_split_keywords(text: str, expected: list[str]) -> None:
    assert split_keywords(text) == expected


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["UDC 327.5", "IRSTI 11.25", line("Trade over borders", bold=True), "Aigerim Bekova"], "Trade over borders"),
        (["Aigerim Bekova", "Example University, Astana", line("TRADE OVER BORDERS", bold=True, centred=True)], "TRADE OVER BORDERS"),
        ([line("Trade over borders:", bold=True, size=14.0), line("a study of three towns", bold=True, size=14.0), line("Aigerim Bekova", size=12.0)], "Trade over borders: a study of three towns"),
        ([line("Digital Sovereignty and Central Asia", bold=True), "Aigerim Bekova, Daniyar Saparov"], "Digital Sovereignty and Central Asia"),
        ([line("Trade over borders", outline=1), "Aigerim Bekova"], "Trade over borders"),
        (["Original article", line("Trade", style="Title"), line("Over borders", style="Title"), "A. Bekova"], "Trade Over borders"),
        (["Foreign policy at Example University: a case of diplomacy", "Aigerim Bekova"], "Foreign policy at Example University: a case of diplomacy"),
    ],
)  # fmt: skip
def test_title_however_it_is_set(lines: list[Paragraph | str], title: str) -> None:
    assert understood(*lines, "Abstract. A.", "Keywords: a, b", *END).front.title == title


def test_title_of_two_thousand_characters_is_found() -> None:
    title = "Trade " * 333
    assert understood(line(title, style="Title"), "Abstract. A.", *END).front.title == title.strip()


def test_title_of_several_lines_of_which_the_first_is_short() -> None:
    front = understood(
        line("Letters Home:\nMigrants and Families\nin Two Towns", bold=True), "Abstract. A.", *END
    ).front
    assert front.title == "Letters Home: Migrants and Families in Two Towns"


def test_abstract_told_by_its_style_alone() -> None:
    front = understood(
        "Trade over borders", line("One.", style="Abstract"), line("Two.", style="Abstract"), "Aigerim Bekova", *END
    ).front
    assert (front.abstract, [a.name for a in front.authors]) == ("One.\n\nTwo.", ["Aigerim Bekova"])


RUSSIAN = ("Торговля через границу", "Айгерим Бекова", "Аннотация. О торговле.", "Ключевые слова: торговля, граница")
ENGLISH = ("Trade over borders", "Aigerim Bekova", "Abstract. On trade.", "Keywords: trade, borders")


def test_title_and_byline_are_those_in_the_letters_of_the_article() -> None:
    front = understood(*RUSSIAN, *ENGLISH, *END).front
    assert (front.title, [a.name for a in front.authors]) == ("Trade over borders", ["Aigerim Bekova"])
    assert front.keywords == ["trade", "borders"]
    front = understood(*RUSSIAN, *ENGLISH, line("Введение", outline=1), "Торговля через границу растет. " * 30).front
    assert (front.title, [a.name for a in front.authors]) == ("Торговля через границу", ["Айгерим Бекова"])


OPENING = "Much has been written on the border (Adams, 2010), and Brown (2011) has counted its posts. " * 6


@pytest.mark.parametrize(
    "front",
    [
        ("Abstract. Something short.", "Keywords: one, two"),
        (line("Abstract", bold=True), "Something short.", line("Keywords: one, two")),
        (line("Abstract", bold=True), "Something short."),
        (line("Something short.", style="Abstract"),),
        (),
    ],
)
def test_text_under_no_heading_behind_the_front_is_read(front: tuple[Paragraph | str, ...]) -> None:
    found = understood(
        "A study of examples", "Anna Bekova", *front, OPENING, OPENING,
        line("Methods", bold=True), TEXT, line("References", bold=True),
        "Adams, A. (2010). A title. Example Press.", "Brown, B. (2011). A title. Example Press.",
    )  # fmt: skip
    assert [(c.text, c.reference) for c in found.citations.in_text] == [("Adams, 2010", 1), ("Brown, 2011", 2)]
    assert found.sections["introduction"].status == "implicit"
    assert [a.name for a in found.front.authors] == ["Anna Bekova"]


def test_a_first_heading_like_the_others_above_such_text_is_no_title() -> None:
    found = understood(
        "A study of examples", "Anna Bekova", line("Background and aim", bold=True), OPENING,
        line("Literature review", bold=True), TEXT, line("Methods", bold=True), TEXT,
    )  # fmt: skip
    assert [h.text for h in found.headings] == ["Background and aim", "Literature review", "Methods"]
    assert found.front.title == "A study of examples"
    assert found.sections["introduction"].status == "implicit"


@pytest.mark.parametrize("date", ["24 August, 2021", "May 2021", "2023-12-11", "12.03.2024", "5 мая 2024 г."])
def test_a_date_is_no_author_and_no_title(date: str) -> None:
    found = understood(
        line("Borders", bold=True), "Anna Bekova", date, "Abstract. Short.", line("Introduction", bold=True), TEXT
    )
    assert (found.front.title, [a.name for a in found.front.authors]) == ("Borders", ["Anna Bekova"])
    assert 2 not in found.front.byline.paragraphs


def test_statements_on_the_title_page_leave_the_abstract_where_it_is() -> None:
    found = understood(
        line("Title", bold=True), line("Borders in the valley", bold=True, size=18.0), line("Running title", bold=True),
        line("Borders", bold=True, size=18.0), "Anna Bekova, Daniyar Saparov", line("Acknowledgments", bold=True), "We thank all.",
        line("Conflict of Interest Statement", bold=True), "None.", line("Data Availability Statement", bold=True), "On request.",
        "Abstract: Something short.", "Keywords: one; two", line("1. Introduction", bold=True), TEXT, line("2. Methods", bold=True), TEXT,
    )  # fmt: skip
    assert found.front.title == "Borders in the valley"
    assert [a.name for a in found.front.authors] == ["Anna Bekova", "Daniyar Saparov"]
    assert (found.front.abstract, found.front.keywords) == ("Something short.", ["one", "two"])


@pytest.mark.parametrize(
    "cover",
    [
        ("Title: Borders in the valley. Anna Bekova, Daniyar Saparov",),
        (
            "Title: Borders in the valley.",
            "Names: Anna Bekova, Daniyar Saparov",
            "Course: Politics, Example University",
            "Supervisor: Prof. Ivan Examplov",
        ),
        (
            line("Anna Bekova", outline=1),
            line("Daniyar Saparov", outline=1),
            line("Borders in the valley.", outline=1, centred=True),
        ),
    ],
)
def test_titles_with_labels_names_and_outline_levels_beside_them(cover: tuple[Paragraph | str, ...]) -> None:
    front = understood(*cover, "Abstract. Something short.", *END).front
    assert front.title == "Borders in the valley."
    assert [a.name for a in front.authors] == ["Anna Bekova", "Daniyar Saparov"]


def test_a_cover_in_text_boxes_is_read_where_nothing_else_stands_before_the_text() -> None:
    boxes = [
        Paragraph(-1, [Run(text)], Place.TEXT_BOX)
        for text in ("Borders in the valley", "Name: Anna Bekova", "A label of a figure")
    ]
    found = understood(line("Introduction", bold=True), OPENING, TEXT, *boxes)
    assert found.front.title == "Borders in the valley"
    assert [a.name for a in found.front.authors] == ["Anna Bekova"]
    assert len(found.front.byline.paragraphs) == 1


def test_a_caption_in_a_text_box_is_no_cover() -> None:
    box = Paragraph(-1, [Run("Figure 5. Prices of bread in the valley")], Place.TEXT_BOX)
    assert understood(line("Introduction", bold=True), OPENING, TEXT, box).front.title is None


def test_a_raised_comma_parts_names() -> None:
    named = Paragraph(
        -1,
        [
            Run("Anna Bekova"),
            Run("a*,", Look(superscript=True)),
            Run(" Daniyar Saparov"),
            Run("b", Look(superscript=True)),
        ],
    )
    front = understood(line("Borders", bold=True), named, "Abstract. Something short.", *END).front
    assert [a.name for a in front.authors] == ["Anna Bekova", "Daniyar Saparov"]


def test_an_abstract_ends_at_a_title_in_other_letters() -> None:
    front = understood("Trade", "Abstract", "One.", "Two.", "Торговля", "А. Писатель", *END).front
    assert front.abstract == "One.\n\nTwo."


def test_an_abstract_in_a_table_ends_with_it() -> None:
    told = [[cell("ARTICLE INFO"), cell("Abstract\nIt is about trade.")]]
    front = understood("Trade over borders", Table(told), "1. Introduction", TEXT).front
    assert (front.abstract, front.authors) == ("It is about trade.", [])
