"""Words that open a part of the front matter: Abstract, Keywords, and lines that are neither title nor byline."""

import re
from enum import StrEnum

from jcas.domain.documents import Look, Paragraph
from jcas.domain.structure.folding import unspaced


class Part(StrEnum):
    """What a label opens."""

    ABSTRACT = "abstract"
    KEYWORDS = "keywords"


_ABSTRACT = (
    r"(?:(?:structured|extended)\s+)?abstract|summary|annotation|аннотация|аңдатпа|андатпа|түйіндеме|резюме|реферат|"
    r"annotatsiya|аннотатсия|чакида|кыскача\s+мазмуну|özet|öz|xülasə|хураангуй|resumen|résumé"
)
_KEYWORDS = (
    r"key\s?[-‐‑]?\s?words?(?:\s+and\s+phrases)?|index\s+terms|ключевые\s+слова|"
    r"кілтт?і?к?\s+сөздер|түйін(?:ді)?\s+сөздер|тірек\s+сөздер|"
    r"(?:ачкыч|негизги|түйүндүү)\s+сөздөр|(?:kalit|tayanch)\s+so['’‘`ʻʼ]?zlar|(?:калит|таянч)\s+сўзлар|калидвожаҳо|"
    r"вожаҳои\s+калидӣ|anahtar\s+(?:kelimeler|sözcükler)|açar\s+sözlə?e?r|түлхүүр\s+үг|palabras\s+clave|"
    r"mots[-\s]clés|schlüsselwörter"
)
_LABEL = re.compile(
    rf"\s*(?:(?P<abstract>{_ABSTRACT})|(?P<keywords>{_KEYWORDS}))(?![^\W_])"
    r"(?:\s*\([^)]{1,30}\))?(?P<mark>\s*[.:—–-]+|\s*\n|\s*$)?\s*",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"(?:(?:structured|extended)\s|abstract|summary|annotation|key|index)", re.IGNORECASE)
ABSTRACT_STYLES = frozenset({"abstract", "abstract text", "аннотация"})
"""Names of paragraph styles that tell an abstract without any word."""
_ASIDE = re.compile(
    r"\s*(?:udc|удк|әож|irsti|мрнти|ғтамр|гтамр|doi\b|https?://|jel\b|issn|received|revised|accepted|"
    r"published|article history|article info(?:rmation)?\s*$|поступила|принята|"
    r"for citation|to cite|how to cite|citation:|"
    r"(?:student\s+(?:numbers?|id)|course|class|teachers?|supervisors?|instructors?|lecturers?|(?:due\s+)?date|"
    r"word\s+count|words)\s*:|running\s+(?:head|title)|"
    r"copyright|©|correspondence|\*\s?correspond|author note|"
    r"(?:original |research |review |scientific |full )*(?:article|paper|manuscript)\s*$|ets paper|"
    r"(?:paper|article|manuscript)\s(?:type|category)\s*[:–—-])",
    re.IGNORECASE,
)
_UNDER_TABLE = re.compile(
    r"\W*(?:data\s+)?(?:sources?|notes?|источники?|примечани\w|дереккөз\w*|kaynak)(?:\s*[:.]|\s[–—-])\s*\S",
    re.IGNORECASE,
)
_CODE = re.compile(r"\s*(?:udc|удк|әож|irsti|мрнти|ғтамр|гтамр|jel|issn|doi)\b(?![-–])", re.IGNORECASE)
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_DATE = re.compile(
    rf"\s*(?:date:?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH}),?\s+\d{{4}}|"
    rf"(?:{_MONTH})\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    r"(?:\s*г(?:\.|ода)?)?\W*",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"(?<=[^\W_])\s*(?:[.,;|(]|\s[–—-])\s*")
_YEAR_ALONE = re.compile(r"(?:(?:spring|summer|autumn|fall|winter)\s+)?(?:19|20)\d\d\W*", re.IGNORECASE)
_AFTER = re.compile(
    r"\W*(?:\d+\.?\s*)?(?:appendix|appendices|annex|supplement|about\s+the\s+authors?|information\s+about|authors?['’]?\s+(?:bio|information|details)|"
    r"biograph|notes?\s*$|endnotes\s*$|acknowledge?ments?|(?:research\s+)?data\s+(?:and\s+\w+\s+)?(?:availability|accessibility|sharing)|"
    r"availability\s+of\s+(?:the\s+)?(?:data|materials?|code)|(?:ethics?|ethical)\s+(?:statement|approval|declaration)|"
    r"(?:disclosure|declarations?)\s+(?:of|statement)|disclosures?\s*$|declarations\s*$|supplementary\s|приложени|сведения\s+об|информация\s+об|об\s+автор|авторлар\s+туралы|қосымша)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:1[89]|20)\d\d|\bn\.\s?d\.|б\.\s?г\.", re.IGNORECASE)


def opens(text: str, lead: str = "") -> tuple[Part, str, bool] | None:
    """(part, the text behind the label, whether the label is English) where a line opens with a label.

    A label ends in punctuation or stands alone; where it does neither, it must be set apart from what follows:
    `lead` is the stretch of one look that the line begins with.
    """
    text = unspaced(text)
    found = _LABEL.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    label = found["abstract"] or found["keywords"]
    if found["mark"] is None and rest and len(lead.strip()) > len(label) + 3:
        return None
    if found["mark"] is None and rest and not lead:
        return None
    part = Part.ABSTRACT if found["abstract"] else Part.KEYWORDS
    return part, rest, bool(_ENGLISH.match(label))


def lead_of(paragraph: Paragraph) -> str:
    """The text that the paragraph begins with in one look, "" where the whole is of one look."""
    shown = [r for r in paragraph.runs if r.visible and r.text.strip() and r.note is None]
    if not shown:
        return ""
    key = _apart(shown[0].look)
    other = next((i for i, r in enumerate(shown) if _apart(r.look) != key), 0)
    return "".join(run.text for run in shown[:other])


def _apart(look: Look) -> tuple[bool, bool, bool, bool]:
    return look.bold, look.italic, look.capitals, look.underlined


def is_aside(text: str) -> bool:
    """Classification codes, dates, identifiers, the kind of article: neither title nor byline."""
    return _ASIDE.match(text) is not None or _DATE.fullmatch(text) is not None


def is_under_table(text: str) -> bool:
    """Whether a line tells where a table or figure is from, or what to know of it: "Source: World Bank (2020)"."""
    return _UNDER_TABLE.match(text) is not None


def is_code(text: str) -> bool:
    """Whether a line tells classes or identifiers: "JEL: D31, H23", "UDC 327.8"."""
    return _CODE.match(text) is not None


def without_date(text: str) -> str:
    """A line without the date that stands behind its words: "Anna Adams. April 2022", "Anna Adams | 12.05.2023"."""
    for mark in _BEFORE_DATE.finditer(text):
        tail = text[mark.end() :]
        if _DATE.fullmatch(tail) or _YEAR_ALONE.fullmatch(tail):
            return text[: mark.start()]
    return text


def is_back_matter(text: str) -> bool:
    """Whether a line opens what may follow the list: an appendix, notes, something about the authors."""
    return bool(_AFTER.match(text)) and not YEAR.search(text)
