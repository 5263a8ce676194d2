"""A draft's rows as the plain values that the rules of completeness read."""

from collections.abc import Iterable

from jcas.config.profiles import load_profile
from jcas.domain.completeness import Author, Draft
from jcas.domain.judgement import Hindrances, Objection, hindrances, hindrances_of_abstract
from jcas.models.files import Report, ReportState, Version
from jcas.models.submissions import Contributor, Submission


def latest_version(submission: Submission) -> Version | None:
    """The manuscript's newest version."""
    return submission.versions[-1] if submission.versions else None


def latest_report(submission: Submission) -> Report | None:
    """The report of the newest version, whatever its state."""
    version = latest_version(submission)
    return version.report if version else None


def hindrances_of(submission: Submission) -> Hindrances:
    """What the newest version's report, once it is there, and the typed abstract say against submitting."""
    explained = [explanation.rule for explanation in submission.explanations if explanation.text.strip()]
    waived = waived_rules(submission)
    typed = hindrances_of_abstract(submission.abstract, submission.article_type, load_profile(), explained, waived)
    return _of_report(submission, explained, waived).joined(typed)


def _of_report(submission: Submission, explained: Iterable[str], waived: Iterable[str]) -> Hindrances:
    report = latest_report(submission)
    if (
        report is None
        or report.article_type != submission.article_type
        or report.state in {ReportState.QUEUED, ReportState.RUNNING, ReportState.FAILED}
    ):
        return Hindrances()
    if report.state == ReportState.UNREADABLE:
        return Hindrances(blocking=(Objection("file", report.sentence or "The file can’t be read."),))
    return hindrances(report.content, explained, waived)


def waived_rules(submission: Submission) -> frozenset[str]:
    """Rules that the editors do not ask of it; a draft has none, and the database is not asked."""
    return frozenset(waiver.rule for waiver in submission.waivers) if submission.submitted_at else frozenset()


def is_judged(submission: Submission) -> bool:
    """Whether the newest version's report is there."""
    report = latest_report(submission)
    return report is not None and report.state == ReportState.DONE and report.article_type == submission.article_type


def draft_of(submission: Submission) -> Draft:
    """The submission's rows as plain values."""
    return Draft(
        article_type=submission.article_type,
        has_manuscript=bool(submission.versions),
        title=submission.title,
        abstract=submission.abstract,
        keywords=tuple(submission.keywords),
        authors=tuple(_author(contributor) for contributor in submission.contributors),
        funding=submission.funding,
        competing_interests=submission.competing_interests,
        contributions=submission.contributions,
        declared=frozenset(key for key, given in submission.declarations.items() if given),
        hindrances=hindrances_of(submission),
    )


def _author(contributor: Contributor) -> Author:
    return Author(
        reference=str(contributor.id),
        name=contributor.name,
        email=contributor.email,
        affiliation=contributor.affiliation,
        country=contributor.country,
        corresponding=contributor.corresponding,
        credit_roles=tuple(contributor.credit_roles),
    )
