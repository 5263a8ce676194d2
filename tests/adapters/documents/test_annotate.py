"""Annotated copies in both formats: a comment where each finding is, and not a letter of the manuscript changed."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.annotate import AnnotatedCopy, annotate
from jcas.adapters.documents.commenting import Signature
from jcas.demo.manuscripts import Author, Picture, Section, Table
from jcas.domain import words
from jcas.domain.checks.report import File, report
from jcas.domain.documents import Comment, Document, Place
from jcas.domain.refusals import Unreadable
from tests.adapters.documents.hostile import SMALL, made
from tests.adapters.documents.odd import HOMES, ODD, odd_odt
from tests.adapters.documents.packages import docx_of, parts
from tests.libreoffice import converted
from tests.manuscripts import PROFILE, TEXT, build, sound
from tests.regression import docx, odt, sources

KINDS = ("docx", "odt")
REGRESSION = Path(__file__).resolve().parents[2] / "regression"
SIGNED = Signature("JCAS Desk", "JCAS")
BEKOVA = "Aigerim Bekova"
TRACES = dict.fromkeys(("creator", "header", "comment_by", "insertion_by", "deletion_by"), BEKOVA)
LEAKY = sound(
    traces=TRACES,
    habits={"font": "Calibri", "size": 11, "headings": "list", "byline": "superscripts"},
    sections=(
        Section("Introduction", (f"Text {TEXT}[[A note]] *slanted* 10^th^ (Nobody, 1999)", TEXT)),
        Section("Findings", (Table("Table 1. Numbers", (("a", "b"), ("1", "2"))), Picture("Figure 1. A map"), TEXT)),
    ),
    references=("Writer, A. B. (2001). A title. *Journal*, 1(1), 1–20.", "“Quoted” by Bekova and Saparov, 2003"),
)
MAY_CHANGE = {
    "docx": {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"},
    "odt": {"content.xml"},
}


def real(document: Document) -> dict[str, Any]:
    """The report of the journal's own rules."""
    return report(document, File("m", document.format, 0, ""), PROFILE, "original")


def everywhere(document: Document) -> dict[str, Any]:
    """A report that finds something at each paragraph, and two things at the first."""
    return said(*([p.number] for p in document.paragraphs), [0])


def said(*places: list[int], message: str = "Said") -> dict[str, Any]:
    """A report of one finding for each of these lists of paragraphs."""
    row = {"rule": "test", "verdict": "warn", "consequence": "advise", "expected": None, "found": None}
    findings = [row | {"message": f"{message} of {at}.", "paragraphs": at} for at in places]
    return {"findings": findings, "citations": {"in_text": [], "references": []}}


def copied(path: Path, judge: Any = real, name: str = "copy") -> tuple[Path, AnnotatedCopy]:
    out = path.with_stem(f"{path.stem}-{name}")
    return out, annotate(path, out, judge(read(path)), SIGNED)


def read_or_none(path: Path) -> Document | None:
    try:
        return read(path)
    except Unreadable:
        return None


def ours(document: Document) -> list[Comment]:
    return [comment for comment in document.comments if comment.author == SIGNED.author]


def wording(document: Document) -> list[Any]:
    """Everything that a reader meets, with its number and look."""
    shown = [(p.number, p.place, p.style, p.outline, p.label, p.runs) for p in document.paragraphs]
    return [
        shown,
        [h.runs for h in document.headers],
        document.changes,
        document.properties,
        words.count_document(document),
    ]


@pytest.fixture(params=[*(("leaky", kind) for kind in KINDS), *(("odd", kind) for kind in KINDS)], ids="-".join)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    which, kind = request.param
    return build(tmp_path, LEAKY, kind) if which == "leaky" else ODD[kind](tmp_path / f"odd.{kind}")


@pytest.mark.parametrize("judge", [real, everywhere])
def test_every_word_number_and_look_stays(source: Path, judge: Any) -> None:
    out, copy = copied(source, judge)
    before, after = read(source), read(out)
    assert wording(after) == wording(before)
    assert [c for c in after.comments if c not in ours(after)] == before.comments
    assert copy.comments == len(ours(after)) >= 3


def test_all_other_parts_keep_their_bytes_and_order(source: Path) -> None:
    out, copy = copied(source)
    before, after = parts(source), parts(out)
    assert {name for name in after if before.get(name) != after[name]} <= MAY_CHANGE[copy.format]
    assert [name for name in after if name in before] == list(before)


def test_comments_stand_at_their_paragraphs(source: Path) -> None:
    document = read(source)
    comments = ours(read(copied(source, everywhere)[0]))
    for comment in comments:
        n = int(comment.text.partition("[")[2].partition("]")[0])
        assert comment.paragraph == _home(document, n)
    assert len(comments) == len(document.paragraphs) + 1


def _home(document: Document, n: int) -> int:
    """The paragraph itself; for one of a note or a text box the paragraph that holds the note's mark or the box."""
    paragraph = document.paragraphs[n]
    if paragraph.place not in {Place.NOTE, Place.TEXT_BOX}:
        return n
    beginning = HOMES[paragraph.text.strip()]
    return next(p.number for p in document.paragraphs if p.text.startswith(beginning))


