"""What a password must be. Length is what counts; no rules about kinds of characters (NIST SP 800-63B, 5.1.1.2)."""

from jcas.domain.refusals import Invalid

SHORTEST = 10
LONGEST = 1000
"""Characters; more would only give the hash function needless work."""


def check_password(password: str, *, address: str, name: str, field: str = "password") -> None:
    """Raises `Invalid`, with the sentence to stand beside the form's field, where the password is too easy."""
    if len(password) < SHORTEST:
        raise Invalid(
            f"A password needs at least {SHORTEST} characters. A few words in a row are easy to keep.", field=field
        )
    if len(password) > LONGEST:
        raise Invalid(f"A password can have at most {LONGEST} characters.", field=field)
    folded = password.strip().casefold()
    if folded in {address.casefold(), address.casefold().partition("@")[0], name.strip().casefold()}:
        raise Invalid("Your address or your name is too easy to guess. Choose another password.", field=field)
    if len(set(folded)) < 4:
        raise Invalid("A password of the same few characters is too easy to guess. Choose another.", field=field)
