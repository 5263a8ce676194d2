"""The journal profile as plain values: what a journal asks, decided by data.

Read from a TOML file and validated by `jcas.config.profiles`; everything below the doors receives a
`Profile` (or a part of it) as an argument. Nothing here knows JCAS: another quarterly journal is another file.
"""

from dataclasses import dataclass
from enum import StrEnum


class Consequence(StrEnum):
    """What the profile makes of a failed rule (contract: findings[].consequence)."""

    BLOCK = "block"
    EXPLAIN = "explain"
    ADVISE = "advise"


@dataclass(frozen=True, slots=True)
class Section:
    """A section that articles of this journal carry, and the words that name it in a heading."""

    key: str
    name: str
    headings: tuple[str, ...]
    """Folded words or phrases that count as this section's heading."""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class ArticleType:
    """What the journal asks of one kind of article; limits are inclusive counts of words."""

    key: str
    name: str
    description: str
    words_minimum: int | None
    words_maximum: int | None
    abstract_maximum: int | None
    sections_expected: tuple[str, ...]
    """Keys of sections whose absence has the consequence of rule `section`."""
    sections_advised: tuple[str, ...]
    """Keys of sections whose absence is only advice."""


@dataclass(frozen=True, slots=True)
class Formatting:
    """The manuscript's asked look: face, size in points, line spacing as a multiple of single."""

    font: str
    size: float
    line_spacing: float
    keywords_minimum: int
    keywords_maximum: int
    citation_style: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The n-th issue of a year: its deadline month (last moment of the month's last day) and release month."""

    number: int
    name: str
    deadline_month: int
    release_month: int
    months: str
    season: str

    @property
    def months_after_january(self) -> int:
        """The deadline's month counted from January of the issue's year: negative where it lies in the year before."""
        return self.deadline_month - 1 - (12 if self.deadline_month > self.release_month else 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that people choose: a key that is stored and the words that are shown."""

    key: str
    name: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Criterion(Choice):
    """One criterion of the review form, scored from 1 to 5 or not applicable."""


@dataclass(frozen=True, slots=True)
class FileKind(Choice):
    """What a further file of a submission is."""

    for_reviewers: bool = False
    """Whether reviewers get it, under a neutral name; the author is told to leave names out of it."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A statement that the author makes at submission."""

    key: str
    text: str
    required: bool


@dataclass(frozen=True, slots=True)
class Times:
    """Days that people have; counts of reviewers."""

    answer_invitation_days: int
    review_days: int
    minor_revision_days: int
    major_revision_days: int
    reviewers_minimum: int
    reviewers_invited: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the journal is, as shown on pages and mails."""

    name: str
    short_name: str
    founded: int
    publisher: str
    address: str
    licence: str
    email: str
    assistance_email: str
    description: str
    ojs_context: str
    first_volume_year: int
    """volume = year − first_volume_year + 1 (JCAS: 2003, so that 2025 is volume 23)."""
    issue_label: str
    """Format string of {volume} {number} {year}, e.g. 'Nº {volume} ({number}) {year}'."""
    issue_label_cover: str
    city: str = ""
    """The town whose time deadlines are told in, e.g. 'Astana' for '23:59 in Astana'."""
    audience: str = ""
    masthead: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that a journal decides."""

    identity: Identity
    time_zone: str
    deadlines: tuple[Deadline, ...]
    article_types: tuple[ArticleType, ...]
    sections: tuple[Section, ...]
    formatting: Formatting
    consequences: dict[str, Consequence]
    """Rule id or its longest dotted prefix -> consequence; 'default' for the rest."""
    declarations: tuple[Declaration, ...]
    criteria: tuple[Criterion, ...]
    score_words: tuple[str, ...]
    """What the scores 1, 2, 3 … are called; as many words as there are scores."""
    recommendations: tuple[Choice, ...]
    decisions: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    file_kinds: tuple[FileKind, ...]
    credit_roles: tuple[Choice, ...]
    topics: tuple[str, ...]
    languages: tuple[Choice, ...]
    times: Times
    upload_megabytes: int

    def article_type(self, key: str) -> ArticleType:
        """The article type of that key; KeyError where the profile has none."""
        return {t.key: t for t in self.article_types}[key]

    def abstract_maximum(self, article_type: str) -> int | None:
        """Words that an abstract of that type may have; None without a limit, and for a type that is not there."""
        return next((kind.abstract_maximum for kind in self.article_types if kind.key == article_type), None)

    @property
    def article_type_keys(self) -> tuple[str, ...]:
        """Keys in the profile's order; the first is the default."""
        return tuple(t.key for t in self.article_types)

    def consequence(self, rule: str) -> Consequence:
        """What a failure of this rule means: the longest dotted prefix that the profile names decides."""
        name = rule
        while name:
            if name in self.consequences:
                return self.consequences[name]
            name = name.rpartition(".")[0]
        return self.consequences.get("default", Consequence.ADVISE)
