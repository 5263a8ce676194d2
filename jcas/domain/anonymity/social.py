"""Pages on social networks that bear no author's name in their address: whose they are, only a person can tell."""

import re
from collections.abc import Container, Iterator

from jcas.domain.anonymity.vocabulary import REACHING
from jcas.domain.documents import Paragraph
from jcas.domain.structure.manuscript import Manuscript

_NETWORKS = (
    r"t\.me|telegram\.me|facebook\.com|fb\.com|instagram\.com|twitter\.com|x\.com|vk\.com|ok\.ru|youtube\.com|"
    r"tiktok\.com|threads\.net|linkedin\.com|medium\.com|github\.com|gitlab\.com|bsky\.app|researchgate\.net|"
    r"academia\.edu|scholar\.google\.[a-z.]{2,6}|substack\.com|wa\.me"
)
_PAGE = re.compile(
    rf"(?<![\w@.-])(?:https?://)?(?:[a-z]{{1,3}}\.)?(?:{_NETWORKS})/[^\s<>\"“”]{{0,200}}[^\s<>\"“”.,;:)\]]",
    re.IGNORECASE,
)
_REACHING = re.compile(rf"(?<!\w)(?:{'|'.join(REACHING)})", re.IGNORECASE)


def social_pages(manuscript: Manuscript, emptied: Container[int], entries: Container[int]) -> Iterator[tuple[int, str]]:
    """(paragraph, address) of each that is likely an author's own, typed or linked, each once a paragraph.

    Likely ones stand in the front matter, in what is `emptied` (byline, notes on it, thanks, contributions), or where
    the text says how to reach somebody; never in `entries` of the reference list.
    """
    abstract = {*manuscript.front.abstract_paragraphs}
    for paragraph in manuscript.document.paragraphs:
        number = paragraph.number
        front = number < manuscript.start and number not in abstract
        if number in entries or not (front or number in emptied or _REACHING.search(paragraph.text)):
            continue
        yield from ((number, address) for address in dict.fromkeys(_pages_in(paragraph)))


def _pages_in(paragraph: Paragraph) -> Iterator[str]:
    yield from (found[0] for found in _PAGE.finditer(paragraph.text))
    yield from (run.link for run in paragraph.runs if run.link and _PAGE.match(run.link))
