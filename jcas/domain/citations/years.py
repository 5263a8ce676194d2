"""Years as citations and references print them: 2020, 2020a, 1978/2003, n.d., in press."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_FOUR = r"(?:1[4-9]|20)\d\d"
_LETTERS = r"[a-kа-е](?![\w’'])(?!\.\w)"
_NO_DATE = r"n\.\s?d\.?|no date|б\.\s?г\.?|б/г|без даты|s\.\s?a\.|s\.\s?d\.|t\.\s?y\.|o\.\s?J\."
_TO_COME = (
    r"in press|forthcoming|in print|in preparation|in prep\.?|under review|to appear|provisionally accepted|"
    r"в печати|baskıda|im Druck"
)
YEAR = re.compile(
    rf"(?<![\w/№#$€£%+])(?<!\d[.,])(?<!\d[–—-])(?<!\d\s[–—-]\s)(?<!\d[–—-]\s)(?<!\d\s[–—-])"
    rf"(?:(?P<number>(?:{_FOUR}[–-])?1\d\d\d/{_FOUR}|{_FOUR}(?:/{_FOUR})?)(?:\s?(?P<letters>{_LETTERS}(?:\s?(?:,|&|and|и|–|-)\s?{_LETTERS}(?!\.))*))?"
    rf"(?![\w%])(?!\s?[–—-]\s?\d)(?![.,]\d)"
    rf"|(?P<undated>{_NO_DATE})(?:-(?P<undated_letter>[a-k]))?(?!\w)|(?P<coming>{_TO_COME})(?!\w))",
    re.IGNORECASE,
)
UNDATED = "n.d."
_LETTER = re.compile(r"[a-kа-е]", re.IGNORECASE)
_LATIN = str.maketrans("абвгдеАБВГДЕ", "abcdefABCDEF")


@dataclass(frozen=True, slots=True)
class Year:
    """A year as printed, with what it is compared by."""

    text: str
    """Letter included; every way of saying "no date" as "n.d."."""
    number: str
    """Four digits, the last of two; "n.d." or the words where there are none."""
    letter: str = ""

    @property
    def digits(self) -> int | None:
        """The year as a number, None where none is printed."""
        return int(self.number) if self.number.isdigit() else None

    def either(self) -> tuple["Year", ...]:
        """Itself and, of a work and its new edition (1937/1961, 1942–1947/1981), the first year as well."""
        first, parted, _ = self.text.partition("/")
        return (self, replace(self, number=first[:4])) if parted else (self,)


def years_of(found: re.Match[str]) -> Iterator[Year]:
    """The years that one match tells: "2020a, b" are two."""
    if found["undated"]:
        letter = found["undated_letter"] or ""
        yield Year(f"{UNDATED}-{letter}" if letter else UNDATED, UNDATED, letter)
    elif found["coming"]:
        yield Year(found["coming"], "in press")
    else:
        number = found["number"]
        for letter in _spread(found["letters"] or ""):
            yield Year(number + letter, number[-4:], letter.translate(_LATIN).lower())


def _spread(letters: str) -> list[str]:
    single = _LETTER.findall(letters.replace("and", ","))
    if len(single) == 2 and re.search(r"[–-]", letters) and single[0] < single[1]:
        return [chr(n) for n in range(ord(single[0]), ord(single[1]) + 1)]
    return single or [""]
