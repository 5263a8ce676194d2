"""One scrubbing of one package, as far as both formats go the same way."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from jcas.adapters.documents.neutral import Neutral
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.scrubbing import Scrubbed, still_told
from jcas.adapters.documents.tree import Element
from jcas.domain.anonymising import Plan


class Scrubber(ABC):
    """Takes what the plan names out of a package; the trees of `package.xml` are changed in place."""

    empty: Callable[[Element], None]
    """Takes everything that tells out of a paragraph."""
    rewrite: Callable[[Element, str], None]
    """Gives a paragraph this text instead of its own."""

    def __init__(self, package: Package, decided: Plan, elements: dict[int, Element]) -> None:
        self.package, self.plan, self.elements = package, decided, elements
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
            self.removed["self_citation"] += 1
            self.rewrite(self.elements[number], text)
        self.scrubbed.parts = self.parts()
        self.scrubbed.to_look_at += still_told(self.scrubbed.parts, self.plan)
        return self.scrubbed

    @abstractmethod
    def parts(self) -> list[tuple[str, bytes]]:
        """The parts that stay, clean, by their names in the copy."""
