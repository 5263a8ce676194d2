"""The .odt that tells of its author in every place that it has."""

import zipfile
from base64 import b64encode
from pathlib import Path

from tests.leaks import CITED, EMAIL, NAME, ORCID, OTHERWISE, TEXT, TURNED, UNIVERSITY, emf, jpeg, png, svg

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{short}="{_ODF}{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"), ("meta", "meta"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("script", "script"))
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:officeooo="http://openoffice.org/2009/office" xmlns:AigerimBekova="http://schemas.example.org/lakes" xmlns:mine="http://example.org/aigerim-bekova/lakes"'  # fmt: skip


def paragraph(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def heading(text: str) -> str:
    return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{text}</text:h>'


def frame(inner: str, name: str = NAME) -> str:
    return f'<draw:frame draw:name="{name}" text:anchor-type="as-char" svg:width="2cm" svg:height="1cm">{inner}<svg:title>/home/{NAME}/map.png</svg:title><svg:desc>{NAME} at the lake</svg:desc></draw:frame>'


def image(part: str) -> str:
    return f'<draw:image xlink:href="{part}" xlink:type="simple"/>'


def body() -> str:
    """Every hiding place of a text."""
    record = f'ZOTERO_ITEM CSL_CITATION {{"note": "from {EMAIL}", "author": "{NAME}"}}'.replace('"', "&quot;")
    marked = f'<text:bibliography-mark text:identifier="x" text:bibliography-type="book" text:author="{NAME}" text:note="{EMAIL}">'
    note = '<text:note text:id="{0}" text:note-class="footnote"><text:note-citation>{0}</text:note-citation><text:note-body>{1}</text:note-body></text:note>'
    said = [
        "<text:span>Aig</text:span>erim Bek<text:span>ova</text:span> keeps the first lake.",
        "Kept by Aigerim<text:tab/>Bekova at the second lake.",
        "Kept by Aig\u00aderim\u200b Bek\u00adova at the third lake.",
        "At the fourth lake lived Bekova<text:line-break/>Aigerim, and Aigerim<text:s/>Bekova wrote.",
        f'<text:meta xhtml:about="{NAME}" xhtml:property="dc:creator" xhtml:content="{NAME}">The fifth lake is annotated.</text:meta>',
        f'<text:reference-mark-start text:name="{record} RND1"/>The sixth lake is cited<text:reference-mark-end text:name="{record} RND1"/>.',
        f'The seventh lake writes to <text:a xlink:type="simple" xlink:href="mailto:{EMAIL}" office:title="{NAME}">its keeper</text:a>.',
        f"The eighth lake is of <text:author-name>{NAME}</text:author-name> and <text:sender-email>{EMAIL}</text:sender-email>.",
        f"The ninth lake was cited {marked}(Bekova, 2020)</text:bibliography-mark>.",
        '<text:bookmark-start text:name="Bekova_Aigerim"/>The tenth lake is marked.<text:bookmark-end text:name="Bekova_Aigerim"/>' + frame(f"<draw:text-box>{paragraph(f'{NAME} said of the lake that it is deep.')}</draw:text-box>"),
        "The eleventh lake has a note." + note.format(2, paragraph(f"Told by {NAME} at the lake.")),
        '<text:change-start text:change-id="c1"/>The twelfth lake is new. <text:change-end text:change-id="c1"/><text:change text:change-id="c2"/>It stays.',
        f'The thirteenth lake hides something.<text:hidden-text text:condition="ooow:TRUE" text:string-value="Written at the {UNIVERSITY}" text:is-hidden="true"/>',
        f"The fourteenth lake is commented.<office:annotation><dc:creator>{NAME}</dc:creator><dc:date>2025-01-01T00:00:00</dc:date>{paragraph(f'{NAME} asks.')}</office:annotation>",
        '<text:a xlink:type="simple" xlink:href="https://people.example.org/~bekova">The fifteenth lake has a page.</text:a>',
        f'The sixteenth lake is defined by <text:user-defined text:name="{NAME}">{NAME}</text:user-defined>.',
        "The seventeenth lake holds a file." + frame(f'<draw:object-ole xlink:href="./Object 1"/>{image("./ObjectReplacements/Object 1")}'),
        frame(image("Pictures/Bekova Aigerim.png")) + frame(image("Pictures/photo.jpg")),
        f"As A. Bekova told us, and Bekova's students with her, the nineteenth lake is dry; write to {EMAIL} or https://orcid.org/{ORCID}.",
        "Others said so (Bekova, 2020), and Bekova (2020) showed the twentieth lake. In our earlier work (Bekova, 2020) we counted fish.",
        "See https://bekova.example.org/lakes for the twenty-first lake.",
        "The twenty-second lake is drawn." + frame(image("Pictures/drawn.svg")),
        "The twenty-third lake is charted." + frame('<draw:object xlink:href="./Object 2" xlink:type="simple"/>' + image("./ObjectReplacements/Object 2")),
        "The twenty-fourth lake is counted." + frame('<draw:object xlink:href="./Object 3" xlink:type="simple"/>'),
        f'The twenty-fifth lake is indexed.<text:alphabetical-index-mark text:string-value="{NAME}"/>',
        f"The twenty-seventh lake is told of by {OTHERWISE}, who said so.",
        f'The twenty-eighth lake hides by a style.<text:span text:style-name="Unseen">Written <text:s/>at the<text:span> {UNIVERSITY}</text:span><text:tab/>{note.format(3, paragraph("A note of the lake."))} in room 6.</text:span>',
        f'Written at the {UNIVERSITY} unseen.<text:hidden-paragraph text:condition="ooow:TRUE" text:is-hidden="true"/>',
        'The twenty-ninth lake is shown.<text:hidden-paragraph text:condition="ooow:FALSE" text:is-hidden="false"/>',
        f'<text:span xml:id="Aigerim_Bekova" mine:who="x">The thirtieth lake<mine:note>{NAME}</mine:note> is named.</text:span>',
        "The thirty-first lake is in letters." + frame(f"<draw:image><office:binary-data>{b64encode(png()).decode()}</office:binary-data></draw:image>"),
        "The twenty-sixth lake shows <text:title>The lakes of the steppe</text:title>.",
    ]  # fmt: skip
    front = [
        paragraph("The lakes of the steppe and those who keep them" + note.format(1, paragraph(f"The author is at the {UNIVERSITY}. Thanks go to her mother.")), "Title"), paragraph(NAME),
        paragraph(f"{UNIVERSITY}, {EMAIL}, ORCID {ORCID}"), paragraph(f"Abstract. {TEXT}"), paragraph("Keywords: lakes, steppe, water, keepers"), heading("Introduction"),
    ]  # fmt: skip
    hidden = f'<text:section text:name="{NAME}" text:display="none"><text:section-source xlink:href="file:///home/{NAME}/a.odt"/>{paragraph(f"Written at the {UNIVERSITY}.")}</text:section>'
    hidden += paragraph(f"Written at the {UNIVERSITY} by style.", "Unseen_20_child")
    table = f'<table:table table:name="Bekova_table"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell>{paragraph("Keeper")}</table:table-cell><table:table-cell>{paragraph(NAME)}</table:table-cell></table:table-row></table:table>'
    back = [
        heading("Acknowledgements"), paragraph(f"A.B. thanks the {UNIVERSITY}."), heading("References"),
        paragraph(CITED.replace("*", "")), paragraph("Writer, W. (2019). Waters. Delta Press."),
    ]  # fmt: skip
    info = f"<office:change-info><dc:creator>{NAME}</dc:creator><dc:date>2025-01-01T00:00:00</dc:date></office:change-info>"
    changes = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>{info}</text:insertion></text:changed-region>'
        f'<text:changed-region text:id="c2"><text:deletion>{info}{paragraph(f"{NAME} was struck out.")}</text:deletion></text:changed-region></text:tracked-changes>'
    )
    return "".join([changes, *front, *(paragraph(text, "Bekova_20_text") for text in said), hidden, table, *back])


