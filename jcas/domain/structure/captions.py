"""Captions of tables and figures."""

import re

from jcas.domain.documents import Paragraph

_NUMBER = r"\s*(?:№\s*)?(?:(?-i:[A-ZА-Я])\s?\.?\s?)?(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5})"
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
_LONGEST = 90
"""In words; a caption with its source line run on can be long, a paragraph that begins with "Figure 2" is longer."""


def is_figure_caption(paragraph: Paragraph) -> bool:
    """Whether the paragraph names a figure, not a sentence that begins with its number."""
    return _is_caption(paragraph, _FIGURE)


def is_table_caption(paragraph: Paragraph) -> bool:
    """Whether the paragraph names a table."""
    return _is_caption(paragraph, _TABLE)


def _is_caption(paragraph: Paragraph, form: re.Pattern[str]) -> bool:
    text = paragraph.printed
    return bool(form.match(text)) and not _SENTENCE.match(text) and len(text.split()) <= _LONGEST
