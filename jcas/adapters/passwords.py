"""Passwords: argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane); about 0.1 s each way."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """The hash to store."""
    return _hasher.hash(password)


def is_password(stored: str | None, password: str) -> bool:
    """Whether it is the password; takes as long where there is no account (`stored` None) as where there is one."""
    try:
        return _hasher.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False
