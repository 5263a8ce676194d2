"""Names run together, as in handles, addresses, file names and identifiers: "bekova-aigerim", "AigerimBekova"."""

from jcas.domain.names.alphabets import latin

_LONG_NAME = 8
"""Letters; shorter ones may stand in any text."""


def run_together(name: str) -> list[str]:
    """A full name in both orders as one word, as `only_letters` gives it; nothing for names that are too short."""
    words = [letters for word in name.split() if (letters := only_letters(word))]
    orders = ["".join((words[0], words[-1])), "".join((words[-1], words[0]))] if len(words) > 1 else []
    return [spelt for spelt in orders if len(spelt) >= _LONG_NAME]


def only_letters(text: str) -> str:
    """The text's letters and digits alone, in one case and alphabet."""
    return "".join(filter(str.isalnum, latin(text))).replace("y", "i")
