"""What becomes of one part of a .docx in its anonymised copy: the text, a note, a header, the settings."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from jcas.adapters.documents.anonymise_fields import flatten_fields
from jcas.adapters.documents.docx_names import MC, A, R, W, value
from jcas.adapters.documents.docx_symbols import symbol
from jcas.adapters.documents.ruby import clean_readings, rubies_of
from jcas.adapters.documents.scrubbing import Slot, described, replace
from jcas.adapters.documents.tree import Element, attributes_of, local_name, remove, unwrap
from jcas.domain.anonymity.plans import Plan
from jcas.domain.structure.folding import word_list

_DROPPED: Final = tuple(
    f"{W}{name}"
    for name in word_list(
        "del moveFrom rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange "
        "numberingChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd cellIns cellDel cellMerge "
        "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
        "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd "
        "commentRangeStart commentRangeEnd commentReference permStart permEnd dataBinding rsids altChunk subDoc "
        "control printerSettings proofErr fldData ffData aliases sdtPr sdtEndPr smartTagPr customXmlPr rsid binData"
    )
)
_UNWRAPPED: Final = tuple(f"{W}{name}" for name in word_list("ins moveTo sdt sdtContent smartTag customXml"))
_SETTINGS: Final = frozenset(
    word_list(
        "evenAndOddHeaders mirrorMargins gutterAtTop bordersDoNotSurroundHeader bordersDoNotSurroundFooter "
        "defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps "
        "characterSpacingControl noPunctuationKerning displayBackgroundShape footnotePr endnotePr compat mathPr "
        "themeFontLang clrSchemeMapping decimalSymbol listSeparator"
    )
)
"""What settings the look depends on; the rest tells of computers, templates, servers and people."""
_BOOKMARK: Final = re.compile(r"_(?:Toc|Ref)\d+")
_PAGE: Final = re.compile(r"[\s\d–—/.|-]{0,8}")
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_OFFICE_VML: Final = "{urn:schemas-microsoft-com:office:office}"
_MAC: Final = "schemas.microsoft.com/office/mac/"
_VML_NOISE: Final = frozenset(
    {*(f"{_OFFICE_VML}{name}" for name in word_list("title href gfxdata")), "href", "src", "target", "title"}
)
"""Addresses and paths, and a drawing packed once more into letters."""
_DRAWINGS: Final = (f"{W}drawing", f"{W}pict", f"{W}object")
_NOTE_MARKS: Final = (f"{W}footnoteReference", f"{W}endnoteReference")
_SIGNS: Final = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), "\t"),
    **dict.fromkeys((f"{W}br", f"{W}cr", f"{A}br"), "\n"),
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_BACKWARDS: Final = "\u202e"
_FORWARDS: Final = "\u202c"
"""What an element that turns its text round does."""
_TEXTS: Final = (f"{W}t", f"{A}t")
_PARAGRAPHS: Final = (f"{W}p", f"{A}p")
_NO_TEXT: Final = frozenset({f"{W}pPr", f"{W}rPr", f"{A}pPr", f"{A}rPr", f"{W}rt"})
"""What holds no text of the line itself: its form, readings above it."""


def clean_story(root: Element, plan: Plan, numbers: Mapping[Element, int], *, in_margin: bool) -> Counter[str]:
    """Take out of a part's tree what tells its authors; `numbers`: of its numbered paragraphs. Returns what went."""
    removed = _accept_changes(root)
    for alternatives in list(root.iter(f"{MC}AlternateContent")):
        _choose(alternatives)
    flatten_fields(root, lambda instruction: plan.tells(instruction) or plan.leads_to_author(instruction))
    if in_margin:
        removed["header"] += _empty_margin(root)
    _name_bookmarks(root)
    _describe(root, plan)
    for paragraph in list(root.iter(*_PARAGRAPHS)):
        rubies = rubies_of(paragraph, f"{W}ruby", f"{W}rubyBase", f"{W}rt")
        removed += replace(_slots(paragraph), lambda text, p=paragraph: plan.edits(text, numbers.get(p)))  # type: ignore[misc]
        removed["name"] += clean_readings(rubies, plan)
    return removed


def empty(paragraph: Element) -> None:
    """Take everything out of a paragraph but its form, marks of notes, and text boxes, which have numbers."""
    for child in list(paragraph):
        if child.tag == f"{W}pPr":
            continue
        kept = list(child.iter(*_NOTE_MARKS, f"{W}txbxContent"))
        if not kept:
            paragraph.remove(child)
            continue
        for text in list(child.iter(f"{W}t", f"{W}sym", f"{W}delText", f"{W}instrText")):
            if next(text.iterancestors(f"{W}p"), None) is paragraph:
                remove(text)


