"""Plain text and tables of it (CSV) for reviewers: searched for names, never changed."""

import re
from pathlib import Path

from jcas.adapters.documents.further_made import Scrub, Withheld
from jcas.domain.anonymity.plans import Plan

_SIGNALS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text has."""
_ENCODINGS = ("utf-8-sig", "cp1251")
_NAMED = "The file holds a name or an address (“{what}”); look at it, and ask for one without names."
_BINARY = "Nobody can tell by machine what this file tells of those who wrote it; look at it before you release it."


def scrub_text(path: Path, out: Path, plan: Plan) -> Scrub:
    """A copy of the text where it names nobody; `Withheld` where it does, and what is no text."""
    data = path.read_bytes()
    text = _decoded(data)
    if text is None:
        raise Withheld(_BINARY)
    if named := named_in(text, plan):
        raise Withheld(_NAMED.format(what=named))
    target = out.with_suffix(".txt")
    target.write_bytes(data)
    return Scrub(target, "txt")


def named_in(text: str, plan: Plan) -> str:
    """The first place of a text that names an author, by surname alone, too; "" where there is none."""
    edits = plan.edits(text)
    return " ".join(text[edits[0].start : edits[0].end].split()) if edits else ""


def whole_name_in(text: str, plan: Plan) -> str:
    """The first whole name, address or institution of an author's in what may be no text at all, "" for none."""
    found = plan.identity.find(text)
    return text[slice(*found[0])] if found else ""


def _decoded(data: bytes) -> str | None:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    if _SIGNALS.search(data):
        return None
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
