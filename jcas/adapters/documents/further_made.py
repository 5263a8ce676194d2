"""What becomes of a file beside the manuscript: made safe as far as a machine can, or withheld."""

from dataclasses import dataclass, field
from pathlib import Path

from jcas.domain.anonymity.looking import LookAt


class Withheld(Exception):
    """The file can't be made safe; the sentence tells the editor why."""


@dataclass(frozen=True, slots=True)
class Scrub:
    """A file that was made safe, as far as a machine can: where it is, its format, what went, what is left to see."""

    path: Path
    format: str
    removed: list[str] = field(default_factory=list)
    to_look_at: list[LookAt] = field(default_factory=list)
