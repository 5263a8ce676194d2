"""The wizard as the page shows it: values, errors, what is missing, which fields belong to which section."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask import g, url_for

from jcas.domain.checks.length import ABSTRACT_MAXIMUM
from jcas.domain.completeness import Draft, Missing, Section, sections
from jcas.domain.deadlines import deadline_of, issue_for
from jcas.domain.issues import Issue
from jcas.models.files import Report, ReportState
from jcas.models.submissions import Submission, Suggestion
from jcas.queries.drafts import draft_of, latest_report
from jcas.queries.sheet import Sheet, marks_of, sheet_of
from jcas.services.suggestions import of_authors
from jcas.web.context import profile
from jcas.web.translations import gettext as _
from jcas.web.translations import ngettext

ARTICLE = ("article_type", "title", "abstract", "keywords")
STATEMENTS = ("funding", "competing_interests", "contributions", "data_availability")
_STARTS = {
    "manuscript": ("explanation-",),
    "contributors": ("contributor-",),
    "reviewers": ("suggestion-",),
    "declarations": ("declaration-",),
}
_NAMED = {
    "article": ARTICLE,
    "statements": STATEMENTS,
    "contributors": ("corresponding",),
    "reviewers": ("cover_letter",),
}
SECTIONS = ("manuscript", "article", "contributors", "statements", "reviewers", "declarations")


@dataclass(frozen=True, slots=True)
class Wizard:
    """Everything that the draft's page shows beyond its frame."""

    submission: Submission
    draft: Draft
    sections: tuple[Section, ...]
    stored: Sheet
    values: Sheet
    errors: Mapping[str, str] = field(default_factory=dict)
    report: Report | None = None
    suggestions: tuple[Suggestion, ...] = ()

    def one(self, name: str) -> str:
        """The value of a field with one text."""
        return (self.values.get(name) or [""])[0]

    def many(self, name: str) -> list[str]:
        """The values of a group of boxes."""
        return self.values.get(name) or []

    def error(self, name: str) -> str | None:
        """What was wrong with the field as it was typed."""
        return self.errors.get(name)

    def marks(self, section: str) -> str:
        """The marks of the section's fields as they stand in the database."""
        return marks_of(self.stored, names_of(section, self.stored))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that keeps the draft from being submitted."""
        return tuple(thing for section in self.sections for thing in section.missing)

    @property
    def pending(self) -> bool:
        """Whether the manuscript's check is still to come."""
        return self.report is not None and self.report.state in {ReportState.QUEUED, ReportState.RUNNING}

    @property
    def tasks(self) -> list[dict[str, object]]:
        """The sections as the macro `page.tasks` lists them."""
        return [
            {"key": s.key, "name": _(s.name), "url": f"#section-{s.key}", "done": is_done(s), "words": words_of(s)}
            for s in self.sections
        ]

    @property
    def places(self) -> list[tuple[str, str]]:
        """(field, sentence) of everything that is or may come to be missing; an empty sentence is hidden."""
        present = {thing.field: _(thing.sentence) for thing in self.missing}
        rows = [
            f"contributor-{c.id}-{name}"
            for c in self.submission.contributors
            for name in ("name", "affiliation", "country", "email")
        ]
        declared = [f"declaration-{declaration.key}" for declaration in profile().declarations]
        known = [*ARTICLE, f"explanation-{ABSTRACT_MAXIMUM}", *rows, *STATEMENTS[:3], *declared]
        return [*present.items(), *((name, "") for name in known if name not in present)]


def wizard_of(
    submission: Submission, *, typed: Mapping[str, list[str]] | None = None, errors: Mapping[str, str] | None = None
) -> Wizard:
    """The page of a draft; `typed` stands in the fields instead of what is stored."""
    draft = draft_of(submission)
    asked = {f"explanation-{finding.rule}": [""] for finding in draft.hindrances.explaining}
    stored = {**asked, **sheet_of(submission)}
    return Wizard(
        submission=submission,
        draft=draft,
        sections=sections(draft, profile()),
        stored=stored,
        values={**stored, **(typed or {})},
        errors=errors or {},
        report=latest_report(submission),
        suggestions=tuple(of_authors(submission)),
    )


def names_of(section: str, sheet: Mapping[str, object]) -> list[str]:
    """The fields of the draft that belong to a section."""
    starts = _STARTS.get(section, ())
    return [name for name in sheet if name in _NAMED.get(section, ()) or (starts and name.startswith(starts))]


def belongs(section: str, name: str) -> bool:
    """Whether a field of that name is one of the section's."""
    return bool(names_of(section, {name: None}))


def is_done(section: Section) -> bool:
    """Whether the section's mark is the tick."""
    return section.complete and not section.optional


def words_of(section: Section) -> str:
    """The section's mark in words."""
    if section.optional:
        return str(_("optional"))
    count = len(section.missing)
    return str(ngettext("%(num)s thing missing", "%(num)s things missing", count) if count else _("complete"))


@dataclass(frozen=True, slots=True)
class Call:
    """The issue that a submission arriving now would be considered for."""

    key: str
    label: str
    deadline: datetime
    begun_label: str
    """The issue that was running when the draft was begun, where that is another one now."""


def call_for(submission: Submission) -> Call:
    """Which issue it would be now."""
    issue = issue_for(g.now, profile())
    begun = submission.issue_begun_for
    begun_label = Issue.parse(begun).label(profile()) if begun and begun != issue.key else ""
    return Call(issue.key, issue.label(profile()), deadline_of(issue, profile()), begun_label)


def show_url(submission_id: int, anchor: str | None = None) -> str:
    """The page, at one of its places."""
    return url_for("author_submission.show", submission_id=submission_id, _anchor=anchor)
