"""A report as pages show it: one verdict, the measures, the sections, findings by group with the worst first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jcas.config.profiles import read_profile
from jcas.domain.checks.points import points_of
from jcas.domain.judgement import Hindrances, hindrances
from jcas.domain.profiles import ArticleType, Profile
from jcas.domain.quotes import PER_FINDING
from jcas.domain.submissions import Stage
from jcas.models.files import Report
from jcas.models.public_checks import PublicCheck
from jcas.models.submissions import Submission
from jcas.queries.drafts import waived_rules
from jcas.web.changes import Changes, changes_between
from jcas.web.context import profile
from jcas.web.drawings import Length, lengths_of
from jcas.web.rules import title_of
from jcas.web.translations import gettext as _
from jcas.web.translations import ngettext

_SHOWN_PLACES = 8
_PRESSING = 3
_MANY = 6
"""What is at more places than these is everywhere: one of them is quoted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with its places quoted."""

    rule: str
    title: str
    message: str
    consequence: str
    """block, explain, advise, waived or passed: what the macro `bars.finding` calls it."""
    quotes: tuple[tuple[int, str], ...] = ()
    places: str = ""
    explanation: str = ""
    paragraphs: tuple[int, ...] = ()
    """Every place of it, in reading order."""
    key: str = ""
    """Its name in addresses: the rule, numbered where the rule speaks a second time."""
    place: int = 0
    """Its place among the report's findings."""
    new: int = 0
    """How many of its points the version before did not have."""
    points: int = 1
    """How many things it asks for."""

    @property
    def anchor(self) -> str:
        """Where it stands on the report's page."""
        return f"finding-{self.key.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one weight."""

    key: str
    title: str
    lead: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything of a finished report that a page shows."""

    tone: str
    verdict: str
    article_type: ArticleType | None
    document: Mapping[str, Any]
    sections: tuple[dict[str, Any], ...]
    groups: tuple[Group, ...]
    passed: tuple[Finding, ...]
    blocked: bool
    authors: tuple[str, ...] = field(default=())
    changes: Changes | None = None
    """Against the version before; None where there is none."""
    lengths: tuple[Length, ...] = ()
    cites: bool = False
    """Whether there are citations or references to compare."""

    @property
    def pressing(self) -> tuple[Finding, ...]:
        """The most pressing things to mend, the worst first; none where it is ready but for advice."""
        findings = [f for group in self.groups for f in group.findings if f.consequence != "waived"]
        waits = [f for f in findings if f.consequence == "block" or (f.consequence == "explain" and not f.explanation)]
        return tuple([*waits, *(f for f in findings if f not in waits)][:_PRESSING]) if waits else ()


def view_of(
    report: Report | PublicCheck, submission: Submission | None = None, before: Mapping[str, Any] | None = None
) -> ReportView:
    """A report in state done, so that it has its content: of one version of `submission`, or of a stranger's file.

    `before`: the content of an earlier version's report, to compare it with.
    """
    content: Mapping[str, Any] = report.content or {}
    rules = _rules_for(submission)
    explained = {explanation.rule: explanation.text for explanation in submission.explanations} if submission else {}
    waived = waived_rules(submission) if submission else frozenset()
    against = hindrances(content, [rule for rule, text in explained.items() if text.strip()], waived)
    changes = changes_between(before, content, rules) if before else None
    findings = _told_apart(_finding(found, report, rules, explained, waived) for found in content.get("findings", ()))
    findings = [_compared(finding, content, changes) for finding in findings] if changes else findings
    tone, verdict = _verdict(against, findings, draft=submission is None or submission.stage == Stage.DRAFT)
    return ReportView(
        tone=tone,
        verdict=verdict,
        article_type=next((kind for kind in rules.article_types if kind.key == report.article_type), None),
        document=content.get("document", {}),
        sections=tuple(_sections(content.get("sections", {}), rules)),
        groups=tuple(_groups(findings)),
        passed=tuple(finding for finding in findings if finding.consequence == "passed"),
        blocked=bool(against.blocking),
        authors=tuple(author["name"] for author in content.get("document", {}).get("authors") or ()),
        changes=changes,
        lengths=lengths_of(content.get("document", {}), rules),
        cites=any(content.get("citations", {}).values()),
    )


def _rules_for(submission: Submission | None) -> Profile:
    """The profile that the submission was handed in under; the one in force for what was not."""
    handed_in = submission.profile_version if submission else None
    return read_profile(handed_in.content) if handed_in else profile()


def _verdict(against: Hindrances, findings: Iterable[Finding], *, draft: bool) -> tuple[str, str]:
    """The one line above everything, with its colour."""
    advice = sum(finding.consequence == "advise" for finding in findings)
    if count := len(against.blocking):
        words = ngettext(
            "Not ready yet: %(num)s thing must be mended before it can be submitted.",
            "Not ready yet: %(num)s things must be mended before it can be submitted.",
            count,
        )
        return "late", words if draft else ngettext(
            "The journal’s rules are not met in %(num)s point.",
            "The journal’s rules are not met in %(num)s points.",
            count,
        )
    if count := len(against.unexplained):
        words = ngettext(
            "Nearly ready: %(num)s thing is to be explained or mended.",
            "Nearly ready: %(num)s things are to be explained or mended.",
            count,
        )
        return "due", words if draft else ngettext("%(num)s thing is unexplained.", "%(num)s are unexplained.", count)
    tone, explained = "done", len(against.explaining)
    if draft:
        ready, all_well = _("The manuscript is ready to be submitted, as far as the check goes."), ""
    elif explained:
        tone, all_well = "due", ""
        ready = ngettext(
            "It keeps to the journal’s rules but in %(num)s point, which its authors explain.",
            "It keeps to the journal’s rules but in %(num)s points, which its authors explain.",
            explained,
        )
    else:
        ready, all_well = _("It keeps to the journal’s rules."), _("Everything that is asked for is in order.")
    hints = (
        ngettext("There is %(num)s piece of advice.", "There are %(num)s pieces of advice.", advice) if advice else ""
    )
    return tone, f"{ready} {hints or all_well}".rstrip()


def _finding(
    found: Mapping[str, Any],
    report: Report | PublicCheck,
    rules: Profile,
    explained: Mapping[str, str],
    waived: frozenset[str],
) -> Finding:
    numbers = found.get("paragraphs") or []
    passed = found["verdict"] == "pass"
    quoted = numbers[: PER_FINDING if len(numbers) <= _MANY else 1]
    quotes = tuple((n, report.quotes[str(n)]) for n in quoted if str(n) in report.quotes)
    return Finding(
        rule=found["rule"],
        title=title_of(found["rule"], rules),
        message=found["message"],
        # Only a rule that failed has its consequence; what warns or can't be told is advice (domain.judgement).
        consequence="passed" if passed else _weight(found, waived),
        quotes=() if passed else quotes,
        places="" if passed else _places(numbers, len(quotes)),
        explanation=explained.get(found["rule"], ""),
        paragraphs=() if passed else tuple(numbers),
    )


def _weight(found: Mapping[str, Any], waived: frozenset[str]) -> str:
    if found["rule"] in waived:
        return "waived"
    return str(found["consequence"]) if found["verdict"] == "fail" else "advise"


def _told_apart(findings: Iterable[Finding]) -> list[Finding]:
    """Each with its place and a key of its own."""
    seen: Counter[str] = Counter()
    told = []
    for place, finding in enumerate(findings):
        seen[finding.rule] += finding.consequence != "passed"
        again = seen[finding.rule]
        told.append(replace(finding, place=place, key=finding.rule if again < 2 else f"{finding.rule}-{again}"))
    return told


def _compared(finding: Finding, content: Mapping[str, Any], changes: Changes) -> Finding:
    """The finding with how many of its points are new."""
    if finding.consequence == "passed":
        return finding
    points = points_of(content["findings"][finding.place], content)
    return replace(finding, new=changes.new_among(points), points=len(points))


def _places(numbers: list[int], quoted: int) -> str:
    """Where else it is: the numbers of the paragraphs that are not quoted."""
    rest = numbers[quoted:]
    if not rest:
        return ""
    many = len(rest) > _SHOWN_PLACES
    told = ", ".join(str(n) for n in rest[:_SHOWN_PLACES]) + (" …" if many else "")
    if many and quoted:
        words = _("And in many others: paragraphs %(told)s", told=told)
    elif quoted:
        words = ngettext("And in paragraph %(told)s", "And in paragraphs %(told)s", len(rest), told=told)
    else:
        words = ngettext("Paragraph %(told)s", "Paragraphs %(told)s", len(rest), told=told)
    return str(words)


def _groups(findings: list[Finding]) -> Iterable[Group]:
    told = {
        "block": (_("Must be mended"), _("The journal can’t take the manuscript before this is done.")),
        "explain": (
            _("To be explained, or mended"),
            _("Say in a sentence or two why your article does without; the editors read it beside the finding."),
        ),
        "advise": (_("Advice"), _("None of this keeps you from submitting. Mended, it saves a round later.")),
        "waived": (_("Not asked for"), _("The editors do not ask for this: it stands in the way of nothing.")),
    }
    for key, (title, lead) in told.items():
        chosen = tuple(finding for finding in findings if finding.consequence == key)
        if chosen:
            yield Group(key, title, lead, chosen)


def _sections(sections: Mapping[str, Any], rules: Profile) -> Iterable[dict[str, Any]]:
    names = {section.key: section.name for section in rules.sections}
    for key, found in sections.items():
        yield {"name": names.get(key, key), "state": found["status"], "heading": found.get("heading")}
