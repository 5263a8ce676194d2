"""A text as a reader sees it: without characters that show nothing, and stretches that run backwards put forwards."""

import re
from collections.abc import Sequence

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ANY = re.compile(f"[{_UNSEEN}]")
_BACKWARDS = re.compile("\u202e([^\u202a-\u202e\u2029\n]*)")
"""What a right-to-left override turns round."""


class Seen:
    """What is seen of a text, and where it stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: Sequence[int] = range(len(text))
        if not text.isascii() and _ANY.search(text):
            places = list(self._places)
            for turned in _BACKWARDS.finditer(text):
                start, end = turned.span(1)
                places[start:end] = reversed(places[start:end])
            self._places = [place for place in places if not _ANY.match(text[place])]
            self.text = "".join(text[place] for place in self._places)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text itself that shows this one; neither is empty."""
        places = self._places[start:end]
        return min(places), max(places) + 1
