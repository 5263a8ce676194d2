"""What types can't say of a profile: months that exist, sections that are defined, minima below maxima."""

import re
from collections.abc import Iterable
from itertools import pairwise
from zoneinfo import ZoneInfo

from jcas.config.tables import wrong
from jcas.domain.files import Kind
from jcas.domain.profiles import ArticleType, Deadline, Profile

_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")
_RULE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*\Z")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
_KEYED = (
    "article_types", "sections", "declarations", "criteria", "recommendations", "decisions", "roles", "file_kinds",
    "credit_roles", "languages",
)  # fmt: skip
_MAY_BE_EMPTY = ("declarations",)


def check(profile: Profile) -> None:
    """Raises `Invalid` naming the first key whose value can't be meant."""
    _keys(profile)
    _identity(profile)
    _zone(profile.time_zone)
    _deadlines(profile.deadlines)
    _sections(profile)
    for kind in profile.article_types:
        _article_type(kind, {section.key for section in profile.sections})
    _numbers(profile)
    _rules(profile)


def _keys(profile: Profile) -> None:
    for name in _KEYED:
        keys = [item.key for item in getattr(profile, name)]
        if not keys and name not in _MAY_BE_EMPTY:
            raise wrong(name, "must have at least one entry.")
        for key in keys:
            if not _KEY.match(key):
                raise wrong(f"{name}.{key}.key", "must be small Latin letters, digits and _, beginning with a letter.")
            if keys.count(key) > 1:
                raise wrong(f"{name}.{key}", "stands there twice.")
    for kind in profile.file_kinds:
        if kind.key in set(Kind):
            raise wrong(f"file_kinds.{kind.key}.key", "is a kind that every journal has; choose another word.")


def _identity(profile: Profile) -> None:
    for name in ("email", "assistance_email"):
        if not _ADDRESS.match(getattr(profile.identity, name)):
            raise wrong(f"identity.{name}", "must be an e-mail address.")
    for name in ("issue_label", "issue_label_cover"):
        try:
            getattr(profile.identity, name).format(volume=1, number=1, year=1)
        except (KeyError, IndexError, ValueError, AttributeError):
            raise wrong(f"identity.{name}", "may hold {volume}, {number} and {year} and no other braces.") from None
    if not profile.identity.name.strip():
        raise wrong("identity.name", "must not be empty.")


def _zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # ZoneInfo says an unknown name in three ways
        raise wrong(
            "time_zone", f"is not a time zone that is known: {name!r}; write one such as 'Asia/Almaty'."
        ) from None


def _deadlines(deadlines: tuple[Deadline, ...]) -> None:
    if not deadlines:
        raise wrong("deadlines", "must have at least one entry.")
    for position, entry in enumerate(deadlines, start=1):
        key = f"deadlines.{position}"
        if entry.number != position:
            raise wrong(f"{key}.number", f"must be {position}: issues are listed from 1 in their order.")
        for name in ("deadline_month", "release_month"):
            if not 1 <= getattr(entry, name) <= 12:
                raise wrong(f"{key}.{name}", "must be a month from 1 to 12.")
    for position, (one, two) in enumerate(pairwise(deadlines), start=2):
        if two.release_month <= one.release_month:
            raise wrong(f"deadlines.{position}.release_month", "must come after that of the issue before it.")
        if two.months_after_january <= one.months_after_january:
            raise wrong(f"deadlines.{position}.deadline_month", "must come after that of the issue before it.")
    if deadlines[-1].months_after_january - deadlines[0].months_after_january >= 12:
        raise wrong("deadlines.1.deadline_month", "must come after that of the last issue of the year before.")


def _sections(profile: Profile) -> None:
    seen: dict[str, str] = {}
    for section in profile.sections:
        key = f"sections.{section.key}.headings"
        if not section.headings:
            raise wrong(key, "must have at least one entry.")
        for heading in section.headings:
            folded = " ".join(heading.casefold().split())
            if not folded:
                raise wrong(key, "must not hold an empty heading.")
            if folded in seen:
                raise wrong(key, f"holds {heading!r}, which already names {seen[folded]}.")
            seen[folded] = section.key


def _article_type(kind: ArticleType, known: set[str]) -> None:
    key = f"article_types.{kind.key}"
    for name in ("sections_expected", "sections_advised"):
        _known(f"{key}.{name}", getattr(kind, name), known)
    both = set(kind.sections_expected) & set(kind.sections_advised)
    if both:
        raise wrong(f"{key}.sections_advised", f"holds {min(both)!r}, which is expected already.")
    for name in ("words_minimum", "words_maximum", "abstract_maximum"):
        limit: int | None = getattr(kind, name)
        if limit is not None and limit < 1:
            raise wrong(f"{key}.{name}", "must be at least 1.")
    if kind.words_minimum and kind.words_maximum and kind.words_minimum > kind.words_maximum:
        raise wrong(f"{key}.words_minimum", f"is over words_maximum: {kind.words_minimum} > {kind.words_maximum}.")


def _known(key: str, names: Iterable[str], known: set[str]) -> None:
    names = list(names)
    for name in names:
        if name not in known:
            raise wrong(key, f"holds {name!r}, which is no key of sections.")
        if names.count(name) > 1:
            raise wrong(key, f"holds {name!r} twice.")


def _numbers(profile: Profile) -> None:
    form, times = profile.formatting, profile.times
    at_least = [
        *[(f"times.{name}", getattr(times, name), 1) for name in times.__dataclass_fields__],
        ("upload_megabytes", profile.upload_megabytes, 1),
        ("formatting.size", form.size, 1),
        ("formatting.line_spacing", form.line_spacing, 0.5),
        ("formatting.keywords_minimum", form.keywords_minimum, 0),
        ("formatting.keywords_maximum", form.keywords_maximum, 1),
        ("identity.first_volume_year", profile.identity.first_volume_year, 1600),
    ]
    for key, value, least in at_least:
        if value < least:
            raise wrong(key, f"must be at least {least}.")
    if form.keywords_minimum > form.keywords_maximum:
        raise wrong("formatting.keywords_minimum", "is over keywords_maximum.")
    if times.reviewers_minimum > times.reviewers_invited:
        raise wrong("times.reviewers_minimum", "is over reviewers_invited.")
    if len(profile.score_words) < 2:
        raise wrong("score_words", "must have at least two entries.")


def _rules(profile: Profile) -> None:
    for rule in profile.consequences:
        if not _RULE.match(rule):
            raise wrong(f'consequences."{rule}"', "must be a rule such as words.maximum, or default.")
