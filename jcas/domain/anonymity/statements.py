"""Acknowledgements, funding and contributions that name somebody, in full or by initials."""

import re
from collections.abc import Iterator

from jcas.domain.anonymity.emptying import in_sections
from jcas.domain.anonymity.plans import Plan
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import is_name

_TITLED = re.compile(rf"(?<!\w)(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s+{CAPITAL}")
_PERSON = re.compile(
    rf"(?<=[\w,;:] ){CAPITAL}[^\W\d_]+[^\S\n]+(?:{CAPITAL}\.[^\S\n]*)*{CAPITAL}[^\W\d_]+"
    rf"|(?<!\w)(?:{CAPITAL}\.[\s-]?){{1,3}}{CAPITAL}[^\W\d_]+"
)
_INITIALS = re.compile(rf"(?<![\w.])(?:{CAPITAL}[^\W\d_]?\.[\s-]?){{2,4}}(?!\w)")
_BARE_INITIALS = re.compile(rf"(?<![\w.]){CAPITAL}{{2,3}}\b(?=\s*[:,–—(]|\s+and\b)")
_LONGEST = 120

Statement = tuple[str, str, str, int]
"""(kind, where, what, paragraph)."""


def statements(manuscript: Manuscript, decided: Plan) -> Iterator[Statement]:
    """The statements that tell who wrote, or whom the authors know."""
    for paragraph in manuscript.document.paragraphs:
        kind = decided.emptied.get(paragraph.number, "")
        text = paragraph.text
        if kind == "contributions" and (_initialled(text, decided) or _BARE_INITIALS.search(text)):
            yield kind, "statement of contributions", text[:_LONGEST], paragraph.number
        elif kind == "acknowledgement" and (_names_person(text) or _initialled(text, decided)):
            yield kind, "acknowledgements", text[:_LONGEST], paragraph.number
    for paragraph in in_sections(manuscript, "funding"):
        if paragraph.number not in decided.emptied and _initialled(paragraph.text, decided):
            yield "acknowledgement", "statement of funding", paragraph.text[:_LONGEST], paragraph.number


def _initialled(text: str, decided: Plan) -> bool:
    return bool(_INITIALS.search(text)) or decided.tells(text) or decided.doers.named_in(text)


def _names_person(text: str) -> bool:
    return bool(_TITLED.search(text)) or any(is_name(found[0]) for found in _PERSON.finditer(text))
