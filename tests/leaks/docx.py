"""The .docx that tells of its author in every place that it has."""

import zipfile
from pathlib import Path

from tests.leaks import CITED, EMAIL, NAME, ORCID, OTHERWISE, TEXT, TURNED, UNIVERSITY, chart, emf, jpeg, png, svg

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:AigerimBekova="http://schemas.example.org/lakes" xmlns:mine="http://example.org/aigerim-bekova/lakes" '
    'mc:Ignorable="wps AigerimBekova mine"'
)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def symbols(text: str) -> str:
    """A text of which each letter is an element, from a font of letters, half of them in the private area."""
    codes = (f"{ord(c) + 0xF000 * (n % 2):04X}" for n, c in enumerate(text))
    return "".join(f'<w:r><w:sym w:font="Times New Roman" w:char="{code}"/></w:r>' for code in codes)


def paragraph(inner: str, style: str = "") -> str:
    form = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{form}{inner if inner.startswith('<') else run(inner)}</w:p>"


def field(instruction: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    half = len(instruction) // 2
    code = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in (instruction[:half], instruction[half:])
    )
    return mark.format("begin") + code + mark.format("separate") + run(shown) + mark.format("end")


def nested(instruction: str) -> str:
    """A field within another one's instruction, as EndNote writes its citations, with data that is packed."""
    mark = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'
    inner = field(f"ADDIN EN.CITE.DATA {NAME}", NAME)
    data = f"<w:fldData>{NAME}</w:fldData>"
    return (
        mark.format("begin", data)
        + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        + inner
        + mark.format("separate", "")
        + run("(Bekova, 2020)")
        + mark.format("end", "")
    )


def drawing(n: int, relation: str, around: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="400000" cy="200000"/><wp:docPr id="{n}" name="C:\\Users\\{NAME}\\map.png" descr="{NAME} at the lake" title="{NAME}"/>'
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{n}" name="{NAME}.png" descr="/home/{TURNED}/map.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="400000" cy="200000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>{around}'
    )


def box(text: str) -> str:
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="400000"/><wp:docPr id="77" name="Box"/><a:graphic>'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><v:shape style="width:70pt;height:30pt" alt="{NAME}"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


