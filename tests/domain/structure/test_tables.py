"""Which tables hold data; the others are frames."""

from jcas.domain.documents import Cell, Paragraph, Place, Run, Table
from tests.manuscripts import TEXT, cell, line, understood


def count(*tables: Table) -> int:
    front = ("A study of examples", "Abstract. Short.", "Keywords: one, two", line("Introduction", bold=True), TEXT)
    return len(understood(*front, *tables).tables)


def held(run: Run, text: str = "") -> Cell:
    return Cell([Paragraph(-1, [run, Run(text)], Place.TABLE)])


def picture(text: str = "") -> Cell:
    return held(Run("", picture="image1.png"), text)


def test_data_with_and_without_pictures_in_its_cells() -> None:
    assert count(Table([[cell("Valley"), cell("Price")], [cell("Upper"), cell("12")]])) == 1
    assert count(Table([[picture(), cell("Upper"), cell("12")], [picture(), cell("Lower"), cell("14")]])) == 1
    assert count(Table([[cell("Valley"), cell("Map"), cell("Price")], [cell("Upper"), picture(), cell("12")]])) == 1


def test_frames_around_pictures_hold_no_data() -> None:
    assert count(Table([[picture("The upper valley"), picture("The lower valley")]])) == 0
    assert count(Table([[picture(), picture()], [cell("The upper valley"), cell("The lower valley")]])) == 0


def test_frames_around_numbered_equations_hold_no_data() -> None:
    equation = held(Run("p = q", equation=True))
    assert count(Table([[equation, cell("(3)")]])) == 0
    assert count(Table([[equation, cell("Price of bread")]])) == 1


def test_tables_of_one_caption_are_one_and_those_of_their_own_are_not() -> None:
    part = Table([[cell("Upper"), cell("12")]])

    def told(*blocks: Paragraph | Table | str) -> int:
        front = ("A study of examples", "Abstract. Short.", "Keywords: one, two", line("Introduction", bold=True), TEXT)
        return len(understood(*front, *blocks).tables)

    assert told("Table 1. Prices", part, "", part, "", part, TEXT) == 1
    assert told("Table 1", "Prices by valley", part, "", part) == 1
    assert told("Table 1. Prices", part, "Table 2. Wells", part) == 2
    assert told("Table 1. Prices", part, "", Table([[cell("Table 2. Wells")], [cell("Lower")]])) == 2
    assert told("Table 1. Prices", part, "Source: the author.", part) == 2
    assert told(TEXT, part, "", part) == 2


def test_tables_within_a_frame_of_one_column_count_and_pictures_there_do_not() -> None:
    prices = Table([[cell("Valley"), cell("Price")], [cell("Upper"), cell("12")]])
    caption = Paragraph(-1, [Run("Table 1. Prices")], Place.TABLE)
    assert count(Table([[Cell([caption, prices])]])) == 1
    assert count(Table([[Cell([caption])], [Cell([prices])]])) == 1
    assert count(Table([[Cell([*picture().blocks, Paragraph(-1, [Run("Figure 1. A map")], Place.TABLE)])]])) == 0
