"""One scrubbing of one package, as far as both formats go the same way."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from jcas.adapters.documents.neutral import Neutral
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.pictures import blanked, cleaned
from jcas.adapters.documents.scrubbing import Scrubbed, still_told
from jcas.adapters.documents.tree import Element
from jcas.domain.anonymity.pictured import not_cleaned, paragraph_of
from jcas.domain.anonymity.plans import Plan
from jcas.domain.structure.manuscript import Manuscript


class Scrubber(ABC):
    """Takes what the plan names out of a package; the trees of `package.xml` are changed in place."""

    empty: Callable[[Element], None]
    """Takes everything that tells out of a paragraph."""
    rewrite: Callable[[Element, str], None]
    """Gives a paragraph this text instead of its own."""

    def __init__(self, package: Package, manuscript: Manuscript, decided: Plan, elements: dict[int, Element]) -> None:
        """`elements`: of the manuscript's numbered paragraphs, in the package's trees."""
        self.package, self.manuscript, self.plan, self.elements = package, manuscript, decided, elements
        self.numbers = {element: number for number, element in elements.items()}
        self.scrubbed = Scrubbed(to_look_at=list(decided.to_look_at))
        self.removed = self.scrubbed.removed
        self.neutral = Neutral(decided)
        self.places: dict[str, str] = {}
        """Where a part stands in the copy: pictures often bear the name that their file had."""

    def run(self) -> Scrubbed:
        """The package's parts in the order to write them, what went, and what a person is to look at."""
        for number, kind in self.plan.emptied.items():
            self.removed[kind] += 1
            self.empty(self.elements[number])
        for number, text in self.plan.rewritten.items():
            self.removed["self_citation"] += bool(text)
            self.rewrite(self.elements[number], text)
        self.scrubbed.parts = self.parts()
        self.scrubbed.to_look_at += still_told(self.scrubbed.parts, self.plan)
        return self.scrubbed

    def picture(self, name: str) -> bytes:
        """A picture without hidden data; one that can't be encoded anew is blanked of names and left to the editor."""
        data = self.package.read(name)
        fresh = cleaned(data)
        if fresh is not None:
            self.removed["picture"] += 1
            return fresh
        told = not_cleaned(self.manuscript, self.paragraph_of(name), self.places[name])
        if told not in self.scrubbed.to_look_at:
            self.scrubbed.to_look_at.append(told)
        identity = self.plan.identity
        return blanked(data, [*identity.people, *identity.others], identity.find)

    def paragraph_of(self, picture: str) -> int | None:
        """The number of the paragraph that a picture stands in."""
        return paragraph_of(self.manuscript.document, picture)

    @abstractmethod
    def parts(self) -> list[tuple[str, bytes]]:
        """The parts that stay, clean, by their names in the copy."""
