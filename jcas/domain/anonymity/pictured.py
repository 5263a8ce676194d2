"""Where a picture stands, as an editor finds it: by its paragraph and the caption near it."""

from jcas.domain.anonymity.looking import LookAt
from jcas.domain.documents import Document, Paragraph
from jcas.domain.structure.manuscript import Manuscript

_NEAR = 3
"""Paragraphs from a picture in which its caption may stand."""
_LONGEST = 80


def not_cleaned(manuscript: Manuscript, paragraph: int | None, part: str) -> LookAt:
    """The row for a picture that can't be cleaned. `paragraph`: where it stands; `part`: its file in the copy."""
    caption = None if paragraph is None else _caption_near(manuscript, paragraph)
    near = f", near “{_cut(caption.text)}”," if caption else ""
    where = f"The picture {part}, which stands in no paragraph," if paragraph is None else _in(paragraph, near)
    told = f"{where} can't be cleaned of hidden data; see whether it tells who the authors are."
    return LookAt("picture", told, paragraph, "", caption.text if caption else "")


def paragraph_of(document: Document, part: str) -> int | None:
    """The number of the first paragraph that shows this part's picture."""
    pictured = (p.number for p in document.paragraphs for run in p.runs if run.picture == part)
    return next(pictured, None)


def _in(paragraph: int, near: str) -> str:
    return f"The picture in paragraph {paragraph}{near}"


def _caption_near(manuscript: Manuscript, paragraph: int) -> Paragraph | None:
    """The nearest caption, of two that are as near the one below."""
    near = [caption for caption in manuscript.captions if abs(caption.number - paragraph) <= _NEAR]
    return min(near, key=lambda caption: (abs(caption.number - paragraph), caption.number < paragraph), default=None)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
