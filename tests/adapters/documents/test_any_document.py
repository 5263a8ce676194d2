"""Whatever a manuscript holds: it reads as it was written, in either format, and its report keeps to the contract."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcas.adapters.documents import read
from jcas.demo.manuscripts import Author, Habits, Line, Manuscript, Picture, Section, Table, pieces, spans
from jcas.domain import words
from jcas.domain.checks.report import File, report
from jcas.domain.documents import Document
from tests.adapters.documents.packages import docx_of, odt_of
from tests.checked import SCHEMA
from tests.manuscripts import BUILDERS, PROFILE

EXAMPLES = 400 if os.environ.get("JCAS_TEST_ALL") == "1" else 15
ANY = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)

WORD = st.one_of(
    st.text("abcdefgstuvwyzКиргизӘқүöéł'’", min_size=1, max_size=9),
    st.sampled_from(["(Writer, 2001)", "et", "al.", "Writer's", "12.5%", "“quoted”", "&", "<b>", "]]>", "e.g.,", "שלום", "naïve", "𝒜b", "a\u0301"]),
)  # fmt: skip
PHRASE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
MARKED = st.one_of(
    PHRASE,
    PHRASE.map(lambda text: f"*{text}*"),
    PHRASE.map(lambda text: f"**{text}**"),
    st.tuples(PHRASE, PHRASE).map(lambda pair: f"{pair[0]}[[{pair[1]}]]"),
)
TEXT = st.lists(MARKED, min_size=1, max_size=5).map(" ".join)
TABLE = st.builds(Table, PHRASE, st.lists(st.tuples(PHRASE, PHRASE), min_size=1, max_size=3).map(tuple))
SECTION = st.builds(
    Section,
    PHRASE,
    st.lists(st.one_of(TEXT, TEXT, TABLE, st.builds(Picture, PHRASE)), max_size=4).map(tuple),
    st.integers(1, 3),
)
HABITS = st.builds(
    Habits,
    headings=st.sampled_from(["style", "outline", "numbered", "roman", "caps", "bold", "plain", "run_in"]),
    byline=st.sampled_from(["lines", "superscripts", "one_line", "none"]),
    abstract=st.sampled_from(["inline", "heading", "none"]),
    format_by=st.sampled_from(["style", "run"]),
    numbered_references=st.booleans(),
)
MANUSCRIPT = st.builds(
    Manuscript,
    title=PHRASE,
    authors=st.lists(st.builds(Author, PHRASE, PHRASE), max_size=3).map(tuple),
    abstract=st.lists(TEXT, max_size=2).map(tuple),
    keywords=st.lists(PHRASE, max_size=5).map(tuple),
    sections=st.lists(SECTION, max_size=5).map(tuple),
    references=st.lists(PHRASE, max_size=4).map(tuple),
    habits=HABITS,
)


def written(manuscript: Manuscript) -> tuple[list[str], list[str]]:
    """(every paragraph's visible text in reading order, pictures' own paragraphs as "", every note's text)."""
    texts: list[str] = []
    notes: list[str] = []

    def add(marked: str) -> None:
        parts = list(spans(marked))
        texts.append("".join(part.text for part in parts if not part.note))
        notes.extend(part.text for part in parts if part.note)

    for piece in pieces(manuscript):
        if isinstance(piece, Line):
            add(piece.text)
        elif isinstance(piece, Table):
            for cell in (cell for row in piece.rows for cell in row):
                add(cell)
        else:
            texts.append("")
    return texts, notes


@ANY
@given(manuscript=MANUSCRIPT)
def test_a_manuscript_reads_as_it_was_written(manuscript: Manuscript) -> None:
    texts, notes = written(manuscript)
    with TemporaryDirectory() as folder:
        for kind, build in BUILDERS.items():
            document = read(build(Path(folder) / f"m.{kind}", manuscript))
            flow = [p.text for p in document.paragraphs][: len(texts)]
            assert [" ".join(t.split()) for t in flow] == [" ".join(t.split()) for t in texts]
            assert [" ".join(p.text.split()) for n in document.notes for p in n.paragraphs] == [" ".join(n.split()) for n in notes]  # fmt: skip
            assert words.count_document(document) == sum(len(text.split()) for text in (*texts, *notes))
            _keeps_to_the_contract(document)


def _keeps_to_the_contract(document: Document) -> None:
    assert [p.number for p in document.paragraphs] == list(range(len(document.paragraphs)))
    found = report(document, File("m", document.format, 1, ""), PROFILE, "original")
    SCHEMA.validate(found)
    assert sum(found["document"]["words_by_part"].values()) == found["document"]["words"]
    numbers = set(range(len(document.paragraphs)))
    pointed = {n for f in found["findings"] for n in f["paragraphs"]} | {
        h["paragraph"] for h in found["document"]["headings"]
    }
    assert pointed <= numbers


# What word processors put around text: (XML, what a reader of the final document sees).
CHARACTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=8
)
PLAIN = CHARACTERS.map(lambda text: (f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>', text))
GONE = CHARACTERS.map(
    lambda text: (f'<w:del w:author="A"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>', "")
)
HIDDEN = CHARACTERS.map(lambda text: (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(text)}</w:t></w:r>", ""))
MARK = st.sampled_from([("<w:r><w:br/></w:r>", "\n"), ("<w:r><w:tab/></w:r>", "\t"), ('<w:bookmarkStart w:id="1"/>', ""), ("<w:proofErr/>", ""), ("<x:y xmlns:x='u'>z</x:y>", "")])  # fmt: skip
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_AROUND = (
    ("<w:ins>", "</w:ins>"), ("<w:moveTo>", "</w:moveTo>"), ("<w:hyperlink>", "</w:hyperlink>"), ("<w:smartTag>", "</w:smartTag>"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"), ('<w:fldSimple w:instr="PAGE">', "</w:fldSimple>"),
    (f'{_FIELD.format("begin")}<w:r><w:instrText>ADDIN x</w:instrText></w:r>{_FIELD.format("separate")}', _FIELD.format("end")),
)  # fmt: skip


def _wrapped(inner: st.SearchStrategy[list[tuple[str, str]]]) -> st.SearchStrategy[tuple[str, str]]:
    def around(pair: tuple[tuple[str, str], list[tuple[str, str]]]) -> tuple[str, str]:
        (before, after), parts = pair
        return before + "".join(xml for xml, _ in parts) + after, "".join(text for _, text in parts)

    return st.tuples(st.sampled_from(_AROUND), inner).map(around)


INLINE = st.recursive(
    st.one_of(PLAIN, PLAIN, GONE, HIDDEN, MARK), lambda parts: _wrapped(st.lists(parts, max_size=3)), max_leaves=12
)
PARAGRAPHS = st.lists(st.lists(INLINE, max_size=4), max_size=4)


@ANY
@given(paragraphs=PARAGRAPHS)
def test_whatever_stands_around_text_the_text_is_read(paragraphs: list[list[tuple[str, str]]]) -> None:
    body = "".join(f"<w:p>{''.join(xml for xml, _ in parts)}</w:p>" for parts in paragraphs)
    with TemporaryDirectory() as folder:
        document = read(docx_of(Path(folder) / "m.docx", body))
    assert [p.text for p in document.paragraphs] == ["".join(text for _, text in parts) for parts in paragraphs]
    _keeps_to_the_contract(document)


def _spanned(depth: int) -> Iterator[st.SearchStrategy[str]]:
    yield CHARACTERS.map(escape)
    yield st.sampled_from(["<text:s/>", "<text:tab/>", "<text:line-break/>", '<text:bookmark text:name="b"/>'])
    if depth:
        inner = st.lists(st.one_of(*_spanned(depth - 1)), max_size=3).map("".join)
        yield inner.map(lambda text: f'<text:span text:style-name="T1">{text}</text:span>')
        yield inner.map(lambda text: f'<text:a xlink:href="https://example.org">{text}</text:a>')
        yield inner.map(lambda text: f'<text:note text:note-class="footnote"><text:note-body><text:p>{text}</text:p></text:note-body></text:note>')  # fmt: skip
        yield inner.map(lambda text: f"<draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>")


@ANY
@given(texts=st.lists(st.one_of(*_spanned(3)), max_size=6))
def test_any_odt_keeps_to_the_contract(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        document = read(odt_of(Path(folder) / "m.odt", "".join(f"<text:p>{text}</text:p>" for text in texts)))
    _keeps_to_the_contract(document)


def test_the_generated_cases_are_not_all_alike() -> None:
    plain = Manuscript(title="A", sections=(Section("B", ("c[[d]]", Table("e", (("f", "g"),)))),))
    assert written(plain) == (["A", "B", "c", "e", "f", "g"], ["d"])
    assert written(replace(plain, title="*A* b"))[0][0] == "A b"
