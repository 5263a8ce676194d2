"""Which section a heading names, by the words that the journal's profile lists for each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jcas.domain.profiles import Section
from jcas.domain.structure.folding import fold, unspaced, word_list

TYPED_NUMBER = re.compile(
    r"\s*(?:(?:chapter|section|part|глава|раздел)\s+)?"
    r"(?:(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]|(?=\s))|(?P<roman>[IVXІХ]{1,6})[.)]|(?P<letter>[A-HА-Д])[.)](?=\s))"
    r"[\s.:–—-]*(?=\S)",
    re.IGNORECASE,
)
_NOTE_ON = re.compile(
    r"\s*(?:an?\s+)?(?:(?:short|brief)\s+)?(?:notes?|remarks?|words?)\s+on\s+(?:the\s+)?", re.IGNORECASE
)
"""A note on fieldwork."""
_EXPLAINED = re.compile(r",?\s+and\s+(?:how|why|what|where)\s.*", re.IGNORECASE)
"""Sources and how we read them."""
_PREPOSITIONS = frozenset(
    word_list("of on in for from about between to towards toward with within among under into as via at by")
)
_FILLERS = frozenset(
    word_list("the a an and or our this brief short general main key some research study article paper & и және мен")
)
_OWN_WORK = frozenset(
    word_list(
        "research study analysis findings results result data paper article work survey interviews "
        "interview investigation empirical  content our this present thematic statistical "
        "econometric regression and"
    )
)
_ONLY_ALONE = frozenset((word,) for word in word_list("data sources materials literature approach reference"))
"""Words that name a section where they are the whole heading; beside other words they are of a topic."""
_STRICT_BEFORE_OF = frozenset({"introduction", "methodology", "conclusion"})
"""Sections whose name before "of" is most often a topic: "Introduction of the tenge", "Conclusion of the treaty"."""
_ABOUT = frozenset({"about", "on", "around", "over", "between", "among"})
"""Words behind which a discussion is one that others hold: "Discussion about the language law"."""
_GOES_WITH = frozenset({"and", "discussion", "analysis"})
_MOST_OTHER_WORDS = 3
_MOST_WORDS_AFTER_OF = 5


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    key: str


class SectionNames:
    """The names of a profile's sections, ready for many headings."""

    def __init__(self, sections: Iterable[Section]) -> None:
        phrases = {(tuple(fold(phrase).split()), section.key) for section in sections for phrase in section.headings}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, key in sorted(phrases):
            if words in _ONLY_ALONE:
                continue
            self._by_first.setdefault(words[0], []).append((words, key))
        self._exact = {" ".join(words): key for words, key in sorted(phrases)}
        self.named = lru_cache(maxsize=4096)(self._named)

    def exactly(self, text: str) -> str | None:
        """The section that these words, and no others, name; typed numbers and punctuation aside."""
        return self._exact.get(fold(without_number(text)))

    def wholly(self, text: str) -> bool:
        """Whether these words name nothing but sections: "Results and discussion"."""
        words = _in_plural(fold(without_number(text)).split())
        matches = list(self._matches(words))
        return bool(matches) and all(_covered(i, matches) or word in _FILLERS for i, word in enumerate(words))

    def _named(self, text: str) -> tuple[str, ...]:
        """The sections that a heading names, in its order; two for "Results and discussion", none for a topic."""
        before, _, behind = without_number(text).partition(":")
        if behind.strip() and (named := self._named(before)):
            return named  # "Introduction: the valley and its borders"
        if behind.strip() and self.wholly(behind):
            return self._named(behind)  # "Care at a distance: a literature review"
        words = _in_plural(fold(_EXPLAINED.sub("", _NOTE_ON.sub("", without_number(text)))).split())
        exact = self._exact.get(" ".join(words))
        if exact:
            return (exact,)
        matches = sorted(self._matches(words), key=lambda m: m.start)
        cut = next((i for i, w in enumerate(words) if w in _PREPOSITIONS and not _covered(i, matches)), len(words))
        head = [m for m in matches if m.start < cut]
        if not head:
            return tuple(m.key for m in matches[:1] if len(words) <= _MOST_WORDS_AFTER_OF and m.key == "findings")
        others = [w for i, w in enumerate(words[:cut]) if not _covered(i, head) and w not in _FILLERS]
        if len(others) > _MOST_OTHER_WORDS:
            return ()
        kept = [m.key for m in head if not _is_topic(words, m, others)]
        return tuple(dict.fromkeys(kept))

    def _matches(self, words: list[str]) -> Iterator[_Match]:
        """Phrases found, the longest first; a word belongs to one of them."""
        found = [
            _Match(i, i + len(phrase), key)
            for i, word in enumerate(words)
            for phrase, key in self._by_first.get(word, ())
            if tuple(words[i : i + len(phrase)]) == phrase
        ]
        taken: set[int] = set()
        for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
            place = range(match.start, match.end)
            if taken.isdisjoint(place):
                taken.update(place)
                yield match


def without_number(text: str) -> str:
    """A heading without its typed number, its letters closed up."""
    text = unspaced(text)
    return TYPED_NUMBER.sub("", text, count=1) if TYPED_NUMBER.match(text) else text


def number_depth(text: str) -> int | None:
    """The depth that a typed number tells: 1 for "2." and "II.", 2 for "2.1"; None without a number."""
    found = TYPED_NUMBER.match(text)
    if found is None:
        return None
    if found["arabic"]:
        return found["arabic"].count(".") + 1
    return 1 if found["roman"] else 2


def _in_plural(words: list[str]) -> list[str]:
    """Read "Research result" and "Result and discussion" as results; "The result of the vote" stays a topic."""
    ends = [*words[1:], ""][: len(words)]
    return [
        f"{w}s" if w in {"result", "finding"} and (not after or after in _GOES_WITH) else w
        for w, after in zip(words, ends, strict=True)
    ]


def _covered(i: int, matches: Iterable[_Match]) -> bool:
    return any(m.start <= i < m.end for m in matches)


def _is_topic(words: list[str], match: _Match, others: list[str]) -> bool:
    following = [w for w in words[match.end + 1 :] if w not in {"the", "a", "an"}]
    behind = words[match.end] if match.end < len(words) else ""
    if match.key == "discussion" and match.end == match.start + 1:
        held = words[:1] == ["the"] and behind in _PREPOSITIONS  # "The discussion in Parliament"
        return (held or behind in _ABOUT) and (not following or following[0] not in _OWN_WORK)
    if match.key not in _STRICT_BEFORE_OF:
        return False
    if behind == "of":
        return not following or following[0] not in _OWN_WORK
    goes_on = match.start == 0 and words[match.end : match.end + 1] in (["and"], ["&"], ["и"], ["және"])
    return match.key != "methodology" and len(others) > 1 and not goes_on  # "Conclusion and future work"
