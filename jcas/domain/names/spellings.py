"""The spellings of one name, in Latin and Cyrillic letters, brought to keys of which they share at least one.

A key is coarse on purpose: vowels that romanisations confuse (o/u, i/y/ы) and hissing or throaty consonants (sh/ch/ts,
zh/j/dz, kh/gh/h/g) fall together. One word by itself proves nothing; two next to each other name a person.

The rules follow the romanisations in use for Russian (BGN/PCGN, ISO 9, passports), Kazakh (the Latin alphabets of
2018, 2019 and 2021), Kyrgyz, Uzbek, Tajik, Ukrainian, Azerbaijani, Turkish and Mongolian.
"""

import re
from functools import lru_cache
from itertools import product

from jcas.domain.names.alphabets import is_cyrillic, latin
from jcas.domain.names.inflection import first_cases
from jcas.domain.structure.folding import word_list

_LONGEST = 30
"""Letters that are looked at."""
_MOST_SPELLINGS = 24
_SIGNS = str.maketrans({**dict(zip("ёәəäңүüý", "12223445", strict=True)), **dict.fromkeys("ъь'’ʻʼ‘`´ʹʺ-‐‑", "")})
"""Letters with several sounds, as digits, which no name has; signs that are often left out."""
_SOUNDS = str.maketrans({
    **dict.fromkeys("çčćћ", "ch"), **dict.fromkeys("şš", "sh"), "ž": "zh", "ğ": "g", **dict.fromkeys("җҷџђӂӝ", "dzh"),
    "ҙ": "z", "ҫ": "s", "ҡ": "k", "љ": "l", "њ": "n", "ј": "y", "ў": "u",
})  # fmt: skip
_UNITS = {
    **dict.fromkeys(("schtsch", "shch", "tsch", "tch", "sh", "ts", "tz", "cz"), ("s",)),
    "ch": ("s", "g"), "sch": ("s", "z"), "dsch": ("z",), "zw": ("zv", "sv"),
    **dict.fromkeys(("dzh", "zh", "dj", "dz"), ("z",)),
    **dict.fromkeys(("kh", "gh", "h"), ("g",)),
    **dict.fromkeys(("ck", "q"), ("k",)),
    "ph": ("f",), "th": ("t",), "yo": ("iu", "e"), "io": ("iu", "e"), "jo": ("iu", "e", "zu"), "y": ("i",), "o": ("u",),
    "c": ("k", "s", "z"), "x": ("g", "ks"), "j": ("i", "z"), "w": ("v", "u"), "1": ("e", "iu", "u"),
    "2": ("a", "e", "ia"), "3": ("n", "ng"), "4": ("u", "iu"), "5": ("i", "u"),
}  # fmt: skip
_PLAIN = "abdefgiklmnprstuvz"
"""What keys are written in."""
_ALPHABETS = ((0x41, 0x250), (0x250, 0x2B0), (0x400, 0x530), (0x1E00, 0x1F00))
_UNIT = re.compile(f"{'|'.join(sorted(_UNITS, key=len, reverse=True))}|[a-z]")
_GLIDE = re.compile(r"i+e")
_FINAL = re.compile(r"(?<=[dt])er$")
"""Alexander and Peter, which Russian writes Александр and Пётр."""
_DOUBLED = re.compile(r"(.)\1+")
_MIXED = re.compile("[A-Za-z].*[\u0400-\u052f]|[\u0400-\u052f].*[A-Za-z]")
_PAIRS = ("ABCEHKMOPTXYaceiopxyh", "АВСЕНКМОРТХУасеіорхуһ")
_LOOKALIKES = (str.maketrans(*_PAIRS), str.maketrans(*reversed(_PAIRS)))
"""Letters that look the same in both alphabets, which keyboards mix."""
_ENDING = re.compile(r"(?:ning?|ni|[dt]?in|di|ti|[gk][aeu]|[dt][aeu]n?|n[ae]n|[mbp]en|menen)$")
"""Cases of Turkic and Mongolian languages, as keys write them."""
_LEAST = 3
_TRANSLATED = dict(
    pair.split(":")
    for pair in word_list(
        "michael:mikhail eugene:evgenii george:georgii andrew:andrei nicholas:nikolai catherine:ekaterina "
        "katherine:ekaterina helen:elena helena:elena paul:pavel irene:irina natalie:nataliia anthony:anton "
        "gregory:grigorii serge:sergei basil:vasilii theodore:fedor"
    )
)
"""Given names that authors put into English rather than transliterate."""


