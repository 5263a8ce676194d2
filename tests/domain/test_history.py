"""Words for what happened."""

from jcas.domain.history import WORDS, words_for
from jcas.notifications.registry import REGISTRY, SILENT


def test_every_event_of_a_submission_has_words_and_no_word_is_without_its_event() -> None:
    of_submissions = {kind for kind in {*REGISTRY, *SILENT} if not kind.startswith("account.")}
    assert of_submissions == set(WORDS)


def test_authors_never_read_which_reviewer() -> None:
    shown = [words.author for kind, words in WORDS.items() if kind.startswith("review.") and words.author]
    assert not [words for words in shown if "%(reviewer)s" in words or "%(person)s" in words]


def test_unknown_kinds_have_no_words() -> None:
    assert words_for("account.registered", desk=True) is None