_CHART = f'<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="500000"/><wp:docPr id="9" name="{NAME}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="chart"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def body(charted: bool) -> str:
    """Every hiding place of a text; in brackets behind each what a reader is left."""
    zotero = f'ADDIN ZOTERO_ITEM CSL_CITATION {{"note": "from {EMAIL}", "path": "/home/{TURNED}/lib.bib", "author": "{NAME}"}}'.replace(
        '"', "&quot;"
    )
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    first_note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    change = f'w:id="9" w:author="{NAME}" w:date="2025-01-01T00:00:00Z"'
    said = [
        run("Aig") + run("erim", "<w:b/>") + run(" Bek") + run("ova keeps the first lake."),
        run("Kept by Aigerim") + "<w:r><w:tab/></w:r>" + run("Bekova at the second lake."),
        run("Kept by Aig\u00aderim\u200b Bek\u00adova at the third lake."),
        run("At the fourth lake lived Bekova") + "<w:r><w:br/></w:r>" + run("Aigerim, who wrote."),
        f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/><w:tag w:val="MENDELEY_CITATION_{NAME}"/><w:dataBinding w:xpath="/{TURNED}" w:storeItemID="x"/></w:sdtPr><w:sdtContent>{run("The fifth lake is in a control.")}</w:sdtContent></w:sdt>',
        f'<w:smartTag w:uri="people" w:element="PersonName"><w:smartTagPr><w:attr w:name="who" w:val="{NAME}"/></w:smartTagPr>{run("The sixth lake is tagged.")}</w:smartTag>',
        run("The seventh lake writes to ") + field(f"HYPERLINK &quot;mailto:{EMAIL}&quot; \\o &quot;{NAME}&quot;", "its keeper") + run("."),
        run("The eighth lake is of ") + f'<w:fldSimple w:instr=" AUTHOR ">{run(NAME)}</w:fldSimple>' + run("."),
        run("The ninth lake was cited ") + field(zotero, "(Bekova, 2020)") + run("."),
        f'<w:bookmarkStart w:id="5" w:name="Bekova_Aigerim"/>{run("The tenth lake is marked.")}<w:bookmarkEnd w:id="5"/>' + box(f"{NAME} said of the lake that it is deep."),
        run("The eleventh lake has a note.") + note,
        f'<w:ins {change}>{run("The twelfth lake is new. ")}</w:ins><w:del {change}><w:r><w:delText>{NAME} was struck out.</w:delText></w:r></w:del>' + run("It stays."),
        run("The thirteenth lake hides something.") + run(f"Written at the {UNIVERSITY} in room 5.", "<w:vanish/>"),
        f'<w:permStart w:id="3" w:ed="{EMAIL}"/>{run("The fourteenth lake is edited by one.")}<w:permEnd w:id="3"/>',
        f'<w:commentRangeStart w:id="0"/>{run("The fifteenth lake is commented.")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        f'<w:hyperlink r:id="page" w:tooltip="{NAME}">{run("The sixteenth lake has a page.")}</w:hyperlink>',
        run("The seventeenth lake holds a file.") + f'<w:r><w:object><v:shape id="_1" style="width:40pt;height:20pt" o:title="{NAME}"><v:imagedata r:id="emf" o:title="{TURNED}"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_1" r:id="ole"/></w:object></w:r>',
        drawing(1, "png") + drawing(2, "jpeg"),
        run("As A. Bekova told us, and Bekova's students with her, the nineteenth lake is dry; write to ") + run(EMAIL) + run(f" or https://orcid.org/{ORCID}."),
        run("Others said so (Bekova, 2020), and Bekova (2020) showed the twentieth lake. In our earlier work (Bekova, 2020) we counted fish."),
        run("See https://bekova.example.org/lakes for the twenty-first lake."),
        run("The twenty-second lake is drawn.") + drawing(3, "svg"),
        run("The twenty-third lake is charted.") + (_CHART if charted else ""),
        run("The twenty-fourth lake ends.") + '<w:r><w:endnoteReference w:id="1"/></w:r>',
        run("The twenty-fifth lake is old.") + f'<w:r><w:pict><v:shape style="width:70pt;height:30pt" alt="{NAME}"><v:textbox><w:txbxContent>{paragraph(f"Old words of {NAME} of the lake.")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>',
        run("The twenty-sixth lake nests ") + nested(zotero) + run("."),
        run(f"The twenty-eighth lake is told of by {OTHERWISE}, that is ") + symbols(NAME) + run(" and ") + f'<w:bdo w:val="rtl">{run("avokeB miregiA")}</w:bdo>' + run(", who said so."),
        run("The twenty-ninth lake hides by a style.") + run(f"Written at the {UNIVERSITY} in room 6.", '<w:rStyle w:val="Unseen"/>') + box("Shown beside the lake."),
        run("The thirtieth lake hides a box.") + box(f"Written at the {UNIVERSITY} in a box.").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1),
        f'<w:bookmarkStart xml:id="Aigerim_Bekova" mine:who="x" w:id="6" w:name="_Ref1"/>{run("The thirty-first lake is named.")}<mine:note>{NAME}</mine:note><w:bookmarkEnd w:id="6"/>',
        run("The thirty-second lake is shaped.") + f'<w:r><w:pict><v:shapetype id="Aigerim_Bekova_t75"/><v:shape id="BekovaAigerim" o:spid="Bekova-Aigerim" type="#Aigerim_Bekova_t75" o:gfxdata="{NAME}" style="width:9pt;height:9pt"><v:imagedata src="Aigerim_Bekova.png" r:id="AigerimBekova"/></v:shape><w:binData w:name="Aigerim_Bekova">{NAME}</w:binData></w:pict></w:r>',
        run("The twenty-seventh lake is indexed.") + field(f"XE &quot;{NAME}&quot;", ""),
    ]  # fmt: skip
    front = [
        paragraph(run("The lakes of the steppe and those who keep them") + first_note, "Title"), paragraph(f"{NAME}"), paragraph(f"{UNIVERSITY}, {EMAIL}, ORCID {ORCID}"),
        paragraph(f"Abstract. {TEXT}"), paragraph("Keywords: lakes, steppe, water, keepers"), paragraph("Introduction", "Heading1"),
    ]  # fmt: skip
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Keeper')}</w:tc><w:tc>{paragraph(NAME)}</w:tc></w:tr></w:tbl>"
    unseen = [paragraph(f"Written at the {UNIVERSITY} unseen.", style) for style in ("UnseenText", "UnseenChild")]
    back = [
        paragraph("Acknowledgements", "Heading1"), paragraph(f"A.B. thanks the {UNIVERSITY}."), paragraph("References", "Heading1"),
        paragraph(CITED.replace("*", "")), paragraph("Writer, W. (2019). Waters. Delta Press."),
    ]  # fmt: skip
    return "".join([*front, *(paragraph(text, "BekovaText") for text in said), *unseen, table, *back])


