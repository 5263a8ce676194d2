"""PDFs for the other side: properties, comments, embedded files go; a name in the text can't, so it is looked for."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pikepdf
import pypdfium2

from jcas.adapters.documents.anonymise import AnonymisedCopy
from jcas.adapters.documents.further_text import named_in, whole_name_in
from jcas.adapters.documents.neutral import Neutral
from jcas.adapters.documents.withheld import Withheld
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.anonymity.plans import Plan

_NAMED = (
    "The PDF holds a name or an address (“{what}”), which can't be taken out; look at it, and ask for one "
    "without names."
)
_PICTURES = "The PDF has a page without text, which can't be searched for names; look at it before you release it."
_PROTECTED = "The PDF is protected by a password; look at it, and ask for one that can be opened."
_BROKEN = "The PDF is damaged and can't be searched for names; look at it before you release it."
_LONG = "The PDF is too long to be searched for names; look at it before you release it."
_BREAKS = (
    pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, AttributeError, KeyError, RecursionError,
)  # fmt: skip
_KERNED = re.compile(rb"\)\s*-?[\d.]*\s*\(")
"""Between the letters of a word that is set closer: [(Ad) -3 (ams)] TJ."""
_MOST_PAGES, _DEEPEST = 1000, 20
_MOST_BYTES = 8 << 20
"""Of a stream that is searched."""
_ROOT = (
    "/Metadata", "/PieceInfo", "/AF", "/AcroForm", "/OpenAction", "/AA", "/Perms", "/DSS", "/Collection", "/Threads",
)  # fmt: skip
_NAMES = ("/EmbeddedFiles", "/JavaScript", "/Renditions", "/AlternatePresentations")
_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Measure", "/PtData")
_AIDS = ("/Outlines", "/StructTreeRoot", "/MarkInfo")
"""Bookmarks and the structure for screen readers: they go only where they name somebody."""
_SHOWN = ("/Link",)
_TELLING = ("/T", "/NM", "/M", "/CreationDate", "/RC", "/Subj", "/PA")
"""Of an annotation that stays: who made it and when, its text with their looks, where else it led."""
_FORM = ("/Type", "/Subtype", "/Rect")
"""What is left of an annotation that goes: others may point at it."""
_COMMENTS = (
    "/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Popup", "/Line",
    "/Square", "/Circle", "/Polygon", "/PolyLine",
)  # fmt: skip


def scrub_pdf(path: Path, out: Path, plan: Plan, *, keeps_comments: bool = False) -> AnonymisedCopy:
    """The PDF written anew without what hides in it; to be looked at where pages name somebody or can't be read.

    `keeps_comments`: comments and markings stay, without their writers. Raises `Withheld` for what can't be opened.
    """
    target = out.with_suffix(".pdf")
    try:
        with pikepdf.open(path) as pdf:
            looks = list(_looks(path, plan))
            _scrub(pdf, plan, (*_SHOWN, *_COMMENTS) if keeps_comments else _SHOWN)
            if named := _whole_name(pdf, target, plan):
                _drop(pdf.Root, _AIDS)
                named = _whole_name(pdf, target, plan)
    except pikepdf.PasswordError as reason:
        raise Withheld(_PROTECTED) from reason
    except _BREAKS as reason:
        raise Withheld(_BROKEN) from reason
    if named and not any(look.what for look in looks):
        looks.append(_named(named))
    comments = "writers of comments" if keeps_comments else "comments"
    return AnonymisedCopy(
        target, "pdf", [f"Properties, {comments}, forms, scripts and embedded files of the PDF"], looks
    )


def _looks(path: Path, plan: Plan) -> Iterator[LookAt]:
    """What an editor must see: the first name on the pages, a page without text. `Withheld` where they are too many."""
    with pypdfium2.PdfDocument(path) as pdf:
        if len(pdf) > _MOST_PAGES:
            raise Withheld(_LONG)
        before, named, unread = "", "", False
        for page in pdf:
            text = page.get_textpage().get_text_range()  # also what is cropped away
            unread = unread or not text.strip()
            plain = " ".join(text.replace("\x02", "").replace("\ufffe", "").split())
            named = named or named_in(f"{before} {plain}", plan)
            before = plain[-200:]
    if named:
        yield _named(named)
    if unread:
        yield LookAt("picture", _PICTURES)


def _named(what: str) -> LookAt:
    return LookAt("text", _NAMED.format(what=what), what=what)


def _whole_name(pdf: pikepdf.Pdf, target: Path, plan: Plan) -> str:
    """Saves the PDF; the first whole name that the file still holds anywhere, "" for none."""
    pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    neutral = Neutral(plan)
    with pikepdf.open(target) as saved:
        found = next((found for text in _said(saved) if (found := whole_name_in(text, plan))), "")
        found = found or next((named for title in _titles(saved) if (named := named_in(title, plan))), "")
        return found or next((name for name in _identifiers(saved) if neutral.holds(name)), "")


def _scrub(pdf: pikepdf.Pdf, plan: Plan, shown: Collection[str]) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    _drop(pdf.Root, _ROOT)
    if "/Names" in pdf.Root:
        _drop(pdf.Root.Names, _NAMES)
    for page in pdf.pages:
        if "/Annots" in page:
            stays = [(a, _stays(a, plan, shown)) for a in page.Annots]
            page.Annots = pikepdf.Array([a for a, is_kept in stays if is_kept])
            for annotation in (a for a, is_kept in stays if not is_kept and isinstance(a, pikepdf.Dictionary)):
                _empty(annotation, _FORM)
        _drop(page.obj, ("/AA",))
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            _drop(thing, _ANYWHERE)
        if isinstance(thing, pikepdf.Dictionary) and "/Rect" in thing and thing.get("/Subtype") not in shown:
            _empty(thing, _FORM)  # one that no page shows any more, but a popup or the document's structure points at


def _drop(thing: pikepdf.Object, keys: Collection[str]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def _empty(annotation: pikepdf.Dictionary, kept: Collection[str]) -> None:
    _drop(annotation, [key for key in annotation.keys() if key not in kept])  # noqa: SIM118 - a dictionary of pikepdf's


def _stays(annotation: pikepdf.Object, plan: Plan, shown: Collection[str]) -> bool:
    """Links that lead to nobody stay, and comments where they are shown; stamps, attached files, form fields go."""
    if not isinstance(annotation, pikepdf.Dictionary) or annotation.get("/Subtype") not in shown:
        return False
    is_comment = annotation.get("/Subtype") in _COMMENTS
    action = annotation.get("/A")
    address = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
    _drop(annotation, _TELLING if is_comment else (*_TELLING, "/Contents"))
    if isinstance(action, pikepdf.Dictionary):
        _drop(action, ("/Next",))
    plain = not isinstance(action, pikepdf.Dictionary) or action.get("/S") in ("/URI", "/GoTo")
    return plain and not (address and plan.leads_to_author(address))


def _said(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every text that the file still holds: strings, and streams as bytes."""
    for thing in pdf.objects:
        yield " ".join(_strings(thing))
        if isinstance(thing, pikepdf.Stream):
            yield from _stream(thing)


