"""The authors as their own text names them beside their whole names: surnames with initials, surnames alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jcas.domain.anonymity.contacts import without_contacts
from jcas.domain.citations.brackets import brackets, inside
from jcas.domain.citations.years import YEAR
from jcas.domain.names.alike import Alike
from jcas.domain.names.alphabets import CAPITAL, is_cyrillic, letters
from jcas.domain.names.author import PATRONYMIC, Author
from jcas.domain.names.closeness import are_one
from jcas.domain.names.inflection import first_cases
from jcas.domain.names.skeletons import skeleton
from jcas.domain.spans import Span, Spans, merged
from jcas.domain.structure.folding import word_list
from jcas.domain.structure.identity import spelt
from jcas.domain.structure.names_of_people import is_institution

_ADDRESS = re.compile(r"[^\s@/]{0,64}(?:@|://|www\.)\S{1,400}")
_SHORTEST = 3
"""Letters of a surname that is looked for alone; shorter ones are words of many languages."""
_MOST_SPELLINGS = 60
"""Further spellings of the authors' surnames that are looked for; a text has two or three."""
BETWEEN = (
    r"(?:\s*[,&]|\s+(?:and|with|colleagues|others|et\.?\s?al\.?|и|және|[мпб]ен|va|ва|менен|др\.|de|da|van|von|der|al|el|bin|ibn)(?!\w)"
    rf"|\s*{CAPITAL}[\w.'’ʻʼ‐‑-]*|['’]s?(?!\w))"
)
"""What may stand between a cited surname and its year: further names, initials, "et al."."""
GAP = r"[\s,:(\[–—-]{0,6}"
CITED_YEAR = re.sub(r"\(\?P<\w+>", "(?:", YEAR.pattern)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for, compiled."""

    signed: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    doubtful: re.Pattern[str] | None
    any: re.Pattern[str] | None
    cited: re.Pattern[str] | None


class Surnames:
    """Finds the authors by surname: with their initials or alone, but not where a work is cited.

    A surname that may be somebody else's or a common word in this text is doubtful: a person must judge. In another
    alphabet, or in another case, a surname is the same; in another romanisation it is doubtful.
    """

    def __init__(self, authors: Iterable[Author], texts: Iterable[str] = (), taken: Iterable[str] = ()) -> None:
        """`texts`: the manuscript's; `taken`: surnames that others bear, too, as the reference list tells."""
        self.authors = [author for author in authors if len(author.surname) > 1 and author.given]
        self._whole = _ADDRESS.sub(" ", "\n".join(map(without_contacts, texts)))
        self._taken = {letters(name) for name in taken}
        self._alike = Alike(self.authors)
        self._doubt: dict[str, bool] = {}
        """Surname as printed -> whether it is doubtful."""
        for author in self.authors:
            self._doubt[author.surname] = self._is_doubtful(author, author.surname)
        self._patterns = self._compiled()
        self._learn(self._whole)

    def find(self, text: str) -> list[Span]:
        """Where the text names an author outside citations, in order and apart from each other."""
        self._learn(text)
        if self._patterns.any is None or not self._patterns.any.search(text):
            return []
        citations = list(self._citations(text))
        cited = Spans(citations)
        beside = [*(found.span() for found in _all(self._patterns.signed, text)), *self._alike.signed(text)]
        signed = [span for span in beside if not cited.touch(*span)]
        taken = Spans([*signed, *citations])
        return merged([*signed, *(m.span() for m in _all(self._patterns.alone, text) if not taken.touch(*m.span()))])

    def doubtful_in(self, text: str) -> list[Span]:
        """Surnames outside citations that may be an author's or somebody else's."""
        self._learn(text)
        if self._patterns.doubtful is None or not self._patterns.doubtful.search(text):
            return []
        signed = [*(found.span() for found in _all(self._patterns.signed, text)), *self._alike.signed(text)]
        taken = Spans([*self._citations(text), *signed])
        return [m.span() for m in _all(self._patterns.doubtful, text) if not taken.touch(*m.span())]

    def in_any_case(self, text: str) -> bool:
        """Whether one of the surnames stands in the text as a word, whatever its case, or with an initial run into it
        ("abekova"): for addresses and file names.
        """
        keys = {_skeleton(word) for word in set(re.findall(r"[^\W\d_]+", text.casefold()))}
        long = [author for author in self.authors if len(letters(author.surname)) > _SHORTEST]
        own = (re.findall(r"[^\W\d_]+", author.surname) for author in long)
        handles = {_skeleton(name) for a in long for name in (a.given[0][0] + a.surname, a.surname + a.given[0][0])}
        return bool(handles & keys) or any(parts and all(_skeleton(part) in keys for part in parts) for parts in own)

    def all_of(self, text: str) -> bool:
        """Whether a text's words are nothing but surnames as they are printed, however short: "Li 7" atop a page."""
        words = re.findall(r"[^\W\d_]+", text)
        own = {form for a in self.authors for form in (a.surname, a.surname.upper())}
        return bool(words) and own.issuperset(words)

    def signed_in(self, text: str) -> bool:
        """Whether a word of a name stands beside an initial, whichever of its words the surname is: "Takenov A."."""
        beside = re.finditer(rf"(?:{CAPITAL}\.\s?)+(?P<behind>[^\W\d_]+)|(?P<before>[^\W\d_]+),?\s{CAPITAL}\.", text)
        signed = {letters(found["behind"] or found["before"]) for found in beside}
        words = {letters(word) for a in self.authors for word in re.findall(r"[^\W\d_]+", a.name)}
        return any(len(word) > _SHORTEST for word in signed & words) or bool(self._alike.signed(text, loosely=True))

    def _learn(self, text: str) -> None:
        """Take up the surnames that this text spells or declines otherwise than the authors do."""
        spelt_here = self._alike.surnames(text)
        fresh = {word: author for word, author in spelt_here.items() if _titled(word) not in self._doubt}
        for word, author in fresh.items():
            same = _is_same(word, author)
            if len(self._doubt) < len(self.authors) + _MOST_SPELLINGS and same is not None and len(word) > _SHORTEST:
                self._doubt[_titled(word)] = not same or self._is_doubtful(author, _titled(word))
        if not self._doubt.keys().isdisjoint(map(_titled, fresh)):
            self._patterns = self._compiled()

    def _is_doubtful(self, author: Author, printed: str) -> bool:
        return letters(author.surname) in self._taken or _is_others(author, printed, self._whole)

    def _compiled(self) -> _Patterns:
        long = {surname: doubtful for surname, doubtful in self._doubt.items() if len(surname) >= _SHORTEST}
        names = "|".join(map(_printed, self._doubt))
        cited = rf"(?<!\w)(?:{names})(?:{BETWEEN}){{0,16}}?{GAP}(?={CITED_YEAR})"
        return _Patterns(
            signed=_pattern(_with_initials(author) for author in self.authors),
            alone=_pattern(_printed(surname) for surname, doubtful in long.items() if not doubtful),
            doubtful=_pattern(_printed(surname) for surname, doubtful in long.items() if doubtful),
            any=_pattern(map(_printed, self._doubt)),
            cited=re.compile(cited) if names else None,
        )

    def _citations(self, text: str) -> Iterator[Span]:
        if self._patterns.cited and YEAR.search(text):
            yield from (found.span() for found in self._patterns.cited.finditer(text))
        for pair in brackets(text):
            if YEAR.search(inside(text, pair)):
                yield pair.start, pair.end


