"""Effective looks in a .docx: defaults, paragraph style with its ancestors, character style, then the run itself."""

from dataclasses import dataclass
from typing import Any

from jcas.adapters.documents.docx_names import A, W, flag, integer, value
from jcas.adapters.documents.tree import Element
from jcas.domain.documents import Look

Properties = dict[str, Any]

_TOGGLES = {
    f"{W}b": "bold",
    f"{W}i": "italic",
    f"{W}caps": "caps",
    f"{W}smallCaps": "small_caps",
    f"{W}vanish": "hidden",
}
# Names are put together once: they are compared with each property of a text.
_FONTS, _SIZE, _ALIGN, _RUN_STYLE, _UNDERLINE = (f"{W}{name}" for name in ("rFonts", "sz", "vertAlign", "rStyle", "u"))
_STYLE, _OUTLINE, _JUSTIFIED, _SPACING, _NUMBER = (
    f"{W}{name}" for name in ("pStyle", "outlineLvl", "jc", "spacing", "numPr")
)
_HEADING_LEVELS = 9
_LONGEST_CHAIN = 20
"""Styles based on one another; Word itself makes no more than ten."""


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """What a paragraph's properties come to."""

    style: str
    name: str
    outline: int | None
    centred: bool
    line_spacing: float | None
    numbering: tuple[str, int] | None
    """Number definition's id and level, from 0."""


class Styles:
    """The styles of one document; looks are resolved once for each combination that occurs."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._styles = {value(s, "styleId"): s for s in (root.iter(f"{W}style") if root is not None else ())}
        self._default_style = next((k for k, s in self._styles.items() if _is_default(s)), "")
        defaults = root.find(f"{W}docDefaults") if root is not None else None
        run = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
        paragraph = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
        self._run_defaults = self._run_properties(run)
        self._paragraph_defaults = _paragraph_properties(paragraph)
        self._run_chains: dict[str, Properties] = {}
        self._paragraph_chains: dict[str, Properties] = {}
        self._looks: dict[tuple[Any, ...], Look] = {}
        self._names: dict[str, str] = {}

    def paragraph(self, direct: Element | None) -> ParagraphForm:
        """The form of a paragraph with these properties."""
        own = _paragraph_properties(direct)
        style = own.get("style") or self._default_style
        merged = self._paragraph_defaults | self._paragraph_chain(style) | own
        number = merged.get("num")
        return ParagraphForm(
            style,
            self._name(style),
            merged.get("outline"),
            merged.get("align") == "center",
            _spacing(merged, self._chain_look(style).size),
            (number, merged.get("level") or 0) if number and number != "0" else None,
        )

    def look(self, paragraph_style: str, direct: Element | None) -> Look:
        """The effective look of a run with these properties in a paragraph of this style."""
        if direct is None or not len(direct):
            return self._chain_look(paragraph_style)
        own = self._run_properties(direct)
        key = (paragraph_style, *own.items())
        if key not in self._looks:
            self._looks[key] = self._resolve(paragraph_style, own)
        return self._looks[key]

    def _chain_look(self, paragraph_style: str) -> Look:
        key = (paragraph_style,)
        if key not in self._looks:
            self._looks[key] = self._resolve(paragraph_style, {})
        return self._looks[key]

    def _resolve(self, paragraph_style: str, own: Properties) -> Look:
        paragraph, character = self._run_chain(paragraph_style), self._run_chain(own.get("style", ""))
        merged = self._run_defaults | paragraph | character
        for toggle in _TOGGLES.values():  # two styles that both switch a toggle on switch it off (ECMA-376, 17.7.3)
            if paragraph.get(toggle) and character.get(toggle):
                merged[toggle] = False
        merged |= own
        return Look(
            merged.get("face"),
            merged.get("size"),
            bool(merged.get("bold")),
            bool(merged.get("italic")),
            bool(merged.get("caps") or merged.get("small_caps")),
            merged.get("align") == "superscript",
            merged.get("align") == "subscript",
            bool(merged.get("hidden")),
            bool(merged.get("underlined")),
        )

    def _ancestry(self, style: str) -> list[Element]:
        """The style and those it is based on, the oldest first; a circle ends where it closes, a chain some time."""
        seen: dict[str, Element] = {}
        while style in self._styles and style not in seen and len(seen) < _LONGEST_CHAIN:
            seen[style] = self._styles[style]
            based = seen[style].find(f"{W}basedOn")
            style = value(based, "val") if based is not None else ""
        return list(reversed(seen.values()))

    def _run_chain(self, style: str) -> Properties:
        if style not in self._run_chains:
            merged: Properties = {}
            for element in self._ancestry(style):
                merged |= self._run_properties(element.find(f"{W}rPr"))
            self._run_chains[style] = merged
        return self._run_chains[style]

    def _paragraph_chain(self, style: str) -> Properties:
        if style not in self._paragraph_chains:
            merged: Properties = {}
            for element in self._ancestry(style):
                merged |= _paragraph_properties(element.find(f"{W}pPr"))
                level = _level_of_name(_style_name(element))
                if level is not None:
                    merged.setdefault("outline", level)
            merged.pop("style", None)
            self._paragraph_chains[style] = merged
        return self._paragraph_chains[style]

    def _name(self, style: str) -> str:
        if style not in self._names:
            self._names[style] = _style_name(self._styles[style]) if style in self._styles else style
        return self._names[style]

    def _run_properties(self, properties: Element | None) -> Properties:
        found: Properties = {}
        for element in properties if properties is not None else ():
            tag = element.tag
            if tag in _TOGGLES:
                found[_TOGGLES[tag]] = flag(element)
            elif tag == _FONTS:
                face = self._face(element)
                if face:
                    found["face"] = face
            elif tag == _SIZE:
                half_points = integer(value(element, "val"))
                if half_points and half_points > 0:
                    found["size"] = half_points / 2
            elif tag == _ALIGN:
                found["align"] = value(element, "val")
            elif tag == _UNDERLINE:
                found["underlined"] = value(element, "val") != "none"
            elif tag == _RUN_STYLE:
                found["style"] = value(element, "val")
        return found

    def _face(self, fonts: Element) -> str | None:
        """A theme's font wins over a named one of the same element."""
        theme = value(fonts, "asciiTheme") or value(fonts, "hAnsiTheme")
        named = value(fonts, "ascii") or value(fonts, "hAnsi")
        return self._theme.get(theme[:5]) or named.partition(";")[0].strip() or None  # "Times New Roman;serif"


