"""Ruby: readings set small above letters, in either format. They go where they or what they stand at tell a name."""

from collections.abc import Sequence

from jcas.adapters.documents.tree import Element, text_of
from jcas.domain.anonymity.plans import Plan

Ruby = tuple[Element, str, Element]
"""(what the reading stands at, its text, the reading)."""


def rubies_of(paragraph: Element, ruby: str, base: str, reading: str) -> list[Ruby]:
    """A paragraph's readings as they are before names go; `ruby`, `base`, `reading`: the elements' names."""
    pairs = ((element.find(base), element.find(reading)) for element in paragraph.iter(ruby))
    return [(at, text_of(at), said) for at, said in pairs if at is not None and said is not None]


def clean_readings(rubies: Sequence[Ruby], plan: Plan) -> int:
    """Empty the readings of letters that have gone, and all of a paragraph's where they tell a name; returns how many.

    `rubies`: from before the paragraph's names were taken out.
    """
    told = any(plan.tells(space.join(text_of(said) for _, _, said in rubies)) for space in ("", " "))
    gone = [said for at, before, said in rubies if (told or text_of(at) != before) and text_of(said)]
    for reading in gone:
        for element in reading.iter():
            element.text = None
            if element is not reading:
                element.tail = None
    return len(gone)
