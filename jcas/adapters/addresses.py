"""E-mail addresses: which texts are one, and how one is written. Nothing is asked of the network."""

from email_validator import EmailNotValidError, validate_email

from jcas.domain.refusals import Invalid

LONGEST = 254
"""Characters of an address that SMTP can carry (RFC 5321, 4.5.3.1.3)."""


def read_address(text: str, *, field: str = "email") -> str:
    """The address as it is stored: domain in small letters, international domains in their own letters.

    Raises `Invalid` where the text is no address, or one with letters before the @ that mail servers refuse.
    """
    try:
        return validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        raise Invalid(
            "This does not look like an e-mail address. Write it like name@university.kz.", field=field
        ) from None


def address_or_text(text: str) -> str:
    """The address as stored where the text is one, else the text: for look-ups that must not tell the difference."""
    try:
        return read_address(text[: LONGEST + 1])
    except Invalid:
        return text.strip()
