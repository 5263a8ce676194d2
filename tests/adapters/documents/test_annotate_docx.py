"""What is peculiar to annotated .docx files: ids, ranges, the package's tables, strict files, the file's own comments."""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from jcas.adapters.documents import docx, read
from jcas.adapters.documents.annotate_docx import commented
from jcas.adapters.documents.commenting import Signature
from jcas.adapters.documents.docx_names import W
from jcas.adapters.documents.package import Package
from jcas.domain.annotating import Remark
from tests.adapters.documents.odd import odd_docx
from tests.adapters.documents.packages import changed, docx_of, parts, replacing

STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
SIGNED = Signature("JCAS Desk", "JCAS")
BODY = "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>Words</w:t></w:r></w:p>"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def copied(path: Path, *remarks: Remark) -> Path:
    out = path.with_name("copy.docx")
    with Package(path) as package:
        _, elements = docx.read_with_elements(package)
        package.copy(out, commented(package, elements, remarks or [Remark(0, ("Mend it.",))], SIGNED))
    must_be_sound(out)
    return out


def must_be_sound(path: Path, w: str = W) -> None:
    """What Word asks of comments: one part, declared and related; ids of their own; whole ranges, each referred to."""
    with Package(path) as package:
        main = docx.main_part(package)
        links = [link for link in package.relationships(main) if link.kind == "comments"]
        assert [link.target in package for link in links] == [True]
        ids = [row.get("Id") for row in package.xml(posixpath.join("word", "_rels", "document.xml.rels"))]
        assert len(ids) == len(set(ids))
        types = package.xml("[Content_Types].xml").findall(f"{PACKAGE}Override")
        assert [t.get("ContentType") for t in types if t.get("PartName") == f"/{links[0].target}"] == [f"{MAIN}.comments+xml"]  # fmt: skip
        names = Counter(str(t.get("PartName")).lower() for t in types)
        assert set(names.values()) == {1}
        root, comments = package.as_written(main), package.as_written(links[0].target)
    made = [c.get(f"{w}id") for c in comments.iter(f"{w}comment")]
    assert len(set(made)) == len(made)
    for identity in (c.get(f"{w}id") for c in comments.iter(f"{w}comment") if c.get(f"{w}author") == "JCAS Desk"):
        marks = [
            e for e in root.iter() if isinstance(e.tag, str) and e.get(f"{w}id") == identity and "comment" in e.tag
        ]
        assert [e.tag.removeprefix(w) for e in marks] == ["commentRangeStart", "commentRangeEnd", "commentReference"]
        assert all(e.getparent() is not None and e.getparent().tag in {f"{w}p", f"{w}r"} for e in marks)


def test_the_range_encloses_the_paragraph_behind_its_properties(tmp_path: Path) -> None:
    written = parts(copied(docx_of(tmp_path / "m.docx", BODY)))["word/document.xml"].decode()
    assert (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t>Words</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    ) in written


def test_a_comment_holds_author_initials_and_lines(tmp_path: Path) -> None:
    path = copied(docx_of(tmp_path / "m.docx", BODY), Remark(0, ("Mend it.", "Expected: so [rule]")))
    root = etree.fromstring(parts(path)["word/comments.xml"])
    (comment,) = root
    assert {k.removeprefix(W): v for k, v in comment.attrib.items()} == {"id": "0", "author": "JCAS Desk", "initials": "JCAS"}  # fmt: skip
    assert ["".join(p.itertext()) for p in comment] == ["Mend it.", "Expected: so [rule]"]


def test_comments_of_the_file_are_kept_and_ids_of_lost_ones_not_taken(tmp_path: Path) -> None:
    path = odd_docx(tmp_path / "m.docx")
    with zipfile.ZipFile(path) as package:
        types = package.read("[Content_Types].xml")
    copy = copied(path, *(Remark(n, (str(n),)) for n in range(15)))
    root = etree.fromstring(parts(copy)["word/comments.xml"])
    ids = [c.get(f"{W}id") for c in root]
    assert ids == ["0", "1", *(str(n) for n in range(3, 17))], "2 is the id of a comment that the file has lost"
    assert read(copy).comments[0] == read(path).comments[0]
    assert b"comments+xml" not in types, "the sample did not declare its comments, the copy does"


def test_a_comment_on_a_note_encloses_its_mark_alone(tmp_path: Path) -> None:
    notes = "<w:footnotes NS><w:footnote w:id='2'><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote></w:footnotes>"
    marked = "<w:p><w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>B</w:t></w:r></w:p>"
    path = copied(docx_of(tmp_path / "m.docx", marked, footnotes=notes), Remark(1, ("Mend it.",)))
    body = parts(path)["word/document.xml"].decode()
    assert (
        '<w:t>A</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>B</w:t>'
    ) in body
    assert b"comment" not in parts(path)["word/footnotes.xml"]


