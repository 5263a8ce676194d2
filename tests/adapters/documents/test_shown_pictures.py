"""Which pictures a copy has: those that its text still shows, in a form that every program shows."""

from pathlib import Path

from jcas.adapters.documents.anonymise import anonymise
from tests.adapters.documents.packages import parts, with_parts
from tests.leaks import png
from tests.leaks.docx import OFFICE, RELATIONSHIPS, leaking_docx
from tests.leaks.odt import frame, image, leaking_odt
from tests.manuscripts import PROFILE


def rels(*rows: tuple[str, str]) -> bytes:
    listed = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/image" Target="{part}"/>' for i, part in rows)
    return f'<Relationships xmlns="{RELATIONSHIPS}">{listed}</Relationships>'.encode()


def pictures(path: Path) -> int:
    copy = anonymise(path, path.parent / "copy", (), PROFILE.sections)
    return sum("media/" in name or name.startswith("Pictures/") for name in parts(copy.path))


def test_a_picture_in_a_header_goes_with_it(tmp_path: Path) -> None:
    for write, header, end, shown in (
        (leaking_docx, "word/header1.xml", b"</w:hdr>", b'<w:p><w:r><w:pict><v:shape><v:imagedata r:id="logo"/></v:shape></w:pict></w:r></w:p>'),
        (leaking_odt, "styles.xml", b"</style:header>", f"<text:p>{frame(image('Pictures/logo.png'))}</text:p>".encode()),
    ):  # fmt: skip
        path = write(tmp_path / "m")
        before = pictures(path)
        told = parts(path)[header].replace(end, shown + end)
        logo = {"word/media/logo.png": png(), "Pictures/logo.png": png()}
        links = {"word/_rels/header1.xml.rels": rels(("logo", "media/logo.png"))}
        assert pictures(with_parts(path, {header: told, **logo, **links})) == before > 1


def test_a_pdf_that_only_macs_show_gives_way_to_the_picture_beside_it(tmp_path: Path) -> None:
    path = leaking_docx(tmp_path / "m.docx")
    body, links = parts(path)["word/document.xml"].decode(), parts(path)["word/_rels/document.xml.rels"]
    pdf, other = (f'<pic:blipFill><a:blip r:embed="{identity}"/></pic:blipFill>' for identity in ("pdf", "png"))
    mac = (
        '<mc:AlternateContent><mc:Choice xmlns:ma="http://schemas.microsoft.com/office/mac/drawingml/2008/main" '
        f'Requires="ma">{pdf}</mc:Choice><mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>'
    )
    row = f'<Relationship Id="pdf" Type="{OFFICE}/image" Target="media/figure.pdf"/></Relationships>'.encode()
    stretched = other.replace("</pic", "<a:stretch><a:fillRect/></a:stretch></pic")
    changed = {
        "word/document.xml": body.replace(stretched, mac).encode(),
        "word/_rels/document.xml.rels": links.replace(b"</Relationships>", row),
        "word/media/figure.pdf": b"%PDF-1.4",
    }
    assert mac.encode() in changed["word/document.xml"]
    copy = anonymise(with_parts(path, changed), tmp_path / "copy", (), PROFILE.sections)
    written = parts(copy.path)
    assert b"office/mac" not in written["word/document.xml"]
    assert other.encode() in written["word/document.xml"]
    assert not [name for name in written if name.endswith(".pdf")]
