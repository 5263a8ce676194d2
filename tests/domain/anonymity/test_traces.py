import pytest

from jcas.domain.anonymity.traces import Trace, traces
from jcas.domain.documents import Look, Paragraph, Run
from jcas.domain.structure.manuscript import Manuscript
from tests.manuscripts import TEXT, line, understood

LIST = (line("References", outline=1), "Bekova, A. (2020). Lakes. Press.", "Writer, W. (2021). Seas. Press.")


def article(
    *paragraphs: Paragraph | str,
    byline: tuple[str, ...] = ("Aigerim Bekova", "Example University, bekova@example.org"),
    **rest: object,
) -> Manuscript:
    return understood(
        line("Lakes and their keepers", bold=True), *byline, "Abstract. About lakes.",
        line("Introduction", outline=1), TEXT, *paragraphs, *LIST, **rest,
    )  # fmt: skip


def told(manuscript: Manuscript, names: tuple[str, ...] = (), file_name: str = "") -> list[tuple[str, str, int | None]]:
    return [(t.kind, t.what, t.paragraph) for t in traces(manuscript, file_name, names) if t.kind != "byline"]


def test_the_byline_tells_names_affiliations_and_addresses() -> None:
    found = [t.what for t in traces(article()) if t.kind == "byline"]
    assert found == ["Aigerim Bekova", "Example University", "bekova@example.org"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Told by Aigerim Bekova.", ["Aigerim Bekova"]),
        ("Told by Bekova.", ["Bekova"]),
        ("Told by A. Bekova, write to us@example.org or 0000-0002-1825-0097.", ["A. Bekova", "us@example.org", "0000-0002-1825-0097"]),
        ("Told (Bekova, 2020), and by Bekova (2020).", []),
        ("Told by Айгерим Бекова, Бекова А.М. and Әйгерім.", ["Айгерим Бекова", "Бекова А.М."]),
        ("Told by Aig\u00aderim Bek\u200bova.", ["Aig\u00aderim Bek\u200bova"]),
        ("Write to a.bekova [at] example (dot) org or b AT example DOT org.", ["a.bekova [at] example (dot) org", "b AT example DOT org"]),
        ("Look at example.org, at 5 @ 3 and @bekov, and AT THE LAKE.", []),
        ("Told by Karl Bekova, and Bekova says so.", []),
    ],
)  # fmt: skip
def test_names_and_addresses_in_the_text(text: str, what: list[str]) -> None:
    assert told(article(text)) == [("text", name, 6) for name in what]


def test_names_of_the_submissions_people_are_looked_for_too() -> None:
    text = "Daniyar Saparov helped at the Example Academy; d@example.org."
    assert told(article(text, byline=())) == [("text", "d@example.org", 4)]
    names = ("Daniyar Saparov", "d@example.org", "Example Academy")
    assert told(article(text, byline=()), names) == [("text", "Daniyar Saparov", 4), ("text", "d@example.org", 4)]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("In our earlier work (Bekova, 2020), we counted.", True),
        ("In our earlier work (Nobody, 2015), we counted.", True),
        ("As I argued (Bekova, 2020), it is so.", True),
        ("Lakes are deep (Bekova, 2020). We counted them.", False),
        ("In our earlier work we counted.", False),
        ("We follow Writer (2021).", False),
    ],
)
def test_sentences_that_tell_that_a_work_is_ones_own(text: str, is_told: bool) -> None:
    assert [kind for kind, _, _ in told(article(text))] == ["self_citation"] * is_told


@pytest.mark.parametrize(
    ("heading", "text", "kinds"),
    [
        ("Acknowledgements", "We thank Karl Marksman for his advice.", ["acknowledgement"]),
        ("Acknowledgements", "We thank Prof. Marksman.", ["acknowledgement"]),
        ("Acknowledgements", "A.B. thanks her mother.", ["acknowledgement"]),
        ("Acknowledgements", "We thank the Example Foundation and our families.", []),
        ("Authors' contributions", "A.B. wrote everything.", ["contributions"]),
        ("Authors' contributions", "AB: writing. DS: data.", ["contributions"]),
        ("Authors' contributions", "All authors contributed equally.", []),
        ("Authors' contributions", "AB conceived the study.", ["contributions"]),
        ("Authors' contributions", "A. M. B. conceived the study.", ["contributions"]),
        ("Authors' contributions", "Aigerim wrote the draft.", ["contributions"]),
        ("Authors' contributions", "Айгерим написала текст.", ["contributions"]),
        ("Authors' contributions", "NATO conceived the study.", []),
        ("Acknowledgements", "Aigerim thanks her mother.", ["acknowledgement"]),
        ("Funding", "This was paid for by grant AB 123 and AB-45.", []),
        ("Funding", "Aigerim was paid for by grant AP 123.", ["acknowledgement"]),
        ("Funding", "This was paid for by grant AP 123 (IRN 5).", []),
        ("Funding", "A grant to A.B. paid for this.", ["acknowledgement"]),
    ],
)
def test_statements_that_name_or_initial(heading: str, text: str, kinds: list[str]) -> None:
    assert told(article(line(heading, outline=1), text)) == [(kind, text, 7) for kind in kinds]


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("mailto:somebody@example.org", True),
        ("https://orcid.org/0000-0002-1825-0097", True),
        ("https://www.researchgate.net/profile/X", True),
        ("https://example.org/~bekova/lakes", True),
        ("https://example.org/Aigerim%20Bekova", True),
        ("https://example.org/~%D0%B1%D0%B5%D0%BA%D0%BE%D0%B2%D0%B0", True),
        ("https://example.org/Айгерим_Бекова", True),
        ("https://example.org/озеро", False),
        ("https://doi.org/10.1234/lakes", False),
        ("#_Ref123", False),
    ],
)
def test_links_that_lead_to_the_author(address: str, is_told: bool) -> None:
    linked = Paragraph(-1, [Run("a page", Look(), link=address)])
    assert told(article(linked)) == [("hyperlink", address, 6)] * is_told