def test_in_a_content_control_the_range_is_empty_at_the_beginning(tmp_path: Path) -> None:
    """LibreOffice 7.4 would lose the text before a comment's reference."""
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{BODY}</w:sdtContent></w:sdt>"
    written = parts(copied(docx_of(tmp_path / "m.docx", body)))["word/document.xml"].decode()
    assert (
        '</w:pPr><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        "<w:r><w:t>Words</w:t></w:r></w:p>"
    ) in written


def renamed(path: Path, target: str, *, there: bool = True) -> Path:
    """The odd document with its comments in another part, or in none."""
    out = path.with_name("renamed.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("document.xml.rels"):
                data = replacing(b'Target="comments.xml"', f'Target="{target}"'.encode())(data)
            if name != "word/comments.xml":
                new.writestr(name, data)
            elif there:
                new.writestr(posixpath.normpath(posixpath.join("/word", target)).lstrip("/"), data)
    return out


@pytest.mark.parametrize("target", ["notes/said.xml", "/word/Said.xml", "../said.xml"])
@pytest.mark.parametrize("there", [True, False])
def test_comments_go_where_the_relationship_says(target: str, there: bool, tmp_path: Path) -> None:
    path = renamed(odd_docx(tmp_path / "m.docx"), target, there=there)
    copy = copied(path)
    assert {c.author for c in read(copy).comments} == ({"Editor", "JCAS Desk"} if there else {"JCAS Desk"})
    before, after = parts(path), parts(copy)
    assert before["word/_rels/document.xml.rels"] == after["word/_rels/document.xml.rels"]


def test_a_part_of_that_name_that_is_no_comments_part_stays(tmp_path: Path) -> None:
    others = {"word/Comments.xml": b"<mine/>", "word/comments1.xml": b"<mine/>"}
    copy = copied(changed(tmp_path, others))
    assert {name: parts(copy)[name] for name in others} == others
    assert b"Mend it." in parts(copy)["word/comments2.xml"]


def test_ids_of_relationships_do_not_clash(tmp_path: Path) -> None:
    taken = replacing(b"</Relationships>", b'<!--x--><Relationship Id="rIdComments1" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>')  # fmt: skip
    copy = copied(changed(tmp_path, {"word/_rels/document.xml.rels": taken}))
    assert b'Id="rIdComments2"' in parts(copy)["word/_rels/document.xml.rels"]


def test_a_package_whose_main_part_has_no_relationships_gets_them(tmp_path: Path) -> None:
    path, bare = docx_of(tmp_path / "m.docx", BODY), tmp_path / "bare.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            if name != "word/_rels/document.xml.rels":
                new.writestr(name, old.read(name))
    assert [c.text for c in read(copied(bare)).comments] == ["Mend it."]


def strict(data: bytes) -> bytes:
    office, word = b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"  # fmt: skip
    return data.replace(office, b"http://purl.oclc.org/ooxml/officeDocument/").replace(word, STRICT[1:-1].encode())


def made_strict(path: Path) -> Path:
    out = path.with_name("strict.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, strict(old.read(name)))
    return out


@pytest.mark.parametrize("build", [odd_docx, lambda path: docx_of(path, BODY)], ids=["with comments", "without"])
def test_a_strict_file_gets_strict_comments(build: Callable[[Path], Path], tmp_path: Path) -> None:
    path = made_strict(build(tmp_path / "m.docx"))
    out = path.with_name("copy.docx")
    with Package(path) as package:
        document, elements = docx.read_with_elements(package)
        remarks = [Remark(p.number, (str(p.number),)) for p in document.paragraphs]
        package.copy(out, commented(package, elements, remarks, SIGNED))
    must_be_sound(out, STRICT)
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"http://schemas.openxmlformats.org/wordprocessingml/2006/main" not in parts(out)[name]
        assert b"http://schemas.openxmlformats.org/officeDocument/2006/relationships" not in parts(out)[name]
    assert len(read(out).comments) == len(read(path).comments) + len(document.paragraphs)
    assert [p.text for p in read(out).paragraphs] == [p.text for p in document.paragraphs]


def test_a_file_in_another_prefix_and_encoding_is_written_in_its_own_names(tmp_path: Path) -> None:
    path, other = odd_docx(tmp_path / "m.docx"), tmp_path / "other.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name.startswith("word/") and name.endswith(".xml"):
                data = (
                    f'<?xml version="1.0" encoding="UTF-16"?>{data.replace("w:", "q:").replace("xmlns:w=", "xmlns:q=")}'
                )
            new.writestr(name, data.encode("utf-16" if "UTF-16" in data else "utf-8"))
    copy = copied(other, Remark(0, ("Mend it.",)))
    assert [p.text for p in read(copy).paragraphs] == [p.text for p in read(path).paragraphs]
    assert b"<q:commentRangeStart q:id=" in parts(copy)["word/document.xml"]
    assert [c.text for c in read(copy).comments] == ["Why?", "Mend it."]