def _paragraph_properties(properties: Element | None) -> Properties:
    found: Properties = {}
    for element in properties if properties is not None else ():
        tag = element.tag
        if tag == _STYLE:
            found["style"] = value(element, "val")
        elif tag == _OUTLINE:
            level = integer(value(element, "val"))
            found["outline"] = level + 1 if level is not None and 0 <= level < _HEADING_LEVELS else None
        elif tag == _JUSTIFIED:
            found["align"] = value(element, "val")
        elif tag == _SPACING:
            found |= {k: value(element, k) for k in ("line", "lineRule") if value(element, k)}
        elif tag == _NUMBER:
            found |= _list_place(element)
    return found


def _list_place(element: Element) -> Properties:
    number, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    found: Properties = {}
    if number is not None:
        found["num"] = value(number, "val")
    if level is not None:
        found["level"] = integer(value(level, "val"))
    return found


def _spacing(properties: Properties, size: float | None) -> float | None:
    """Line spacing as a multiple of single; spacing in points is compared with the paragraph's own size."""
    line = integer(properties.get("line", ""))
    if line is None:
        return 1.0
    rule = properties.get("lineRule", "auto")
    if rule == "auto":
        return round(line / 240, 2)
    if not size:
        return None
    multiple = round(line / 20 / size, 1)
    return max(1.0, multiple) if rule == "atLeast" and multiple > 1.3 else 1.0 if rule == "atLeast" else multiple


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """{"major": face of headings, "minor": face of the body}."""
    found = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}{kind}Font/{A}latin") if theme is not None else None
        if latin is not None:
            found[kind] = latin.get("typeface", "")
    return found


def _is_default(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in {"1", "true", "on"}


def _style_name(style: Element) -> str:
    name = style.find(f"{W}name")
    return value(name, "val") if name is not None else value(style, "styleId")


def _level_of_name(name: str) -> int | None:
    """Word knows its built-in headings by name: "heading 2" is level 2 even without an outline level."""
    words = name.lower().split()
    level = integer(words[1]) if len(words) == 2 and words[0] == "heading" else None
    return level if level is not None and 1 <= level <= _HEADING_LEVELS else None
