"""Writes comments into an .odt, everything else left as it is.

What concerns a note stands at the note's mark, what concerns a text box at the paragraph that holds it: office programs
show no comments inside of them.
"""

from collections.abc import Sequence

from lxml import etree

from jcas.adapters.documents.commenting import Signature, nearest, twins, whole
from jcas.adapters.documents.odt_names import DC, DRAW, META, OFFICE, TEXT
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.tree import Element
from jcas.domain.annotating import Remark

_CONTENT = "content.xml"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")


def commented(
    package: Package, elements: dict[int, Element], remarks: Sequence[Remark], signed: Signature
) -> dict[str, bytes]:
    """The parts of the package that change, by name. `elements`: what `odt.read_with_elements` gave."""
    root = package.as_written(_CONTENT)
    written = twins(package.xml(_CONTENT).iter(*_PARAGRAPHS), root.iter(*_PARAGRAPHS))
    has_initials = root.get(f"{OFFICE}version", "") >= "1.3"
    at: dict[Element, list[Element]] = {}
    for remark in remarks:
        place = nearest(remark.paragraph, elements, lambda element: _place(written[element]))
        at.setdefault(place, []).append(_annotation(remark, signed, has_initials=has_initials))
    for place, annotations in at.items():
        _insert(annotations, place)
    return {_CONTENT: whole(root)}


def _place(paragraph: Element) -> Element | None:
    """The paragraph or the note's mark where its comment may stand; None in a text box that no paragraph holds."""
    place: Element | None = paragraph
    for ancestor in paragraph.iterancestors():
        if ancestor.tag == f"{TEXT}note":
            place = ancestor
        elif ancestor.tag.startswith(DRAW):
            place = None
        elif ancestor.tag in _PARAGRAPHS and (place is None or place.tag != f"{TEXT}note"):
            place = ancestor
    return place


def _insert(annotations: list[Element], place: Element) -> None:
    """Put them before a note's mark, or at the beginning of a paragraph (behind the number that a heading may state).

    Where that begins with blanks, which no page shows, they go to the end: behind a comment blanks would be shown.
    """
    number = place[0] if len(place) and place[0].tag == f"{TEXT}number" else None
    beginning = number.tail if number is not None else next((text for text in place.itertext() if text), "")
    if place.tag == f"{TEXT}note":
        for annotation in annotations:
            place.addprevious(annotation)
    elif str(beginning or "")[:1].isspace():
        place.extend(annotations)
    elif number is not None:
        number.tail, annotations[-1].tail = None, number.tail
        place[1:1] = annotations
    else:
        place.text, annotations[-1].tail = None, place.text
        place[0:0] = annotations


def _annotation(remark: Remark, signed: Signature, *, has_initials: bool) -> Element:
    spaces = {"office": OFFICE, "text": TEXT, "dc": DC, "meta": META}
    annotation = etree.Element(f"{OFFICE}annotation", nsmap={prefix: name[1:-1] for prefix, name in spaces.items()})
    etree.SubElement(annotation, f"{DC}creator").text = signed.author
    if signed.date:
        etree.SubElement(annotation, f"{DC}date").text = signed.date.removesuffix("Z")
    if has_initials:
        etree.SubElement(annotation, f"{META}creator-initials").text = signed.initials
    for line in remark.lines:
        etree.SubElement(annotation, f"{TEXT}p").text = line
    return annotation
