"""The promise of the anonymised copy, on files that tell of their author everywhere and on whole articles.

A copy opens in LibreOffice, has the same words but what was removed, and tells nothing in any byte.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from jcas.adapters.documents import read
from jcas.adapters.documents.anonymise import AnonymisedCopy, anonymise
from jcas.demo import prose
from jcas.demo.manuscripts import Author, build_docx, build_odt
from jcas.domain.documents import Place
from jcas.domain.structure.identity import NAME_REMOVED
from tests.leaks import EMAIL, FORMS, NAME, SPELLINGS, TURNED, UNIVERSITY, respelt
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.leaky import FIRST, SECOND, leaky_manuscript
from tests.libreoffice import converted
from tests.manuscripts import PROFILE, SOUND, build, sound
from tests.regression import docx, odt, sources

REGRESSION = Path(__file__).resolve().parents[2] / "regression"
LEAKING = {"docx": leaking_docx, "odt": leaking_odt}
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
REMOVED = re.compile(re.escape(NAME_REMOVED))


@pytest.fixture(params=LEAKING)
def leaking(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = LEAKING[request.param](tmp_path / f"m.{request.param}")
    told = b"".join(unpacked(path).values())
    assert all(form.encode() in told for form in (NAME, TURNED, EMAIL, UNIVERSITY))
    return path


@pytest.fixture(params=SPELLINGS.values(), ids=SPELLINGS)
def spelt_otherwise(request: pytest.FixtureRequest, leaking: Path) -> tuple[str, ...]:
    """The leaking file's author is spelt otherwise than in the byline; gives all that the copy may not hold."""
    forms = respelt(leaking, *request.param)
    told = b"".join(unpacked(leaking).values())
    assert all(form.encode() in told for form in (forms[0], forms[1], NAME, EMAIL))
    return forms


def copied(path: Path, names: Sequence[str] = (), *, mask: bool = False) -> AnonymisedCopy:
    return anonymise(path, path.parent / "copy" / path.stem, names, PROFILE.sections, mask_self_citations=mask)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def told(path: Path) -> Iterator[tuple[str, str]]:
    """(place, text) of everything that a package says: raw bytes in every encoding, joined text, attributes, zip data."""
    with zipfile.ZipFile(path) as package:
        yield "zip", package.comment.decode("utf-8", "replace")
        for entry in package.infolist():
            yield "zip", f"{entry.filename} {entry.comment!r} {entry.extra!r}"
            data = package.read(entry)
            for encoding in ENCODINGS:
                yield entry.filename, data.decode(encoding, "replace")
                yield entry.filename, data[1:].decode(encoding, "replace")
            if entry.filename.endswith((".xml", ".rels", ".rdf")):
                root = etree.fromstring(data)
                yield entry.filename, "".join(root.itertext())
                yield entry.filename, " ".join(t.strip() for t in root.itertext())
                yield entry.filename, " ".join(str(v) for e in root.iter() for v in e.attrib.values())


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def assert_tells_nothing(path: Path, forms: Sequence[str]) -> None:
    wanted = [plain(form) for form in forms]
    for place, text in told(path):
        lower = plain(text)
        assert not [form for form in wanted if form in lower], place


def assert_same_words(before: Path, after: Path) -> None:
    """Each paragraph is empty, or reads as it did but where a name was."""
    paragraphs, copies = read(before).paragraphs, read(after).paragraphs
    assert len(paragraphs) == len(copies)
    kept = 0
    for old, new in zip(paragraphs, copies, strict=True):
        if new.text.strip():
            kept += new.text == old.text
            parts = [re.escape(" ".join(part.split())) for part in REMOVED.split(new.text)]
            assert re.search(".{2,400}?".join(parts), " ".join(old.text.split())), (old.number, old.text, new.text)
    assert kept >= len(paragraphs) // 2


def test_nothing_in_any_byte_tells_who_wrote(leaking: Path) -> None:
    assert_tells_nothing(copied(leaking).path, (*FORMS, UNIVERSITY, "hidden lakes"))


def test_masked_copies_have_no_surname_left(leaking: Path) -> None:
    copy = copied(leaking, mask=True).path
    assert_tells_nothing(copy, (*FORMS, "Bekova", UNIVERSITY))
    texts = [p.text for p in read(copy).paragraphs]
    assert (
        "Others said so (Author, 2020), and Author (2020) showed the twentieth lake. In our earlier work (Author, 2020) we counted fish."
        in texts
    )
    assert "Author (2020). [Reference removed for review.]" in texts
    assert "Writer, W. (2019). Waters. Delta Press." in texts
    assert len(texts) == len(read(leaking).paragraphs)


def test_surnames_stay_in_citations_and_the_list_and_are_listed_for_the_editor(leaking: Path) -> None:
    copy = copied(leaking)
    named = {p.number: p.text for p in read(copy.path).paragraphs if "Bekova" in p.text}
    assert [re.sub(r"Bekova(?:, A\.)?,? \(?2020\)?", "", text).count("Bekova") for text in named.values()] == [0] * len(
        named
    )
    listed = {(look.kind, look.paragraph) for look in copy.to_look_at}
    assert {("self_citation", number) for number in named} <= listed
    assert {look.what for look in copy.to_look_at if look.kind == "self_citation"} >= {
        "Bekova, 2020",
        "Bekova (2020)",
        "our earlier work",
    }


def test_nothing_in_any_byte_tells_who_wrote_in_other_letters(leaking: Path, spelt_otherwise: tuple[str, ...]) -> None:
    assert_tells_nothing(copied(leaking).path, (*spelt_otherwise, UNIVERSITY, "hidden lakes"))


