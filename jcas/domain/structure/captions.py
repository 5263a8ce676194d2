"""Captions of tables and figures."""

import re

from jcas.domain.documents import Paragraph

_NUMBER = r"\s*(?:[-–—]\s*)?(?:№\s*)?(?:(?-i:[A-ZА-Я])\s?\.?\s?)?(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5})"
_FIGURE = re.compile(
    rf"(?:figure|fig\.?|graph|chart|map|photo|picture|image|diagram|scheme|illustration|рисунок|рис\.?|график|схема|карта|диаграмма|сурет)"
    rf"{_NUMBER}(?P<end>\s*[.:,—–-]|\s*$|\s+[A-ZА-ЯӘҒҚҢӨҰҮІ«“\"'(])",
    re.IGNORECASE,
)
_TABLE = re.compile(
    rf"(?:(?:table|tab\.|таблица|табл\.|кесте){_NUMBER}|\d{{1,2}}\s*[-–]\s*кесте)(?:\s*[.:,—–-]|\s*$|\s+\S)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    rf"\w+\.?{_NUMBER}\s+(?:shows?|presents?|illustrates?|demonstrates?|indicates?|depicts?|provides?|summari[sz]es|below|above|and|is|are|we|"
    r"показывает|показаны?|представлен\w*)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(rf"(?:\w+\.?{_NUMBER}|\d{{1,2}}\s*[-–]\s*\w+)(?P<comma>,)?\s+", re.IGNORECASE)
_OPENS_WITH_VERB = re.compile(
    r"(?:\w+ly\s|also\s|then\s|thus\s)?\w+s\s(?:the|an?|that|how|what|which|why|our|some|several|us)\s"
)
"""… reports the budgets, … also tells how they grew."""
_PLACEHOLDER = re.compile(
    r"[\W_]*(?P<verb>(?:please\s+)?(?:insert|place|put|add|вставить|разместить)\s+)?(?:the\s+)?"
    r"(?:tables?|figures?|figs?\.?|charts?|graphs?|maps?|pictures?|images?|diagrams?|таблиц[аыу]|рисун(?:ок|ки)|рис\.|"
    r"график|карт[ау]|кесте|сурет)"
    rf"{_NUMBER}(?:\s*(?:,|&|–|-|\band\b|\bto\b|\bи\b){_NUMBER})*"
    r"(?P<where>\s*(?:(?:to\s+be\s+)?(?:inserted\s+)?(?:about|around|near|approximately)?\s*here|"
    r"(?:вставить|разместить|примерно)?\s*здесь))?(?P<more>.{0,60})",
    re.IGNORECASE,
)
_BRACKETS = {"[": "]", "(": ")", "<": ">", "{": "}"}
_LONGEST_PLACEHOLDER = 12
_LONGEST, _LONGEST_MARKED = 90, 300
"""In words; a caption with its source line run on can be long, a paragraph that begins with "Figure 2" is longer.

The second where a full stop or colon behind the number, or a style, makes a caption of it, as of legends with panels.
"""
_MARKED = re.compile(rf"\w+\.?{_NUMBER}\s*[.:]\s+[^\W\d_]", re.IGNORECASE)
_LONGEST_LOWER = 25
"""In words; for titles that begin with a small letter and no mark before it, as sentences go on, too."""


def is_figure_caption(paragraph: Paragraph) -> bool:
    """Whether the paragraph names a figure, not a sentence that begins with its number."""
    return _is_caption(paragraph, _FIGURE)


def is_table_caption(paragraph: Paragraph) -> bool:
    """Whether the paragraph names a table."""
    return _is_caption(paragraph, _TABLE)


def is_caption(paragraph: Paragraph) -> bool:
    """Whether the paragraph names a figure or a table."""
    return is_figure_caption(paragraph) or is_table_caption(paragraph)


def is_placeholder(text: str) -> bool:
    """Whether a line only says where a table or figure shall stand: [TABLE 1], Insert Figures 2 and 3 about here."""
    text = text.strip()
    found = _PLACEHOLDER.fullmatch(text) if len(text.split()) <= _LONGEST_PLACEHOLDER else None
    if found is None:
        return False
    bracketed = _BRACKETS.get(text[:1]) == text.rstrip(". ")[-1:]
    bare = not any(c.isalnum() for c in found["more"])
    return bool(found["verb"]) or (bare and (bracketed or bool(found["where"])))


def _is_caption(paragraph: Paragraph, form: re.Pattern[str]) -> bool:
    text = paragraph.printed
    if not form.match(text):  # first: it costs least, and most paragraphs are none
        return False
    styled = paragraph.style.lower().endswith("caption") or paragraph.style.lower().startswith("caption")
    longest = _LONGEST_MARKED if styled or _MARKED.match(text) else _LONGEST
    if _SENTENCE.match(text) or len(text.split()) > longest or is_placeholder(text):
        return False
    return not _goes_on_as_sentence(text) or paragraph.centred or styled


def _goes_on_as_sentence(text: str) -> bool:
    """Whether a small letter behind the number goes on with a sentence: "Table 1 lists the budgets of the valleys."."""
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else ""
    return rest[:1].islower() and (
        rest.endswith((".", "!", "?", ":", ";"))
        or len(rest.split()) > _LONGEST_LOWER
        or _OPENS_WITH_VERB.match(rest) is not None
    )
