import pytest

from jcas.domain.structure.labels import is_under_table


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Source: World Bank (2020)", True),
        ("*Data source: Ministry of Finance", True),
        ("Note. Standard errors stand in brackets.", True),
        ("Источник – Министерство финансов", True),
        ("Дереккөзі: Қаржы министрлігі", True),
        ("Sources", False),
        ("Notes:", False),
        ("Source-based methods", False),
        ("Sources and methods", False),
    ],
)
def test_lines_under_tables_are_told_from_headings(text: str, is_one: bool) -> None:
    assert is_under_table(text) is is_one
