"""PDFs for the other side: what hides in them goes, what can't go is told to the editor."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.adapters.documents.scrubs import assert_tells_nothing, scrubbed, withheld, written
from tests.leaks import EMAIL, NAME, TURNED


def pdf(path: Path, text: str = "Depths of the lakes by year") -> Path:
    """A PDF with this text that names the author in every place beside its pages."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page = made.add_blank_page(page_size=(300, 200))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = made.make_stream(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode("latin-1") if text else b"")
    comment = {"Type": "/Annot", "Rect": [1, 1, 9, 9]}
    notes = (
        pikepdf.Dictionary(Subtype=pikepdf.Name.Text, T=NAME, Contents=f"said {TURNED}", Rect=[1, 1, 9, 9]),
        pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=comment["Rect"], A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"mailto:{EMAIL}")),
        pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=comment["Rect"], A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://doi.org/10.1234/lakes")),
    )  # fmt: skip
    page.Annots = pikepdf.Array([made.make_indirect(note) for note in notes])
    page.PieceInfo = pikepdf.Dictionary(Who=pikepdf.String(NAME))
    made.attachments["notes.txt"] = f"by {NAME}".encode()
    made.docinfo["/Author"] = NAME
    with made.open_metadata() as meta:
        meta["dc:creator"] = [NAME]
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("The depths", 0))
    made.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return path


def test_a_pdf_loses_everything_but_its_pages_outline_and_plain_links(tmp_path: Path) -> None:
    path = pdf(tmp_path / "m")
    assert NAME.encode() in path.read_bytes()
    made = scrubbed(path)
    assert_tells_nothing(made.path)
    with pikepdf.open(made.path) as left:
        assert (len(left.attachments), "/Info" in left.trailer, "/Metadata" in left.Root) == (0, False, False)
        assert [str(note.A.URI) for note in left.pages[0].Annots] == ["https://doi.org/10.1234/lakes"]
        with left.open_outline() as outline:
            assert [item.title for item in outline.root] == ["The depths"]
        left.save(
            tmp_path / "plain.pdf",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    assert_tells_nothing(tmp_path / "plain.pdf")
    with pypdfium2.PdfDocument(made.path) as read_back:
        assert "Depths of the lakes by year" in read_back[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"By {NAME}", f"“{NAME}”"),
        ("By Bekova and others", "“Bekova”"),
        (f"Write to {EMAIL}", f"“{EMAIL}”"),
        ("", "page without text"),
    ],
)
def test_a_pdf_whose_pages_tell_or_cant_be_read_is_to_be_looked_at_without_its_properties(
    text: str, said: str, tmp_path: Path
) -> None:
    made = scrubbed(pdf(tmp_path / "m", text))
    assert [said in look.sentence for look in made.to_look_at] == [True]
    with pikepdf.open(made.path) as left:
        assert (len(left.attachments), "/Info" in left.trailer, "/Metadata" in left.Root) == (0, False, False)


def test_each_reason_to_look_at_a_pdf_is_told(tmp_path: Path) -> None:
    with pikepdf.open(pdf(tmp_path / "m", f"By {NAME}"), allow_overwriting_input=True) as made:
        made.add_blank_page()
        made.save(tmp_path / "m")
    assert [look.kind for look in scrubbed(tmp_path / "m").to_look_at] == ["text", "picture"]


def test_a_pdf_may_cite_the_author(tmp_path: Path) -> None:
    assert scrubbed(pdf(tmp_path / "m", "As others said \\(Bekova, 2020\\)")).format == "pdf"


def test_an_outline_that_names_the_author_goes(tmp_path: Path) -> None:
    with pikepdf.open(pdf(tmp_path / "m"), allow_overwriting_input=True) as made:
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(f"Thanks of {NAME}", 0))
        made.save(tmp_path / "m")
    made = scrubbed(tmp_path / "m")
    assert_tells_nothing(made.path)
    assert made.to_look_at == []
    with pikepdf.open(made.path) as left, left.open_outline() as outline:
        assert list(outline.root) == []


def test_a_name_that_no_page_shows_and_that_stays_is_told(tmp_path: Path) -> None:
    with pikepdf.open(pdf(tmp_path / "m"), allow_overwriting_input=True) as made:
        made.pages[0].Kept = pikepdf.String(f"by {NAME}")
        made.save(tmp_path / "m")
    assert [NAME in look.sentence for look in scrubbed(tmp_path / "m").to_look_at] == [True]


def test_pdfs_that_cant_be_opened_are_withheld(tmp_path: Path) -> None:
    with pikepdf.open(pdf(tmp_path / "first")) as made:
        (tmp_path / "folder").mkdir()
        made.save(tmp_path / "folder" / "m", encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "password" in withheld(tmp_path / "folder" / "m")
    assert "damaged" in withheld(written(tmp_path / "folder" / "m", b"%PDF-1.7\nbroken"))


def changed_pdf(path: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    with pikepdf.open(pdf(path), allow_overwriting_input=True) as made:
        change(made)
        made.save(path)
    return path


KERNED = b"BT /F1 12 Tf 20 780 Td [(A) -3 (igeri) 2 (m Bek) 5 (ova)] TJ ET"


def written_above(made: pikepdf.Pdf) -> None:
    """A running head that is cropped away, as of an article cut out of a journal's page."""
    made.pages[0].CropBox = pikepdf.Array([0, 0, 300, 200])
    made.pages[0].contents_add(KERNED)


def drawn_by_nobody(made: pikepdf.Pdf) -> None:
    made.pages[0].Resources.XObject = pikepdf.Dictionary(
        Fx=made.make_indirect(pikepdf.Stream(made, KERNED, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]))
    )


def named_in_a_key(made: pikepdf.Pdf) -> None:
    made.pages[0].Resources.XObject = pikepdf.Dictionary({"/Bekova_Aigerim": made.make_stream(b"")})


def named_as_a_place(made: pikepdf.Pdf) -> None:
    made.Root.Dests = pikepdf.Dictionary({"/AigerimBekova": pikepdf.Array([])})


@pytest.mark.parametrize("hide", [written_above, drawn_by_nobody, named_in_a_key, named_as_a_place])
def test_a_pdf_that_names_where_nobody_looks_is_to_be_looked_at(
    hide: Callable[[pikepdf.Pdf], None], tmp_path: Path
) -> None:
    looks = scrubbed(changed_pdf(tmp_path / "m", hide)).to_look_at
    assert ["holds a name or an address" in look.sentence for look in looks] == [True]


def test_a_bookmark_that_names_by_surname_and_where_else_a_link_leads_go(tmp_path: Path) -> None:
    def hide(made: pikepdf.Pdf) -> None:
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Response of Dr Bekova", 0))
        link = made.pages[0].Annots[2]
        link.PA = link.A.Next = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/aigerim-bekova")

    made = scrubbed(changed_pdf(tmp_path / "m", hide))
    assert made.to_look_at == []
    with pikepdf.open(made.path) as left:
        assert "/Outlines" not in left.Root
        assert [sorted(note.keys()) for note in left.pages[0].Annots] == [["/A", "/Rect", "/Subtype"]]
        assert sorted(left.pages[0].Annots[0].A.keys()) == ["/S", "/URI"]