def _is_same(word: str, author: Author) -> bool | None:
    """Whether a printed word is this surname in another alphabet or case; None where it is no spelling of it.

    Two romanisations in one alphabet may be two people's: "Sharma" and "Sarma".
    """
    own = {letters(author.surname), letters(author.surname.split()[0])}
    forms = {letters(form) for form in (word, *first_cases(word))}
    if own & forms:
        return True
    alike = not set(map(skeleton, own)).isdisjoint(map(skeleton, forms))
    if is_cyrillic(word) != is_cyrillic(author.surname):
        return alike
    return False if alike else None


def _skeleton(word: str) -> str:
    return skeleton(letters(word))


def _titled(word: str) -> str:
    """As names are printed in running text, for words in capitals."""
    return word[0] + word[1:].lower() if word.isupper() else word


def _all(pattern: re.Pattern[str] | None, text: str) -> Sequence[re.Match[str]]:
    return list(pattern.finditer(text)) if pattern else []


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    listed = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)(?![\w.-]*@)") if listed else None


def _printed(surname: str) -> str:
    """A surname as names are printed: with a capital or in capitals; in lower case it is a word like others."""
    forms = dict.fromkeys((surname, surname[:1].upper() + surname[1:].lower(), surname.upper()))
    return f"(?:{'|'.join(map(spelt, forms))})"


def _with_initials(author: Author) -> str:
    """The surname with the author's initials before or behind it: "D. A. Bekova", "Bekova D.A."."""
    firsts = "|".join(dict.fromkeys(spelt(word[0]) for word in author.given))
    initials = rf"(?:{firsts})[^\W\d_]{{0,2}}\.(?:\s?-?{CAPITAL}[^\W\d_]{{0,2}}\.){{0,3}}"
    surname = _printed(author.surname)
    return rf"{initials}\s*{surname}|{surname}\s+{initials}"


def _is_others(author: Author, printed: str, text: str) -> bool:
    """Whether the surname is a word of this text, or the text names somebody else who bears it."""
    surname = _printed(printed)
    if re.search(rf"(?<!\w){re.escape(printed.lower())}(?!\w)", text):
        return True
    run = rf"(?:{CAPITAL}[^\W\d_]{{0,2}}\.[^\S\n]?){{0,3}}"
    before = re.finditer(rf"(?<!\w)({run}{CAPITAL}[^\W\d_]*)\.?[^\S\n]+{surname}(?!\w)", text)
    behind = re.finditer(rf"(?<!\w){surname}[^\S\n]+({CAPITAL}[^\W\d_]{{2,}})(?!\w)", text)
    others = [found[1] for found in before if not _is_own(found[1], author)]
    others += [found[1] for found in behind if not (_is_given(found[1], author) or is_institution(found[1]))]
    return any(not _is_word(word, text) for word in others)


def _is_given(word: str, author: Author) -> bool:
    """Whether a word behind a surname is its author's given name, or a patronymic."""
    return PATRONYMIC.search(word) is not None or any(are_one(word, given) for given in author.given)


def _is_own(before: str, author: Author) -> bool:
    """Whether an initial or a given name before a surname is its author's; a patronymic tells nothing."""
    return PATRONYMIC.search(before) is not None or any(map(author.is_signed, re.split(r"[\s.]+", before)))


def _is_word(word: str, text: str) -> bool:
    """Whether a word with a capital is a common one, as in "As Bekova told us", and no given name."""
    return word.lower() in _COMMON or re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) is not None


_COMMON = frozenset(
    word_list(
        "as and by but for from in of on see the to with dr prof mr mrs ms professor author authors then when where "
        "while however according later here there today also after before both only now since because although thus"
    )
)
