"""The lax key of a name, on which spellings of transliterations fall together (Zh/J, kh/h, ts/c, yu/iu/ju, -iy/-y).

It is stricter than the keys of `spellings`: one name alone may be told by it.
"""

import re
from functools import lru_cache

_VARIANTS = {
    "shch": "s", "tsch": "c", "tch": "c", "sch": "s", "dzh": "z", "sh": "s", "ch": "c", "zh": "z", "kh": "h",
    "gh": "g", "ph": "f", "th": "t", "dj": "z", "ts": "c", "tz": "c", "cz": "c", "ck": "k", "yu": "iu", "ju": "iu",
    "ya": "ia", "ja": "ia", "x": "ks", "w": "v", "q": "k", "y": "i", "j": "i",
}  # fmt: skip
_VARIANT = re.compile("|".join(_VARIANTS))
_FIRST_J = re.compile(r"^(?:j(?=[aeou])|ye)")
_GLIDE = re.compile(r"(?<=[aeou])i(?=[aeou])")
_UMLAUT = re.compile(r"([aou])e")
_DOUBLED = re.compile(r"(.)\1+")
_LONGEST = 30
"""Letters that are looked at."""


@lru_cache(maxsize=16384)
def skeleton(key: str) -> str:
    """What the transliterations of a name have in common, from its strict key."""
    key = _FIRST_J.sub(lambda m: "z" if m[0] == "j" else "e", key[:_LONGEST])
    key = _VARIANT.sub(lambda m: _VARIANTS[m[0]], key)
    key = _GLIDE.sub("", _DOUBLED.sub(r"\1", key))
    return _DOUBLED.sub(r"\1", _UMLAUT.sub(r"\1", key))
