"""What stands between two years of a citation: pages, introducing words, names."""

import re
from collections.abc import Iterator

from jcas.domain.citations.cited_names import read_names
from jcas.domain.citations.names import PARTICLES, initials_of, initials_with_states, words
from jcas.domain.citations.names_before import names_before
from jcas.domain.citations.publishers import is_place
from jcas.domain.citations.vocabulary import DOCUMENTS, EVENTS, LOCATOR, MONTHS, NUMBERED, PREFIX
from jcas.domain.names.alphabets import letters

_PLACE_IN_WORK = re.compile(r"^[^\W\d_]{2,12}\.?\s*\d{1,3}[a-z]?(?:,? pp?\. ?\d+,?)?\s+(?:in|from|of|by)\s+(?=\S)")
_TITLED = (
    DOCUMENTS | EVENTS | {"survey", "statistics", "outlook", "review", "yearbook", "barometer", "update", "business"}
)
"""Words of titles that end in a year; behind a body's name each year is of a work: "World Bank 2019, 2020"."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ASIDE = re.compile(r"\s*[\[(](?:sic|[A-ZА-Я][\w.&-]{1,11})[\])]\s*$")
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:[–—-]|to|and)\s?\d{1,2}(?:st|nd|rd|th)?)?"
_DATE_BEFORE = re.compile(
    rf"[\s,]*(?:(?<!\w)(?:{_MONTH})\.?\s*(?:{_DAYS})?|\b{_DAYS}\s+(?:{_MONTH})\.?|\b\d{{1,2}}\.\d{{1,2}}\.)[\s,]*$",
    re.IGNORECASE,
)


def segments(content: str, whole: str) -> Iterator[tuple[str, str]]:
    """(part between semicolons with inner brackets blank, the same as printed)."""
    at = 0
    for part in content.split(";"):
        yield part, whole[at : at + len(part)]
        at += len(part) + 1


def without_locator(gap: str, printed: str) -> tuple[str, str]:
    while (found := LOCATOR.match(gap)) and found.end() and any(c.isdigit() for c in found[0]):
        gap, printed = gap[found.end() :], printed[found.end() :]
    return gap, printed


def without_prefix(gap: str) -> str:
    gap = gap.lstrip(" ,;:.–—-&")
    while (found := PREFIX.match(gap)) and found.end():
        gap = gap[found.end() :].lstrip(" ,;:–—-")
    return gap


def within_name(segment: str, gap: str, end: int) -> bool:
    """In "Strategy 2050 Progress Report, 2022", "World Development Report 2020, 2021": the first year is a name's."""
    if not any(c.isalpha() for c in gap) or gap.rstrip().endswith((",", ":")) or segment[end - 1 : end].isalpha():
        return False  # a year with a letter is a work's
    if re.match(r"\s+[A-ZА-ЯҚӘ][^\W\d_]+", segment[end:]):
        return True
    name = without_prefix(gap)
    return (
        re.match(r",\s*(?:1[89]|20)\d\d", segment[end:]) is not None
        and not read_names(name).people
        and not _TITLED.isdisjoint(words(name))
    )


def without_place_in_work(text: str) -> str:
    """Without "Table 2 in" before the work that has the table."""
    return _PLACE_IN_WORK.sub("", text)


def before_aside(text: str, end: int) -> int:
    """Where the "[WB]" or "[sic]" between a name and its year begins; the end itself where there is none."""
    aside = _ASIDE.search(text, max(0, end - 18), end)
    return aside.start() if aside else end


def only_marks(gap: str) -> bool:
    """Nothing but commas, "and", a page between two years of the same author."""
    rest = without_prefix(without_locator(gap, gap)[0])
    return not any(c.isalpha() for c in rest)


def names_number(text: str) -> bool:
    """As "Figure 2", "Table 1", "Interview 5", "Article 12"."""
    first = re.match(r"([^\W\d_]+)\.?\s*(?:No\.?|№|#)?\s*(?:\d|[A-Z]?\d|[IVX]+\b|[A-H]\b)", text)
    return first is not None and first[1].lower() in NUMBERED


def names_publisher(text: str) -> bool:
    """As in the title of a book (Almaty: Example Press, 2015)."""
    place, colon, publisher = text.partition(":")
    return bool(colon and publisher.strip()) and is_place(place.split(",")[0])


def is_prose(text: str) -> bool:
    """Whether it opens in lower case like a clause rather than like a name."""
    first = text.lstrip("\"“«‘'(").split(" ", 1)[0]
    plain = not any(c.isupper() or c == "." for c in first[:-1])  # eGov and stat.gov.kz are names
    opening = first[:1].islower() and first.lower().strip("-") not in PARTICLES and plain
    return opening and not text.startswith(('"', "“", "«", "‘", "'"))


def full_name_before(text: str, end: int, short: str) -> str | None:
    before = names_before(text, end)
    if before is None:
        return None
    wanted = letters(short)
    for variant in before.variants:
        forms = (words(variant), words(variant.replace("-", "")))  # the OSCE writes Co-operation
        if any(len(p) > 1 and wanted in {initials_of(p), "".join(w[0] for w in p)[: len(wanted)]} for p in forms):
            return re.sub(r"^[Tt]he\s+", "", variant)
        if " " in variant and wanted == initials_with_states(variant):
            return re.sub(r"^[Tt]he\s+", "", variant)
    return None


def without_date(gap: str) -> str:
    """Without the day and month that stand before a year."""
    return _DATE_BEFORE.sub("", gap)
