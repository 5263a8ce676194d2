import pytest

from jcas.domain.checks import anonymity
from jcas.domain.documents import Change, Comment, TrackedChange
from jcas.domain.structure.manuscript import Manuscript
from tests.domain.checks.asking import ask, verdicts
from tests.manuscripts import TEXT, line, understood


def article(*, byline: tuple[str, ...] = ("Aigerim Bekova", "Example University"), **rest: object) -> Manuscript:
    return understood(
        line("Trade over borders", bold=True), *byline, "Abstract. A.", line("Introduction", outline=1), TEXT, **rest
    )


def kinds(manuscript: Manuscript, file_name: str = "") -> set[str]:
    return {trace.kind for trace in anonymity.traces(manuscript, file_name)}


def test_byline_names_the_authors() -> None:
    assert kinds(article()) == {"byline"}
    assert kinds(article(byline=())) == set()


@pytest.mark.parametrize("name", ["creator", "lastModifiedBy", "initial-creator", "Company", "Manager"])
def test_metadata_names_somebody(name: str) -> None:
    assert kinds(article(byline=(), properties={name: "Aigerim Bekova"})) == {"metadata"}


@pytest.mark.parametrize("value", ["", "Author", "User", "Microsoft Office User"])
def test_metadata_that_names_nobody(value: str) -> None:
    assert kinds(article(byline=(), properties={"creator": value, "title": "Trade"})) == set()


def test_comments_and_tracked_changes() -> None:
    rest = {
        "comments": [Comment("A. Bekova", "Look.", 3)],
        "changes": [TrackedChange(Change.INSERTED, "A. Bekova", 3)] * 2,
    }
    traces = anonymity.traces(article(byline=(), **rest))
    assert [(t.kind, t.what, t.paragraph) for t in traces] == [
        ("comment", "A. Bekova", 3),
        ("tracked_change", "A. Bekova", 3),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bekova, working draft", True),
        ("Somebody et al.", True),
        ("a@example.org", True),
        ("Trade over borders", False),
        ("7", False),
    ],
)
def test_header_that_names_the_authors(text: str, told: bool) -> None:
    assert ("header_footer" in kinds(article(headers=[line(text)]))) is told


@pytest.mark.parametrize(
    "text", ["Takenov A. Pasture committees", "A. Bolot uulu. Pasture committees", "Bolot uulu, Pastures"]
)
def test_header_that_names_authors_whose_surname_is_not_the_last_word(text: str) -> None:
    byline = ("Takenov Almas, Azamat BOLOT UULU", "Example University")
    assert "header_footer" in kinds(article(byline=byline, headers=[line(text)]))


@pytest.mark.parametrize(("name", "told"), [("Bekova_final.docx", True), ("trade.docx", False)])
def test_file_name_that_names_the_authors(name: str, told: bool) -> None:
    assert ("file_name" in kinds(article(), name)) is told


def test_findings_are_one_a_kind_and_a_byline_is_in_order() -> None:
    manuscript = article(properties={"creator": "A. Bekova", "lastModifiedBy": "D. Saparov"})
    assert verdicts(anonymity.identifying_traces, manuscript) == {
        "anonymity.byline": "pass",
        "anonymity.metadata": "warn",
    }
    metadata = ask(anonymity.identifying_traces, manuscript)[1]
    assert "A. Bekova, D. Saparov" in metadata.message
