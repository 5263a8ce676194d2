"""Places of a text that may cite a work."""

from dataclasses import dataclass
from enum import StrEnum

from jcas.domain.citations.cited_names import Cited
from jcas.domain.citations.years import Year


class Where(StrEnum):
    """How a citation stands in the text."""

    BRACKETS = "brackets"
    SENTENCE = "sentence"
    SOURCE = "source"
    BARE = "bare"
    APART = "apart"
    """Names somewhere before a year in the same sentence: only the very entry that they name answers."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that may cite a work."""

    cited: Cited
    year: Year | None
    paragraph: int
    where: Where
    sure: bool
    """Whether it counts even where no entry of the list answers."""
    habit: bool = False
    """Whether it counts in a text whose author has the habit: of leaving out the comma before the year, of citing in
    the sentence without a word that shows it."""
    comma: bool = True
    variants: tuple[str, ...] = ()
    """Longer and shorter readings of the name, to be tried on the list."""

    @property
    def text(self) -> str:
        """As cited: "Adams & Brown, 2020a"."""
        return f"{self.cited.phrase}, {self.year.text}" if self.year else self.cited.phrase


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a mention, before their years are known."""

    cited: Cited
    sure: bool = False
    habit: bool = False
    comma: bool = True
    variants: tuple[str, ...] = ()

    def at(self, year: Year | None, paragraph: int, where: Where) -> Mention:
        """The mention with one of their years."""
        return Mention(self.cited, year, paragraph, where, self.sure, self.habit, self.comma, self.variants)


@dataclass(slots=True)
class Found:
    """What reading the text gave: mentions in order, and abbreviations of bodies that it explains."""

    mentions: list[Mention]
    abbreviations: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to read. `loose`: a note or a table's cell, where citations stand without brackets."""

    number: int
    text: str
    loose: bool = False
