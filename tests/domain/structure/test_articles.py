"""Whole articles in the habits of other journals and schools, each understood in one go."""

from dataclasses import dataclass
from typing import Any

import pytest

from jcas.domain.anonymising import plan
from jcas.domain.documents import Look, Paragraph, Run
from tests.manuscripts import TEXT, line, understood

REFERENCES = ("1. Writer, A. (2001). One. Journal.", "2. Writer, B. (2002). Two. Journal.")
ABOUT = "This article asks how water is shared. " * 5


def bold(text: str, **rest: Any) -> Paragraph:
    return line(text, bold=True, **rest)


def run_in(label: str, rest: str, **look: Any) -> Paragraph:
    return Paragraph(-1, [Run(label, Look(**(look or {"bold": True}))), Run(rest)])


def raised(text: str) -> Paragraph:
    return Paragraph(-1, [Run(t, Look(superscript=bool(i % 2))) for i, t in enumerate(text.split("^")) if t])


@dataclass(frozen=True)
class Article:
    """Lines of an article, and what a careful reader takes from them; sections by their initials: i l m f d c."""

    lines: tuple[Paragraph | str, ...]
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    present: str
    combined: str = ""
    implicit: str = ""
    title: str = "WATER DIPLOMACY IN CENTRAL ASIA"
    emails: tuple[str | None, ...] = ()


