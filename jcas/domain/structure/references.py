"""The reference list: where it stands and its entries, one a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure import labels
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.headings import Heading
from jcas.domain.structure.names_of_people import emails_in

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
    """Number of the last entry's paragraph."""


def find_references(body: Sequence[Paragraph], headings: Sequence[Heading]) -> ReferenceList:
    """The list under a heading that names it. Of several (in two alphabets, say) the one with the most entries."""
    lists = [_read(body, headings, h) for h in headings if "references" in h.sections]
    return max(lists, key=lambda found: len(found.entries), default=ReferenceList())


def _read(body: Sequence[Paragraph], headings: Sequence[Heading], heading: Heading) -> ReferenceList:
    stops = {h.paragraph for h in headings if h.paragraph > heading.paragraph and h.sections}
    found = ReferenceList(heading)
    behind = [p for p in body if p.number > heading.paragraph and p.text.strip()]
    for i, paragraph in enumerate(behind):
        if paragraph.number in stops or _is_behind(paragraph, behind[i + 1 : i + 5]):
            break
        if paragraph.place is Place.BODY and not _is_group(paragraph, headings):
            found.entries.append(paragraph)
            found.last = paragraph.number
    return found


def is_back_matter(text: str) -> bool:
    """Whether a line opens what may follow the list: an appendix, notes, something about the authors."""
    return bool(_AFTER.match(text)) and not _YEAR.search(text)


def _is_behind(paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
    """Whether a paragraph stands behind the list: back matter, or title page and abstract in another language."""
    if is_back_matter(paragraph.text) or _opens(paragraph):
        return True
    return names_only(paragraph.text) and any(_opens(p) or emails_in(p.text) for p in following)


def _opens(paragraph: Paragraph) -> bool:
    return labels.opens(paragraph.text, labels.lead_of(paragraph)) is not None


def _is_group(paragraph: Paragraph, headings: Sequence[Heading]) -> bool:
    """A title over a part of the list."""
    return (
        any(h.paragraph == paragraph.number for h in headings)
        and len(paragraph.text.split()) <= 6
        and not _YEAR.search(paragraph.text)
    )
