"""PDFs for the other side: properties, comments, embedded files go; a name in the text can't, so it is looked for."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pikepdf
import pypdfium2

from jcas.adapters.documents.further_text import Made, named_in, whole_name_in
from jcas.domain.anonymising import Plan

_NAMED = (
    "The PDF holds a name or an address (“{what}”), which can't be taken out; look at it, and ask for one "
    "without names."
)
_PICTURES = "The PDF has a page without text, which can't be searched for names; look at it before you release it."
_PROTECTED = "The PDF is protected by a password; look at it, and ask for one that can be opened."
_BROKEN = "The PDF is damaged and can't be searched for names; look at it before you release it."
_LONG = "The PDF is too long to be searched for names; look at it before you release it."
_MOST_PAGES = 1000
_MOST_BYTES = 8 << 20
"""Of a stream that is searched."""
_ROOT = (
    "/Metadata", "/PieceInfo", "/AF", "/AcroForm", "/OpenAction", "/AA", "/Perms", "/DSS", "/Collection", "/Threads",
)  # fmt: skip
_NAMES = ("/EmbeddedFiles", "/JavaScript", "/Renditions", "/AlternatePresentations")
_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Measure", "/PtData")
_SHOWN = ("/Link",)
_FORM = ("/Type", "/Subtype", "/Rect")
"""What is left of an annotation that goes: others may point at it."""
_COMMENTS = (
    "/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Popup", "/Line",
    "/Square", "/Circle", "/Polygon", "/PolyLine",
)  # fmt: skip


def scrub_pdf(path: Path, out: Path, plan: Plan, *, keeps_comments: bool = False) -> Made:
    """The PDF written anew without what hides in it; withheld where its pages name somebody or can't be read.

    `keeps_comments`: comments and markings stay, without their writers.
    """
    try:
        target = out.with_suffix(".pdf")
        with pikepdf.open(path) as pdf:
            if reason := _read(path, plan):
                return reason
            _scrub(pdf, plan, (*_SHOWN, *_COMMENTS) if keeps_comments else _SHOWN)
            pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        with pikepdf.open(target) as pdf:
            named = next((found for text in _said(pdf) if (found := whole_name_in(text, plan))), "")
    except pikepdf.PasswordError:
        return _PROTECTED
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return _BROKEN
    if named:
        target.unlink()
        return _NAMED.format(what=named)
    comments = "writers of comments" if keeps_comments else "comments"
    return target, "pdf", [f"Properties, {comments}, forms, scripts and embedded files of the PDF"]


def _read(path: Path, plan: Plan) -> str:
    """Why the pages can't go to the other side, "" where they can."""
    with pypdfium2.PdfDocument(path) as pdf:
        if len(pdf) > _MOST_PAGES:
            return _LONG
        before = ""
        for page in pdf:
            text = page.get_textpage().get_text_bounded()
            if not text.strip():
                return _PICTURES
            plain = " ".join(text.replace("\x02", "").replace("\ufffe", "").split())
            if named := named_in(f"{before} {plain}", plan):
                return _NAMED.format(what=named)
            before = plain[-200:]
    return ""


def _scrub(pdf: pikepdf.Pdf, plan: Plan, shown: Collection[str]) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for key in _ROOT:
        if key in pdf.Root:
            del pdf.Root[key]
    if "/Names" in pdf.Root:
        for key in _NAMES:
            if key in pdf.Root.Names:
                del pdf.Root.Names[key]
    for page in pdf.pages:
        if "/Annots" in page:
            stays = [(a, _stays(a, plan, shown)) for a in page.Annots]
            page.Annots = pikepdf.Array([a for a, is_kept in stays if is_kept])
            for annotation in (a for a, is_kept in stays if not is_kept and isinstance(a, pikepdf.Dictionary)):
                _empty(annotation, _FORM)
        if "/AA" in page:
            del page["/AA"]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in _ANYWHERE:
                if key in thing:
                    del thing[key]
        if isinstance(thing, pikepdf.Dictionary) and "/Rect" in thing and thing.get("/Subtype") not in shown:
            _empty(thing, _FORM)  # one that no page shows any more, but a popup or the document's structure points at


def _empty(annotation: pikepdf.Dictionary, kept: Collection[str]) -> None:
    for key in [key for key in annotation.keys() if key not in kept]:  # noqa: SIM118 - a dictionary of pikepdf's
        del annotation[key]


def _stays(annotation: pikepdf.Object, plan: Plan, shown: Collection[str]) -> bool:
    """Links that lead to nobody stay, and comments where they are shown; stamps, attached files, form fields go."""
    if not isinstance(annotation, pikepdf.Dictionary) or annotation.get("/Subtype") not in shown:
        return False
    is_comment = annotation.get("/Subtype") in _COMMENTS
    action = annotation.get("/A")
    address = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
    for key in ("/Contents", "/T", "/NM", "/M", "/CreationDate", "/RC", "/Subj"):
        if key in annotation and not (is_comment and key == "/Contents"):
            del annotation[key]
    plain = not isinstance(action, pikepdf.Dictionary) or action.get("/S") in ("/URI", "/GoTo")
    return plain and not (address and plan.leads_to_author(address))


def _said(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every text that the file still holds: strings, and streams as bytes."""
    for thing in pdf.objects:
        yield " ".join(_strings(thing))
        if isinstance(thing, pikepdf.Stream):
            yield from _stream(thing)


def _strings(thing: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for inner in thing:
            yield from _strings(inner, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - a stream's iteration is not its dictionary's
            inner = thing[key]
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)


def _stream(thing: pikepdf.Stream) -> Iterator[str]:
    try:
        data = thing.read_bytes()[:_MOST_BYTES]
    except pikepdf.PdfError:  # an encoded picture
        data = thing.read_raw_bytes()[:_MOST_BYTES]
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        yield data.decode(encoding, "replace")
