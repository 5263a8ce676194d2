"""Small documents that hold everything odd: tables in tables, notes, text boxes, controls, changes, comments, Hebrew."""

import zipfile
from pathlib import Path

from tests.adapters.documents.packages import docx_of

_BOX = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
DOCX = f"""
<!-- written by hand --><?mark kept?>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>A title of its own</w:t></w:r></w:p>
<w:p><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve"> Said </w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
 <w:ins w:id="7" w:author="B"><w:r><w:t>anew</w:t></w:r></w:ins><w:del w:id="8" w:author="C"><w:r><w:delText>of old</w:delText></w:r></w:del>
 <w:commentRangeEnd w:id="2"/></w:p>
<w:p/>
<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>שלום \u202bעולם</w:t></w:r></w:p>
<w:p><w:r><w:t>Text</w:t></w:r><w:ins w:id="9" w:author="B"><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> more</w:t></w:r></w:ins>
 <w:r><w:endnoteReference w:id="5"/></w:r></w:p>
<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Controlled</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t> within</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>
<w:sdt><w:sdtPr><w:id w:val="6"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Controlled alone</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>Beside it</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{_BOX}</wps:txbx></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
 <m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>
<w:sectPr/>"""
NOTES = "<w:footnotes NS><w:footnote w:id='2'><w:p><w:r><w:t>A note</w:t></w:r></w:p><w:p><w:r><w:t>goes on</w:t></w:r></w:p></w:footnote></w:footnotes>"
ENDNOTES = "<w:endnotes NS><w:endnote w:id='5'><w:p><w:r><w:t>At the end</w:t></w:r></w:p></w:endnote></w:endnotes>"
COMMENTS = '<w:comments NS><w:comment w:id="0" w:author="Editor" w:initials="E"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>'


def odd_docx(path: Path) -> Path:
    """Everything odd as a .docx."""
    return docx_of(path, DOCX, footnotes=NOTES, endnotes=ENDNOTES, comments=COMMENTS)


HOMES = {"A note": "Text", "goes on": "Text", "At the end": "Text", "In the box": "Beside it"}
"""Paragraphs that no comment can stand at -> how the one begins that it stands at instead."""

ODT = """<!-- written by hand --><?mark kept?>
<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>B</dc:creator><dc:date>2025-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>C</dc:creator><dc:date>2025-01-01T00:00:00</dc:date></office:change-info><text:p>of old</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1"><text:number>1.</text:number> A title of its own</text:h>
<text:p> Said  <office:annotation><dc:creator>Editor</dc:creator><dc:date>2025-01-01T00:00:00</dc:date><text:p>Why?</text:p></office:annotation><text:change-start text:change-id="c1"/>anew<text:change-end text:change-id="c1"/><text:change text:change-id="c2"/></text:p>
<text:p/>
<text:p>שלום \u202bעולם</text:p>
<text:p>Text<text:span><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p><text:p>goes on</text:p></text:note-body></text:note> more</text:span>
<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>At the end</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list>
<table:table><table:table-column/><table:table-row><table:table-cell><text:p>Cell</text:p><table:table><table:table-column/><table:table-row><table:table-cell><text:p>Inner</text:p></table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>
<text:p>Beside it<draw:frame text:anchor-type="as-char" svg:width="4cm" svg:height="1cm"><draw:text-box><text:p>In the box</text:p></draw:text-box></draw:frame></text:p>
<text:p>See <text:a xlink:type="simple" xlink:href="https://example.org/">there</text:a><text:s text:c="3"/><text:tab/>and on</text:p>"""
_MIME = "application/vnd.oasis.opendocument.text"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(f'xmlns:{p}="{_ODF}:{n}:1.0"' for p, n in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")))  # fmt: skip
_SPACES += f' xmlns:svg="{_ODF}:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def odd_odt(path: Path, body: str = ODT) -> Path:
    """Everything odd as an .odt, or this body."""
    manifest = f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        package.writestr("content.xml", f'<office:document-content {_SPACES} office:version="1.3"><office:body><office:text>{body}</office:text></office:body></office:document-content>')  # fmt: skip
        package.writestr("META-INF/manifest.xml", manifest)
    return path


ODD = {"docx": odd_docx, "odt": odd_odt}
