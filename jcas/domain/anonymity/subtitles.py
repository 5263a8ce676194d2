"""Lines under the title that are none of the byline: a subtitle, an epigraph."""

import re
from collections.abc import Sequence
from itertools import takewhile

from jcas.domain.anonymity.bylines import names_one_of
from jcas.domain.anonymity.vocabulary import POINTING
from jcas.domain.documents import Paragraph, Place
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import Author
from jcas.domain.structure import labels
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.front import Front
from jcas.domain.structure.names_of_people import (
    emails_in,
    is_institution,
    names_institution,
    orcids_in,
    without_degrees,
)
from jcas.domain.structure.vocabulary import POSTS

_MOST = 3
"""Lines of a subtitle and a motto; where more stand, the front matter was not understood."""
_LEAST = 3
_LEAST_OF_POSTS = 5
"""Words of a line that may speak of countries and subjects and yet be a subtitle."""
_SIGNED = re.compile(rf"(?<!\w){CAPITAL}\.")
_ADDRESS = re.compile(r"https?://|www\.|@", re.IGNORECASE)
_SMALL = re.compile(r"(?<![\w.'’-])[^\W\d_A-ZА-ЯӘҒҚҢӨҰҮІ][^\W\d_]+")
_SMALL_WORDS = frozenset({"of", "the", "in", "from", "for", "on", "to", "a", "an"})
"""What a line of words holds that is set in capitals."""
_POINTING = re.compile(rf"(?<!\w)(?:{'|'.join(POINTING)})", re.IGNORECASE)


def under_title(paragraphs: Sequence[Paragraph], front: Front, authors: Sequence[Author]) -> list[int]:
    """Numbers of the paragraphs directly under the title that are more of it, or a motto: of the front matter.

    Only what reads like words of a text and holds no sign of people, places of work or occasions; the editor looks.
    """
    last = max(front.title_paragraphs, default=None)
    if last is None or front.boxed or not authors:  # a byline that was not read may be any line
        return []
    behind = (p for p in paragraphs if p.number > last and p.text.strip())
    kept = [p.number for p in takewhile(lambda p: _is_of_title(p, authors), behind)]
    return kept if len(kept) <= _MOST else []


def _is_of_title(paragraph: Paragraph, authors: Sequence[Author]) -> bool:
    text = paragraph.text
    labelled = labels.opens(text, labels.lead_of(paragraph)) is not None
    return paragraph.place is Place.BODY and not (labelled or names_only(text) or _may_tell(text, authors))


def _may_tell(text: str, authors: Sequence[Author]) -> bool:
    """Whether a line may tell of people or where they work, or is too short to be judged."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    runs = _SMALL.search(text) or (text.isupper() and _SMALL_WORDS & {word.lower() for word in words})
    if len(words) < _LEAST or not runs or labels.is_aside(text) or labels.is_code(text):
        return True
    if emails_in(text) or orcids_in(text) or _ADDRESS.search(text) or _SIGNED.search(text) or _POINTING.search(text):
        return True
    if names_institution(text) or without_degrees(text) != " ".join(text.split()).strip(" .,"):
        return True
    pieces = any(is_institution(piece) and len(piece.split()) < _LEAST for piece in text.split(","))
    if pieces or (is_institution(text) and (len(words) < _LEAST_OF_POSTS or words[0].lower() in POSTS)):
        return True
    return names_one_of(authors, text) or any(word in author.given for author in authors for word in words)
