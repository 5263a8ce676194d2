import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jcas.domain.checks.report import File, report, verdict_of
from jcas.domain.checks.text import render
from tests.manuscripts import PROFILE, TEXT, document, line

SCHEMA = Draft202012Validator(json.loads((Path(__file__).parents[2] / "preflight-report.schema.json").read_text()))
FILE = File("paper.docx", "docx", 1000, "0" * 64)


def row(verdict: str, consequence: str) -> dict[str, Any]:
    return {"verdict": verdict, "consequence": consequence}


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([], "pass"),
        ([row("pass", "block")], "pass"),
        ([row("fail", "block"), row("pass", "advise")], "fail"),
        ([row("fail", "explain")], "warn"),
        ([row("fail", "advise")], "warn"),
        ([row("warn", "block")], "warn"),
        ([row("unknown", "advise")], "warn"),
    ],
)
def test_verdict_of_the_whole(rows: list[dict[str, Any]], verdict: str) -> None:
    assert verdict_of(rows) == verdict


@pytest.mark.parametrize("article_type", PROFILE.article_type_keys)
def test_report_keeps_the_contract(article_type: str) -> None:
    whole = document(
        line("Trade over borders", bold=True), "Aigerim Bekova", "Example University", "Abstract. A.", "Keywords: a, b",
        line("Introduction", outline=1), TEXT, line("Results and discussion", outline=1), TEXT, properties={"creator": "A. Bekova"},
    )  # fmt: skip
    SCHEMA.validate(report(whole, FILE, PROFILE, article_type))


def test_report_of_an_empty_document_keeps_the_contract() -> None:
    SCHEMA.validate(report(document(), FILE, PROFILE, "original"))


def test_parts_add_up_to_the_words() -> None:
    told = report(
        document(
            "Title",
            "Abstract. One two.",
            line("Introduction", outline=1),
            TEXT,
            line("References", outline=1),
            "A. (2001). B.",
        ),
        FILE,
        PROFILE,
        "original",
    )
    assert sum(told["document"]["words_by_part"].values()) == told["document"]["words"]


def test_text_groups_findings_by_what_to_do() -> None:
    text = render(report(document("word " * 13_000), FILE, PROFILE, "original"))
    assert text.index("Must be mended") < text.index("Mend, or explain") < text.index("Advice")
    assert "shorten it to 12,000. [words.maximum]" in text
    assert "Can't be submitted yet" in text