def test_masked_copies_have_no_surname_left_in_other_letters(leaking: Path, spelt_otherwise: tuple[str, ...]) -> None:
    copy = copied(leaking, mask=True)
    surname = spelt_otherwise[0].split()[1]
    listed = {look.what for look in copy.to_look_at}
    assert_tells_nothing(copy.path, (*spelt_otherwise, *([] if surname in listed else [surname]), UNIVERSITY))


def test_letters_kept_as_symbols_or_turned_round_go_with_the_name(tmp_path: Path) -> None:
    copy = copied(leaking_docx(tmp_path / "m.docx"))
    assert b"<w:sym" not in unpacked(copy.path)["word/document.xml"]
    told = next(p.text for p in read(copy.path).paragraphs if "twenty-eighth" in p.text)
    assert told.endswith(f"that is {NAME_REMOVED} and {NAME_REMOVED}, who said so.")


def test_every_lake_is_still_told_of(leaking: Path) -> None:
    before = [p.text for p in read(leaking).paragraphs]
    after = [p.text for p in read(copied(leaking).path).paragraphs]
    lakes = [text for text in before if " lake" in text]
    assert len(lakes) > 20
    for old, new in zip(before, after, strict=True):
        if " lake" in old and "hidden lakes" not in old.lower():
            first, last = old.split(" lake")[0].split()[-1], old.split()[-1]
            assert f"{first} lake" in new, old
            assert last in new or NAME_REMOVED in new or new.endswith((" .", "of and .")), (old, new)


# --- whole articles -------------------------------------------------------------------------------------------------


def articles(folder: Path) -> dict[Path, tuple[Author, ...]]:
    """One article in several habits and both formats, and the tests' leaky paper, with their authors."""
    made: dict[Path, tuple[Author, ...]] = {}
    for kind in LEAKING:
        for byline in ("lines", "superscripts", "one_line"):
            (folder / f"{kind}-{byline}").mkdir()
            manuscript = sound(
                habits={"byline": byline, "headings": "bold_caps"}, traces={"creator": NAME, "header": NAME}
            )
            made[build(folder / f"{kind}-{byline}", manuscript, kind)] = SOUND.authors
        write = {"docx": build_docx, "odt": build_odt}[kind]
        made[write(folder / f"leaky.{kind}", leaky_manuscript())] = (FIRST, SECOND)
        demo = prose.manuscript(
            Random(5), title="Water on five rivers", keywords=["water", "rivers"], authors=[FIRST, SECOND],
            revised=True, builds_on_own=True,
        )  # fmt: skip
        made[write(folder / f"demo.{kind}", demo)] = (FIRST, SECOND)
    return made


def composed(folder: Path, names: Sequence[str]) -> dict[Path, tuple[Author, ...]]:
    """Manuscripts of the regression set in both formats, with their authors; every one where no name is given."""
    made: dict[Path, tuple[Author, ...]] = {}
    for file in sorted(REGRESSION.glob("*/*.txt")):
        if not names or file.stem in names:
            source = sources.read(file)
            authors = tuple(Author(author["name"]) for author in source.truth["authors"])
            made[docx.write(folder / f"{file.stem}.docx", source)] = authors
            made[odt.write(folder / f"{file.stem}.odt", source)] = authors
    return made


def forms_of(author: Author) -> list[str]:
    words = author.name.split()
    turned = [" ".join(reversed(words)), f"{words[-1]}, {' '.join(words[:-1])}", f"{words[-1]} {' '.join(words[:-1])}"]
    return [author.name, *turned, *filter(None, (author.email, author.orcid, author.orcid.replace("-", "")))]


def test_whole_articles_keep_their_words_and_tell_nobody(tmp_path: Path) -> None:
    for path, authors in articles(tmp_path).items():
        (path.parent / "copy").mkdir(exist_ok=True)
        copy = copied(path, [form for author in authors for form in (author.name, author.email) if form]).path
        assert_tells_nothing(copy, [form for author in authors for form in forms_of(author)])
        assert_same_words(path, copy)


@pytest.mark.parametrize(
    "names", [("migration", "media"), pytest.param((), marks=pytest.mark.exhaustive)], ids=["two", "all"]
)
def test_composed_manuscripts_keep_their_words_and_tell_nobody(names: tuple[str, ...], tmp_path: Path) -> None:
    made = composed(tmp_path, names)
    for path, authors in made.items():
        copy = copied(path).path
        assert_tells_nothing(copy, [form for author in authors for form in forms_of(author)])
        assert_same_words(path, copy)
    copies = [tmp_path / "copy" / path.name for path in made]
    named = [copy.rename(copy.with_stem(f"{copy.stem}-{copy.suffix[1:]}")) for copy in copies]
    assert len(converted(named, "txt:Text (encoded):UTF8", tmp_path / "out")) == len(made)


def test_copies_open_in_libreoffice(tmp_path: Path) -> None:
    copies = []
    for kind, write in LEAKING.items():
        path = tmp_path / f"leak-{kind}.{kind}"
        write(path, **({"charted": False} if kind == "docx" else {}))
        copies += [copied(path).path]
    for number, (path, _) in enumerate(articles(tmp_path).items()):
        (path.parent / "copy").mkdir(exist_ok=True)
        made = copied(path).path
        copies.append(made.rename(tmp_path / "copy" / f"{number}{made.suffix}"))
    texts = converted(copies, "txt:Text (encoded):UTF8", tmp_path / "out")
    for path, text in zip(copies, texts, strict=True):
        words = text.read_text("utf-8-sig").split()
        paragraphs = [p for p in read(path).paragraphs if p.text.strip() and p.place == Place.BODY]
        assert " ".join(paragraphs[-1].text.split()[:3]) in " ".join(words), path
        assert len(words) >= sum(len(p.text.split()) for p in paragraphs)