def leaking_docx(path: Path, *, charted: bool = True) -> Path:
    """Write the .docx and return its path; LibreOffice without its spreadsheet program opens none with a chart."""
    named = f"<x>{NAME} {EMAIL} {ORCID}</x>"
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    parts: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document {_SPACES}><w:body>{body(charted)}<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr></w:body></w:document>',
        "word/footnotes.xml": f"<w:footnotes {_SPACES}>{note.format(1, paragraph(f'Told by {NAME} at the lake.'))}{note.format(2, paragraph(f'The author is at the {UNIVERSITY}. Thanks go to her mother.'))}</w:footnotes>",
        "word/header1.xml": f'<w:hdr {_SPACES}>{paragraph(f"{NAME}: draft of {UNIVERSITY}")}<w:p><w:r><w:pict><v:shape style="width:50pt;height:20pt"><v:textpath string="{NAME}"/></v:shape></w:pict></w:r></w:p></w:hdr>',
        "word/styles.xml": f'<w:styles {_SPACES}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="BekovaText"><w:name w:val="{NAME} text"/><w:aliases w:val="{TURNED}"/><w:rsid w:val="00AB12CD"/></w:style><w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="UnseenText"><w:name w:val="Unseen of Bekova"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="UnseenChild"><w:name w:val="Unseen child"/><w:basedOn w:val="UnseenText"/></w:style></w:styles>',
        "word/settings.xml": f'<w:settings {_SPACES}><w:attachedTemplate r:id="template"/><w:mailMerge><w:mainDocumentType w:val="email"/><w:query w:val="{NAME}"/></w:mailMerge><w:defaultTabStop w:val="708"/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="who" w:val="{NAME}"/></w:docVars><w15:docId w15:val="{{{ORCID}}}"/></w:settings>',
        "word/comments.xml": f'<w:comments {_SPACES}><w:comment w:id="0" w:author="{NAME}" w:initials="AB">{paragraph(f"{NAME} asks.")}</w:comment></w:comments>',
        "word/commentsExtended.xml": f"<w15:commentsEx {_SPACES}/>",
        "word/people.xml": f'<w15:people {_SPACES}><w15:person w15:author="{NAME}"/></w15:people>',
        "word/webSettings.xml": f'<w:webSettings {_SPACES}><w:x w:val="{NAME}"/></w:webSettings>',
        "word/glossary/document.xml": f"<w:glossaryDocument {_SPACES}>{paragraph(NAME)}</w:glossaryDocument>",
        "word/printerSettings1.bin": f"printer of {NAME}".encode("utf-16-le"),
        "word/embeddings/book1.xlsx": f"PK{NAME}{EMAIL}".encode(),
        "word/media/Bekova Aigerim.png": png(),
        "word/media/image2.jpeg": jpeg(),
        "word/media/Aigerim_Bekova.png": png(),
        "word/media/image3.emf": emf(),
        "word/media/image4.svg": svg(),
        "word/charts/Bekova_Aigerim.xml": chart('<c:externalData r:id="book"/>'),
        "word/charts/_rels/Bekova_Aigerim.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="book" Type="{OFFICE}/package" Target="../embeddings/book1.xlsx"/></Relationships>',
        "word/endnotes.xml": f'<w:endnotes {_SPACES}><w:endnote w:id="1">{paragraph(f"Ended by {NAME} at the lake.")}</w:endnote></w:endnotes>',
        "customXml/item1.xml": named,
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{NAME}</dc:creator><cp:lastModifiedBy>{TURNED}</cp:lastModifiedBy></cp:coreProperties>',
        "docProps/app.xml": f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>{UNIVERSITY}</Company><Manager>{NAME}</Manager></Properties>',
        "docProps/thumbnail.jpeg": jpeg(),
        "_xmlsignatures/sig1.xml": named,
    }  # fmt: skip
    kinds = {
        "header": ("header", "header1.xml"), "notes": ("footnotes", "footnotes.xml"), "styles": ("styles", "styles.xml"), "settings": ("settings", "settings.xml"),
        "comments": ("comments", "comments.xml"), "people": ("people", "people.xml"), "web": ("webSettings", "webSettings.xml"), "glossary": ("glossaryDocument", "glossary/document.xml"),
        "ole": ("package", "embeddings/book1.xlsx"), "png": ("image", "media/Bekova Aigerim.png"), "AigerimBekova": ("image", "media/Aigerim_Bekova.png"), "jpeg": ("image", "media/image2.jpeg"), "emf": ("image", "media/image3.emf"),
        "svg": ("image", "media/image4.svg"), "chart": ("chart", "charts/Bekova_Aigerim.xml"), "ends": ("endnotes", "endnotes.xml"),
        "custom": ("customXml", "../customXml/item1.xml"), "printer": ("printerSettings", "printerSettings1.bin"),
    }  # fmt: skip
    links = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in kinds.items()
    )
    links += f'<Relationship Id="page" Type="{OFFICE}/hyperlink" Target="https://people.example.org/~bekova" TargetMode="External"/>'
    template = f'<Relationship Id="template" Type="{OFFICE}/attachedTemplate" Target="file:///C:/Users/{NAME}/a.dotx" TargetMode="External"/>'
    root = f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="c" Type="{RELATIONSHIPS}/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="a" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = {
        "document": "document.main",
        "footnotes": "footnotes",
        "header1": "header",
        "styles": "styles",
        "settings": "settings",
        "comments": "comments",
        "endnotes": "endnotes",
    }
    rows = "".join(
        f'<Override PartName="/word/{stem}.xml" ContentType="{main}.{kind}+xml"/>' for stem, kind in types.items()
    )
    rows += '<Override PartName="/word/charts/Bekova_Aigerim.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'
    rows += "".join(
        f'<Default Extension="{suffix}" ContentType="{kind}"/>'
        for suffix, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpeg", "image/jpeg"),
            ("emf", "image/x-emf"),
            ("svg", "image/svg+xml"),
            ("AigerimBekova", "image/png"),
        )
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = NAME.encode()
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rows}</Types>',
        )
        package.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONSHIPS}">{root}</Relationships>')
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>'
        )
        package.writestr(
            "word/_rels/settings.xml.rels", f'<Relationships xmlns="{RELATIONSHIPS}">{template}</Relationships>'
        )
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.comment = NAME.encode()
            package.writestr(entry, part)
    return path
