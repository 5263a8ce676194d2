"""Anonymised copies: files that could leak are made first, then every byte of the copy is searched."""

import zipfile
from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.anonymise import AnonymisedCopy, anonymise
from jcas.demo.manuscripts import Author, Picture, Section, small_png
from tests.adapters.documents.packages import changed, docx_of, odt_of, parts, replacing
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.manuscripts import PROFILE, TEXT, build, sound

KINDS = ("docx", "odt")
BEKOVA = "Aigerim Bekova"
TRACES = dict.fromkeys(("creator", "header", "comment_by", "insertion_by", "deletion_by"), BEKOVA)
TELLING = sound(
    traces=TRACES,
    authors=(Author(BEKOVA, "Example National University, Astana, Kazakhstan", "a.bekova@example.org", "0000-0002-1825-0097"),),
    sections=(
        Section("Introduction", (TEXT, f"As Bekova Aigerim and **Aigerim** *Bekova* said (Bekova, 2020), a.bekova@example.org. [[See {BEKOVA}.]]", "In our earlier work A. Bekova showed it.")),
        Section("Findings", (Picture("Figure 1. A map", small_png(author=BEKOVA)), TEXT)),
        Section("Acknowledgements", (f"{BEKOVA} thanks her mother.",)),
        Section("Authors' contributions", ("A.B. wrote everything.",)),
    ),
    references=("Bekova, A. (2020). A title. *Journal*, 1(1), 1–2.",),
)  # fmt: skip
FORBIDDEN = ("Aigerim Bekova", "Bekova Aigerim", "Bekova, Aigerim", "bekova@example.org", "0000-0002-1825-0097", "Example National University", "wrote everything", "thanks her mother", "struck out", "once more")  # fmt: skip


def copied(path: Path, names: tuple[str, ...] = ()) -> AnonymisedCopy:
    return anonymise(path, path.parent / "copy", names, PROFILE.sections)