def test_an_annotated_copy_can_be_annotated(source: Path) -> None:
    once, first = copied(source)
    twice, second = copied(once, name="again")
    assert wording(read(twice)) == wording(read(source))
    assert len(ours(read(twice))) == first.comments + second.comments
    assert second.comments >= first.comments


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", SMALL)
def test_a_hostile_file_is_refused_or_keeps_its_words(case: str, tmp_path: Path) -> None:
    path = made(SMALL, case, tmp_path)
    before = read_or_none(path)
    if before is None or before.format not in KINDS:  # a PDF can be read, but gets no copy
        with pytest.raises(Unreadable):
            annotate(path, tmp_path / "copy", said([0]), SIGNED)
    elif before.paragraphs:
        out, _ = copied(path, everywhere)
        assert wording(read(out)) == wording(before)


def test_findings_about_everything_stand_together_at_the_title(tmp_path: Path) -> None:
    for kind in KINDS:
        path = build(tmp_path, sound(abstract=(), keywords=(), authors=(Author("A. Nobody"),)), kind)
        general = [c for c in ours(read(copied(path)[0])) if "as a whole" in c.text]
        assert [c.paragraph for c in general] == [0]
        assert "No abstract was found" in general[0].text
        assert "keywords" in general[0].text


@pytest.mark.parametrize("kind", KINDS)
def test_texts_that_xml_cant_hold_are_still_said(kind: str, tmp_path: Path) -> None:
    message = "a\ud800b\x00c\x0bd\ufffee <w:p> & 😀 \u202eשלום"
    out, _ = copied(build(tmp_path, sound(), kind), lambda _: said([1], message=message))
    (comment,) = ours(read(out))
    assert "a\ufffdb\ufffdc" in comment.text
    assert "<w:p> & 😀 \u202eשלום" in comment.text


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_say_leaves_every_part_as_it_is(kind: str, tmp_path: Path) -> None:
    path = build(tmp_path, sound(), kind)
    out, copy = copied(path)
    assert copy == AnnotatedCopy(kind, 0)
    assert parts(out) == parts(path)


def test_a_manuscript_without_a_paragraph_is_refused(tmp_path: Path) -> None:
    path = docx_of(tmp_path / "m.docx", "<w:sectPr/>")
    with pytest.raises(Unreadable, match="no text that a comment could stand at"):
        copied(path)
    boxed = '<draw:frame text:anchor-type="page"><draw:text-box><text:p>Alone</text:p></draw:text-box></draw:frame>'
    with pytest.raises(Unreadable, match="no text that a comment could stand at"):
        copied(odd_odt(tmp_path / "m.odt", boxed))
    out, _ = copied(odd_odt(tmp_path / "n.odt", f"{boxed}<text:p>Behind it</text:p>"), everywhere)
    assert {comment.paragraph for comment in ours(read(out))} == {0}


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_manuscript_takes_less_than_a_second(kind: str, tmp_path: Path) -> None:
    sections = tuple(Section(f"Part {i}", (TEXT, f"{TEXT} (Nobody, {1900 + i})") * 8) for i in range(7))
    path = build(tmp_path, sound(habits={"font": "Calibri"}, sections=sections), kind)
    begun = time.process_time()
    _, copy = copied(path)
    assert time.process_time() - begun < 1
    assert copy.comments > 40
    assert words.count_document(read(path)) > 13_000


def test_libreoffice_opens_every_copy_with_its_comments_and_the_same_text(tmp_path: Path) -> None:
    odd = [ODD[kind](tmp_path / f"odd.{kind}") for kind in KINDS]
    must_open([*(build(tmp_path, LEAKY, kind) for kind in KINDS), *odd], tmp_path)


@pytest.mark.exhaustive
def test_every_composed_manuscript_keeps_its_words_and_opens(tmp_path: Path) -> None:
    composed = [sources.read(file) for file in sorted(REGRESSION.glob("*/*.txt"))]
    for number, source in enumerate(composed):
        written = [docx.write(tmp_path / f"{number}.docx", source), odt.write(tmp_path / f"{number}.odt", source)]
        for path in written:
            assert wording(read(copied(path, real, "real")[0])) == wording(read(path))
            path.with_stem(f"{path.stem}-real").unlink()
    must_open(sorted(tmp_path.iterdir()), tmp_path)


def must_open(sources: Sequence[Path], folder: Path) -> None:
    """LibreOffice shows the same text of each file and its copy with a comment everywhere, and keeps the comments."""
    paths = [path.rename(path.with_stem(f"{path.stem}-{path.suffix[1:]}")) for path in sources]
    copies = [copied(path, everywhere) for path in paths]
    texts = converted([*paths, *(out for out, _ in copies)], "txt:Text", folder / "texts")
    for before, after in zip(texts[: len(paths)], texts[len(paths) :], strict=True):
        assert shown(after) == shown(before) != b"", before
    for kind, other in zip(KINDS, reversed(KINDS), strict=True):
        some = [(out, copy) for out, copy in copies if copy.format == kind]
        for saved, (out, copy) in zip(converted([o for o, _ in some], other, folder / other), some, strict=True):
            assert len(ours(read(saved))) == copy.comments, out


def shown(path: Path) -> bytes:
    """The text; a content control's end, which LibreOffice writes only where no comment is, left out."""
    return path.read_bytes().replace(b"\r", b"")
