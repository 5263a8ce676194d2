"""The readings of a mention's names that are tried on the list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jcas.domain.citations.cited_names import Cited, read_names
from jcas.domain.citations.mentions import Mention
from jcas.domain.citations.names import with_short_states, without_state_form
from jcas.domain.names.alphabets import CAPITAL

_TRAILING = re.compile(
    r"(?:['’]s)?(?:\s+(?:report|study|survey|data|dataset|index|database|statistics|press release|website|"
    r"official website|article|book))+$",
    re.IGNORECASE,
)
"""What a sentence adds to the name of a work's author."""

_SITE = re.compile(r"(?:https?://)?(?:www\.)([\w-]{3,40})\.[a-z]{2,3}(?:\.[a-z]{2})?/?")
"""www.example.org: the list may have "Example"."""
_WHOLE = {"Dept": "Department", "Min": "Ministry", "Univ": "University", "Inst": "Institute", "Natl": "National"}
_CUT = re.compile(rf"(?<!\w)({'|'.join(_WHOLE)})(?:\.|(?=\s))")
_CAPITALS = re.compile(rf"(?<!\w){CAPITAL}{{3,}}(?!\w)")
_LEAST_SURNAME = 5
"""Letters from which on a lone word in capitals may be a surname."""


def readings(mention: Mention) -> list[Cited]:
    """Whom a mention may name: as it stands first, then shorter and longer stretches, then people in capitals."""
    found = [mention.cited]
    if not mention.cited.people and (short := with_short_states(mention.cited.phrase)) != mention.cited.phrase:
        found.append(replace(read_names(short), phrase=mention.cited.phrase))
    if site := _SITE.fullmatch(mention.cited.phrase):
        found.append(Cited(mention.cited.phrase, (site[1],)))
    if not mention.cited.people and (full := _in_full(mention.cited.phrase)) != mention.cited.phrase:
        found.append(replace(read_names(full), phrase=mention.cited.phrase))
    shortened = [short for v in (mention.cited.phrase, *mention.variants) if (short := _TRAILING.sub("", v)) != v]
    if not mention.cited.people and "," in mention.cited.phrase and not mention.cited.quoted:
        shortened.append(mention.cited.phrase.split(",")[0])  # "Adams, The Title of a Book, 1996"
    if mention.cited.people and len(mention.cited.names) == 1 and " " in mention.cited.names[0]:
        shortened.append(mention.cited.names[0].split()[0])  # names that begin with the surname
    if not mention.cited.people and (short := without_state_form(mention.cited.phrase)) != mention.cited.phrase:
        shortened.append(short)
    for variant in (*mention.variants, *shortened):
        cited = read_names(variant)
        if cited.people and not cited.given and cited.names[:1] == mention.cited.names[:1]:
            cited = replace(cited, given=mention.cited.given)
        if cited.names and cited not in found:
            found.append(cited)
    lists = [cited for cited in found[1:] if _ends_with(cited, mention.cited)]
    found = [*lists, *(cited for cited in found if cited not in lists)]  # an entry that has them all is meant
    return [*found, *_as_people(found), *_surnames_first(found[:1])]


def _in_full(name: str) -> str:
    """A body's name with the words whole that writers cut: "U.S. Dept. of Health" as "US Department of Health"."""
    return _CUT.sub(lambda found: _WHOLE[found[1]], with_short_states(name))


def _ends_with(longer: Cited, cited: Cited) -> bool:
    """Whether a list of people, parted by commas, ends with the one who is cited."""
    before = longer.phrase.removesuffix(cited.phrase)
    return longer.people and cited.people and before.endswith(", ") and longer.names[-len(cited.names) :] == cited.names


def _surnames_first(readings: Sequence[Cited]) -> Iterator[Cited]:
    """Several people whose names all begin with the surname: "Men Honghua & Liu Xiaoyang, 2015"."""
    for cited in readings:
        parts = [name.split() for name in cited.names]
        if cited.people and len(parts) > 1 and all(len(words) == 2 for words in parts):
            yield replace(cited, names=tuple(words[0] for words in parts))


def _as_people(found: Sequence[Cited]) -> Iterator[Cited]:
    """People who look like bodies: in capitals, or called like a place or an office: "(ADAMS & KING, 2020)"."""
    for i, cited in enumerate(found):
        small = _CAPITALS.sub(lambda m: m[0].capitalize(), cited.phrase)
        lone = " " not in cited.phrase
        if small != cited.phrase and (not lone or (i == 0 and len(cited.phrase) >= _LEAST_SURNAME)):
            yield replace(read_names(small), phrase=cited.phrase)
        elif i == 0 and not cited.people and not cited.quoted:
            people = read_names(small, people=True)
            if len(people.names) > 1:
                yield replace(cited, names=people.names, people=True)
