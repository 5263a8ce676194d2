"""Numbers as lists print them."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ALPHABET = 26
_ROMAN_LIMIT = 4000


def numeral(number: int, form: str) -> str:
    """A number in one of the forms of OOXML (numFmt) or OpenDocument (num-format); decimal for the rest."""
    if form in {"lowerRoman", "i"}:
        return _roman(number)
    if form in {"upperRoman", "I"}:
        return _roman(number).upper()
    if form in {"lowerLetter", "a"}:
        return _letter(number)
    if form in {"upperLetter", "A"}:
        return _letter(number).upper()
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < _ROMAN_LIMIT:
        return str(number)
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


def _letter(number: int) -> str:
    """A … z, aa, bb … as word processors go on."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % _ALPHABET) * min((number - 1) // _ALPHABET + 1, 20)