def leaking_odt(path: Path) -> Path:
    """Write the .odt and return its path."""
    font = '<office:font-face-decls><style:font-face style:name="Aigerim_Bekova" svg:font-family="Sans"><svg:font-face-src><svg:font-face-uri xlink:href="Fonts/Aigerim_Bekova.ttf"/></svg:font-face-src></style:font-face></office:font-face-decls>'
    styles = f"""{font}<office:styles><style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Bekova_20_text" style:display-name="{NAME} text" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="BekovaAigerim" style:family="graphic"/><style:style style:name="Unseen" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="Unseen_20_text" style:display-name="Unseen of Bekova" style:family="paragraph"><style:text-properties text:display="none"/></style:style><style:style style:name="Unseen_20_child" style:family="paragraph" style:parent-style-name="Unseen_20_text"/></office:styles>
<office:automatic-styles><style:page-layout style:name="p"/></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"><style:header>{paragraph(f"{NAME}: draft of {UNIVERSITY}")}</style:header></style:master-page></office:master-styles>"""
    meta = f'<office:meta><meta:initial-creator>{NAME}</meta:initial-creator><dc:creator>{TURNED}</dc:creator><meta:user-defined meta:name="who">{NAME}</meta:user-defined></office:meta>'
    parts: dict[str, str | bytes] = {
        "content.xml": f'<office:document-content {_SPACES} office:version="1.3"><office:scripts><script:event-listener script:event-name="{NAME}"/></office:scripts><office:body><office:text>{body()}</office:text></office:body></office:document-content>',
        "styles.xml": f'<office:document-styles {_SPACES} office:version="1.3">{styles}</office:document-styles>',
        "meta.xml": f'<office:document-meta {_SPACES} office:version="1.3">{meta}</office:document-meta>',
        "settings.xml": f'<office:document-settings {_SPACES} office:version="1.3"><office:settings><x>printer of {NAME}</x></office:settings></office:document-settings>',
        "manifest.rdf": f"<x>{NAME}</x>",
        "META-INF/documentsignatures.xml": f"<x>{NAME}</x>",
        "Configurations2/who.xml": f"<x>{NAME}</x>",
        "Thumbnails/thumbnail.png": png(),
        "Object 1": NAME.encode("utf-16-le"),
        "ObjectReplacements/Object 1": emf(),
        "Pictures/Bekova Aigerim.png": png(),
        "Pictures/photo.jpg": jpeg(),
        "Fonts/Aigerim_Bekova.ttf": f"a font of {NAME}".encode(),
        "Pictures/drawn.svg": svg(),
        "Object 2/content.xml": f'<office:document-content {_SPACES} xmlns:chart="{_ODF}chart:1.0" office:version="1.3"><office:body><office:chart><chart:chart chart:class="chart:bar"><chart:title>{paragraph(f"Drawn by {NAME}")}</chart:title><chart:plot-area/></chart:chart></office:chart></office:body></office:document-content>',
        "Object 2/meta.xml": f"<x>{NAME}</x>",
        "ObjectReplacements/Object 2": emf(),
        "Object 3/content.xml": f'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi><annotation encoding="StarMath 5.0">x %% {NAME}</annotation></semantics></math>',
        "Object 3/settings.xml": f"<x>{NAME}</x>",
    }  # fmt: skip
    rows = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type=""/>' for name in parts)
    manifest = f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>{rows}</manifest:manifest>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = NAME.encode()
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, part in {**parts, "META-INF/manifest.xml": manifest}.items():
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.comment = NAME.encode()
            package.writestr(entry, part)
    return path
