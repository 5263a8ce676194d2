"""Where the authors work, named in the text: no trace by itself, but "at our faculty" is one."""

import re
from collections.abc import Iterable, Iterator

from jcas.domain.structure.names_of_people import institutions_in


class Institutions:
    """The institutions of some affiliations, ready to be looked for in whatever case."""

    def __init__(self, affiliations: Iterable[str]) -> None:
        named = {name for affiliation in affiliations for name in institutions_in(affiliation)}
        forms = [r"\s+".join(map(re.escape, name.split())) for name in sorted(named, key=len, reverse=True)]
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Where the text names one of them."""
        yield from self._pattern.finditer(text) if self._pattern else ()
