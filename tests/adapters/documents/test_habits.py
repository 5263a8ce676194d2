"""The same article in every habit, as .docx and .odt: what the report says must not depend on how it was typed."""

from pathlib import Path
from typing import get_args

import pytest

from jcas.adapters.documents import read
from jcas.demo.manuscripts import HeadingHabit
from jcas.domain.checks.report import File, report
from tests.manuscripts import PROFILE, SIX, build, sound

FILE = File("manuscript", "docx", 0, "")


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("headings", get_args(HeadingHabit))
@pytest.mark.parametrize("byline", ["lines", "superscripts", "one_line"])
def test_report_is_the_same_in_every_habit(kind: str, headings: str, byline: str, tmp_path: Path) -> None:
    habits = {"headings": headings, "byline": byline, "title_style": headings in {"style", "numbered"}}
    told = report(read(build(tmp_path, sound(habits=habits), kind)), FILE, PROFILE, "original")
    document = told["document"]
    assert document["title"] == sound().title
    assert [a["name"] for a in document["authors"]] == [a.name for a in sound().authors]
    assert [a["affiliation"] for a in document["authors"]] == [a.affiliation for a in sound().authors]
    assert document["authors"][0]["email"] == "a.bekova@example.org"
    assert document["abstract_words"] == 55
    assert document["keywords"] == list(sound().keywords)
    assert {key: state["status"] for key, state in told["sections"].items()} == dict.fromkeys(SIX, "present")
    assert document["references"] == 9
    assert told["verdict"] == "pass"


@pytest.mark.parametrize("label", ["Abstract.", "ABSTRACT", "Abstract —", "Summary:"])
@pytest.mark.parametrize("form", ["inline", "heading"])
def test_abstract_in_every_habit(label: str, form: str, tmp_path: Path) -> None:
    habits = {"abstract": form, "abstract_label": label, "keywords_label": "Index Terms—", "keywords_separator": "; "}
    document = report(read(build(tmp_path, sound(habits=habits))), FILE, PROFILE, "original")["document"]
    assert document["abstract_words"] == 55
    assert document["keywords"] == list(sound().keywords)
