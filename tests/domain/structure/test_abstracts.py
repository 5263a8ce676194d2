"""Abstracts without a label, and what ends those that have one."""

from tests.manuscripts import TEXT, line, understood

ABSTRACT = "The article examines how many lamps a town has and for how long it reads below them. " * 4
OTHER = "Мақалада дала қалаларындағы шамдар саны мен оқу сағаттары арасындағы байланыс қарастырылады. " * 6
END = (line("Introduction", bold=True), TEXT)


def test_text_before_the_keywords_of_a_title_page_is_the_abstract() -> None:
    found = understood(
        "A. B. Serikova", line("Lamps of the steppe", bold=True), ABSTRACT, "Key words: lamps, towns", *END
    )
    assert found.front.abstract == ABSTRACT.strip()
    assert found.front.title == "Lamps of the steppe"


def test_of_title_pages_in_two_languages_the_english_one_tells_it_in_any_order() -> None:
    english = (line("Lamps of the steppe", bold=True), ABSTRACT, "Key words: lamps, towns")
    kazakh = (line("Дала шамдары", bold=True), OTHER, "Түйін сөздер: шамдар, қалалар")
    for pages in ((*english, *kazakh), (*kazakh, *english)):
        front = understood(*pages, *END).front
        assert front.abstract == ABSTRACT.strip()
        assert front.keywords == ["lamps", "towns"]


def test_a_long_line_about_an_author_is_none_where_another_is_labelled() -> None:
    about = "Anna Adams is a lecturer who has lived by lamps in towns of the steppe. " * 4
    front = understood(line("Lamps", bold=True), about, "Keywords: lamps, towns", "Abstract", "On lamps.", *END).front
    assert front.abstract == "On lamps."


def test_a_statement_that_journals_ask_for_ends_the_abstract() -> None:
    front = understood(
        line("Lamps of the steppe", bold=True), line("Abstract", outline=1), ABSTRACT,
        line("Public significance statement", outline=1), "Lamps matter to all who read.", "Keywords: lamps, towns", *END,
    ).front  # fmt: skip
    assert front.abstract == ABSTRACT.strip()


def test_a_title_over_the_text_only_is_found_where_it_looks_unlike_the_sections() -> None:
    title = "Lamps and readers in the towns of the steppe"
    front = (line("Abstract", outline=1), ABSTRACT, "Keywords: lamps, towns")
    rest = (TEXT, line("Methods", outline=1), TEXT, line("Results", outline=1), TEXT)
    masked = understood(*front, line(title, outline=4, bold=True), *rest)
    assert masked.front.title == title
    assert [h.text for h in masked.headings] == ["Methods", "Results"]
    assert masked.sections["introduction"].status == "implicit"
    untitled = understood(*front, line(title, outline=1), *rest)
    assert untitled.front.title is None
    assert untitled.headings[0].text == title
