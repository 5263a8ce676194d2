"""The reference list: where it stands and its entries, one a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure import labels
from jcas.domain.structure.headings import Heading

_AFTER = re.compile(
    r"\s*(?:\d+\.?\s*)?(?:appendix|appendices|annex|supplement|about\s+the\s+authors?|information\s+about|authors?['’]?\s+(?:bio|information|details)|"
    r"biograph|notes?\s*$|endnotes\s*$|acknowledge?ments?|приложени|сведения\s+об|информация\s+об|об\s+автор|авторлар\s+туралы|қосымша)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d|\bn\.\s?d\.|б\.\s?г\.", re.IGNORECASE)


@dataclass(slots=True)
class ReferenceList:
    """The list's heading and entries; no entries where there is no list."""

    heading: Heading | None = None
    entries: list[Paragraph] = field(default_factory=list)
    last: int = -1
    """Number of the last paragraph before what follows the list."""


def find_references(body: Sequence[Paragraph], headings: Sequence[Heading]) -> ReferenceList:
    """The list under a heading that names it. Of several (in two alphabets, say) the one with the most entries."""
    lists = [_read(body, headings, h) for h in headings if "references" in h.sections]
    return max(lists, key=lambda found: len(found.entries), default=ReferenceList())


def _read(body: Sequence[Paragraph], headings: Sequence[Heading], heading: Heading) -> ReferenceList:
    stops = {h.paragraph for h in headings if h.paragraph > heading.paragraph and _ends(h, heading)}
    found = ReferenceList(heading)
    for paragraph in body:
        if paragraph.number <= heading.paragraph or not paragraph.text.strip():
            continue
        text = paragraph.text
        if (
            paragraph.number in stops
            or labels.opens(text, labels.lead_of(paragraph))
            or (_AFTER.match(text) and not _YEAR.search(text))
        ):
            break
        found.last = paragraph.number
        if paragraph.place is Place.BODY and not _is_group(paragraph, headings):
            found.entries.append(paragraph)
    return found


def _ends(heading: Heading, own: Heading) -> bool:
    """Another section ends the list; a group's title within it ("Primary sources") or a bold entry does not."""
    return bool(heading.sections) or (
        heading.level <= own.level
        and not _YEAR.search(heading.text)
        and len(heading.text) < 60
        and bool(_AFTER.match(heading.text))
    )


def _is_group(paragraph: Paragraph, headings: Sequence[Heading]) -> bool:
    """A title over a part of the list."""
    return (
        any(h.paragraph == paragraph.number for h in headings)
        and len(paragraph.text.split()) <= 6
        and not _YEAR.search(paragraph.text)
    )
