"""What a reviewer attached, on its way to the authors: comments stay, nothing tells who wrote them."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.anonymise import AnonymisedCopy
from jcas.adapters.documents.further import scrub
from tests.adapters.documents.scrubs import assert_tells_nothing
from tests.leaks import EMAIL, NAME, ORCID, UNIVERSITY
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.manuscripts import PROFILE

NAMES = (NAME, EMAIL, ORCID, UNIVERSITY)


def a_copy(path: Path) -> AnonymisedCopy | str:
    return scrub(path, path.parent, NAMES, PROFILE.sections, keeps_comments=True)


@pytest.mark.parametrize("write", [leaking_docx, leaking_odt])
def test_comments_stay_at_their_paragraphs_without_their_writers(write: Callable[[Path], Path], tmp_path: Path) -> None:
    path = write(tmp_path / "annotated")
    made = a_copy(path)
    assert isinstance(made, AnonymisedCopy), made
    assert_tells_nothing(made.path)
    before, after = read(path), read(made.path)
    assert [comment.author for comment in after.comments] == ["Reviewer"] * len(before.comments)
    assert [(c.text.replace(NAME, "[name removed]"), c.paragraph) for c in before.comments] == [
        (c.text, c.paragraph) for c in after.comments
    ]
    assert len(before.comments) > 0
    assert len(before.paragraphs) == len(after.paragraphs)
    assert made.to_look_at[0].sentence.startswith(f"It had tracked changes ({len(before.changes)})")


def a_pdf(path: Path, said: str) -> Path:
    """A page with words on it, a comment, a marking that belongs to it, a stamp and a file hung on it."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(b"BT /F1 12 Tf 72 700 Td (The manuscript with my notes) Tj ET")
        page.Annots = pikepdf.Array(
            [
                pdf.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name(f"/{kind}"),
                        Rect=[10, 10, 90, 90],
                        Contents=pikepdf.String(said),
                        T=pikepdf.String(NAME),
                        Subj=pikepdf.String(EMAIL),
                        NM=pikepdf.String(f"{NAME} 1"),
                        RC=pikepdf.String(f"<body><p>{NAME}: {said}</p></body>"),
                    )
                )
                for kind in ("Text", "Highlight", "FileAttachment", "Stamp")
            ]
        )
        pdf.docinfo["/Author"] = NAME
        pdf.save(path)
    return path


def test_comments_of_a_pdf_stay_and_what_tells_of_their_writer_goes(tmp_path: Path) -> None:
    made = a_copy(a_pdf(tmp_path / "annotated.pdf", "Where is the method?"))
    assert isinstance(made, AnonymisedCopy), made
    assert_tells_nothing(made.path)
    with pikepdf.open(made.path) as pdf:
        kept = [(str(a.Subtype), str(a.Contents), "/T" in a) for a in pdf.pages[0].Annots]
    assert kept == [("/Text", "Where is the method?", False), ("/Highlight", "Where is the method?", False)]


@pytest.mark.parametrize("keeps_comments", [True, False])
def test_what_a_popup_or_the_structure_points_at_tells_nothing_either(keeps_comments: bool, tmp_path: Path) -> None:
    with pikepdf.open(a_pdf(tmp_path / "m.pdf", "Why?"), allow_overwriting_input=True) as pdf:
        stamp = pdf.pages[0].Annots[3]
        stamp.T, stamp.Contents = pikepdf.String("abekova-PC"), pikepdf.String("seen by abekova")
        popup = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Popup, Rect=[1, 1, 9, 9], Parent=stamp)
        pdf.pages[0].Annots.append(pdf.make_indirect(popup))
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=pikepdf.Dictionary(Obj=stamp)))
        pdf.save(tmp_path / "m.pdf")
    made = scrub(tmp_path / "m.pdf", tmp_path, NAMES, PROFILE.sections, keeps_comments=keeps_comments)
    assert isinstance(made, AnonymisedCopy), made
    with pikepdf.open(made.path) as pdf:
        assert not any(
            "abekova" in str(dict(thing.items())) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)
        )


def test_a_pdf_with_a_page_of_pictures_goes_to_the_editor_without_its_properties(tmp_path: Path) -> None:
    with pikepdf.open(a_pdf(tmp_path / "m.pdf", "Why?"), allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "m.pdf")
    made = a_copy(tmp_path / "m.pdf")
    assert isinstance(made, AnonymisedCopy), made
    assert_tells_nothing(made.path)
    assert ["page without text" in look.sentence for look in made.to_look_at] == [True]


def test_a_pdf_whose_comment_names_its_writer_is_withheld(tmp_path: Path) -> None:
    made = a_copy(a_pdf(tmp_path / "annotated.pdf", f"As I, {NAME}, wrote elsewhere."))
    assert isinstance(made, str)
    assert NAME in made
    assert "ask for one without names" in made
