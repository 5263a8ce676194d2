"""What a report quotes of a manuscript: the words concerned with what surrounds them."""

from typing import Any

from jcas.domain.quotes import LONGEST, quotes

WORDS = "The valley was drawn anew by each of the powers that ruled it. " * 6


def report(paragraphs: list[int], **rest: Any) -> dict[str, Any]:
    return {"findings": [{"verdict": "warn", "paragraphs": paragraphs}], **rest}


def cited(match: str, n: int) -> dict[str, Any]:
    row = {"text": "Adams, 2010", "authors": ["Adams"], "year": "2010", "match": match, "paragraphs": [n]}
    return {"citations": {"in_text": [row]}}


def reading(*texts: str) -> dict[str, Any]:
    return {"blocks": [{"n": n, "html": f"<em>{text}</em>"} for n, text in enumerate(texts)]}


def test_a_long_paragraph_is_quoted_around_the_citation_concerned() -> None:
    text = f"{WORDS}It was bread (Adams &amp; Brown, 2010) that fed it. {WORDS}"
    said = quotes(reading(text), report([0], **cited("none", 0)))["0"]
    assert "It was bread (Adams & Brown, 2010) that" in said
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert len(said) <= LONGEST + 4


def test_it_is_quoted_from_its_beginning_where_nothing_in_it_is_meant() -> None:
    text = f"{WORDS}It was bread (Adams, 2010)."
    for rest in ({}, cited("exact", 0), {"citations": None, "anonymity": []}):
        assert quotes(reading(text), report([0], **rest))["0"].startswith("The valley was drawn anew")
    assert quotes(reading("Short (Adams, 2010).", WORDS), report([0], **cited("none", 0))) == {
        "0": "Short (Adams, 2010)."
    }


def test_a_trace_of_an_author_is_quoted_up_to_the_end() -> None:
    rows = {"anonymity": [{"kind": "text", "where": "text", "what": "Aigerim (Bekova)", "paragraph": 0}]}
    said = quotes(reading(f"{WORDS}So said Aigerim (Bekova)."), report([0], **rows))["0"]
    assert said.endswith("So said Aigerim (Bekova).")
