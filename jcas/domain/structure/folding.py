"""Text made comparable: case, accents' code points, quotation marks and punctuation do not matter."""

import re
import unicodedata

_PUNCTUATION = re.compile(r"[^\w']+|_")
_SPACED = re.compile(r"[^\W\d_](?: [^\W\d_]){3,19}")


def fold(text: str) -> str:
    """The words of a text in lower case with single spaces: "Authors’ Contributions:" -> "authors' contributions"."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("ʼ", "'").replace("`", "'")
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def is_capitals(text: str) -> bool:
    """Whether a text of several letters is written in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(not c.islower() for c in letters) and any(c.isupper() for c in letters)


def unspaced(text: str) -> str:
    """A word whose letters are set apart by spaces, closed up: "A B S T R A C T"."""
    return text.replace(" ", "") if _SPACED.fullmatch(text.strip(" .:")) else text


def word_list(text: str) -> tuple[str, ...]:
    """The words of a list that is written as running text."""
    return tuple(text.split())
