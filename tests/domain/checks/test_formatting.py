import pytest

from jcas.domain.checks import formatting
from jcas.domain.checks.findings import Rule
from jcas.domain.documents import Paragraph
from jcas.domain.structure.manuscript import Manuscript
from tests.domain.checks.asking import ask, verdicts
from tests.manuscripts import TEXT, line, understood


def body(*paragraphs: Paragraph) -> Manuscript:
    return understood("A title", "Abstract. A.", line("Introduction", outline=1, face="Arial", size=16.0), *paragraphs)


def text(face: str | None = "Times New Roman", size: float | None = 12.0, spacing: float | None = 2.0) -> Paragraph:
    paragraph = line(TEXT, face=face, size=size)
    paragraph.line_spacing = spacing
    return paragraph


RULES = [
    (formatting.font, "format.font"),
    (formatting.size, "format.size"),
    (formatting.line_spacing, "format.line_spacing"),
]


@pytest.mark.parametrize(("rule", "name"), RULES)
def test_look_as_asked_headings_left_out(rule: Rule, name: str) -> None:
    assert verdicts(rule, body(text(), text())) == {name: "pass"}


@pytest.mark.parametrize(("rule", "name"), RULES)
def test_look_otherwise_throughout(rule: Rule, name: str) -> None:
    (finding,) = ask(rule, body(text("Calibri", 11, 1.15), text("Calibri", 11, 1.15)))
    assert (finding.verdict, finding.paragraphs) == ("fail", [3, 4])


@pytest.mark.parametrize(("rule", "name"), RULES)
def test_look_otherwise_in_parts(rule: Rule, name: str) -> None:
    (finding,) = ask(rule, body(text(), text(), text("Calibri", 11, 1.0)))
    assert (finding.verdict, finding.paragraphs) == ("warn", [5])


@pytest.mark.parametrize(("rule", "name"), RULES)
def test_look_untold_is_unknown(rule: Rule, name: str) -> None:
    assert verdicts(rule, body(text(None, None, None))) == {name: "unknown"}


def test_shares_are_of_characters_and_paragraphs() -> None:
    found = formatting.shares(body(text(), text(), text(), text("Calibri", 10.5, 1.5)))
    assert (found.fonts, found.sizes) == ({"Times New Roman": 0.75, "Calibri": 0.25}, {"12": 0.75, "10.5": 0.25})
    assert found.line_spacing == {"2": 0.75, "1.5": 0.25}
