"""Small departures of a reference from APA 7, each with the sentence that says what to do."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jcas.domain.citations.publishers import is_place
from jcas.domain.citations.references import ADDRESS, Dating, Entry
from jcas.domain.names.alphabets import is_cyrillic, letters

_UNSPACED = re.compile(r"\.[^\W\d_]\.")
_DOI_LABEL = re.compile(r"\bdoi\s*:\s*(?:https?://|10\.)|https?://dx\.doi\.org/|(?<![/.\w])10\.\d{4,9}/", re.IGNORECASE)
_RETRIEVED = re.compile(r"\bRetrieved from\b|\bAvailable (?:at|from|online)\b|\bURL\s*:", re.IGNORECASE)
_PLACE = re.compile(r"[.,)]\s+(?P<place>[A-ZА-ЯҚӘ][^.:;()]{1,40}?\.?)\s?:\s+[A-ZА-ЯҚӘҮӨ«\"“]")
_VOLUME = re.compile(r"\bvol\.\s?\d|\bno\.\s?\d|\biss(?:ue)?\.?\s\d|\d\),\s+pp?\.", re.IGNORECASE)
_IN_COLON = re.compile(r"(?<![^\W\d_])In:\s")
_EDITOR_NUMBER = re.compile(r"(?<![^\W\d_])In:?\s+(?:[^\W\d_]{1,2}\.[\s-]*){1,3}[^\W\d_][\w'’-]+,?\s*\(Eds\.?\)")
_EDITOR_CASE = re.compile(r"\((?:eds?|editors?)\.?\)")
_NO_SPACE = re.compile(r"[a-zа-я]{2}[,;][A-ZА-Я][a-zа-я]")
_ISBN = re.compile(r"\be?ISBN\b|\be?ISSN\b")
_CUT = re.compile(r"…|\.\s?\.\s?\.")
_TITLE_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")

_ALL_NAMED = 20
"""So many authors are all named; the sign of omission belongs behind the nineteenth of more."""

_FLEXIBLE = re.compile(r"[a-zà-ÿ]|(?:The|An?)\s")
"""Names with a particle or an article: languages differ on which word they stand under."""


@dataclass(frozen=True, slots=True)
class Minor:
    """A small departure: its code, and what to do."""

    code: str
    message: str


def minor(entry: Entry) -> list[Minor]:
    """The small departures of one entry, the order of the list apart."""
    return [Minor(code, message) for code, message, departs in MINOR if departs(entry)]


def out_of_order(entries: Sequence[Entry]) -> list[int]:
    """Numbers of the entries to move so that the list is alphabetical, each alphabet by itself; the fewest that do."""
    moved: list[int] = []
    for script in (False, True):
        own = [e for e in entries if e.lead and is_cyrillic(e.lead) is script and not _FLEXIBLE.match(e.lead)]
        kept = _longest_rising([_sort_key(e) for e in own])
        moved += [e.number for i, e in enumerate(own) if i not in kept]
    return sorted(moved)


def _sort_key(entry: Entry) -> str:
    return letters(re.split(r"[(\[–—]", entry.lead or "")[0])[:12]


def _longest_rising(keys: Sequence[str]) -> set[int]:
    """Indices of a longest subsequence that does not fall."""
    tails: list[str] = []
    at: list[int] = []
    before: list[int] = []
    for i, key in enumerate(keys):
        place = bisect_right(tails, key)
        before.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(key)
            at.append(i)
        else:
            tails[place], at[place] = key, i
    kept: set[int] = set()
    i = at[-1] if at else -1
    while i >= 0:
        kept.add(i)
        i = before[i]
    return kept


def _authors(entry: Entry) -> str:
    return entry.text[: entry.people.end] if entry.people else ""


def _comma_missing(entry: Entry) -> bool:
    return entry.people is not None and bool(entry.people.marks) and entry.people.marks[-1].strip() == "&"


def _cut_short(entry: Entry) -> bool:
    """Whether the authors are cut before so many are named as APA 7 asks for: "Adams, A., … Cole, C."."""
    return entry.people is not None and len(entry.people.persons) < _ALL_NAMED and bool(_CUT.search(_authors(entry)))


def _no_full_stop(entry: Entry) -> bool:
    return entry.dating is Dating.BRACKETS and bool(entry.after_year) and not entry.after_year.startswith((".", ","))


def _no_end(entry: Entry) -> bool:
    return not entry.text.rstrip().endswith((".", "?", "!", ")")) and ADDRESS.search(entry.text[-200:]) is None


def _names_place(entry: Entry) -> bool:
    """Whether "Almaty:" or "New York, NY:" stands before a publisher."""
    return any(is_place(re.split(r",\s", found["place"])[0]) for found in _PLACE.finditer(entry.after_year))


def _capitals(entry: Entry) -> bool:
    """A title in capitals throughout, or with a capital to each word where a journal follows in digits."""
    if not entry.people:
        return False
    title = re.split(r"[.?!:]", entry.after_year.lstrip(" ."))[0]
    found = _TITLE_WORD.findall(title)
    return len(found) >= 5 and sum(w[0].isupper() for w in found) > 0.85 * len(found)


MINOR: tuple[tuple[str, str, Callable[[Entry], bool]], ...] = (
    ("initials_spacing", "Put a space between initials: “A. B.”.", lambda e: bool(_UNSPACED.search(_authors(e)))),
    ("comma_before_ampersand", "Put a comma before “&”.", _comma_missing),
    ("authors_cut", "Name up to 20 authors; “…” stands only between the 19th and the last of more.", _cut_short),
    ("year_full_stop", "Put a full stop behind the year.", _no_full_stop),
    ("doi_form", "Write the DOI as https://doi.org/… without a label.", lambda e: bool(_DOI_LABEL.search(e.text))),
    (
        "retrieved_from",
        "Give the address alone, without “Retrieved from” or the like.",
        lambda e: bool(_RETRIEVED.search(e.text)),
    ),
    ("publisher_place", "Leave out the publisher's place.", _names_place),
    (
        "volume_words",
        "Write volume, issue and pages as figures alone: 12(3), 45–67.",
        lambda e: bool(_VOLUME.search(e.after_year)),
    ),
    ("in_colon", "Write “In” without a colon.", lambda e: bool(_IN_COLON.search(e.text))),
    ("editor_number", "Write (Ed.) for one editor.", lambda e: bool(_EDITOR_NUMBER.search(e.text))),
    ("editor_case", "Write (Ed.) or (Eds.) with a capital.", lambda e: bool(_EDITOR_CASE.search(e.text))),
    ("isbn", "Leave out ISBN and ISSN.", lambda e: bool(_ISBN.search(e.text))),
    ("space_missing", "Put a space behind each comma.", lambda e: bool(_NO_SPACE.search(ADDRESS.sub("", e.text)))),
    ("full_stop", "End the reference with a full stop.", _no_end),
    ("title_case", "Write the title in sentence case: capitals for its first word and names alone.", _capitals),
)
"""Code, sentence, test; a further one is one line."""
