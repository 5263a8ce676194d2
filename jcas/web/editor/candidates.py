"""Whom to ask: the pool ranked for one submission, with what speaks for and against each, said in words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from jcas.adapters.text import fold
from jcas.domain.assignments import State
from jcas.domain.conflicts import shares_institution
from jcas.domain.fit import matching
from jcas.domain.people import email_key
from jcas.models.people import Person
from jcas.models.submissions import Submission, SuggestionKind
from jcas.queries import reviewers as queries
from jcas.queries.reviewers import Reviewer
from jcas.web.filters import assignment_words
from jcas.web.translations import gettext as _
from jcas.web.translations import ngettext

MANY = 3
"""Open reviews from which a person is said to be busy."""
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of the pool as the list shows them."""

    reviewer: Reviewer
    reasons: tuple[str, ...]
    """Their keywords that the manuscript speaks of."""
    notes: tuple[tuple[str, str], ...]
    """(tone, words): what the editor should know; nothing of it forbids."""
    hindrance: str
    """Why they can't be chosen; empty where they can."""

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """Those who can be asked first; among them by fit, by what speaks against, by load."""
        against = sum(tone == "late" for tone, _words in self.notes)
        return bool(self.hindrance), against - len(self.reasons), against, self.reviewer.open


def candidates(
    submission: Submission, viewer: Person, *, words: str, chosen: Collection[int]
) -> tuple[list[Candidate], list[Candidate], int]:
    """(those chosen, the others ranked and at most `SHOWN`, how many others there are)."""
    known = _Known(submission)
    picked = [known.candidate(r, viewer) for r in queries.reviewers_by_id(chosen, viewer)]
    ranked = [known.candidate(r, viewer) for r in queries.pool(viewer, words=words) if r.id not in set(chosen)]
    ranked.sort(key=lambda candidate: candidate.rank)
    return picked, ranked[:SHOWN], len(ranked)


class _Known:
    """What is looked up once for a submission, however long the pool is."""

    def __init__(self, submission: Submission) -> None:
        self.submission = submission
        self.authors = queries.authors_among_people(submission)
        self.coauthors = queries.coauthors_elsewhere(submission)
        self.asked = queries.asked_in_round(submission)
        earlier = [a for a in submission.assignments if a.round < submission.round]
        self.before = {a.reviewer_id for a in earlier if a.state == State.SUBMITTED}
        self.text = fold(" ".join([submission.title, submission.abstract, *submission.keywords]))
        self.affiliations = [_parts(c.affiliation) for c in submission.contributors if c.affiliation]
        self.named = _named(submission)

    def candidate(self, reviewer: Reviewer, viewer: Person) -> Candidate:
        reasons = matching([(term, fold(term)) for term in reviewer.expertise], self.text)
        return Candidate(reviewer, tuple(reasons), tuple(self._notes(reviewer)), self._hindrance(reviewer, viewer))

    def _hindrance(self, reviewer: Reviewer, viewer: Person) -> str:
        state = self.asked.get(reviewer.id)
        if reviewer.id in self.authors:
            return str(_("an author of this submission"))
        if reviewer.id in {viewer.id, self.submission.handling_editor_id}:
            return str(_("handles this submission"))
        if state is not None and state != State.DRAFT:
            return str(_("in this round: %(state)s", state=assignment_words(state).lower()))
        return ""

    def _notes(self, reviewer: Reviewer) -> Iterator[tuple[str, str]]:
        if shares_institution(_parts(reviewer.affiliation), self.affiliations):
            yield "late", _("same institution as an author")
        if reviewer.id in self.coauthors:
            yield "late", _("has written with an author")
        kinds = self.named.get(reviewer.id, set()) | self.named.get(fold(reviewer.name), set())
        if "opposed" in kinds:
            yield "late", _("the authors ask not to choose them")
        if "suggested" in kinds:
            yield "wait", _("suggested by the authors")
        if "proposed" in kinds:
            yield "active", _("proposed by a reviewer who declined")
        if reviewer.id in self.before:
            yield "active", _("reviewed an earlier round")
        if not reviewer.willing:
            yield "due", _("has not said to be willing")
        if reviewer.open >= MANY:
            yield "due", ngettext("%(num)s review open", "%(num)s reviews open", reviewer.open)


def _named(submission: Submission) -> dict[int | str, set[str]]:
    """Person's id or folded name -> how the authors, or reviewers who declined, named them."""
    found: dict[int | str, set[str]] = {}
    behind = queries.people_behind([email_key(s.email) for s in submission.suggestions if s.email])
    for suggestion in submission.suggestions:
        opposed = suggestion.kind == SuggestionKind.OPPOSED
        kind = "opposed" if opposed else "proposed" if suggestion.assignment_id else "suggested"
        keys: Sequence[int | str | None] = (fold(suggestion.name), behind.get(email_key(suggestion.email)))
        for key in keys:
            if key:
                found.setdefault(key, set()).add(kind)
    return found


def _parts(affiliation: str) -> list[str]:
    return [fold(part) for part in affiliation.replace(";", ",").split(",")]
