"""What a rule says about a manuscript."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jcas.domain.anonymity.traces import Trace
from jcas.domain.profiles import ArticleType, Consequence, Profile
from jcas.domain.structure.manuscript import Manuscript


class Verdict(StrEnum):
    """How a rule came out; unknown rather than a guess."""

    PASS = "pass"  # noqa: S105 - the contract's word, no secret
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the journal asks of this manuscript: its profile and the article's type."""

    profile: Profile
    article: ArticleType
    names: tuple[str, ...] = ()
    """Names and addresses of the submission's people, where it is known whose it is."""
    file_name: str = ""
    traces: Sequence[Trace] | None = None
    """Traces of the authors, where they were looked for before the rules are asked."""

    def section_name(self, key: str) -> str:
        """A section's name as the journal writes it."""
        return next((s.name for s in self.profile.sections if s.key == key), key)


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's result. `message` is one sentence to the author that says what to do."""

    rule: str
    verdict: Verdict
    message: str
    expected: str | None = None
    found: str | None = None
    paragraphs: list[int] = field(default_factory=list)
    consequence: Consequence | None = None
    """Set where the rule knows better than the profile's entry for its id, e.g. for a section that is only advised."""


Rule = Callable[[Manuscript, Asked], Iterable[Finding]]
"""A pure function of a manuscript and what is asked of it; no finding where the journal asks nothing."""
