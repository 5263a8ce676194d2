"""Files beside the manuscript on their way to the other side: to reviewers, or what a reviewer attached to authors.

Each is scrubbed by what it is, told by its content; what can't be made safe by a machine is withheld with a sentence
for the editor, who looks at it and decides.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import is_zipfile

from jcas.adapters.documents import read
from jcas.adapters.documents.annotate import comment
from jcas.adapters.documents.anonymise import AnonymisedCopy, scrub_document
from jcas.adapters.documents.commenting import Signature
from jcas.adapters.documents.further_office import office_kind, scrub_office
from jcas.adapters.documents.further_pdf import scrub_pdf
from jcas.adapters.documents.further_text import scrub_text
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.pictures import cleaned_file
from jcas.adapters.documents.withheld import Withheld
from jcas.domain.annotating import remarks_of
from jcas.domain.anonymising import plan_of_names
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.profiles import Section
from jcas.domain.refusals import Unreadable

LARGEST = 100 << 20
REVIEWER = Signature("Reviewer", "R")
"""Who the comments of a reviewer's copy are by, for the authors."""
_UNKNOWN = "Nobody can tell by machine what this file tells of those who wrote it; look at it before you release it."
_TOO_LARGE = "The file is too large to be searched for names; look at it before you release it."
_CHANGED = "It had tracked changes ({n}); the copy has the changed text without marks, so nobody sees what was changed."
_PICTURE = "What the picture shows was not read; see whether a name, a logo or a place tells who the authors are."


def scrub(
    path: Path, folder: Path, names: Sequence[str], sections: Sequence[Section], *, keeps_comments: bool = False
) -> AnonymisedCopy | str:
    """Write the file without traces into `folder`, or give the sentence that says why it must be looked at first.

    `names`: names, addresses and institutions of those who are not to be known. `keeps_comments`: comments in the
    margin are what the file is for, as in a reviewer's copy: they stay, their writers go.
    """
    if path.stat().st_size > LARGEST:
        return _TOO_LARGE
    try:
        return _by_content(path, keeps_comments=keeps_comments)(path, folder / "file", names, sections)
    except Unreadable as refusal:
        return f"{_UNKNOWN} ({refusal.sentence})"
    except Withheld as reason:
        return str(reason)


_Scrubber = Callable[[Path, Path, Sequence[str], Sequence[Section]], AnonymisedCopy]


def _by_content(path: Path, *, keeps_comments: bool) -> _Scrubber:
    with path.open("rb") as file:
        start = file.read(1024)
    if b"%PDF-" in start:
        return _commented_pdf if keeps_comments else _pdf
    if is_zipfile(path) or start.startswith(b"PK\x03\x04"):
        with Package(path) as package:
            if office_kind(package):
                return _unnamed_office if keeps_comments else _office
            return _commented if keeps_comments else _document
    picture = start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"))
    return _picture if picture or (start[:4] == b"RIFF" and start[8:12] == b"WEBP") else _text


def _document(path: Path, out: Path, names: Sequence[str], sections: Sequence[Section]) -> AnonymisedCopy:
    return scrub_document(path, out, names, sections)


def _commented(path: Path, out: Path, names: Sequence[str], sections: Sequence[Section]) -> AnonymisedCopy:
    with TemporaryDirectory(prefix="jcas-") as folder:
        bare = scrub_document(path, Path(folder) / "bare", names, sections)
        document = read(path)
        said = remarks_of(document, plan_of_names(names))
        target = out.with_suffix(f".{bare.format}")
        comment(bare.path, target, lambda _document: said, REVIEWER)
    kept = [f"Who wrote the comments in the margin; what they say stays ({len(said)})"] if said else []
    changed = [LookAt("text", _CHANGED.format(n=len(document.changes)))] if document.changes else []
    looks = [look for look in bare.to_look_at if look.kind != "self_citation"]  # the text is the authors', not theirs
    return AnonymisedCopy(target, bare.format, [*bare.removed, *kept], [*changed, *looks])


def _office(path: Path, out: Path, names: Sequence[str], _sections: Sequence[Section]) -> AnonymisedCopy:
    return scrub_office(path, out, plan_of_names(names))


def _pdf(path: Path, out: Path, names: Sequence[str], _sections: Sequence[Section]) -> AnonymisedCopy:
    return scrub_pdf(path, out, plan_of_names(names))


def _commented_pdf(path: Path, out: Path, names: Sequence[str], _sections: Sequence[Section]) -> AnonymisedCopy:
    return _unnamed(scrub_pdf(path, out, plan_of_names(names), keeps_comments=True))


def _unnamed_office(path: Path, out: Path, names: Sequence[str], _sections: Sequence[Section]) -> AnonymisedCopy:
    return _unnamed(scrub_office(path, out, plan_of_names(names)))


def _unnamed(made: AnonymisedCopy) -> AnonymisedCopy:
    """What a reviewer attached, if no name stayed in it; one that stays is not passed on, whoever looks at it."""
    if telling := [look for look in made.to_look_at if look.what]:
        made.path.unlink()
        raise Withheld(telling[0].sentence)
    return made


def _text(path: Path, out: Path, names: Sequence[str], _sections: Sequence[Section]) -> AnonymisedCopy:
    return scrub_text(path, out, plan_of_names(names))


def _picture(path: Path, out: Path, _names: Sequence[str], _sections: Sequence[Section]) -> AnonymisedCopy:
    made = cleaned_file(path.read_bytes())
    if made is None:
        raise Withheld(_UNKNOWN)
    data, kind = made
    target = out.with_suffix(f".{kind}")
    target.write_bytes(data)
    return AnonymisedCopy(target, kind, ["Data in the picture, which was encoded anew"], [LookAt("picture", _PICTURE)])
