"""Names of people in a byline, told from institutions, places and degrees."""

import re

from jcas.domain.structure.vocabulary import COMMON, INSTITUTIONS, LETTERED, PARTICLES, PLACES, POSTS

_DEGREES = re.compile(
    r"(?<!\w)(?:doç\.?|öğr\.?(?:\s+(?:üyesi|gör\.?))?|arş\.?\s+gör\.?|yrd\.?|assoc\.?|asst\.?|acad\.?|ph\.?\s?d\.?(?:\s+candidate|\s+student)?|dr\.?|prof\.?(?:essor)?|m\.?\s?sc\.?|m\.?a\.?|b\.?a\.?|mba|d\.?sc\.?|cand\.?\s?sc\.?|mr\.?|mrs\.?|ms\.?)(?!\w)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_ORCID = re.compile(r"(?<![\d-])\d{4}-\d{4}-\d{4}-\d{3}[\dX](?![\d-])", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\be-?mail\s?:?|(?:https?://)?(?:www\.)?\borcid(?:\.org)?/?(?:\sid\b)?\s?:?", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ`‘.\-‐‑])*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?-?){1,3}")
_JOINED_PARTICLE = re.compile(r"(?:al|el|as|ash|an|ad|az|ibn|bin|аль|эль|ас|аш|ан)[-‐‑](?=[^\W\d_])")
"""What opens al-Farabi and ibn-Sina."""
_AT_POST = re.compile(r"\s(of|at|in|with)\s+(?:the\s+)?", re.IGNORECASE)
_LEADING_INITIALS = re.compile(r"^(?:[^\W\d_]\.\s?-?){1,3}\s*")
_MOST_WORDS = 6
_LONGEST = 120
"""Letters and signs of a name."""
_GIVEN_TOO = frozenset({"ben", "del", "la", "do", "du", "le"})
"""Particles that are given names where they open a name: Ben Adams, Le Thanh."""
_AFFILIATION = INSTITUTIONS | POSTS
_NOT_NAMES = _AFFILIATION | COMMON


def without_contacts(text: str) -> str:
    """The text without e-mail addresses, ORCID iDs and the words that announce them."""
    return _ANNOUNCED.sub(" ", _ORCID.sub(" ", _EMAIL.sub(" ", text)))


def without_brackets(text: str) -> str:
    """The text without what stands in brackets: degrees, posts, "corresponding author"."""
    return re.sub(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]", " ", text)


def orcids_in(text: str) -> list[str]:
    """The ORCID iDs in a text, as four groups of four."""
    return [found[0].upper() for found in _ORCID.finditer(text)]


def emails_in(text: str) -> list[str]:
    """The e-mail addresses in a text, without the full stop that may follow."""
    return [address.rstrip(".") for address in _EMAIL.findall(text)]


def without_degrees(text: str) -> str:
    """A name without academic titles and degrees."""
    return " ".join(_DEGREES.sub(" ", text).split()).strip(" .,")


def is_degree(text: str) -> bool:
    """Whether nothing but degrees stands in a piece between commas."""
    return bool(text.strip()) and not without_degrees(text)


def is_institution(text: str) -> bool:
    """Whether a piece of text speaks of institutions, places or posts."""
    return any(word.strip(".,:;()").lower() in _AFFILIATION for word in text.split())


def names_institution(text: str) -> bool:
    """Whether a piece of text names a university, an institute, a ministry …"""
    return any(word.strip(".,:;()").lower() in INSTITUTIONS for word in text.split())


def institutions_in(affiliation: str) -> list[str]:
    """The universities and institutes of an affiliation by name, without posts before and places behind them.

    "PhD student of L.N. Gumilyov Eurasian National University, Astana" names "Gumilyov Eurasian National University".
    """
    found = []
    for piece in re.split(r"[,;|/]|\s[-–—]\s", without_brackets(affiliation)):
        head, _, rest = _AT_POST.split(piece, maxsplit=1) if _AT_POST.search(piece) else ("", "", "")
        is_post = any(word.strip(".,").lower() in POSTS for word in head.split())
        name = _LEADING_INITIALS.sub("", (rest if is_post else piece).strip(" .:()"))
        if names_institution(name) and set(name.lower().split()) - _NOT_NAMES:  # more than "Faculty of Law"
            found.append(name)
    return found


def is_name(text: str, *, among_names: bool = False) -> bool:
    """Whether a piece between commas looks like a person's name: two to six words, capitalised, none an institution's.

    `among_names`: it follows another name, so that small words need not be known particles.
    """
    if len(text) > _LONGEST:
        return False
    tokens = _INITIALS.sub(lambda m: m[0].replace(" ", "") + " ", text).split()
    if not 2 <= len(tokens) <= _MOST_WORDS:
        return False
    lower = [token.strip(".").lower() for token in tokens]
    if lower[0] in PLACES or any(word in _NOT_NAMES for word in lower):
        return False
    if lower[0] in LETTERED and len(lower) == 2 and len(lower[1]) == 1:
        return False
    if not all(_TOKEN.fullmatch(token) for token in tokens):
        return False
    proper = [
        t
        for i, (t, low) in enumerate(zip(tokens, lower, strict=True))
        if (low not in PARTICLES or (i == 0 and low in _GIVEN_TOO and t.istitle()))
        and not (among_names and t.islower())
    ]
    whole = [t for t in proper if len(t.replace(".", "")) > 1 and not _INITIALS.fullmatch(t)]
    return bool(whole) and len(proper) >= 2 and all(t[0].isupper() or _JOINED_PARTICLE.match(t) for t in proper)
