"""Cost grows with the text, whatever the text."""

import time
from collections.abc import Callable

import pytest

from tests.domain.citations.asking import read

HOSTILE = [
    "(" * 20_000 + "2020" + ")" * 20_000,
    "(Adams, 2020; " * 8_000,
    "Adams, A., " * 8_000 + "(2020)",
    "A. " * 30_000 + "(2020)",
    "Adams and " * 10_000 + "(2020)",
    "“" * 30_000 + " (2020)",
    "2020, " * 20_000,
    "(2020a, " + "b, " * 20_000 + ")",
    "Source: " * 10_000 + "2020",
    "n.d. " * 20_000,
    "ISBN 978-1-23-456789-7 " * 4_000,
    "https://example.org/" + "a" * 50_000 + " 2020",
    "[1, " * 20_000,
    "e.g., see also cf. " * 5_000 + "2020)",
    "and & " * 20_000 + "(2020)",
    "‘a" * 20_000 + " (2020)",
    "-" * 50_000 + "(2020)",
    "Ab" * 50_000 + " (2020)",
    "A.-" * 30_000 + " (2020)",
    "van der " * 10_000 + "Berg (2020)",
    " " * 100_000 + "(2020)",
    "In " * 20_000 + "(Eds.)",
    "vol. 1, no. 1, " * 5_000,
]


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_and_entry(text: str) -> None:
    assert seconds(lambda: read(text, text, "Adams, A. (2020). A title. Example Press.")) < 5


def test_ten_thousand_references_and_citations() -> None:
    names = [
        f"{a}{b}{c}ov"
        for a in ("Ab", "Be", "Ko", "Du", "Li")
        for b in ("ram", "tar", "mir", "gul", "san")
        for c in "abdegiklmnoprstuvz"
    ]
    entries = [
        f"{names[i % len(names)]}, A. ({1990 + i % 35}). Title {i} of a work. Example Press." for i in range(10_000)
    ]
    texts = [
        f"So it is ({names[i * 7 % len(names)]}, {1980 + i % 45}) and ({names[i % len(names)]}x & Lee, 2001)."
        for i in range(5_000)
    ]
    assert seconds(lambda: read(texts, *entries)) < 15


def test_ten_thousand_alike() -> None:
    entries = ["Adams, A. (2020). A title. Example Press."] * 5_000 + [
        "World Bank. (2020). A report. Example Press."
    ] * 5_000
    texts = ["So it is (Adams, 2020), (Adamz, 2020), (World Bank, 2020) and (Bank of the World, 2020)."] * 500
    assert seconds(lambda: read(texts, *entries)) < 15
