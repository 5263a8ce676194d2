"""Countries: their names in many languages, and the one with which an affiliation ends.

Names are Babel's (Unicode CLDR); what is stored is the ISO 3166 code of two letters.
"""

import re
from functools import cache

from babel import Locale

from jcas.adapters.text import fold

_NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
_FORMS = {"en": ("{}",), "ru": ("{}", "Республика {}"), "kk": ("{}", "{} Республикасы")}
"""Languages of bylines, and how each writes a country's name."""
_FURTHER = {
    "US": ("USA", "U.S.A.", "United States of America"),
    "GB": ("UK", "U.K.", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "RU": ("Russian Federation", "Российская Федерация", "РФ"),
    "KZ": ("РК", "ҚР"),
    "KG": ("Kyrgyz Republic", "Кыргызская Республика", "Киргизия"),
    "TR": ("Turkey",),
    "CN": ("PRC", "P.R. China", "PR China", "КНР"),
    "KR": ("Korea", "Republic of Korea"),
    "CZ": ("Czech Republic",),
    "AE": ("UAE",),
    "VN": ("Viet Nam",),
}
"""What bylines write besides."""
_BREAK = re.compile(r"[,;:()\n]|\s[-–—]\s|\.\s")
_OF = re.compile(r"\bof\s+(?:the\s+)?")


@cache
def names(language: str) -> dict[str, str]:
    """Code -> name of every country and territory in that language (a CLDR locale's name)."""
    known = Locale.parse(language).territories.items()
    return {code: str(name) for code, name in known if len(code) == 2 and code not in _NOT_COUNTRIES}


def country_of(affiliation: str) -> str:
    """The code of the country that stands last in an affiliation, a postal code behind it aside; nothing for none.

    Only a whole part counts, behind a comma or an “of”: New Mexico and Northern Cyprus end with no country's name.
    """
    parts = [part.strip() for part in _BREAK.split(affiliation) if any(letter.isalpha() for letter in part)]
    last = parts[-1].strip(" .0123456789") if parts else ""
    return next((code for name in (last, _OF.split(last)[-1]) if (code := _codes().get(_key(name)))), "")


@cache
def _codes() -> dict[str, str]:
    """Folded name -> code; where two countries share a name, the first language's has it."""
    written = [(form.format(name), code) for language, forms in _FORMS.items() for code, name in names(language).items()
               for form in forms]  # fmt: skip
    written += [(name, code) for code, further in _FURTHER.items() for name in further]
    return {_key(name): code for name, code in reversed(written)}


def _key(name: str) -> str:
    return fold(name).replace(".", "").removeprefix("the ")
