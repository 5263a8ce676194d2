"""How well a reviewer's keywords fit a manuscript: plain words on folded texts, with the reasons kept."""

from collections.abc import Iterable

_EMPTY = {"and", "of", "in", "the", "with", "for", "on", "to", "from", "relations", "studies", "study", "research"}
_STEM = 5
"""Letters by which 'economy' and 'economic' are one word."""


def matching(expertise: Iterable[tuple[str, str]], text: str) -> list[str]:
    """The keywords that the text speaks of, as written; expertise: (as written, folded), text: folded.

    A keyword of several words counts where all that mean something occur; words are compared by their beginnings.
    """
    stems = {word[:_STEM] for word in text.split()}
    return [written for written, folded in expertise if _all_in(folded, stems)]


def _all_in(folded: str, stems: set[str]) -> bool:
    telling = [word for word in folded.split() if word not in _EMPTY]
    return bool(telling) and all(word[:_STEM] in stems for word in telling)
