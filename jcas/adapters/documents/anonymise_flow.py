"""What becomes of the text of an .odt, or of its styles, in the anonymised copy."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from jcas.adapters.documents.odt_hidden import hidden_paragraphs
from jcas.adapters.documents.odt_names import DRAW, OFFICE, STYLE, SVG, TEXT, XLINK, whole
from jcas.adapters.documents.ruby import clean_readings, rubies_of
from jcas.adapters.documents.scrubbing import Slot, described, replace
from jcas.adapters.documents.tree import Element, remove
from jcas.domain.anonymity.plans import Plan
from jcas.domain.structure.folding import word_list

_DROPPED: Final = (
    *(
        f"{TEXT}{name}"
        for name in word_list(
            "tracked-changes change-start change-end change soft-page-break section-source hidden-text "
            "hidden-paragraph reference-mark reference-mark-start reference-mark-end alphabetical-index-mark "
            "alphabetical-index-mark-start alphabetical-index-mark-end user-index-mark user-index-mark-start "
            "user-index-mark-end toc-mark toc-mark-start toc-mark-end dde-connection-decls script "
            # fields that show who wrote it, or on which computer
            "author-name author-initials initial-creator creator printed-by editing-duration file-name template-name "
            "user-defined sender-firstname sender-lastname sender-initials sender-title sender-position sender-email "
            "sender-phone-private sender-fax sender-company sender-phone-work sender-street sender-city "
            "sender-postal-code sender-country sender-state-or-province"
        )
    ),
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{OFFICE}scripts",
    f"{OFFICE}event-listeners",
    f"{OFFICE}forms",
    f"{OFFICE}meta",
    f"{OFFICE}settings",
    f"{OFFICE}dde-source",
    f"{DRAW}plugin",
    f"{DRAW}applet",
    f"{DRAW}floating-frame",
)
_UNWRAPPED: Final = tuple(
    f"{TEXT}{name}"
    for name in word_list(
        # what they show stays; what they were made of (a library's record, the file's properties) goes
        "bibliography-mark reference-ref bookmark-ref title subject keywords description meta meta-field "
        "database-display database-name execute-macro dde-connection conditional-text placeholder"
    )
)
_BOOKMARKS: Final = tuple(f"{TEXT}{name}" for name in ("bookmark", "bookmark-start", "bookmark-end"))
_BOOKMARK: Final = re.compile(r"(?:__RefHeading_|_Toc|_Ref)[_\w]*")
_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
_SIGNS: Final = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_PAGE: Final = re.compile(r"[\s\d–—/.|-]{0,8}")
_KEPT_WITHIN: Final = (
    f"{TEXT}note",
    *(f"{DRAW}{name}" for name in word_list("text-box custom-shape rect ellipse line g path polygon")),
)
_SILENT: Final = frozenset({f"{TEXT}note-citation", f"{TEXT}ruby-text", f"{SVG}desc", f"{SVG}title"})


def clean_flow(root: Element, plan: Plan, numbers: Mapping[Element, int]) -> Counter[str]:
    """Take out of a tree what tells its authors; `numbers`: of its numbered paragraphs. Returns what went."""
    removed = Counter(
        comment=sum(1 for _ in root.iter(f"{OFFICE}annotation")),
        change=sum(1 for _ in root.iter(f"{TEXT}changed-region")),
    )
    hidden = hidden_paragraphs(root)
    removed["hidden"] += len(hidden)
    for paragraph in hidden:
        empty(paragraph)
    for element in list(root.iter(*_DROPPED)):
        remove(element)
    for element in list(root.iter(*_UNWRAPPED)):
        _show(element)
    removed["header"] += _empty_margins(root)
    _name_bookmarks(root)
    _describe(root, plan)
    for paragraph in list(root.iter(*_PARAGRAPHS)):
        rubies = rubies_of(paragraph, f"{TEXT}ruby", f"{TEXT}ruby-base", f"{TEXT}ruby-text")
        removed += replace(_slots(paragraph), lambda text, p=paragraph: plan.edits(text, numbers.get(p)))  # type: ignore[misc]
        removed["name"] += clean_readings(rubies, plan)
    return removed


def empty(paragraph: Element) -> None:
    """Take everything out of a paragraph but its notes and text boxes, whose paragraphs have numbers of their own."""
    paragraph.text = None
    for child in list(paragraph):
        child.tail = None
        if next(child.iter(*_KEPT_WITHIN), None) is None:
            paragraph.remove(child)
        elif child.tag not in _KEPT_WITHIN and child.tag != f"{DRAW}frame":
            empty(child)


def rewrite(paragraph: Element, text: str) -> None:
    """Put a paragraph's text in place of all that it held; newlines break its lines."""
    empty(paragraph)
    first, *further = text.split("\n")
    paragraph.text = first
    for line in further:
        etree.SubElement(paragraph, f"{TEXT}line-break").tail = line


def _show(element: Element) -> None:
    """Leave what a field shows in its place."""
    if len(element) == 0:
        element.tail = (element.text or "") + (element.tail or "")
        remove(element)
        return
    element.tag = f"{TEXT}span"
    element.attrib.clear()


def _empty_margins(root: Element) -> int:
    """A header or footer keeps page numbers; words and pictures go, whether they name somebody or not."""
    emptied = 0
    for page in root.iter(f"{STYLE}master-page"):
        for frame in list(page.iter(f"{DRAW}frame", f"{DRAW}custom-shape")):
            remove(frame)
            emptied += 1
        for paragraph in page.iter(*_PARAGRAPHS):
            slots = [slot for slot in _slots(paragraph) if slot.text and not slot.sign]
            if not _PAGE.fullmatch("".join(slot.text for slot in slots)):
                emptied += 1
                for slot in slots:
                    slot.put("")
    return emptied


def _name_bookmarks(root: Element) -> None:
    """Bookmarks and sections bear what authors and reference managers call them; those of contents stay."""
    for mark in list(root.iter(*_BOOKMARKS)):
        if not _BOOKMARK.fullmatch(mark.get(f"{TEXT}name", "")):
            remove(mark)
    for n, section in enumerate(root.iter(f"{TEXT}section"), 1):
        section.set(f"{TEXT}name", f"Section{n}")
    for link in list(root.iter(f"{TEXT}a")):
        address = link.get(f"{XLINK}href") or ""
        if address.startswith("#") and not _BOOKMARK.fullmatch(address[1:].partition("|")[0]):
            _show(link)


def _describe(root: Element, plan: Plan) -> None:
    """Names, titles and alternative texts of drawings: file names go, people's names are taken out."""
    for element in root.iter(f"{SVG}desc", f"{SVG}title"):
        element.text = described(element.text or "", plan)
    body = root.find(f"{OFFICE}body")
    for n, frame in enumerate(body.iter(f"{DRAW}frame") if body is not None else (), 1):
        frame.set(f"{DRAW}name", f"Object {n}")


def _slots(paragraph: Element) -> Iterator[Slot]:
    """The paragraph's own stretches of text in order; those of notes and boxes within it are other paragraphs'."""
    yield Slot(paragraph)
    for child in paragraph:
        tag = child.tag
        if tag in _SIGNS:
            yield Slot(child, sign=_SIGNS[tag])
        elif tag == f"{TEXT}s":
            yield Slot(child, sign=" " * max(whole(child.get(f"{TEXT}c", ""), 1), 1))
        elif tag not in _PARAGRAPHS and tag not in _SILENT:
            yield from _slots(child)
        yield Slot(child, tail=True)
