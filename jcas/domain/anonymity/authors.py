"""The authors as their own text names them beside their whole names: surnames with initials, surnames alone."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jcas.domain.citations.brackets import brackets, inside
from jcas.domain.citations.people import CAPITAL
from jcas.domain.citations.years import YEAR
from jcas.domain.names.alphabets import latin, letters
from jcas.domain.structure.folding import word_list
from jcas.domain.structure.identity import spelt

_PATRONYMIC = re.compile(
    r"(?:ович|евич|ьич|овна|евна|ична|ovich|evich|ovna|evna|ichna|uly|ұлы|улы|kyzy|qyzy|қызы|кызы|['’ʻ]li|qizi)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,3}|[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{1,2}")
_ADDRESS = re.compile(r"[^\s@/]{0,64}(?:@|://|www\.)\S{1,400}")
_DESCENT = frozenset(word_list("uulu kyzy qyzy uly ogli o'g'li o‘g‘li qizi ogly ұлы қызы уулу кызы улы"))
_FIRST = frozenset(
    word_list(
        "kim lee park choi jung jeong kang cho yoon lim han shin seo kwon hwang ahn song li wang zhang liu chen yang "
        "huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang nguyen tran pham hoang phan"
    )
)
"""Surnames that stand first in Korean, Chinese and Vietnamese names."""
_SHORTEST = 3
"""Letters of a surname that is looked for alone; shorter ones are words of many languages."""
BETWEEN = (
    r"(?:\s*[,&]|\s+(?:and|with|colleagues|others|et\.?\s?al\.?|и|және|др\.|de|da|van|von|der|al|el|bin|ibn)(?!\w)"
    rf"|\s*{CAPITAL}[\w.'’ʻʼ‐‑-]*|['’]s?(?!\w))"
)
"""What may stand between a cited surname and its year: further names, initials, "et al."."""
GAP = r"[\s,:(\[–—-]{0,6}"
CITED_YEAR = re.sub(r"\(\?P<\w+>", "(?:", YEAR.pattern)


@dataclass(frozen=True, slots=True)
class Author:
    """A person's name taken apart."""

    name: str
    surname: str
    given: tuple[str, ...]

    def may_be(self, surname: str, given: str) -> bool:
        """Whether a reference's author is this one: the same surname in any alphabet, and no other initial."""
        if letters(surname) not in {letters(self.surname), letters(self.surname.split()[0])}:
            return False
        initial, own = latin(given.strip())[:1], {latin(word)[:1] for word in self.given}
        return not initial or not own or initial in own


def author_of(name: str) -> Author:
    """Take a name apart: the surname is what stands before a comma, in capitals, beside initials, else the last word.

    A patronymic at the end tells the Russian order, surname first, and so do the common surnames of East Asia; "uulu",
    "kyzy" and the like belong to the word before them.
    """
    before, comma, _ = name.partition(",")
    words = _joined([word for word in re.split(r"[\s,]+", name) if word])
    capitals = [word for word in words if len(word) > 2 and word.isupper() and "." not in word]
    at = 0 if _is_first(words) or (comma and len(before.split()) == 1) else len(words) - 1
    at = words.index(capitals[0]) if len(capitals) == 1 and len(words) > 1 else at
    return Author(name, words[at], (*words[:at], *words[at + 1 :]))


def _is_first(words: Sequence[str]) -> bool:
    """Whether the surname comes first: before initials or a patronymic, or as in East Asia."""
    patronymic = len(words) == 3 and _PATRONYMIC.search(words[2]) is not None
    eastern = words[0].lower() in _FIRST and words[-1].lower() not in _FIRST
    return patronymic or eastern or _INITIALS.fullmatch(words[-1]) is not None


def _joined(words: list[str]) -> list[str]:
    """The words of a name, "Isa uulu" as one of them."""
    if len(words) > 2 and words[-1].lower() in _DESCENT:
        return [*words[:-2], f"{words[-2]} {words[-1]}"]
    return words


