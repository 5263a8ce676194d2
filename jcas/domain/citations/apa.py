"""Plain structural departures of a reference from APA 7, each a predicate on the entry taken apart.

Laws, decrees and undated pages are not errors for being what they are: their titles may stand in quotation marks,
their dates in the act's name, and no publisher need follow.
"""

import re
from collections.abc import Callable, Sequence

from jcas.domain.citations.names import words
from jcas.domain.citations.people import Form, Person, read_people
from jcas.domain.citations.publishers import is_place
from jcas.domain.citations.references import ACCESS, ADDRESS, Dating, Entry
from jcas.domain.citations.years import UNDATED
from jcas.domain.names.alphabets import CAPITAL

_QUOTED_TITLE = re.compile(
    r"[\s.,:]*(?P<title>\"[^\"]{4,}?[.?!,]?\"|“[^“]{4,}?”|«[^«]{4,}?»|„[^„]{4,}?[“”]|‘[^‘]{4,}?’(?!\w)|"
    r"'[^\"]{4,}?'(?=[\s.,]))",
    re.DOTALL,
)
_QUOTED_WITHIN = re.compile(rf"[\s.,:]*“[^“”]{{0,200}}(?:“[^“”]{{2,200}}”[^“”]{{0,200}}){{1,3}}[.,]”\s+{CAPITAL}")
"""“Words on the “crisis” of a valley.” Journal"""
_MLA = re.compile(
    r"\bvol\.\s*\d+,\s*no\.\s*\d+,|\b\d+\.\d+\s*\((?:1[89]|20)\d\d\):|\bpp?\.\s*\d+[-–]\d+\.\s*(?:Print|Web)\b|"
    r"\b\d+,?\s*no\.\s*\d+\s*\((?:[A-Z]\w+\s)?(?:1[89]|20)\d\d\):",
    re.IGNORECASE,
)
_EDITED_BY = re.compile(r"\b(?:edited by|ed\. by|eds?\. by|под ред(?:\.|акцией)|herausgegeben von)\b", re.IGNORECASE)
_EDITORS = re.compile(
    r"(?<![^\W\d_])In:?\s+(?P<names>[^()]{3,250}?),?\s*(?P<role>\(\s*(?:eds?|editors?|hrsg|hgg?|ред)\.?\s*\)|,\s*eds?\.)",
    re.IGNORECASE,
)
_IN_NAMES = re.compile(rf"(?<=[.?!]\s)In:?\s+(?={CAPITAL}\.)")
_TITLE_BEHIND = re.compile(
    rf",\s+{CAPITAL}(?!\.)[^().]{{3,300}}(?:\((?:[^()]{{0,40}},\s*)?(?:pp?\.\s?\d|[^()]{{0,20}}\bed\.\))|\.\s+{CAPITAL})"
)
_GLUED = re.compile(
    r"(?<=[\d)])\.[a-z][\w/.-]*[/_][\w/.-]*$|\bError! (?:Reference|Bookmark)|</?[a-z]{1,6}>|&(?:nbsp|amp);|\?{3,}|"
    r"(?<!\.)\.{2}$|\[citation needed\]"
)
_TWICE = re.compile(r"(?<!\S)(https?://\S{8,300}?)[.,;]?\s+\1[.,;]?(?!\S)", re.IGNORECASE)
_ORDINARY = re.compile(
    r"\be?ISSN\b|\bISBN\b|\bPMC?ID\b|\bEDN[:\s]*\w+|\bURN\b|\bHDL\b|\bDOI\b|\bURL\b|\([^()]*\)|\[[^\[\]]*\]|"
    r"\b(?:available|accessed|retrieved|last|access|date|дата|режим|erişim|archived|viewed|online)\b.*|\b(?:in|"
    r"на)\s[^\W\d_]+\.?",
    re.IGNORECASE,
)
"""What may stand behind an address or number."""
_SOURCE_MARK = re.compile(
    r"\d{1,4}\s?\(\d|\b\d{1,4}\s*,\s*\w{0,3}\d|//|\bpp?\.\s?\d|\bvol\b|\bno\.\s?\d|\bISBN|\bISSN|\(\w*\s?No|"
    r"\[\w[^\]]{0,200}\b(?:thesis|dissertation|film|video|podcast|data ?set|tweet)|"
    r"(?-i:(?<!^)\bIn:?\s+[A-ZА-Я]|[.?!,;]\s+[А-ЯA-Z][\w.]*(?:[\s-][А-ЯA-Z][\w.]*){0,2}\s?:\s?[А-ЯA-Z«])",
    re.IGNORECASE,
)
_JOURNAL_ALONE = re.compile(
    r"[\s.,:]*(?![\s.,:'‘])[^.?!;()\d“”\"«»]{3,80},\s*\d{1,4}\s?(?:\(\d[^()]{0,9}\))?(?:,\s*\d+(?:\s?[-–—]\s?\d+)?)?[\s.]*"
    r"(?:(?:(?:Retrieved from\s)?https?://|[Dd]oi:\s?|10\.\d)\S+\s*)?$"
)
"""International Security, 8(1), 129–153."""
_JOURNAL_NAME = re.compile(rf"{CAPITAL}[\w'’-]+(?:\s(?:(?:of|and|the|in|for)\s){{0,2}}{CAPITAL}[\w'’-]+){{0,3}}")
"""Journal of the Examples: a capital to each word."""
_NO_SOURCE = re.compile(
    r"\((?:1[4-9]|20)\d\d\s?[–—-]\s?(?:\d{2,4}|present)?\)|\(\s*(?:\d+\s?(?:st|nd|rd|th)|rev(?:\.|ised)|second|third)[^()]{0,12}\bed(?:\.|n\b|ition)\s*\)|"
    r"\[(?![^\]]{0,200}(?:manuscript|presentation|report|paper|working|speech|lecture|interview|software))(?:[^\s\[\]]+\s){2,40}[^\s\[\]]+\]",
    re.IGNORECASE,
)
"""What stands in brackets behind a title and names no source: (2nd ed.), (1850–2009), [The title in English]."""
_NAMES_SOURCE = re.compile(
    r":\s[^:.]{0,40}\b(?:Press|Publish\w+|Springer|Elsevier|Routledge|S[Aa][Gg][Ee]|Wiley|Palgrave|Brill|Verlag)\b|"
    rf"[\[(](?!{CAPITAL}{{2,8}}s?\))[^\[\]()]*[\])]?[\s.]*$|,\s+{CAPITAL}[^,]*(?:,[\s\d–-]+)*$|,\s+(?:in|на|в)\s[^,]*$"
)
"""What may be a publisher behind a title's last comma; lists within titles end in "and …"."""
_BEHIND_LETTER = re.compile(rf"\s{CAPITAL}\.\s{CAPITAL}[\w'’-]+(?:\s{CAPITAL}[\w'’-]+){{0,3}}$")
"""Statistics with R. Sage"""
_PAGES_ALONE = re.compile(r"\s*pages?\s\d+(?:\s?[-–—]\s?\d+)?[\s.]*")
_OFFICES = frozenset({"ministry", "agency", "committee", "министерство", "агентство", "комитет"})
_SENTENCES = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=\s[a-zа-я])|(?<=[)\]»”\"’\d]))[.?!]+[\"”’»]?\s+(?=\S)")