def rewrite(paragraph: Element, text: str) -> None:
    """Put a paragraph's text in place of all that it held, in the look of its first run; newlines break its lines."""
    look = next((p for run in paragraph.iter(f"{W}r") if (p := run.find(f"{W}rPr")) is not None), None)
    empty(paragraph)
    run = etree.SubElement(paragraph, f"{W}r")
    if look is not None:
        run.append(look)
    for n, line in enumerate(text.split("\n")):
        if n:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = line


def clean_settings(root: Element) -> None:
    """Keep of the settings what the look depends on."""
    for child in list(root):
        if local_name(child) not in _SETTINGS:
            root.remove(child)


def _accept_changes(root: Element) -> Counter[str]:
    removed = Counter(change=sum(1 for _ in root.iter(f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom")))
    for element in list(root.iter(*_DROPPED)):
        remove(element)
    for mark in list(root.iter(*_UNWRAPPED)):
        unwrap(mark)  # one in a paragraph's properties is empty, so that nothing but itself goes
    return removed


def _choose(alternatives: Element) -> None:
    """Drop the fallback for old programs: it repeats text boxes, also those that are emptied.

    What only Word on a Mac shows (PDFs as pictures) gives way to what every program does.
    """
    choice, fallback = alternatives.find(f"{MC}Choice"), alternatives.find(f"{MC}Fallback")
    if choice is not None and fallback is not None and _is_of_macs(choice):
        for element in alternatives.findall(f"{MC}Choice"):
            alternatives.remove(element)
        unwrap(fallback)
        unwrap(alternatives)
    elif alternatives.find(f"{MC}Choice") is not None:
        for fallback in alternatives.findall(f"{MC}Fallback"):
            alternatives.remove(fallback)


def _is_of_macs(choice: Element) -> bool:
    required = (choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split())
    return any(_MAC in uri for uri in required) and next(choice.iter(f"{W}txbxContent"), None) is None


def _empty_margin(root: Element) -> int:
    """A header or footer keeps page numbers; words and pictures go, whether they name somebody or not."""
    emptied = 0
    for drawing in list(root.iter(*_DRAWINGS, f"{MC}AlternateContent")):
        remove(drawing)
        emptied += 1
    for paragraph in root.iter(f"{W}p"):
        texts = [t for t in paragraph.iter(f"{W}t") if t.text]
        if not _PAGE.fullmatch("".join(t.text or "" for t in texts)):
            emptied += 1
            for text in texts:
                text.text = ""
    return emptied


def _name_bookmarks(root: Element) -> None:
    """Bookmarks bear what authors and reference managers call them; those of contents and cross-references stay."""
    gone = set()
    for mark in list(root.iter(f"{W}bookmarkStart")):
        if not _BOOKMARK.fullmatch(mark.get(f"{W}name", "")):
            gone.add(mark.get(f"{W}id"))
            remove(mark)
    for mark in list(root.iter(f"{W}bookmarkEnd")):
        if mark.get(f"{W}id") in gone:
            remove(mark)
    for link in list(root.iter(f"{W}hyperlink")):
        anchor = link.get(f"{W}anchor")
        if anchor is not None and not _BOOKMARK.fullmatch(anchor) and link.get(f"{R}id") is None:
            unwrap(link)


def _describe(root: Element, plan: Plan) -> None:
    """Names, titles and alternative texts of drawings: file names go, people's names are taken out."""
    for element in root.iter():
        tag = str(element.tag)
        if tag.endswith(("}docPr", "}cNvPr")):
            element.set("name", f"Object {element.get('id', '')}".strip())
            _clean(element, ("descr", "title"), plan)
        elif tag.startswith(_VML):
            for name, _ in attributes_of(element):
                if name in _VML_NOISE:
                    del element.attrib[name]
            _clean(element, ("alt", "string"), plan)


def _clean(element: Element, names: tuple[str, ...], plan: Plan) -> None:
    for name in names:
        if text := element.get(name):
            element.set(name, described(text, plan))


def _slots(paragraph: Element) -> Iterator[Slot]:
    """The paragraph's own stretches of text in order; those of text boxes within it are other paragraphs'."""
    for child in paragraph:
        tag = child.tag
        if tag in _TEXTS:
            yield Slot(child)
        elif tag in _SIGNS:
            yield Slot(child, sign=_SIGNS[tag])
        elif tag == f"{W}sym":
            yield Slot(child, sign=symbol(child))
        elif tag == f"{W}bdo" and value(child, "val") == "rtl":
            yield Slot(child, sign=_BACKWARDS)
            yield from _slots(child)
            yield Slot(child, sign=_FORWARDS)
        elif tag not in _PARAGRAPHS and tag not in _NO_TEXT:
            yield from _slots(child)
