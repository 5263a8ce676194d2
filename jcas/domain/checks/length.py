"""Length: words of the manuscript and of its abstract against the article type's limits."""

from collections.abc import Iterator

from jcas.domain import words
from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.structure.manuscript import Manuscript

ABSTRACT_MAXIMUM = "abstract.maximum"


def words_maximum(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """All words, references included, at most the type's maximum."""
    maximum, found = asked.article.words_maximum, manuscript.words
    if maximum is None:
        return
    if found <= maximum:
        verdict, message = Verdict.PASS, f"The manuscript has {found:,} words, within the {maximum:,} allowed."
    else:
        verdict = Verdict.FAIL
        message = (
            f"The manuscript has {found:,} words, references included, {found - maximum:,} more than allowed; "
            f"shorten it to {maximum:,}."
        )
    yield Finding("words.maximum", verdict, message, f"at most {maximum:,} words", f"{found:,} words")


def words_minimum(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """All words, references included, at least the type's minimum."""
    minimum, found = asked.article.words_minimum, manuscript.words
    if minimum is None:
        return
    if found >= minimum:
        verdict, message = Verdict.PASS, f"The manuscript has {found:,} words, at least the {minimum:,} asked for."
    else:
        verdict = Verdict.FAIL
        message = (
            f"The manuscript has {found:,} words, {minimum - found:,} fewer than this type of article needs; "
            "extend it or choose another article type."
        )
    yield Finding("words.minimum", verdict, message, f"at least {minimum:,} words", f"{found:,} words")


def abstract_maximum(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Words of the abstract, its label left out, at most the type's maximum; nothing to say without an abstract."""
    maximum, abstract = asked.article.abstract_maximum, manuscript.front.abstract
    if maximum is None or abstract is None:
        return
    found, over = words.count(abstract), too_long("The abstract", abstract, maximum)
    yield Finding(
        ABSTRACT_MAXIMUM,
        Verdict.FAIL if over else Verdict.PASS,
        over or f"The abstract has {found:,} words, within the {maximum:,} allowed.",
        f"at most {maximum:,} words",
        f"{found:,} words",
        manuscript.front.abstract_paragraphs,
    )


def too_long(name: str, text: str, maximum: int) -> str:
    """The sentence that `name` has more words than `maximum`, and what to do; nothing where it has not."""
    found = words.count(text)
    if found <= maximum:
        return ""
    return f"{name} has {found:,} words, {found - maximum:,} more than allowed; shorten it to {maximum:,}."
