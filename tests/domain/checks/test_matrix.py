"""Citations against references as one table, the mismatches first."""

from jcas.domain.checks.matrix import Citing, Fault, Line, matrix
from tests.domain.checks.test_comparison import a_report, cited, entry, finding


def test_each_entry_says_where_it_is_cited_and_mismatches_come_first() -> None:
    report = a_report(
        in_text=[
            cited("Adams, 2001", "exact", 3, 9, reference=1),
            cited("Beck, 1998", "year", 4, reference=2),
            cited("Coale, 2004", "spelling", 5, reference=3),
            cited("Nobody, 2020", "none", 6, authors=["Nobody"], year="2020"),
        ],
        references=[
            entry(1, "Adams", "2001", "ampersand"),
            entry(2, "Beck", "1999"),
            entry(3, "Cole", "2004"),
            entry(4, "Diaz", "2010", was_cited=False),
            entry(5, "Ek", "2011"),
        ],
    )
    lines = matrix(report)
    assert [(line.number, line.faults) for line in lines] == [
        (None, (Fault.MISSING,)),
        (4, (Fault.UNCITED,)),
        (2, (Fault.YEAR,)),
        (3, (Fault.SPELLING,)),
        (1, (Fault.FORM,)),
        (5, ()),
    ]
    assert lines[0] == Line(
        None, "Nobody", "2020", None, (Citing("Nobody, 2020", (6,), Fault.MISSING),), lines[0].faults
    )
    assert lines[4].citings == (Citing("Adams, 2001", (3, 9)),)
    assert (lines[4].problems, lines[4].paragraph) == (("ampersand",), 101)


def test_a_citation_that_may_mean_several_stands_with_each_of_them() -> None:
    report = a_report(
        in_text=[cited("Adams, 2001", "exact", 3, reference=1, candidates=[1, 2])],
        references=[entry(1, "Adams", "2001a"), entry(2, "Adams", "2001b")],
    )
    assert [(line.number, line.faults, len(line.citings)) for line in matrix(report)] == [
        (1, (Fault.AMBIGUOUS,), 1),
        (2, (Fault.AMBIGUOUS,), 1),
    ]


def test_an_entry_cited_rightly_and_wrongly_keeps_both_citations() -> None:
    report = a_report(
        in_text=[cited("Adams, 2001", "exact", 3, reference=1), cited("Adam, 2001", "spelling", 8, reference=1)]
    )
    (line,) = matrix(report)
    assert [(c.text, c.fault) for c in line.citings] == [("Adams, 2001", None), ("Adam, 2001", Fault.SPELLING)]


def test_where_no_citation_could_be_read_no_entry_is_called_uncited() -> None:
    report = a_report(finding("citations.uncited", "unknown"), references=[entry(1, "Adams", "2001", was_cited=False)])
    assert [line.faults for line in matrix(report)] == [()]


def test_nothing_cited_and_nothing_listed_is_an_empty_table() -> None:
    assert matrix(a_report(references=[])) == []
