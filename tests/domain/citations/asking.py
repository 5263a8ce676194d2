"""Short ways to ask: a text's citations, an entry's elements, what a text means by a list."""

from jcas.domain.citations.apa import problems
from jcas.domain.citations.linking import InText
from jcas.domain.citations.mentions import Passage
from jcas.domain.citations.minor import minor
from jcas.domain.citations.reading import Citations, read_citations
from jcas.domain.citations.references import Entry, read_entry


def read(text: str | list[str], *entries: str, loose: bool = False) -> Citations:
    """The text, one passage or several, read against these entries."""
    texts = [text] if isinstance(text, str) else text
    passages = [Passage(n, t, loose=loose) for n, t in enumerate(texts)]
    return read_citations(passages, enumerate(entries, 100))


def told(text: str | list[str], *entries: str, loose: bool = False) -> list[str]:
    """Each citation as "Author | Author 2020"."""
    return [shown(c) for c in read(text, *entries, loose=loose).in_text]


def shown(citation: InText) -> str:
    names = " | ".join(citation.authors)
    return f"{names} {citation.year}" if citation.year else names


def meant(text: str, *entries: str) -> list[tuple[str, int | None, str]]:
    """(citation, entry, how they agree)."""
    return [(shown(c), c.reference, str(c.match)) for c in read(text, *entries).in_text]


def entry(text: str) -> Entry:
    return read_entry(text)


def faults(text: str) -> set[str]:
    return set(problems(read_entry(text)))


def points(text: str) -> set[str]:
    return {m.code for m in minor(read_entry(text))}