@pytest.fixture(params=KINDS)
def telling(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = build(tmp_path, TELLING, request.param)
    whole = b"".join(parts(path).values())
    assert BEKOVA.encode() in whole
    assert b"a.bekova@example.org" in whole
    return path


def test_nothing_in_the_bytes_tells_who_wrote(telling: Path) -> None:
    for name, data in parts(copied(telling).path).items():
        for forbidden in FORBIDDEN:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert forbidden.lower().encode(encoding) not in data.lower(), (name, forbidden)


def test_text_shows_no_name_even_across_runs(telling: Path) -> None:
    text = " ".join(p.text for p in read(copied(telling).path).paragraphs)
    assert "As [name removed] and [name removed] said (Bekova, 2020), [name removed]." in text
    assert "Bekova, A. (2020)" in text


def test_paragraph_numbers_stay(telling: Path) -> None:
    before, after = read(telling).paragraphs, read(copied(telling).path).paragraphs
    assert len(before) == len(after)
    kept = [b.text for b, a in zip(before, after, strict=True) if a.text == b.text and a.text]
    assert len(kept) > 10
    assert "Introduction" in kept


def test_marks_of_editing_are_gone(telling: Path) -> None:
    document = read(copied(telling).path)
    assert (document.comments, document.changes, document.properties) == ([], [], {})
    assert "".join(p.text for p in document.headers) == ""


def test_copy_tells_what_went_and_what_a_person_must_see(telling: Path) -> None:
    copy = copied(telling)
    told = " ".join(copy.removed)
    for part in (
        "byline",
        "contributions",
        "Acknowledgements",
        "Names",
        "properties",
        "Comments",
        "Tracked",
        "Headers",
        "pictures",
    ):
        assert part in told
    looks = {(look.kind, look.what) for look in copy.to_look_at}
    assert looks >= {("self_citation", "our earlier work"), ("self_citation", "Bekova, 2020")}


def test_dates_of_the_package_are_all_the_same(telling: Path) -> None:
    with zipfile.ZipFile(copied(telling).path) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_further_names_are_looked_for(tmp_path: Path) -> None:
    told = sound(sections=(Section("Introduction", (f"Written at Hidden Centre with Daniyar Saparov. {TEXT}",)),))
    copy = copied(build(tmp_path, told), ("Daniyar Saparov", "Hidden Centre"))
    text = " ".join(p.text for p in read(copy.path).paragraphs)
    assert "Written at [name removed] with [name removed]." in text


def test_bylines_of_other_languages_behind_the_abstract_go_too(tmp_path: Path) -> None:
    told = sound(abstract=("About trade.", "Бекова Айгерім, bekova@example.org"))
    assert "@" not in " ".join(p.text for p in read(copied(build(tmp_path, told)).path).paragraphs)


def test_links_and_properties_that_lead_to_the_author_go(tmp_path: Path) -> None:
    link = b'<Relationship Id="L%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%s" TargetMode="External"/></Relationships>'

    def rels(data: bytes) -> bytes:
        data = data.replace(b"</Relationships>", link % (1, b"https://people.example.org/aigerim-bekova"))
        return data.replace(b"</Relationships>", link % (2, b"https://doi.org/10.1234/x"))

    text = b'<w:hyperlink r:id="L1"><w:r><w:t>profile</w:t></w:r></w:hyperlink><w:hyperlink r:id="L2"><w:r><w:t>work</w:t></w:r></w:hyperlink></w:p><w:sectPr'
    path = changed(
        tmp_path,
        {
            "word/_rels/document.xml.rels": rels,
            "word/document.xml": replacing(b"</w:p><w:sectPr", text),
            "docProps/app.xml": b"<x/>",
            "customXml/item1.xml": b"<a>Aigerim Bekova</a>",
        },
    )
    copy = copied(path)
    written = parts(copy.path)
    whole = b"".join(written.values())
    assert b"people.example.org" not in whole
    assert b"doi.org/10.1234/x" in whole
    assert b"profile" in whole
    assert not [name for name in written if name.startswith(("docProps", "customXml"))]


def test_revision_ids_and_formatting_changes_go(tmp_path: Path) -> None:
    body = '<w:p w:rsidR="00AB12CD"><w:pPr><w:rPr><w:ins w:id="1" w:author="Aigerim Bekova"/></w:rPr></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id="2" w:author="Aigerim Bekova"><w:rPr/></w:rPrChange></w:rPr><w:t>text</w:t></w:r></w:p>'
    written = parts(copied(docx_of(tmp_path / "m.docx", body)).path)["word/document.xml"]
    assert b"rsid" not in written
    assert b"Bekova" not in written
    assert b">text<" in written


def test_shapes_in_a_byline_keep_their_paragraphs_numbers(tmp_path: Path) -> None:
    shape = f"<draw:rect><text:p>{BEKOVA} in a box</text:p></draw:rect>"
    body = (
        f"<text:p>Trade over borders</text:p><text:p>{BEKOVA}{shape}</text:p><text:p>Abstract. About trade.</text:p>"
        f'<text:h text:outline-level="1">Introduction</text:h><text:p>{TEXT}</text:p>'
    )
    path = odt_of(tmp_path / "m.odt", body)
    before, after = read(path).paragraphs, read(copied(path).path).paragraphs
    assert [p.text for p in before[:2]] == ["Trade over borders", BEKOVA]
    assert [p.text for p in after[:2]] == ["Trade over borders", ""]
    assert (len(after), after[-1].text) == (len(before), "[name removed] in a box")


@pytest.mark.parametrize("kind", KINDS)
def test_notes_of_an_emptied_byline_keep_their_places(kind: str, tmp_path: Path) -> None:
    authors = (Author(f"{BEKOVA}[[She is at the Example Academy.]]", "Example Academy"),)
    told = sound(authors=authors, sections=(Section("Introduction", (f"{TEXT}[[A second note.]]",)),))
    path = build(tmp_path, told, kind)
    before, after = read(path), read(copied(path).path)
    assert [note.paragraphs[0].text.strip() for note in before.notes] == [
        "She is at the Example Academy.",
        "A second note.",
    ]
    assert [note.paragraphs[0].text.strip() for note in after.notes] == ["", "A second note."]
    assert len(after.paragraphs) == len(before.paragraphs)


def test_pictures_that_cannot_be_cleaned_are_told_by_their_place(tmp_path: Path) -> None:
    for write in (leaking_docx, leaking_odt):
        path = write(tmp_path / "m")
        texts = [p.text for p in read(path).paragraphs]
        copy = anonymise(path, tmp_path / "copy", (), PROFILE.sections)
        told = [look for look in copy.to_look_at if look.kind == "picture"]
        drawn = next(n for n, text in enumerate(texts) if "lake is drawn" in text)
        assert f"The picture in paragraph {drawn} " in " ".join(look.sentence for look in told)
        assert not any("media" in look.sentence or "Pictures/" in look.sentence for look in told)
        assert len(told) == len(set(told)) > 1
