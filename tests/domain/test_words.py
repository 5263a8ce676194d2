"""Counts as LibreOffice 7.4 gives them for the same texts (measured with its own document statistic)."""

import pytest

from jcas.domain import words
from jcas.domain.documents import Change, Look, Note, Paragraph, Run
from tests.manuscripts import cell, document, line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three", 3),
        ("2010–2012 one", 3),
        ("word—word two", 3),
        ("one – two", 2),
        ("one - two", 3),
        ("well-known one", 2),
        ("and/or one", 2),
        ("one , two ; *", 5),
        ("one\u00a0two\u202fthree\u2009four", 4),
        ("one\u200btwo", 1),
        ("« one » “ two ”", 6),
        ("中文字 one", 4),
        ("слово — слово", 2),
        ("Chargé d'Affaires l’état", 3),
        ("", 0),
        ("a\nb\tc", 3),
    ],
)
def test_count_as_a_word_processor(text: str, expected: int) -> None:
    assert words.count(text) == expected


def test_count_takes_numbers_and_bullets_of_lists_as_words() -> None:
    paragraph = line("numbered one")
    paragraph.label = "1."
    assert words.count_paragraphs([paragraph]) == 3


def test_count_leaves_out_deleted_and_hidden_text_and_equations() -> None:
    runs = [
        Run("one "),
        Run("gone gone", change=Change.DELETED),
        Run("hid", Look(hidden=True)),
        Run("a + b", equation=True),
    ]
    assert words.count_paragraphs([Paragraph(0, runs)]) == 1


@pytest.mark.parametrize(("before", "expected"), [("one two", 2), ("one two ", 3)])
def test_count_takes_a_notes_mark_as_a_word_only_where_it_stands_apart(before: str, expected: int) -> None:
    assert words.count_paragraphs([Paragraph(0, [Run(before), Run("1", note=0)])]) == expected


def test_count_document_has_tables_notes_boxes_and_headers() -> None:
    from jcas.domain.documents import Table

    whole = document(
        "two words",
        Table([[cell("in a cell")]]),
        notes=[Note("1", [line("a note")])],
        text_boxes=[[line("boxed")]],
        headers=[line("running head")],
    )
    assert words.count_document(whole) == 2 + 3 + 2 + 1 + 2