@pytest.mark.parametrize(
    ("text", "linked", "told_as"),
    [
        ("Correspondence: t.me/steppe_lakes", None, "t.me/steppe_lakes"),
        ("Contact us by https://www.facebook.com/lakes.", None, "https://www.facebook.com/lakes"),
        ("Follow our channel.", "https://t.me/steppe_lakes", "https://t.me/steppe_lakes"),
        ("The police wrote so (https://t.me/astanapolice).", None, ""),
        ("The police wrote so.", "https://t.me/astanapolice", ""),
        ("Contact us at https://example.org/lakes.", None, ""),
    ],
)
def test_pages_on_social_networks_that_may_be_the_authors_own(text: str, linked: str | None, told_as: str) -> None:
    paragraph = Paragraph(-1, [Run(text, Look(), link=linked)])
    assert told(article(paragraph)) == ([("hyperlink", told_as, 6)] if told_as else [])


def test_pages_on_social_networks_in_the_byline_are_told_and_lost_in_the_list_they_are_works() -> None:
    manuscript = article(byline=("Aigerim Bekova", "Example University, https://t.me/steppe_lakes"))
    assert [(t.what, t.paragraph, t.lost) for t in traces(manuscript) if t.kind == "hyperlink"] == [
        ("https://t.me/steppe_lakes", 2, True)
    ]
    listed = understood(line("Lakes", bold=True), "Aigerim Bekova", "Abstract. About lakes.",
        line("Introduction", outline=1), TEXT, *LIST, "Police. (2020). Contact. https://t.me/astanapolice")  # fmt: skip
    assert [t for t in traces(listed) if t.kind == "hyperlink"] == []


def test_a_link_in_the_byline_is_lost_with_it() -> None:
    linked = Paragraph(-1, [Run("Aigerim Bekova", Look(), link="mailto:bekova@example.org")])
    manuscript = understood(
        line("Lakes and their keepers", bold=True),
        linked,
        "Abstract. About lakes.",
        line("Introduction", outline=1),
        TEXT,
    )
    assert Trace("hyperlink", "link", "mailto:bekova@example.org", 1, lost=True) in traces(manuscript)


def test_pictures_tell_names_and_places_and_nothing_else() -> None:
    manuscript = article()
    manuscript.document.picture_data = {
        "word/media/a.jpg": ["Canon", "made by Aigerim Bekova in 2020", "GPS"],
        "word/media/b.png": ["Software Paint"],
    }
    found = [(t.what, t.where) for t in traces(manuscript) if t.kind == "picture"]
    assert found == [("GPS position", "picture a.jpg"), ("Aigerim Bekova", "picture a.jpg")]


def test_properties_of_any_name_that_hold_an_author() -> None:
    properties = {"description": "sent by Aigerim Bekova", "title": "Lakes", "keywords": "bekova@example.org"}
    assert told(article(properties=properties)) == [
        ("metadata", "sent by Aigerim Bekova", None),
        ("metadata", "bekova@example.org", None),
    ]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("saparov_final.docx", True),
        ("lakes.docx", False),
        ("Bekova-2.docx", True),
        ("сапаров_итог.docx", True),
        ("Айгерим-Бекова.docx", True),
        ("озёра.docx", False),
    ],
)
def test_the_files_name(name: str, is_told: bool) -> None:
    assert told(article(), ("Daniyar Saparov",), name) == [("file_name", name, None)] * is_told


def test_a_running_head_of_a_short_surname_and_a_page_is_told() -> None:
    for words, is_told in (("Li 7", True), ("LI", True), ("7", False), ("Li Lakes 7", False), ("Lakes 7", False)):
        paper = understood(
            line("Lakes of the Steppe", style="Title"), "Chen Li", "Abstract. Lakes.", headers=[line(words)]
        )
        assert ("header_footer" in {trace.kind for trace in traces(paper)}) is is_told, words
