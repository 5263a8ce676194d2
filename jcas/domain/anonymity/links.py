"""Addresses that lead to the authors: their mail, their ORCID iD, their pages."""

import re
from urllib.parse import unquote

from jcas.domain.anonymity.authors import Surnames
from jcas.domain.structure.identity import Identity
from jcas.domain.structure.names_of_people import emails_in, orcids_in

_PROFILES = re.compile(
    r"orcid\.org|researchgate\.net/profile|scholar\.google\.[a-z.]+/citations|scopus\.com/authid|academia\.edu/?$|"
    r"researcherid|publons\.com|webofscience\.com/wos/author|linkedin\.com/in/|ssrn\.com/author|/wiki/user:",
    re.IGNORECASE,
)
"""Places whose pages are about a person; those of the press and of offices are told from authors' by their names."""
_SIGNS = re.compile(r"[-_./+=&?~:#]+")


def leads_to_author(address: str, identity: Identity, surnames: Surnames) -> bool:
    """Whether a link's address tells who wrote: a mail address, an ORCID iD, a personal page, a name in it."""
    address = unquote(address)
    spaced = _SIGNS.sub(" ", address)
    return (
        address.lower().startswith(("mailto:", "file:", "tel:"))
        or bool(_PROFILES.search(address))
        or bool(orcids_in(address) or emails_in(address))
        or identity.found_in(address)
        or identity.found_in(spaced)
        or surnames.in_any_case(spaced)
    )
