"""Where an abstract stands that no label opens, and what ends one that a label opens."""

import re
from collections.abc import Sequence
from itertools import takewhile

from jcas.domain import words
from jcas.domain.structure.lines import Line
from jcas.domain.structure.names_of_people import emails_in

_LEAST_WORDS = 40
_ENDS = re.compile(
    r"\W*(?:(?:public|author|research|practical)\s+)?(?:significance|impact|relevance)\s+statements?\W*|\W*highlights\W*|"
    r"\W*(?:plain[-\s]language|lay)\s+(?:summary|abstract)\W*|\W*(?:key|practitioner|take-?home)\s+(?:points|messages|insights)\W*",
    re.IGNORECASE,
)
"""What journals ask for between the abstract and the text."""


def before_keywords(lines: Sequence[Line]) -> list[Line]:
    """The lines of text that end these, which stand before a title page's keywords: an abstract without a label."""
    told = takewhile(lambda line: words.count(line.text) >= _LEAST_WORDS and not emails_in(line.text), reversed(lines))
    return list(told)[::-1]


def ends(line: Line) -> bool:
    """Whether a line heads another part of the title page: "Public significance statement", "Highlights"."""
    return _ENDS.fullmatch(line.text) is not None