ARTICLES = {
    "names first, a second byline behind the references": Article(
        (
            "IRSTI 11.25.91", "A.B. Bekova¹, D.E. Saparov²", "¹Example University, Almaty, Kazakhstan", "²Example Academy, Bishkek, Kyrgyzstan",
            "E-mail: bekova@example.org, saparov@example.org", bold("WATER DIPLOMACY IN CENTRAL ASIA", centred=True),
            run_in("Abstract.", f" {ABOUT}"), run_in("Key words:", " water, law, Aral Sea."),
            bold("Introduction"), TEXT, bold("Materials and methods"), TEXT, bold("Results"), TEXT, bold("Conclusion"), TEXT,
            bold("References"), *REFERENCES, bold("ВОДНАЯ ДИПЛОМАТИЯ", centred=True), "А.Б. Бекова, Д.Е. Сапаров",
            run_in("Аннотация.", " О воде."), run_in("Ключевые слова:", " вода, право"),
        ),
        ("A.B. Bekova", "D.E. Saparov"), ("water", "law", "Aral Sea"), "imfc", emails=("bekova@example.org", "saparov@example.org"),
    ),
    "APA: a title page, and the title again over the text": Article(
        (
            bold("WATER DIPLOMACY IN CENTRAL ASIA", centred=True), "Aigerim Bekova and Daniyar Saparov", "Department of Political Science, Example University",
            "Author Note", "Correspondence concerning this article should be addressed to Aigerim Bekova. Email: bekova@example.org",
            bold("Abstract", centred=True), ABOUT, run_in("Keywords:", " water, law", italic=True),
            bold("WATER DIPLOMACY IN CENTRAL ASIA", centred=True), TEXT, TEXT, bold("Method", centred=True), TEXT, bold("Participants"), TEXT,
            bold("Results", centred=True), TEXT, bold("Discussion", centred=True), TEXT, bold("References", centred=True), *REFERENCES,
        ),
        ("Aigerim Bekova", "Daniyar Saparov"), ("water", "law"), "mfd", implicit="i", emails=("bekova@example.org", None),
    ),
    "an abstract in labelled parts": Article(
        (
            bold("WATER DIPLOMACY IN CENTRAL ASIA"), "Aigerim Bekova", bold("Abstract"), run_in("Purpose:", " To study. "), run_in("Methods:", " By asking. "),
            run_in("Results:", " Found it."), run_in("Keywords:", " water; law; Aral"), bold("1. Introduction"), TEXT, bold("2. Methods"), TEXT,
            bold("3. Results"), TEXT, bold("4. Conclusion"), TEXT, bold("References"), *REFERENCES,
        ),
        ("Aigerim Bekova",), ("water", "law", "Aral"), "imfc",
    ),
    "IEEE's dashes, roman numbers, raised signs": Article(
        (
            line("WATER DIPLOMACY IN CENTRAL ASIA", size=24.0), raised("Aigerim Bekova^1,*^, Daniyar Saparov^2^ and María José de la Cruz^1,2^"),
            raised("^1^ Department of History, Example University, Almaty 050000, Kazakhstan; bekova@example.org"),
            raised("^2^ Example Institute, Bishkek 720000, Kyrgyzstan; saparov@example.org; cruz@example.org"), "* Correspondence: bekova@example.org",
            run_in("Abstract—", f" {ABOUT}"), run_in("Index Terms—", "water, law, Aral."),
            line("I. INTRODUCTION", centred=True), TEXT, line("A. The problem", italic=True), TEXT, line("II. METHODS", centred=True), TEXT,
            line("III. RESULTS AND DISCUSSION", centred=True), TEXT, line("IV. CONCLUSION", centred=True), TEXT, line("REFERENCES", centred=True), *REFERENCES,
        ),
        ("Aigerim Bekova", "Daniyar Saparov", "María José de la Cruz"), ("water", "law", "Aral"), "imc", combined="fd",
        emails=("bekova@example.org", "saparov@example.org", "cruz@example.org"),
    ),
    "Russian throughout": Article(
        (
            bold("ВОДНАЯ ДИПЛОМАТИЯ В ЦЕНТРАЛЬНОЙ АЗИИ", centred=True), "Айгерим Бекова, Данияр Сапаров", "Пример университета, Алматы, Казахстан",
            run_in("Аннотация.", " О воде." * 10), run_in("Ключевые слова:", " вода; право; Арал"), bold("ВВЕДЕНИЕ", centred=True), TEXT,
            bold("ОБЗОР ЛИТЕРАТУРЫ", centred=True), TEXT, bold("МЕТОДОЛОГИЯ", centred=True), TEXT, bold("РЕЗУЛЬТАТЫ И ОБСУЖДЕНИЕ", centred=True), TEXT,
            bold("ЗАКЛЮЧЕНИЕ", centred=True), TEXT, bold("СПИСОК ЛИТЕРАТУРЫ", centred=True), *REFERENCES,
        ),
        ("Айгерим Бекова", "Данияр Сапаров"), ("вода", "право", "Арал"), "ilmc", combined="fd", title="ВОДНАЯ ДИПЛОМАТИЯ В ЦЕНТРАЛЬНОЙ АЗИИ",
    ),
    "topics between introduction and conclusion": Article(
        (
            line("WATER DIPLOMACY IN CENTRAL ASIA", style="Title"), "By Assoc. Prof. Dr. Aigerim Bekova", "Example University", f"Abstract: {ABOUT}", "Keywords: water, law",
            line("Introduction", outline=1), TEXT, line("Rivers and states", outline=1), TEXT, line("The Aral basin", outline=1), TEXT,
            line("Conclusion", outline=1), TEXT, line("Bibliography", outline=1), *REFERENCES,
        ),
        ("Aigerim Bekova",), ("water", "law"), "ic", implicit="f",
    ),
}  # fmt: skip
KEYS = {
    "i": "introduction",
    "l": "literature_review",
    "m": "methodology",
    "f": "findings",
    "d": "discussion",
    "c": "conclusion",
}


@pytest.mark.parametrize("case", ARTICLES)
def test_article(case: str) -> None:
    article = ARTICLES[case]
    found = understood(*article.lines)
    assert found.front.title == article.title
    assert tuple(a.name for a in found.front.authors) == article.authors
    assert tuple(found.front.keywords) == article.keywords
    if article.emails:
        assert tuple(a.email for a in found.front.authors) == article.emails
    states = {"present": article.present, "combined": article.combined, "implicit": article.implicit}
    expected = {KEYS[i]: status for status, initials in states.items() for i in initials}
    assert {key: str(s.status) for key, s in found.sections.items()} == dict.fromkeys(
        KEYS.values(), "absent"
    ) | expected
    assert len(found.references.entries) == 2


@pytest.mark.parametrize("case", ARTICLES)
def test_article_anonymised_has_no_paragraph_with_its_authors(case: str) -> None:
    found = understood(*ARTICLES[case].lines)
    decided = plan(found)
    kept = [decided.identity.without(p.text) for p in found.document.paragraphs if p.number not in decided.emptied]
    text = " ".join(kept)
    for told in (*ARTICLES[case].authors, "@", "Bekova", "Бекова", "Example University"):
        assert told not in text
    assert ARTICLES[case].title in text
