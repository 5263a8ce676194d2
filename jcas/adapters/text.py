"""Folded keys: one spelling-blind form of a text for search, sorting and noticing duplicates on both databases."""

import re

from anyascii import anyascii

_BREAKS = re.compile(r"[^a-z0-9@.]+")


def fold(text: str) -> str:
    """Case, diacritics and script folded to plain lower-case Latin letters: 'Мұқашева, Д.' -> 'mukasheva d.'.

    anyascii's transliteration differs from people's own ('Temirova' both times, but 'Қ' as 'q'), so the common
    Kazakh variants are folded together: q and k, w and u, x and kh.
    """
    plain = anyascii(text.casefold()).lower()
    for variant, common in (("q", "k"), ("kh", "h"), ("x", "h"), ("'", ""), ("`", "")):
        plain = plain.replace(variant, common)
    return _BREAKS.sub(" ", plain).strip()


_TITLE_KEY = 500  # an index entry of PostgreSQL takes 2,700 bytes; a Cyrillic letter may fold to four Latin ones


def title_key(title: str) -> str:
    """The folded key by which two titles are the same; the beginning decides where one is very long."""
    return fold(title)[:_TITLE_KEY]