_LEAST_OF_TITLE = 5
"""Words in quotation marks that are a title even where no punctuation parts them from what follows."""
_LONG_TITLE = 8
"""Words of a quoted question behind which a journal's name stands rather than a subtitle."""
_LONGEST_PUBLISHER = 5
"""In words; what is longer between title and place is a subtitle."""


def problems(entry: Entry) -> list[str]:
    """The codes of the departures that a careful copy editor would mark, in the contract's order."""
    return [code for code, departs in PROBLEMS if departs(entry)]


def author_form(entry: Entry) -> bool:
    """Every author as "Surname, I. I.", the last behind "&"."""
    people = entry.people
    if people is None:
        return False
    others = [person for person in people.persons if person.form is not Form.INVERTED]
    if 2 * len(others) > len(people.persons) or not all(_lacks_stop(person, entry) for person in others):
        return True
    if entry.group:
        return False
    last = people.marks[-1].strip() if people.marks else "&"
    joined = "&" in last or people.conjunction or "…" in last or "..." in last
    return not joined or any(mark.strip() in {"–", "—", "-"} for mark in people.marks)


def _lacks_stop(person: Person, entry: Entry) -> bool:
    """Whether nothing but the full stop behind one initial is missing, among others that have theirs: "Adams, A, &"."""
    one = person.form is Form.CAPITALS and len(person.given) == 1
    return one and f"{person.surname}, {person.given}" in entry.text


