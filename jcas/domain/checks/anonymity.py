"""What in the file would tell a reviewer who wrote it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.structure.folding import fold
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in

_NAMING_PROPERTIES = (
    "creator",
    "initial-creator",
    "lastModifiedBy",
    "printed-by",
    "Manager",
    "Company",
    "manager",
    "company",
)
_NEUTRAL = frozenset(
    {
        "",
        "author",
        "user",
        "admin",
        "administrator",
        "unknown",
        "python-docx",
        "microsoft office user",
        "windows user",
        "пользователь",
    }
)


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace of the authors: its kind (the contract's list), where it stands, what it says."""

    kind: str
    where: str
    what: str
    paragraph: int | None = None


def traces(manuscript: Manuscript, file_name: str = "") -> list[Trace]:
    """Every trace that the file holds, in the order of a reader's meeting them."""
    return [
        *_byline(manuscript),
        *_properties(manuscript),
        *_comments(manuscript),
        *_changes(manuscript),
        *_headers(manuscript),
        *_file_name(manuscript, file_name),
    ]


def _byline(manuscript: Manuscript) -> Iterator[Trace]:
    for author in manuscript.front.authors:
        paragraphs = manuscript.front.byline.paragraphs
        yield Trace("byline", "title page", author.name, paragraphs[0] if paragraphs else None)


def _properties(manuscript: Manuscript) -> Iterator[Trace]:
    for name in _NAMING_PROPERTIES:
        value = manuscript.document.properties.get(name, "")
        if fold(value) not in _NEUTRAL:
            yield Trace("metadata", f"file properties, {name}", value)


def _comments(manuscript: Manuscript) -> Iterator[Trace]:
    for comment in manuscript.document.comments:
        yield Trace("comment", "comment in the margin", comment.author or comment.text[:80], comment.paragraph)


def _changes(manuscript: Manuscript) -> Iterator[Trace]:
    seen: set[str] = set()
    for change in manuscript.document.changes:
        if change.author not in seen:
            seen.add(change.author)
            yield Trace("tracked_change", "tracked changes", change.author or "without a name", change.paragraph)


def _headers(manuscript: Manuscript) -> Iterator[Trace]:
    surnames = _surnames(manuscript)
    for paragraph in manuscript.document.headers:
        words = set(fold(paragraph.text).split())
        if words & surnames or emails_in(paragraph.text) or "et al" in fold(paragraph.text):
            yield Trace("header_footer", "header or footer", paragraph.text.strip())


def _file_name(manuscript: Manuscript, file_name: str) -> Iterator[Trace]:
    if set(fold(file_name.rpartition(".")[0]).split()) & _surnames(manuscript):
        yield Trace("file_name", "file name", file_name)


def _surnames(manuscript: Manuscript) -> set[str]:
    names = [fold(author.name).split() for author in manuscript.front.authors]
    return {word for name in names for word in (name[-1], name[0]) if len(word) > 3}


_MESSAGES = {
    "byline": "The byline names the authors, as it should; reviewers get a copy without it.",
    "metadata": "The file's properties name {what}; remove them, or leave it to the reviewers' copy.",
    "comment": "The file holds comments in the margin; delete them unless they are meant for the editors.",
    "tracked_change": "The file holds tracked changes; accept or reject them all before you submit.",
    "header_footer": "A header or footer seems to name the authors; remove the names from it.",
}
_EXPECTED = frozenset({"byline"})
"""What every manuscript has and the reviewers' copy loses by itself."""


def identifying_traces(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """One finding for each kind of trace that is there."""
    by_kind: dict[str, list[Trace]] = {}
    for trace in traces(manuscript):
        by_kind.setdefault(trace.kind, []).append(trace)
    for kind, found in by_kind.items():
        told = _listed(dict.fromkeys(trace.what for trace in found))
        verdict = Verdict.PASS if kind in _EXPECTED else Verdict.WARN
        paragraphs = sorted({trace.paragraph for trace in found if trace.paragraph is not None})
        message = _MESSAGES[kind].format(what=told)
        yield Finding(f"anonymity.{kind}", verdict, message, "no names", told, paragraphs)


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)
