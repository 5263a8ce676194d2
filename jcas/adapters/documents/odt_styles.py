"""Effective looks in an .odt: default style, named style with its ancestors, automatic style, then the span's."""

from dataclasses import replace
from typing import Any

from jcas.adapters.documents.odt_names import FO, OFFICE, STYLE, SVG, TEXT, percent, points, whole
from jcas.adapters.documents.tree import Element
from jcas.domain.documents import Look

Properties = dict[str, Any]

MOST_LAYERS = 40
"""Styles based on one another, and spans within spans, that are looked at."""
_AT_LEAST = "at least "
_SINGLE = 1.3
"""Line height by letter height up to which lines are single spaced."""


class Styles:
    """The styles of one document, those of styles.xml and the automatic ones of content.xml."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._faces: dict[str, str] = {}
        for root in roots:
            for face in root.iter(f"{STYLE}font-face"):
                self._faces[face.get(f"{STYLE}name", "")] = _first_face(face.get(f"{SVG}font-family", ""))
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
            for style in root.iter(f"{STYLE}default-style"):
                self._defaults[style.get(f"{STYLE}family", "")] = style
        self._chains: dict[tuple[str, str], Properties] = {}
        self._looks: dict[tuple[bool | str, ...], Look] = {}

    def paragraph(self, name: str) -> Properties:
        """The merged properties of a paragraph style: name, centred, line_spacing, outline, and its runs'."""
        return self._chain("paragraph", name)

    def look(self, paragraph: str, spans: tuple[str, ...], *, hidden: bool = False) -> Look:
        """The effective look inside nested spans of a paragraph; `hidden`: of one that is not shown at all."""
        key: tuple[bool | str, ...] = (hidden, paragraph, *spans)
        if key not in self._looks:
            merged = dict(self._chain("paragraph", paragraph))
            for span in spans:
                merged = _merge(merged, self._chain("text", span))
            self._looks[key] = _look(merged | {"hidden": True} if hidden else merged)
        return self._looks[key]

    def _chain(self, family: str, name: str) -> Properties:
        key = (family, name)
        if key not in self._chains:
            merged: Properties = {}
            if family == "paragraph" and family in self._defaults:
                merged = self._own(self._defaults[family])
            ancestors = self._ancestry(family, name)
            for style in ancestors:
                merged = _merge(merged, self._own(style))
            named = next((s for s in reversed(ancestors) if not _automatic(s)), None)
            merged["name"] = _shown_name(named) if named is not None else name
            self._chains[key] = merged
        return self._chains[key]

    def _ancestry(self, family: str, name: str) -> list[Element]:
        """The style and its parents, the oldest first; a circle ends where it closes, a chain some time."""
        seen: dict[str, Element] = {}
        while (family, name) in self._styles and name not in seen and len(seen) < MOST_LAYERS:
            seen[name] = self._styles[family, name]
            name = seen[name].get(f"{STYLE}parent-style-name", "")
        return list(reversed(seen.values()))

    def _own(self, style: Element) -> Properties:
        found: Properties = {}
        level = style.get(f"{STYLE}default-outline-level", "")
        if level:
            found["outline"] = whole(level, 0) or None
        paragraph, text = style.find(f"{STYLE}paragraph-properties"), style.find(f"{STYLE}text-properties")
        if paragraph is not None:
            found |= _paragraph_properties(paragraph)
        if text is not None:
            found |= self._text_properties(text)
        return found

    def _text_properties(self, text: Element) -> Properties:
        found: Properties = {}
        declared = text.get(f"{STYLE}font-name")
        face = self._faces.get(declared, declared) if declared else _first_face(text.get(f"{FO}font-family", ""))
        if face:
            found["face"] = face
        size = text.get(f"{FO}font-size")
        if size:
            found |= {"size": points(size)} if points(size) else {"relative_size": percent(size)}
        for key, name, on in (
            ("bold", f"{FO}font-weight", {"bold", "600", "700", "800", "900"}),
            ("italic", f"{FO}font-style", {"italic", "oblique"}),
            ("caps", f"{FO}text-transform", {"uppercase"}),
            ("small_caps", f"{FO}font-variant", {"small-caps"}),
            ("hidden", f"{TEXT}display", {"none"}),
        ):
            value = text.get(name)
            if value is not None:
                found[key] = value in on
        underline = text.get(f"{STYLE}text-underline-style")
        if underline is not None:
            found["underlined"] = underline != "none"
        position = text.get(f"{STYLE}text-position")
        if position:
            found["position"] = position.split()[0]
        return found


def _paragraph_properties(paragraph: Element) -> Properties:
    found: Properties = {}
    if paragraph.get(f"{FO}text-align"):
        found["centred"] = paragraph.get(f"{FO}text-align") == "center"
    if paragraph.get(f"{FO}line-height"):
        found["line_height"] = paragraph.get(f"{FO}line-height")
    if paragraph.get(f"{STYLE}line-height-at-least"):
        found["line_height"] = f"{_AT_LEAST}{paragraph.get(f'{STYLE}line-height-at-least')}"
    return found


def _first_face(families: str) -> str:
    """The first of a list of families, which is the one that is meant: "'Times New Roman', serif"."""
    return families.split(",", maxsplit=1)[0].strip(" '\"")


def _merge(base: Properties, own: Properties) -> Properties:
    """Own properties over inherited ones; a size in per cent is one of the inherited size."""
    merged = base | own
    relative = own.get("relative_size")
    if relative and base.get("size"):
        merged["size"] = round(base["size"] * relative, 1)
    merged.pop("relative_size", None)
    return merged


def line_spacing(properties: Properties) -> float | None:
    """The multiple of single spacing; a fixed height is compared with the paragraph's own size.

    A least height counts where it is plainly more than the letters need by themselves, as in a .docx.
    """
    height = properties.get("line_height") or "normal"
    if height == "normal":
        return 1.0
    share = percent(height)
    if share is not None:
        return round(share, 2)
    fixed, size = points(height.removeprefix(_AT_LEAST)), properties.get("size")
    if height.startswith(_AT_LEAST) and (not fixed or (size and fixed <= _SINGLE * size)):
        return 1.0
    return round(fixed / size, 1) if fixed and size else None


def _look(properties: Properties) -> Look:
    position = properties.get("position", "")
    look = Look(
        properties.get("face"),
        properties.get("size"),
        bool(properties.get("bold")),
        bool(properties.get("italic")),
        bool(properties.get("caps") or properties.get("small_caps")),
        hidden=bool(properties.get("hidden")),
        underlined=bool(properties.get("underlined")),
    )
    raised, lowered = _lifted(position, 1), _lifted(position, -1)
    return replace(look, superscript=raised, subscript=lowered) if raised or lowered else look


def _lifted(position: str, direction: int) -> bool:
    share = percent(position)
    if share is not None:
        return share * direction > 0
    return position == ("super" if direction > 0 else "sub")


def _automatic(style: Element) -> bool:
    parent = style.getparent()
    return parent is not None and parent.tag == f"{OFFICE}automatic-styles"


def _shown_name(style: Element) -> str:
    return style.get(f"{STYLE}display-name", "") or style.get(f"{STYLE}name", "")
