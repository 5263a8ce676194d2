"""Fields of a .docx in its anonymised copy: what they show stays, what they are made of goes.

A field's instruction may hold a whole library record with notes and paths (EndNote, Zotero, Mendeley), the author's
user name or the file's place; only those that number and refer within the text are kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from jcas.adapters.documents.docx_names import W, value
from jcas.adapters.documents.tree import Element, remove, unwrap
from jcas.domain.structure.folding import word_list

_KEPT: Final = frozenset(
    word_list("PAGE NUMPAGES SECTIONPAGES SECTION SEQ REF PAGEREF NOTEREF STYLEREF TOC EQ SYMBOL HYPERLINK")
)
_PERSONAL: Final = frozenset(word_list("AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE"))
"""Fields that show who wrote it, or the name of the file: what they show goes, too."""
_DEEPEST: Final = 40
"""Fields within fields that are followed, twice as many as Word allows: of more that never end the first are let go."""
_TEXTS: Final = (f"{W}t", f"{W}tab", f"{W}br", f"{W}sym")


@dataclass(slots=True)
class _Field:
    """An open field: its marks, what stands in its instruction, what it shows."""

    marks: list[Element]
    instruction: str = ""
    inner: list[Element] = field(default_factory=list)
    shown: list[Element] = field(default_factory=list)
    separated: bool = False


def flatten_fields(root: Element, tells: Callable[[str], bool]) -> None:
    """Take out every field but those kept; `tells`: whether an instruction names an author."""
    for simple in list(root.iter(f"{W}fldSimple")):
        _flatten_simple(simple, value(simple, "instr"), tells)
    for closed in list(_fields(root)):
        kind = _kind(closed.instruction)
        if kind in _KEPT and not tells(closed.instruction):
            continue
        for element in (*closed.marks, *closed.inner, *(closed.shown if kind in _PERSONAL else ())):
            remove(element)


def _flatten_simple(simple: Element, instruction: str, tells: Callable[[str], bool]) -> None:
    kind = _kind(instruction)
    if kind in _PERSONAL:
        remove(simple)
    elif kind not in _KEPT or tells(instruction):
        unwrap(simple)


def _kind(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def _fields(root: Element) -> Iterator[_Field]:
    """Every closed field, inner ones first; one that never ends is left alone."""
    open_fields: list[_Field] = []
    for element in root.iter():
        parent = element.getparent()
        if element.tag == f"{W}fldChar":
            kind = value(element, "fldCharType")
            if kind == "begin":
                for around in open_fields:
                    (around.shown if around.separated else around.inner).append(element)
                open_fields.append(_Field([element]))
                del open_fields[:-_DEEPEST]
            elif open_fields:
                open_fields[-1].marks.append(element)
                open_fields[-1].separated = True
                if kind == "end":
                    yield open_fields.pop()
        elif open_fields and parent is not None and parent.tag == f"{W}r" and element.tag != f"{W}rPr":
            _put(open_fields, element)


def _put(open_fields: list[_Field], element: Element) -> None:
    for around in open_fields:
        if not around.separated:
            around.inner.append(element)
        elif element.tag in _TEXTS:
            around.shown.append(element)
    last = open_fields[-1]
    if not last.separated and element.tag == f"{W}instrText":
        last.instruction += element.text or ""
