"""Files on their way to the other side, scrubbed or withheld, for tests."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from jcas.adapters.documents.anonymise import AnonymisedCopy
from jcas.adapters.documents.further import scrub
from tests.leaks import EMAIL, FORMS, NAME, ORCID, UNIVERSITY
from tests.manuscripts import PROFILE

NAMES = (NAME, EMAIL, ORCID, UNIVERSITY)


def scrubbed(path: Path, names: Sequence[str] = NAMES) -> AnonymisedCopy:
    made = scrub(path, path.parent, names, PROFILE.sections)
    assert isinstance(made, AnonymisedCopy), made
    return made


def withheld(path: Path, names: Sequence[str] = NAMES) -> str:
    made = scrub(path, path.parent, names, PROFILE.sections)
    assert isinstance(made, str), made
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return made


def assert_tells_nothing(path: Path) -> None:
    data = path.read_bytes()
    contents = list(parts_of(data).values()) if data.startswith(b"PK") else [data]
    for content in contents:
        for form in (*FORMS, UNIVERSITY):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert form.lower().encode(encoding) not in content.lower(), form


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
