import pytest

from jcas.domain.names.seen import Seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Aigerim Bekova", "Aigerim Bekova"),
        ("Aig\u00aderim\u200b Bek\u200dova", "Aigerim Bekova"),
        ("\u202bAigerim\u202c \u2067Bekova\u2069\u200f", "Aigerim Bekova"),
        ("by \u202eavokeB miregiA\u202c here", "by Aigerim Bekova here"),
        ("\u202e", ""),
    ],
)
def test_a_text_as_a_reader_sees_it(text: str, seen: str) -> None:
    assert Seen(text).text == seen


@pytest.mark.parametrize(
    "text", ["x Bek\u00adova y", "x \u202eavokeB\u202c y", "x Bekova y", "x Bek\u202e avo\u202c y"]
)
def test_a_stretch_is_found_again_in_the_text_itself(text: str) -> None:
    seen = Seen(text)
    start = seen.text.index("Bek")
    first, last = seen.printed(start, seen.text.index(" y"))
    assert not set(text[:first] + text[last:]) & set("Bekova")
