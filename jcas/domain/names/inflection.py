"""Cyrillic surnames in other cases than the first: "по мнению Иванова", "вслед за Асановой", "Сәрсеновтен"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from jcas.domain.names.alphabets import is_cyrillic

_CASES = tuple(
    (re.compile(rf"(?:{ending})$"), bases)
    for ending, bases in (
        (r"(?<=[оеё]в|[иы]н)(?:а|у|ым|е|ых|ыми)", ("",)),  # Иванова, Ивановым -> Иванов
        (r"(?<=[оеё]в|[иы]н)(?:ой|у|ою)", ("а",)),  # Ивановой -> Иванова
        (r"(?<=[стцк])(?:ого|ому|им|ом|ой|ую|ых|ими)", ("ий", "ая", "ой")),
        (r"(?<=[жшчщ]|[гкх])(?:ого|ому|им|ом)", ("ий", "ой")),
        (r"(?:ского|скому|ским|ском|ской|скую|ских|скими)", ("ский", "ская")),
        (r"(?:цкого|цкому|цким|цком|цкой|цкую)", ("цкий", "цкая")),
        (r"(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е)", ("",)),  # Штейнбергом -> Штейнберг
        (r"(?<=\w)(?:ы|и|е|у|ой|ей)", ("а",)),  # Глинки -> Глинка
        (r"(?<=\w)(?:я|ю|ем|ём|е)", ("ь", "й")),  # Гоголя -> Гоголь
        (r"(?<=\w)(?:и|е|ю|ей)", ("я",)),
        (r"[ндт](?:ың|ің|ы|і)|[ғгқкн][ае]|[дт][ае]н?|н[ае]н|[мбп]ен", ("",)),  # Kazakh cases
    )
)
_LEAST = 3
"""Letters of a surname that are left when its ending is taken off."""
_MOST_READINGS = 24


def nominatives(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Other readings of these surnames, each in what may be its first case; guesses, to be tried on a list.

    Names in Latin letters are left as they are; where no name can be read otherwise there is nothing.
    """
    if not any(is_cyrillic(name) for name in names):
        return
    readings = product(*((name, *first_cases(name)) for name in names[:4]))
    yield from (reading + names[4:] for reading in islice(readings, 1, _MOST_READINGS))


@lru_cache(maxsize=4096)
def first_cases(name: str) -> tuple[str, ...]:
    """What this word may be in its first case; guesses, nothing where it is not Cyrillic."""
    if not is_cyrillic(name):
        return ()
    found = (
        name[: ending.start()] + base
        for pattern, bases in _CASES
        if (ending := pattern.search(name)) and ending.start() >= _LEAST
        for base in bases
    )
    return tuple(dict.fromkeys(found))
