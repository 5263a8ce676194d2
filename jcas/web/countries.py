"""Names of countries in the page's language; what is stored is the ISO 3166 code of two letters."""

from functools import lru_cache

from anyascii import anyascii
from babel import Locale
from flask_babel import get_locale

_NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}


def countries() -> tuple[tuple[str, str], ...]:
    """(code, name) of every country and territory, by name."""
    return _countries(str(get_locale() or "en"))


def country_name(code: str) -> str:
    """The country's name; the code itself where it is none that is known, nothing for nothing."""
    return dict(countries()).get(code, code)


@lru_cache(maxsize=8)
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    names = Locale.parse(language).territories
    known = [(code, str(name)) for code, name in names.items() if len(code) == 2 and code not in _NOT_COUNTRIES]
    return tuple(sorted(known, key=lambda country: anyascii(country[1]).casefold()))