def ampersand(entry: Entry) -> bool:
    """An "&" before the last author, no "and" in any language."""
    return entry.people is not None and entry.people.conjunction


def year_position(entry: Entry) -> bool:
    """The year in brackets, directly behind the authors or the title that leads."""
    if entry.year is None or entry.legal:
        return False
    return entry.dating is Dating.BARE or (entry.people is not None and bool(entry.between) and not entry.group)


def quoted_title(entry: Entry) -> bool:
    """No quotation marks round the whole title; those within it, and the names of acts, are in order."""
    if entry.legal:
        return False
    behind_authors = entry.text[entry.lead_end :] if entry.people else ""
    return any(_opens_with_quoted_title(place) for place in (entry.after_year, behind_authors))


def _opens_with_quoted_title(text: str) -> bool:
    if _QUOTED_WITHIN.match(text):
        return True
    found = _QUOTED_TITLE.match(text)
    if found is None:
        return False
    title = found["title"].rstrip("\"”»“’'")
    behind = text[found.end() :].lstrip()[:1]
    if title[-1] in ".," or behind in {"", ".", ",", "["}:
        return True
    if title[-1] in "?!":  # “Go!” Mothers’ verbs: a title that opens with a quotation has a sentence of its own behind
        rest = text[found.end() :].split(". ")
        journal = len(title.split()) >= _LONG_TITLE and _JOURNAL_NAME.fullmatch(rest[0].strip()) is not None
        return len(rest) < 2 or journal or any(c.isdigit() for c in rest[0])
    return behind.isupper() and len(title.split()) >= _LEAST_OF_TITLE


def mla_style(entry: Entry) -> bool:
    """No volume, issue and date as MLA or Chicago print them, behind a quoted title or with the year among them."""
    return _MLA.search(entry.text) is not None and (year_position(entry) or quoted_title(entry))


def missing_year(entry: Entry) -> bool:
    """A year, n.d. or "in press"; acts may bear their date in the name."""
    return entry.year is None and not entry.legal


def missing_title(entry: Entry) -> bool:
    """Something that can be a title beside authors and year."""
    if not any(c.isalpha() for c in ADDRESS.sub("", entry.text)):
        return True
    if entry.year is None or entry.legal:
        return False
    rest = ACCESS.sub(" ", ADDRESS.sub(" ", entry.after_year + " " + entry.between))
    rest = re.sub(r"(?i)\b(?:retrieved|available|accessed|from|at|doi|url|online)\b", " ", rest)
    if (
        entry.people
        and entry.dating is Dating.BRACKETS
        and not entry.between
        and _JOURNAL_ALONE.match(entry.after_year)
    ):
        return True
    opening = (entry.lead or "").lower().split()[:2]
    telling = len(words(entry.lead or "")) > 5 or (entry.lead or "")[:1].isdigit()  # 2016 results. (n.d.)
    lead_is_title = entry.people is None and telling and _OFFICES.isdisjoint(opening)
    return not lead_is_title and sum(c.isalpha() for c in rest) < 4


