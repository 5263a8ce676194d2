"""Leaking files spoilt at random, as broken programs write them: refused with a sentence, or still telling nothing."""

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jcas.adapters.documents.anonymise import anonymise
from jcas.domain.refusals import Refused
from tests.leaks import EMAIL, NAME, ORCID, SPELLINGS, TURNED, respelt
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.manuscripts import PROFILE

TAG = re.compile(rb"<[^<>]+>")
Parts = dict[str, bytes]


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def spoil(parts: Parts, rng: random.Random) -> None:
    """Take a part, a tag or a byte away, double a tag, or move an element to another place."""
    name = rng.choice([n for n in parts if n.endswith((".xml", ".rels"))])
    data = parts[name]
    tags = list(TAG.finditer(data))
    if not tags:
        return
    tag, other = rng.choice(tags), rng.choice(tags)
    how = rng.random()
    if how < 0.1:
        del parts[name]
    elif how < 0.3:
        parts[name] = data[: tag.start()] + data[tag.end() :]
    elif how < 0.5:
        parts[name] = data[: tag.start()] + other[0] + data[tag.start() :]
    elif how < 0.6:
        at = rng.randrange(len(data))
        parts[name] = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
    else:
        parts[name] = moved(data, tag, rng)


def moved(data: bytes, tag: re.Match[bytes], rng: random.Random) -> bytes:
    opened = re.match(rb"<([\w:]+)", tag[0])
    end = data.find(b"</" + opened[1] + b">", tag.end()) if opened else -1
    if opened is None or end < 0:
        return data
    end += len(opened[1]) + 3
    element, rest = data[tag.start() : end], data[: tag.start()] + data[end:]
    places = list(TAG.finditer(rest))
    at = rng.choice(places).end() if places else 0
    return rest[:at] + element + rest[at:]


@pytest.mark.parametrize(
    ("rounds", "spelling"),
    [
        (25, ("Aigerim", "Bekova")),
        pytest.param(4000, ("Aigerim", "Bekova"), marks=pytest.mark.exhaustive),
        *(pytest.param(600, names, marks=pytest.mark.exhaustive) for names in SPELLINGS.values()),
    ],
)
@pytest.mark.parametrize(("kind", "write"), [("docx", leaking_docx), ("odt", leaking_odt)])
def test_spoilt_files_are_refused_or_tell_nothing(
    kind: str, write: Callable[[Path], Path], rounds: int, spelling: tuple[str, str], tmp_path: Path
) -> None:
    whole_names = respelt(write(tmp_path / "sound"), *spelling)[:2]
    sound, rng, made = parts_of(tmp_path / "sound"), random.Random(7), 0
    refused: list[str] = []
    path = tmp_path / f"m.{kind}"
    for _ in range(rounds):
        parts = dict(sound)
        for _ in range(rng.randint(1, 3)):
            spoil(parts, rng)
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)
        try:
            copy = anonymise(path, tmp_path / "copy", [NAME, EMAIL, ORCID], PROFILE.sections)
        except Refused as refusal:
            refused.append(refusal.sentence)
            continue
        made += 1
        whole = b"".join(parts_of(copy.path).values())
        assert not [
            form
            for form in (*whole_names, NAME, TURNED, EMAIL, ORCID)
            if form.encode() in whole or form.encode("utf-16-le") in whole
        ]
    assert made > rounds // 10
    assert all(sentence.endswith(".") for sentence in refused)
