"""Names in Latin letters, whatever alphabet they are printed in.

`latin` transliterates the Cyrillic alphabets and drops diacritics; `letters` is the strict key of a name: case,
diacritics, apostrophes, hyphens and alphabet do not matter.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = re.findall(
    r"\S+",
    """
    а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
    ы y э e ю yu я ya ә a ғ g қ k ң n ө o ұ u ү u һ h і i ў u ҳ h ҷ j є e ї i ґ g
    ı i ə a ø o ł l đ d ð d þ th ß ss æ ae œ oe
    """,
)
_ALPHABETS = str.maketrans({**dict(zip(_LETTERS[::2], _LETTERS[1::2], strict=True)), "ъ": "", "ь": ""})
CAPITAL = "[" + "".join(chr(n) for n in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(n).isupper()) + "]"
"""A pattern for one capital letter of the alphabets that have them."""
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def latin(text: str) -> str:
    """Lower-case Latin letters: Cyrillic transliterated, diacritics dropped; the rest is left as it is."""
    folded = text.casefold().translate(_ALPHABETS)
    if folded.isascii():
        return folded
    split = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in split if not unicodedata.combining(c)).translate(_ALPHABETS)


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """A name's letters and digits alone: "O‘ktamov" and "Oktamov", "Al-Farabi" and "al Farabi" agree."""
    return _NO_LETTER.sub("", latin(text))


def is_cyrillic(text: str) -> bool:
    """Whether the first letter belongs to a Cyrillic alphabet."""
    first = next((c for c in text if c.isalpha()), "")
    return "\u0400" <= first <= "\u052f"
