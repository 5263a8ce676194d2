"""Words under each heading."""

from jcas.domain.structure.lengths import words_under
from tests.manuscripts import understood


def test_words_of_a_section_end_at_the_next_heading_of_any_level() -> None:
    manuscript = understood(
        "A Title of Words",
        "Abstract. One two three.",
        "Keywords: a, b",
        "Introduction",
        "one two three four",
        "five",
        "Methodology",
        "one two",
        "References",
        "Adams, A. (2001). Bread. Press.",
    )
    told = {h.text: n for h, n in zip(manuscript.headings, words_under(manuscript), strict=True)}
    assert told == {"Introduction": 6, "Methodology": 3, "References": 6}


def test_a_text_without_headings_has_no_sections_to_count() -> None:
    assert words_under(understood("word " * 50)) == []