@lru_cache(maxsize=32768)
def spellings(word: str) -> frozenset[str]:
    """The keys of a word: lower-case Latin letters; two spellings of one name share one. None for other alphabets."""
    plain = latin(word.casefold()[:_LONGEST].translate(_SIGNS).translate(_SOUNDS))
    plain = _TRANSLATED.get(plain, plain)
    if not plain.isascii():
        return frozenset()
    units = [_UNITS.get(unit, (unit,)) for unit in _UNIT.findall(plain)]
    keys = (_key("".join(parts)) for parts, _ in zip(product(*units), range(_MOST_SPELLINGS), strict=False))
    return frozenset(filter(None, keys))


@lru_cache(maxsize=32768)
def readings(word: str) -> frozenset[str]:
    """The keys of a printed word, and of what it may be in its first case: "Бековой" may be Бекова."""
    keys = spellings(word)
    if _MIXED.search(word):
        keys = keys.union(*(spellings(word.translate(letters)) for letters in _LOOKALIKES))
    cut = {key[: end.start()] for key in keys if (end := _ENDING.search(key)) and end.start() >= _LEAST}
    cases = first_cases(word) if is_cyrillic(word) else ()
    return keys.union(cut, *map(spellings, cases))


@lru_cache(maxsize=2048)
def openings(letter: str) -> frozenset[str]:
    """The letters that keys of words with this first letter may begin with: "К" opens Kerim, and Khalid as well."""
    first = latin(letter.lower().translate(_SIGNS).translate(_SOUNDS))[:1]
    units = [keys for unit, keys in _UNITS.items() if first and unit.startswith(first)]
    found = {key[0] for keys in units for key in keys} | ({first} & set(_PLAIN))
    return frozenset(found | {"e"} if "i" in found else found)


@lru_cache(maxsize=1)
def opened() -> dict[str, str]:
    """First letters of keys -> the Latin and Cyrillic letters that may open words with such keys, small and capital."""
    found = {key: "".join(c for c in _letters() if key in openings(c)) for key in _PLAIN}
    return {key: letters + "".join(letters.translate(alike) for alike in _LOOKALIKES) for key, letters in found.items()}


@lru_cache(maxsize=1)
def makers() -> dict[str, frozenset[str]]:
    """Consonants of keys -> the small Latin and Cyrillic letters of which a word with such a key holds at least one."""
    found: dict[str, set[str]] = {key: set() for key in _PLAIN if key not in "aeiu"}
    for letter in _letters():
        sounds = set(latin(letter.lower().translate(_SIGNS).translate(_SOUNDS)))
        units = [keys for unit, keys in _UNITS.items() if sounds & set(unit)]
        for key in (sounds | set("".join(map("".join, units)))) & found.keys():
            found[key].update({letter.lower(), *(letter.lower().translate(alike) for alike in _LOOKALIKES)})
    return {key: frozenset(letters) for key, letters in found.items()}


def is_translated(word: str) -> bool:
    """Whether a given name is put into English, so that its key has other letters."""
    return word.lower() in _TRANSLATED


def _letters() -> list[str]:
    return [c for first, last in _ALPHABETS for c in map(chr, range(first, last)) if c.isalpha()]


def _key(spelt: str) -> str:
    return _DOUBLED.sub(r"\1", _FINAL.sub("r", _GLIDE.sub("e", _DOUBLED.sub(r"\1", spelt))))


def fits_initial(initial: str, name: str) -> bool:
    """Whether a name may be shortened to this initial, in any alphabet: "Ж." and "Zh." and "J." stand for Zhuldyz."""
    first = next(filter(str.isalpha, initial), "").lower()
    keys = spellings(name.partition(".")[0])
    return bool(openings(first) & {key[0] for key in keys}) if keys else name[:1].lower() == first
