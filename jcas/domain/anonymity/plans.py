"""How to anonymise one text: what is known of its authors, and what of a text is replaced."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jcas.domain.anonymity.authors import Surnames
from jcas.domain.anonymity.contacts import contacts_in
from jcas.domain.anonymity.doing import Doers
from jcas.domain.anonymity.initials import Initials
from jcas.domain.anonymity.institutions import Institutions
from jcas.domain.anonymity.links import leads_to_author
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.anonymity.own_works import OwnWorks
from jcas.domain.names.seen import Seen
from jcas.domain.spans import Spans
from jcas.domain.structure.identity import NAME_REMOVED, Identity

_ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)[^\s<>\"“”]{3}|(?<![\w.@/-])@\w{3}|(?<![\w.@/-])(?:[a-z][\w-]{0,40}\.){1,3}[a-z]{2,4}/\w)"
    r"[^\s<>\"“”]{0,400}",
    re.IGNORECASE,
)
"""An address on the web, with or without its beginning, or somebody's name there ("@bekova")."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text to be replaced."""

    start: int
    end: int
    put: str
    kind: str
    """What is removed: name or self_citation."""


@dataclass(slots=True)
class Plan:
    """How to anonymise one manuscript."""

    identity: Identity
    surnames: Surnames = field(default_factory=lambda: Surnames([]))
    works: OwnWorks = field(default_factory=OwnWorks)
    mask: bool = False
    """Whether citations of the authors' own works are masked."""
    entries: frozenset[int] = frozenset()
    """Numbers of the reference list's paragraphs: there a surname is a work's, not a trace."""
    emptied: dict[int, str] = field(default_factory=dict)
    """Paragraph number -> what stood there."""
    rewritten: dict[int, str] = field(default_factory=dict)
    """Paragraph number -> all that stands there in the copy."""
    initials: Initials = field(default_factory=lambda: Initials([]))
    """The authors' initials where they stand alone."""
    doers: Doers = field(default_factory=lambda: Doers([]))
    """The authors where bare initials or a given name tell what they did."""
    institutions: Institutions = field(default_factory=lambda: Institutions([]))
    """Where the authors work."""
    to_look_at: list[LookAt] = field(default_factory=list)
    """For the editor: what only a person can judge."""

    def edits(self, text: str, number: int | None = None) -> list[Edit]:
        """What to replace in a text, in order and apart from each other. `number`: its paragraph's, where it has one.

        The text may be the tree's, which holds more than a reader sees.
        """
        seen = Seen(text)
        shown = self._edits(seen.text, number)
        return [Edit(*seen.printed(edit.start, edit.end), edit.put, edit.kind) for edit in shown]

    def _edits(self, text: str, number: int | None) -> list[Edit]:
        spans = self.identity.find(text)
        if number not in self.entries:
            spans += contacts_in(text)
            spans += [*self.surnames.find(text), *self._addresses(text)]
        found = [Edit(*span, NAME_REMOVED, "name") for span in spans]
        if self.mask and number is not None:
            cited = self.works.cited_in(number, text)
            masked = Spans((c.start, c.names_end) for c in cited)
            found = [edit for edit in found if not masked.touch(edit.start, edit.end)]
            found += [Edit(c.start, c.names_end, c.masked, "self_citation") for c in cited]
        return _apart(found)

    def without(self, text: str) -> str:
        """A text that is no paragraph's (a description, a chart's label) without what tells who wrote."""
        for edit in reversed(self.edits(text)):
            text = text[: edit.start] + edit.put + text[edit.end :]
        return text

    def tells(self, text: str) -> bool:
        """Whether a text holds something that would be replaced."""
        return bool(self.edits(text))

    def leads_to_author(self, address: str) -> bool:
        """Whether a link's address tells who wrote."""
        return leads_to_author(address, self.identity, self.surnames)

    def _addresses(self, text: str) -> Iterator[tuple[int, int]]:
        for found in _ADDRESS.finditer(text) if "/" in text or "@" in text or "www." in text.lower() else ():
            if self.leads_to_author(found[0]):
                yield found.start(), found.start() + len(found[0].rstrip(".,;:)"))


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; of those that overlap the longest."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if chosen and edit.start < chosen[-1].end:
            if edit.end - edit.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = edit
        else:
            chosen.append(edit)
    return chosen
