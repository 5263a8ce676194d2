"""The copy of a manuscript that reviewers get: nothing in it that a machine can tell would say who wrote it.

Tracked changes are accepted and comments dropped; byline, contacts, contributions and acknowledgements are emptied
(the paragraphs stay, so that their numbers do); names and addresses in the text become "[name removed]"; file
properties, custom data, thumbnails and whatever else is not needed to show the text are left out; pictures are
encoded anew; the package's dates are all the same.
"""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jcas.adapters.documents import anonymise_docx, anonymise_odt
from jcas.adapters.documents.package import Package, recognise
from jcas.domain.anonymising import further_plan, plan
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.anonymity.plans import Plan
from jcas.domain.profiles import Section
from jcas.domain.refusals import Unreadable
from jcas.domain.structure.manuscript import Manuscript

_FORMATS = {"docx": anonymise_docx.scrub, "odt": anonymise_odt.scrub}
_OTHER_FORMAT = (
    "A copy for reviewers can be made of a .docx or .odt file only; save the manuscript as one of them, or upload a "
    "copy made by hand."
)
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_REMOVED = {
    "byline": "The byline with affiliations and addresses ({n})",
    "contributions": "The statement of contributions ({n})",
    "acknowledgement": "Acknowledgements and notes about the authors ({n})",
    "name": "Names, addresses and identifiers in the text ({n})",
    "properties": "File properties and other hidden data ({n})",
    "comment": "Comments in the margin ({n})",
    "change": "Tracked changes, which were accepted ({n})",
    "self_citation": "Citations of the authors' own works, which were masked ({n})",
    "hidden": "Hidden text, which no reader sees ({n})",
    "header": "Headers and footers ({n})",
    "link": "Links that lead to the authors ({n})",
    "picture": "Data in pictures, which were encoded anew ({n})",
}


@dataclass(frozen=True, slots=True)
class AnonymisedCopy:
    """A copy that was written, what it has lost, and what a person must still look at."""

    path: Path
    format: str
    removed: list[str] = field(default_factory=list)
    to_look_at: list[LookAt] = field(default_factory=list)


def anonymise(
    path: Path, out: Path, names: Sequence[str], sections: Sequence[Section], *, mask_self_citations: bool = False
) -> AnonymisedCopy:
    """Write the anonymised copy of the document in `path` to `out`, whose suffix becomes the format's.

    `names`: further names, e-mail addresses and institutions to look for; `sections`: the profile's, to tell the parts
    of the text; `mask_self_citations`: citations of the authors' own works become "Author, 2023". Raises `Unreadable`
    as reading does.
    """
    return _copied(path, out, sections, lambda text: plan(text, names, mask_self_citations=mask_self_citations))


def scrub_document(path: Path, out: Path, names: Sequence[str], sections: Sequence[Section]) -> AnonymisedCopy:
    """The same for a document that has no byline, such as a response to reviewers: only known names are looked for."""
    return _copied(path, out, sections, lambda text: further_plan(text, names))


def _copied(path: Path, out: Path, sections: Sequence[Section], decide: Callable[[Manuscript], Plan]) -> AnonymisedCopy:
    kind = recognise(path)
    if kind not in _FORMATS:
        raise Unreadable(_OTHER_FORMAT)
    with Package(path) as package:
        scrubbed = _FORMATS[kind](package, decide, sections)
    target = out.with_suffix(f".{kind}")
    write_package(target, scrubbed.parts)
    return AnonymisedCopy(target, kind, list(told(scrubbed.removed)), scrubbed.to_look_at)


def write_package(path: Path, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip package without dates; a `mimetype` part is stored, as OpenDocument asks."""
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)


def told(removed: Counter[str]) -> Iterable[str]:
    """A sentence for each kind of thing that went."""
    return (sentence.format(n=removed[kind]) for kind, sentence in _REMOVED.items() if removed[kind])
