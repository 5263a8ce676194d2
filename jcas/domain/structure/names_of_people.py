"""Names of people in a byline, told from institutions, places and degrees."""

import re

_PARTICLES = frozenset(
    "al el bin ibn bint abu abd de da di do dos del della der den van von zu la le du st ben bar ogly oglu ogli uly qyzy kyzy kizi "
    "qizi ugli o'g'li zoda zade ұлы қызы оглы кызы уулу".split()
)
_NOT_NAMES = frozenset(
    "university universität université institute institution academy college school faculty department division center centre "
    "laboratory ministry agency committee council foundation fund bank company corporation association society embassy office "
    "republic state national international federal federation region regional city street avenue district oblast "
    "professor prof lecturer researcher research fellow scholar student candidate master bachelor doctor phd dr sc associate assistant "
    "senior junior leading chief head director dean rector vice expert analyst specialist manager adviser advisor consultant independent "
    "visiting teaching economics economic political politics science sciences studies relations history philosophy sociology law "
    "policy security education technology management business administration humanities social language languages "
    "corresponding orcid tel phone address affiliation "
    "университет институт академия факультет кафедра департамент центр школа колледж министерство республика город улица "
    "профессор доцент доктор кандидат наук магистр студент докторант преподаватель научный сотрудник старший младший главный "
    "университеті институты академиясы кафедрасы факультеті орталығы мектебі республикасы қаласы ғылым ғылымдарының "
    "докторы кандидаты магистрі докторанты аға оқытушы "
    "kazakhstan kyrgyzstan uzbekistan tajikistan turkmenistan afghanistan azerbaijan armenia georgia russia china turkey türkiye "
    "iran mongolia pakistan india japan korea usa uk germany france italy poland hungary austria switzerland netherlands belgium "
    "sweden norway finland denmark estonia latvia lithuania ukraine belarus moldova romania bulgaria greece spain portugal "
    "canada australia brazil mexico egypt israel qatar uae malaysia indonesia singapore vietnam thailand kingdom states arab emirates "
    "казахстан қазақстан россия кыргызстан узбекистан таджикистан туркменистан китай".split()
)
_COMMON = frozenset(
    "abstract keywords author authors email e-mail the of and in for on with from to at by as or under between towards into".split()
)
_PLACES = frozenset(
    "new hong saudi south north east west central united great los san sri costa abu cape kuala tel nur-sultan".split()
)
_DEGREES = re.compile(
    r"(?<!\w)(?:ph\.?\s?d\.?(?:\s+candidate|\s+student)?|dr\.?|prof\.?(?:essor)?|m\.?\s?sc\.?|m\.?a\.?|b\.?a\.?|mba|d\.?sc\.?|cand\.?\s?sc\.?|mr\.?|mrs\.?|ms\.?)(?!\w)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid(?:\.org/|\s*(?:id)?\s*[:#]?\s*))*\s*\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ`‘.\-‐‑])*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?-?){1,3}")
MOST_WORDS = 6


def without_contacts(text: str) -> str:
    """The text without e-mail addresses, ORCID iDs and the words that announce them."""
    return re.sub(r"(?i:\be-?mail\s*:?|\borcid(?:\s+id)?\s*:?)", " ", _ORCID.sub(" ", _EMAIL.sub(" ", text)))


def without_brackets(text: str) -> str:
    """The text without what stands in brackets: degrees, posts, "corresponding author"."""
    return re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)


def orcids_in(text: str) -> list[str]:
    """The ORCID iDs in a text, as four groups of four."""
    return [found[0][-19:].upper() for found in _ORCID.finditer(text)]


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
    return any(word.strip(".,:;").lower() in _NOT_NAMES for word in text.split())


def is_name(text: str, *, among_names: bool = False) -> bool:
    """Whether a piece between commas looks like a person's name: two to six words, capitalised, none an institution's.

    `among_names`: it follows another name, so that small words need not be known particles.
    """
    tokens = _INITIALS.sub(lambda m: m[0].replace(" ", "") + " ", text).split()
    if not 2 <= len(tokens) <= MOST_WORDS:
        return False
    lower = [token.strip(".").lower() for token in tokens]
    if lower[0] in _PLACES or any(word in _NOT_NAMES or word in _COMMON for word in lower):
        return False
    if not all(_TOKEN.fullmatch(token) for token in tokens):
        return False
    proper = [
        t for t, low in zip(tokens, lower, strict=True) if low not in _PARTICLES and not (among_names and t.islower())
    ]
    whole = [t for t in proper if len(t.replace(".", "")) > 1 and not _INITIALS.fullmatch(t)]
    return bool(whole) and len(proper) >= 2 and all(t[0].isupper() for t in proper)
