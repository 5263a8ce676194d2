"""Where the text begins in manuscripts without a labelled abstract and without an early heading that is named."""

import pytest

from jcas.domain.documents import Paragraph, Table
from tests.manuscripts import TEXT, cell, line, understood

SHORT = "This short paragraph holds a claim, and the claim matters for the argument (Reeves, 2014)."
LIST = (line("References", bold=True), "Reeves, M. (2014). A title. Example Press.", "Lee, A. (2010). A title. Press.")
TITLE = line("On Borders", bold=True, size=16.0)
AUTHOR = "Aigerim Bekova"


def begins(*paragraphs: Paragraph | str | Table) -> tuple[str, str | None, list[str]]:
    """(the first paragraph of the body, the title, the authors)."""
    manuscript = understood(*paragraphs)
    first = manuscript.document.paragraphs[manuscript.start].text
    return first, manuscript.front.title, [a.name for a in manuscript.front.authors]


@pytest.mark.parametrize(
    "text",
    [
        (TEXT, SHORT, TEXT, SHORT),
        (SHORT, SHORT, TEXT),
        (TEXT, line("The River", bold=True), SHORT, SHORT),
    ],
)
@pytest.mark.parametrize("behind", [(), LIST, (line("Conclusion", bold=True), TEXT, *LIST)])
def test_an_essay_begins_where_its_text_begins(text: tuple[str, ...], behind: tuple[str, ...]) -> None:
    assert begins(TITLE, AUTHOR, "Example University", *text, *behind) == (text[0], "On Borders", [AUTHOR])


@pytest.mark.parametrize("style", [{"bold": True}, {"outline": 1, "style": "heading 1"}])
def test_an_essay_begins_with_a_topical_heading_that_text_follows(style: dict[str, object]) -> None:
    valley, river = line("The Valley", **style), line("The River", **style)  # type: ignore[arg-type]
    assert begins(TITLE, AUTHOR, valley, SHORT, SHORT, river, TEXT, *LIST) == ("The Valley", "On Borders", [AUTHOR])


@pytest.mark.parametrize("topics", [("Trade Routes", "Silk Roads"), ("THE VALLEY", "THE RIVER")])
def test_topical_headings_may_read_like_names_and_be_larger_than_the_title(topics: tuple[str, str]) -> None:
    first, second = (line(topic, bold=True, size=18.0) for topic in topics)
    assert begins(TITLE, AUTHOR, first, SHORT, TEXT, second, TEXT, *LIST)[0] == topics[0]
    assert begins(TITLE, AUTHOR, TEXT, first, SHORT, second, TEXT, *LIST)[0] == TEXT


def test_a_title_that_reads_like_a_sentence_is_no_text() -> None:
    asked = (
        "Do fifteen-year-old children in the towns see trade differently from their friends in the valleys beside them?"
    )
    for title in (asked, asked.replace("?", ".")):
        assert begins(title, line("The Valley", bold=True), TEXT, TEXT, *LIST)[:2] == ("The Valley", title)
    assert begins(line("Example University"), asked, AUTHOR, TEXT, TEXT, *LIST) == (TEXT, asked, [AUTHOR])


def test_a_title_in_a_sentence_may_stand_twice() -> None:
    title = "Trade has raised the level of schools in the towns that stand beside the border."
    cover = (line(title, bold=True), "A project", "The year 2021", title, TEXT, SHORT, *LIST)
    assert begins(*cover)[0] == TEXT


def test_scattered_short_text_is_text_where_nothing_else_is() -> None:
    told = "Bread is what people in the valley buy first when they come to the market."
    notes = [piece for i in range(6) for piece in (told, f"{i}) Bread", "Water, salt")]
    assert begins(TITLE, AUTHOR, *notes)[0] == told
    assert begins(TITLE, AUTHOR, *notes, line("Conclusion", bold=True), TEXT)[0] == told


def test_a_first_heading_like_a_later_named_one_is_no_title() -> None:
    heading = line("Background and aim", bold=True)
    for title in ("On Borders", "Trade beyond the border: what students of the region know about its history"):
        assert begins(title, heading, SHORT, TEXT, line("Methods", bold=True), TEXT)[0] == heading.text


def test_a_cover_in_a_table_holds_the_title() -> None:
    cover, first, second = (
        Table([[cell("On Borders")], [cell(AUTHOR)]]),
        line("Overview", outline=1),
        line("Law", outline=1),
    )
    assert begins(cover, first, TEXT, SHORT, second, TEXT, *LIST) == ("Overview", "On Borders", [AUTHOR])


def test_a_title_over_the_text_stays_the_title() -> None:
    assert begins(AUTHOR, "PhD student", line("On Borders", bold=True), TEXT, SHORT, *LIST) == (
        TEXT,
        "On Borders",
        [AUTHOR],
    )
    assert begins(line("On Borders", bold=True), TEXT, SHORT, *LIST)[:2] == (TEXT, "On Borders")
    assert begins("SOC 233R", AUTHOR, TITLE, TEXT, SHORT, *LIST)[:2] == (TEXT, "On Borders")


def test_notes_statements_and_names_below_a_paragraph_belong_to_the_title_page() -> None:
    assert begins(
        TITLE, "* The text was read at a meeting of the society, and its members are thanked for all that they said.",
        line("Funding", bold=True), "The work was paid for by the office of examples in the years of the study.",
        AUTHOR, "Example University", TEXT, SHORT, *LIST,
    ) == (TEXT, "On Borders", [AUTHOR])  # fmt: skip
    epigraph = "A border is a line that somebody drew on a table far away from all who live beside it."
    assert begins(TITLE, epigraph, epigraph, AUTHOR, TEXT, SHORT, *LIST)[0] == TEXT


def test_the_rules_see_the_text_of_such_an_essay() -> None:
    manuscript = understood(TITLE, AUTHOR, SHORT, SHORT, line("The Valley", bold=True), TEXT, SHORT, *LIST)
    assert [c.text for c in manuscript.citations.in_text] == ["Reeves, 2014"]
    assert [h.text for h in manuscript.headings] == ["The Valley", "References"]
    assert manuscript.words_by_part["body"] > manuscript.words_by_part["title_page"]


def test_a_long_text_behind_a_lone_abstract_is_no_abstract() -> None:
    abstract = (line("Abstract", bold=True), "We ask how borders are drawn, and answer it. " * 8)
    first = begins(TITLE, AUTHOR, *abstract, *[TEXT] * 6, line("Conclusion", bold=True), TEXT, *LIST)[0]
    assert first == TEXT
    assert begins(TITLE, AUTHOR, *abstract, TEXT, line("The Valley", bold=True), TEXT, *LIST)[0] == "The Valley"