class Spans:
    """Stretches of a text, joined where they overlap, ready to be asked whether they touch another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._starts, self._ends = [start for start, _ in joined], [end for _, end in joined]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with this stretch."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


class Surnames:
    """Finds the authors by surname: with their initials or alone, but not where a work is cited.

    A surname that may be somebody else's or a common word in this text is doubtful: a person must judge.
    """

    def __init__(self, authors: Iterable[Author], texts: Iterable[str] = (), taken: Iterable[str] = ()) -> None:
        """`texts`: the manuscript's; `taken`: surnames that others bear, too, as the reference list tells."""
        self.authors = [author for author in authors if len(author.surname) > 1 and author.given]
        long = [author for author in self.authors if len(author.surname) >= _SHORTEST]
        whole = _ADDRESS.sub(" ", "\n".join(texts))
        others = {letters(name) for name in taken}
        doubtful = {a.surname for a in long if letters(a.surname) in others or _is_doubtful(a, whole)}
        clear = [author for author in long if author.surname not in doubtful]
        self._signed = _pattern(_with_initials(author) for author in self.authors)
        self._alone = _pattern(_printed(author.surname) for author in clear)
        self._doubtful = _pattern(_printed(surname) for surname in doubtful)
        self._any = _pattern(_printed(author.surname) for author in self.authors)
        names = "|".join(_printed(author.surname) for author in self.authors)
        self._cited = re.compile(rf"(?<!\w)(?:{names})(?:{BETWEEN}){{0,16}}?{GAP}(?={CITED_YEAR})") if names else None

    def find(self, text: str) -> list[re.Match[str]]:
        """Where the text names an author outside citations."""
        if self._any is None or not self._any.search(text):
            return []
        cited = Spans(self._citations(text))
        signed = [match for match in _all(self._signed, text) if not cited.touch(*match.span())]
        taken = Spans([*(match.span() for match in signed), *self._citations(text)])
        return [*signed, *(match for match in _all(self._alone, text) if not taken.touch(*match.span()))]

    def doubtful_in(self, text: str) -> list[re.Match[str]]:
        """Surnames outside citations that may be an author's or somebody else's."""
        if self._doubtful is None or not self._doubtful.search(text):
            return []
        taken = Spans([*self._citations(text), *(match.span() for match in _all(self._signed, text))])
        return [match for match in _all(self._doubtful, text) if not taken.touch(*match.span())]

    def in_any_case(self, text: str) -> bool:
        """Whether one of the surnames stands in the text as a word, whatever its case: for addresses and file names."""
        words = set(re.findall(r"[^\W\d_]+", text.casefold()))
        keys = {letters(word) for word in words}
        own = (re.findall(r"[^\W\d_]+", a.surname) for a in self.authors if len(letters(a.surname)) > _SHORTEST)
        return any(parts and all(letters(part) in keys for part in parts) for parts in own)

    def signed_in(self, text: str) -> bool:
        """Whether a word of a name stands beside an initial, whichever of its words the surname is: "Takenov A."."""
        beside = re.finditer(rf"(?:{CAPITAL}\.\s?)+(?P<behind>[^\W\d_]+)|(?P<before>[^\W\d_]+),?\s{CAPITAL}\.", text)
        signed = {letters(found["behind"] or found["before"]) for found in beside}
        words = {letters(word) for a in self.authors for word in re.findall(r"[^\W\d_]+", a.name)}
        return any(len(word) > _SHORTEST for word in signed & words)

    def _citations(self, text: str) -> Iterator[tuple[int, int]]:
        if self._cited and YEAR.search(text):
            yield from (found.span() for found in self._cited.finditer(text))
        for pair in brackets(text):
            if YEAR.search(inside(text, pair)):
                yield pair.start, pair.end


def _all(pattern: re.Pattern[str] | None, text: str) -> list[re.Match[str]]:
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


def _is_doubtful(author: Author, text: str) -> bool:
    """Whether the surname is a word of this text, or the text names somebody else who bears it."""
    surname = _printed(author.surname)
    if re.search(rf"(?<!\w){re.escape(author.surname.lower())}(?!\w)", text):
        return True
    initials = {latin(word)[:1] for word in author.given}
    before = re.finditer(rf"(?<!\w)({CAPITAL}[^\W\d_]*)\.?[^\S\n]+{surname}(?!\w)", text)
    return any(latin(found[1])[:1] not in initials and not _is_word(found[1], text) for found in before)


def _is_word(word: str, text: str) -> bool:
    """Whether a word with a capital is a common one, as in "As Bekova told us", and no given name."""
    return word.lower() in _COMMON or re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) is not None


_COMMON = frozenset(
    word_list(
        "as and by but for from in of on see the to with dr prof mr mrs ms professor author authors then when where "
        "while however according later here there today also after before both only now since because although thus"
    )
)