def missing_source(entry: Entry) -> bool:
    """A journal, a publisher or an address behind the title; a place alone is none."""
    if entry.year is None or (entry.year.digits is None and entry.year.number != UNDATED):
        return False  # what is to come has none yet
    if entry.people is None or entry.dating is not Dating.BRACKETS or entry.between or missing_title(entry):
        return False  # a body that publishes its own work is not named twice
    rest = entry.after_year.strip(" .,")
    if ADDRESS.search(rest) or _SOURCE_MARK.search(rest):
        return False
    parts = [p for p in _SENTENCES.split(rest) if p.strip(" .,") and not _PAGES_ALONE.fullmatch(p)]
    if len(parts) == 2 and _asks(rest, parts) and _is_sentence(parts[1]):
        return True  # Do they answer? What laws do to the societies of an example.
    if len(parts) < 2:
        return not _NAMES_SOURCE.search(_NO_SOURCE.sub("", rest)) and not _BEHIND_LETTER.search(rest)
    publisher = any(part[:1].isupper() and len(part.split()) <= _LONGEST_PUBLISHER for part in parts[1:-1])
    return not publisher and all(is_place(piece) for piece in re.split(r"[,;]| and | & ", parts[-1].strip(" .")))


def _asks(text: str, parts: Sequence[str]) -> bool:
    return text[len(parts[0]) :].lstrip()[:1] == "?"


def _is_sentence(part: str) -> bool:
    """Whether many words behind the first are in lower case: a subtitle, no journal and no publisher."""
    following = part.split()[1:]
    plain = [word for word in following if word.islower() and len(word) > 3]
    return len(following) > _LONGEST_PUBLISHER and 3 * len(plain) >= len(following) and "," not in part


def run_together(entry: Entry) -> bool:
    """One work to an entry."""
    return bool(entry.further)


def stray_text(entry: Entry) -> bool:
    """Nothing behind the end that belongs to no element."""
    if entry.further:
        return False
    if _repeats_itself(entry):
        return True
    rest = ADDRESS.sub("", _ORDINARY.sub("", entry.tail[:300]))
    return _GLUED.search(ADDRESS.sub("", entry.text)) is not None or (
        " " in rest.strip() and sum(c.isalpha() for c in rest) > 2
    )


def _repeats_itself(entry: Entry) -> bool:
    """Whether its full date or its address stands there twice, as tools that make references leave them."""
    date = entry.text[entry.year_start : entry.year_end] if entry.dating is Dating.BRACKETS else ""
    if any(c.isalpha() for c in date) and "," in date and date in entry.after_year:
        return True
    return _TWICE.search(entry.text) is not None


def editor_form(entry: Entry) -> bool:
    """Editors as "In A. B. Editor (Ed.),": initials first, the role in brackets."""
    if entry.people and entry.people.role and not entry.text[: entry.lead_end].rstrip().endswith(")"):
        return True  # "Editor, A., & Editor, B., eds."
    rest = entry.text[max(entry.year_end, entry.lead_end) :]
    if _EDITED_BY.search(rest):
        return True
    found = _EDITORS.search(rest)
    if found is None:
        return _editors_alone(rest)
    people = read_people(re.split(r"(?<!\w)in:?\s+", found["names"], flags=re.IGNORECASE)[-1].strip())
    inverted = people is not None and people.persons[0].form in {Form.INVERTED, Form.BARE, Form.CAPITALS, Form.FULL}
    return inverted or not found["role"].startswith("(")


def _editors_alone(text: str) -> bool:
    """Editors who are not called so: "In A. Adams, & B. Brown, A book (pp. 3–28)"."""
    opening = _IN_NAMES.search(text)
    people = read_people(text, opening.end()) if opening else None
    if people is None or people.role or any(p.form is not Form.DIRECT for p in people.persons):
        return False
    return _TITLE_BEHIND.match(text, people.end) is not None


Departure = Callable[[Entry], bool]

PROBLEMS: tuple[tuple[str, Departure], ...] = (
    ("author_form", author_form),
    ("ampersand", ampersand),
    ("year_position", year_position),
    ("quoted_title", quoted_title),
    ("mla_style", mla_style),
    ("missing_year", missing_year),
    ("missing_title", missing_title),
    ("missing_source", missing_source),
    ("run_together", run_together),
    ("stray_text", stray_text),
    ("editor_form", editor_form),
)
"""The contract's codes with their tests; a further one is one function and one line."""
