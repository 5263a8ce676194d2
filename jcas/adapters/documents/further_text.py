"""Plain text and tables of it (CSV) for reviewers: searched for names, never changed."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from jcas.adapters.documents.anonymise import AnonymisedCopy
from jcas.adapters.documents.withheld import Withheld
from jcas.domain.anonymity.plans import Plan

_SIGNALS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text has."""
_MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD = ("cp1251", "koi8-r", "cp866", "iso8859-5", "cp1252")
"""Encodings of one byte a letter: a file does not tell which one it has, so it is searched in each."""
_ENCLOSED = re.compile(
    rb"\A\s*\{\\rtf|^Content-Transfer-Encoding:\s*(?:base64|quoted-printable)", re.IGNORECASE | re.MULTILINE
)
"""Rich text and mails, whose letters stand there in other ones."""
_TAG = re.compile(r"<[^<>]*>")
_NAMED = "The file holds a name or an address (“{what}”); look at it, and ask for one without names."
_BINARY = "Nobody can tell by machine what this file tells of those who wrote it; look at it before you release it."


def scrub_text(path: Path, out: Path, plan: Plan) -> AnonymisedCopy:
    """A copy of the text where it names nobody; `Withheld` where it does, and what is no text."""
    data = path.read_bytes()
    read = list(_readings(data))
    if not read or _ENCLOSED.search(data):
        raise Withheld(_BINARY)
    if named := next((found for text in read if (found := named_in(text, plan))), ""):
        raise Withheld(_NAMED.format(what=named))
    target = out.with_suffix(".txt")
    target.write_bytes(data)
    return AnonymisedCopy(target, "txt")


def named_in(text: str, plan: Plan) -> str:
    """The first place of a text that names an author, by surname alone, too; "" where there is none."""
    edits = plan.edits(text)
    return " ".join(text[edits[0].start : edits[0].end].split()) if edits else ""


def whole_name_in(text: str, plan: Plan) -> str:
    """The first whole name, address or institution of an author's in what may be no text at all, "" for none."""
    found = plan.identity.find(text)
    return text[slice(*found[0])] if found else ""


def _readings(data: bytes) -> Iterator[str]:
    """What the bytes may say, in each encoding that they may have, as typed and as a browser shows it."""
    for text in _decoded(data):
        yield text
        if "<" in text or "&" in text:
            yield html.unescape(_TAG.sub("", text))


def _decoded(data: bytes) -> Iterator[str]:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if marked:
        yield data.decode(marked, "replace")
        return
    if _SIGNALS.search(data):
        return
    try:
        yield data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield from (data.decode(encoding, "replace") for encoding in _OLD)
