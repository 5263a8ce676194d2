"""Names of countries in the page's language; what is stored is the ISO 3166 code of two letters."""

from functools import lru_cache

from anyascii import anyascii
from flask_babel import get_locale

from jcas.adapters.countries import country_of, names


def countries() -> tuple[tuple[str, str], ...]:
    """(code, name) of every country and territory, by name."""
    return _countries(_language())


def country_name(code: str) -> str:
    """The country's name; the code itself where it is none that is known, nothing for nothing."""
    return names(_language()).get(code, code)


def located(affiliation: str, code: str) -> str:
    """The affiliation and its country, which is named once where the affiliation ends with it already."""
    country = country_name(code)
    named = country_of(affiliation) == code or affiliation.casefold().rstrip(" .").endswith(country.casefold())
    return affiliation if named else ", ".join(part for part in (affiliation, country) if part)


def _language() -> str:
    return str(get_locale() or "en")


@lru_cache(maxsize=8)
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(names(language).items(), key=lambda country: anyascii(country[1]).casefold()))
