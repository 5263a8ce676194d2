import pytest

from jcas.domain.checks import length
from tests.domain.checks.asking import ask, asked, verdicts
from tests.manuscripts import understood


@pytest.mark.parametrize(("words", "verdict"), [(99, "pass"), (100, "pass"), (101, "fail")])
def test_words_maximum_counts_inclusively(words: int, verdict: str) -> None:
    assert verdicts(length.words_maximum, understood("word " * words), asked(words_maximum=100)) == {
        "words.maximum": verdict
    }


@pytest.mark.parametrize(("words", "verdict"), [(99, "fail"), (100, "pass")])
def test_words_minimum(words: int, verdict: str) -> None:
    assert verdicts(length.words_minimum, understood("word " * words), asked(words_minimum=100)) == {
        "words.minimum": verdict
    }


def test_words_without_limits_are_not_judged() -> None:
    free = asked(words_maximum=None, words_minimum=None, abstract_maximum=None)
    manuscript = understood("Title", "Abstract. A.", "word " * 10)
    assert not [
        f
        for rule in (length.words_maximum, length.words_minimum, length.abstract_maximum)
        for f in ask(rule, manuscript, free)
    ]


@pytest.mark.parametrize(("words", "verdict"), [(5, "pass"), (6, "fail")])
def test_abstract_maximum_leaves_the_label_out(words: int, verdict: str) -> None:
    manuscript = understood("Title", f"Abstract. {'word ' * words}", "Keywords: a, b")
    (finding,) = ask(length.abstract_maximum, manuscript, asked(abstract_maximum=5))
    assert (finding.verdict, finding.paragraphs) == (verdict, [1])


def test_message_says_what_to_do() -> None:
    (finding,) = ask(length.words_maximum, understood("word " * 120), asked(words_maximum=100))
    assert (
        finding.message == "The manuscript has 120 words, references included, 20 more than allowed; shorten it to 100."
    )
    assert (finding.expected, finding.found) == ("at most 100 words", "120 words")