def _strings(thing: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    for inner in _inside(thing):
        yield from _strings(inner, depth + 1)


def _titles(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What bookmarks and the like are called."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and isinstance(thing.get("/Title"), pikepdf.String):
            yield str(thing.Title)


def _identifiers(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What things are called: keys of dictionaries, names, and strings that may be such."""
    for thing in pdf.objects:
        yield from set(_called(thing))


def _called(thing: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(thing, pikepdf.Name | pikepdf.String):
        yield str(thing).lstrip("/")
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield from (key.lstrip("/") for key in thing.keys())  # noqa: SIM118 - as above
    for inner in _inside(thing):
        yield from _called(inner, depth + 1)


def _inside(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """What an array, a dictionary or a stream holds directly."""
    if isinstance(thing, pikepdf.Array):
        yield from thing
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        values = (thing[key] for key in thing.keys())  # noqa: SIM118 - a stream's iteration is not its dictionary's
        yield from (inner for inner in values if not getattr(inner, "is_indirect", False))


def _stream(thing: pikepdf.Stream) -> Iterator[str]:
    try:
        data = thing.read_bytes()[:_MOST_BYTES]
    except pikepdf.PdfError:  # an encoded picture
        data = thing.read_raw_bytes()[:_MOST_BYTES]
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        yield data.decode(encoding, "replace")
    if _KERNED.search(data):
        yield _KERNED.sub(b"", data).decode("latin-1")
