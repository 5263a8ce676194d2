from jcas.domain.documents import Change, Look, Note, Paragraph, Run, Table
from tests.manuscripts import cell, document, line


def test_number_counts_body_with_cells_then_notes_then_text_boxes() -> None:
    whole = document(
        "first",
        Table([[cell("a"), cell("b")], [cell("c")]]),
        "last",
        notes=[Note("1", [line("note")])],
        text_boxes=[[line("box")]],
    )
    assert [p.text for p in whole.paragraphs] == ["first", "a", "b", "c", "last", "note", "box"]
    assert [p.number for p in whole.paragraphs] == list(range(7))


def test_text_is_what_a_reader_of_the_final_version_sees() -> None:
    runs = [Run("kept "), Run("struck ", change=Change.DELETED), Run("added", change=Change.INSERTED), Run("1", note=0)]
    assert Paragraph(0, runs).text == "kept added"


def test_printed_shows_capitals_and_the_automatic_number() -> None:
    paragraph = Paragraph(0, [Run("Introduction", Look(capitals=True))], label="1.")
    assert paragraph.printed == "1. INTRODUCTION"
