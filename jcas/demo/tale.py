"""One paper of the demo, and what is done with it, step by step through the services."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from jcas.config.profiles import load_profile
from jcas.demo import prose
from jcas.demo.cast import Cast, address_of, facts_of
from jcas.demo.manuscripts import Author, build_docx, build_odt, small_png
from jcas.demo.stories import LEANING, RECOMMENDED, Step
from jcas.domain.submissions import Action, allows
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.services import (
    contributors,
    decisions,
    drafts,
    handling,
    invitations,
    releases,
    reviews,
    revisions,
    submissions,
)
from jcas.services.files import Upload, add_file

BUILDS_ON_OWN = (0, 4, 8, 12)
"""Papers that cite their author's own earlier work: something for an editor to look at."""
OUT_OF_SCOPE = (
    "It describes one case in detail and says little of the region. We would gladly read a study that sets it beside "
    "others."
)
"""What a demo's editor writes who sends nothing to review."""
WITH_FILES = 4
"""The paper that brings further files: the table is cleaned, the picture an editor is to look at."""
FURTHER = (
    ("figure", "map of the coast.png", small_png((30, 110, 150), 320, 200)),
    ("table", "permits.csv", b"year,permits\n2021,4\n2022,9\n2023,17\n"),
)


class Tale:
    """One paper and what is done with it."""

    def __init__(self, n: int, paper: dict[str, Any], cast: Cast, folder: Path, now: datetime) -> None:
        self.n, self.paper, self.cast, self.folder = n, paper, cast, folder
        self.rng = Random(n)
        self.arrival = now - timedelta(days=paper["days"], hours=1 + n % 7, minutes=7 * n % 60)
        self.id = 0
        self.reviewers = self._fitting_reviewers()

    def _fitting_reviewers(self) -> list[int]:
        """Those who know the paper's topics best, the same for every run."""
        topics = set(self.paper["topics"])
        ranked = sorted(self.cast.reviewers, key=lambda row: (-len(topics & row[1]), (row[0] * 7 + self.n) % 25))
        return [person_id for person_id, _ in ranked[:4]]

    def at(self, step: Step) -> datetime:
        """When the step is done."""
        return self.arrival + timedelta(days=step.day)

    def tell(self, step: Step) -> None:
        """Does the step."""
        getattr(self, f"_{step.verb}")(step, self.at(step))

    # What authors do

    def begin(self) -> None:
        """Uploads the manuscript, a little before it is handed in."""
        upload = self._manuscript("manuscript")
        with writing():
            now = self.arrival - timedelta(hours=2)
            self.id = drafts.begin(upload, "original", by=self._author, now=now).id
            for kind, name, content in FURTHER if self.n == WITH_FILES else ():
                add_file(self.id, kind, Upload(BytesIO(content), name), by=self._author, now=now)

    def _fill_in(self, _step: Step, now: datetime) -> None:
        with writing():
            values = {
                "title": self.paper["title"],
                "keywords": self.paper["keywords"],
                "funding": "This research received no external funding.",
                "competing_interests": "The authors declare that they have no competing interests.",
                "contributions": "All authors planned the study, gathered the material and wrote the article.",
                "data_availability": "Interview guides and tables can be had from the corresponding author.",
                "cover_letter": "We hope that the article is of interest to the readers of the journal.",
                "declarations": {declaration.key: True for declaration in load_profile().declarations},
            }
            contributors.set_contributors(self.id, self._contributors(), by=self._author, now=now)
            submissions.save_fields(self.id, values, by=self._author, now=now)

    def _submit(self, _step: Step, now: datetime) -> None:
        with writing():
            submissions.submit(self.id, by=self._author, now=now)

    def _revise(self, _step: Step, now: datetime) -> None:
        upload = self._manuscript("revised manuscript", revised=True)
        response = (
            "We thank the reviewers. We have rewritten the method section and set the findings against earlier work."
        )
        with writing():
            revisions.revise(self.id, upload, response, None, by=self._author, now=now)

    def _withdraw(self, _step: Step, now: datetime) -> None:
        with writing():
            submissions.withdraw(
                self.id, "We found an error in the data and want to mend it first.", by=self._author, now=now
            )

    # What editors do

    def _handle(self, _step: Step, now: datetime) -> None:
        with writing():
            handling.take(self.id, by=self._editor, now=now)

    def _send_to_review(self, _step: Step, now: datetime) -> None:
        with writing():
            handling.send_to_review(self.id, by=self._editor, now=now)

    def release(self) -> None:
        """The copy as its editor let reviewers have it; one of a paper that still needs reviewers waits for a visitor."""
        submission = self._submission
        asked = [a.invited_at for a in submission.assignments if a.round == submission.round and a.invited_at]
        version = submission.versions[-1]
        mark, reached = releases.mark_of(version), version.round < submission.round
        held = version.held and reached and allows(submission.stage, Action.RELEASE)
        db.session.rollback()
        if held and asked:
            with writing():
                releases.release(self.id, mark, by=self._editor, now=min(asked))

    def _invite(self, step: Step, now: datetime) -> None:
        with writing():
            chosen = [db.session.get_one(Person, self.reviewers[n]) for n in step.reviewers]
            invitations.invite(self.id, chosen, by=self._editor, now=now)

    def _remind(self, step: Step, now: datetime) -> None:
        for n in step.reviewers:
            with writing():
                invitations.remind(self._assignment(n).id, by=self._editor, now=now)

    def _desk_reject(self, _step: Step, now: datetime) -> None:
        with writing():
            letter = decisions.letter_from_template(self._submission, "desk_reject", by=self._editor)
            for line in decisions.asked_of_writer("desk_reject"):
                letter = letter.replace(line, OUT_OF_SCOPE)
            handling.desk_reject(self.id, letter, by=self._editor, now=now)

    def _decide(self, step: Step, now: datetime) -> None:
        with writing():
            revise_by = decisions.default_revise_by(step.kind, now)
            letter = decisions.letter_from_template(self._submission, step.kind, by=self._editor, revise_by=revise_by)
            decisions.decide(self.id, step.kind, letter, by=self._editor, now=now, revise_by=revise_by)

    def _publish(self, _step: Step, now: datetime) -> None:
        with writing():
            handling.publish(self.id, by=self._editor, now=now)

    # What reviewers do

    def _accept(self, step: Step, now: datetime) -> None:
        for n in step.reviewers:
            with writing():
                assignment = self._assignment(n)
                reviews.accept(assignment.id, by=assignment.reviewer, now=now)

    def _decline(self, step: Step, now: datetime) -> None:
        for n in step.reviewers:
            with writing():
                assignment = self._assignment(n)
                reviews.decline(assignment.id, "I am in the field until spring.", by=assignment.reviewer, now=now)

    def _review(self, step: Step, now: datetime) -> None:
        for n in step.reviewers:
            leaning = LEANING.get(self.paper["story"], (4, 3, 3))[n]
            with writing():
                assignment = self._assignment(n)
                reviews.save_review(assignment.id, self._review_of(leaning), by=assignment.reviewer, now=now)
                reviews.submit_review(assignment.id, by=assignment.reviewer, now=now)

    def _review_of(self, leaning: int) -> dict[str, Any]:
        """A whole review around that score."""
        values: dict[str, Any] = {}
        for criterion in load_profile().criteria:
            score = min(5, max(1, leaning + self.rng.choice((-1, 0, 0, 0, 1))))
            values[f"score-{criterion.key}"] = 0 if self.rng.random() < 0.06 else score
            if self.rng.random() < 0.2:
                values[f"comment-{criterion.key}"] = "See my remarks to the author."
        return values | {
            "to_author": prose.review_text(self.rng, self.paper["keywords"], leaning),
            "to_editor": "I do not know who wrote this and have no competing interest.",
            "recommendation": RECOMMENDED[leaning],
        }

    # What the steps need

    @property
    def _submission(self) -> Submission:
        return db.session.get_one(Submission, self.id)

    @property
    def _author(self) -> Person:
        return db.session.get_one(Person, self.cast.authors[self.paper["authors"][0]])

    @property
    def _editor(self) -> Person:
        return db.session.get_one(Person, self.cast.editors[self.paper.get("editor", 1)])

    def _assignment(self, n: int) -> Assignment:
        """The present round's assignment of the paper's n-th reviewer."""
        submission = self._submission
        reviewer = self.reviewers[n]
        return next(a for a in submission.assignments if a.reviewer_id == reviewer and a.round == submission.round)

    def _contributors(self) -> list[dict[str, Any]]:
        rows = [(place, self.cast.author_rows[place]) for place in self.paper["authors"]]
        return [
            {"name": row[0], "email": address_of("author", place), "corresponding": n == 0, **facts_of(row)}
            for n, (place, row) in enumerate(rows)
        ]

    def _manuscript(self, name: str, *, revised: bool = False) -> Upload:
        """The paper as a real file, every third one an .odt."""
        authors = [Author(c["name"], c["affiliation"], c["email"]) for c in self._contributors()]
        text = prose.manuscript(
            Random(self.n),
            title=self.paper["title"],
            keywords=self.paper["keywords"],
            authors=authors,
            revised=revised,
            builds_on_own=self.n in BUILDS_ON_OWN,
        )
        build, extension = (build_odt, "odt") if self.n % 3 == 2 else (build_docx, "docx")
        path = build(self.folder / f"{self.n}-{revised}.{extension}", text)
        return Upload(BytesIO(path.read_bytes()), f"{name}.{extension}")
