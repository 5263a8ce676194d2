"""Deciding: letters, what follows from each decision, and two editors at once."""

import threading
from datetime import UTC, datetime

import pytest
from flask import Flask

from jcas.adapters.markdown import to_html
from jcas.config.profiles import load_profile
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.refusals import Conflict, Invalid, NotFound, NotHandling, Refused, StageForbids
from jcas.domain.submissions import DECISIONS, Action, Stage
from jcas.models.base import db, writing
from jcas.models.decisions import Decision, LetterDraft
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services import decisions
from tests.worlds import ARRIVAL, DAY, a_person, a_review, a_reviewer, a_submission, advance, an_editor

pytestmark = pytest.mark.postgres

NOW = ARRIVAL + 40 * DAY
KINDS = [action.value for action in DECISIONS]


def reviewed(chief: Person) -> Submission:
    """In review, with two reviews sent, one begun, one invited and one on offer."""
    paper = a_submission(a_person("Dana Ospanova"), stage=Stage.IN_REVIEW, editor=chief, title="Rivers & *power*")
    a_review(paper, a_reviewer("Timur Aliyev"), to_author="Say more about **method**.", to_editor="Weak, honestly.")
    a_review(paper, a_reviewer("Madina Serik"), to_author="Shorten it.", to_editor="I know who wrote this.")
    for name, state in (("Oleg Kim", State.ACCEPTED), ("Asel Bek", State.INVITED), ("Ivan Pak", State.DRAFT)):
        a_review(paper, a_reviewer(name), state=state)
    return paper


def events(paper: Submission) -> list[Event]:
    found = db.session.scalars(db.select(Event).where(Event.submission_id == paper.id).order_by(Event.id))
    return list(found)


@pytest.mark.parametrize("kind", KINDS)
def test_decide_sends_the_letter_ends_open_reviews_and_tells_the_reviewers(app: Flask, kind: str) -> None:
    chief = an_editor()
    paper = reviewed(chief)
    with writing():
        decisions.save_letter(paper.id, kind, "unfinished", by=chief, now=NOW)
    before = len(events(paper))
    with writing():
        decision = decisions.decide(paper.id, kind, "Dear author,\r\n\r\nwell done.\n", by=chief, now=NOW)
    assert (decision.letter, decision.kind, decision.version_number, decision.round, decision.by_id, decision.at) == (
        "Dear author,\n\nwell done.", kind, 1, 1, chief.id, NOW
    )  # fmt: skip
    assert (
        paper.stage == {**{k: Stage(k) for k in KINDS[1:3]}, "accept": Stage.ACCEPTED, "reject": Stage.REJECTED}[kind]
    )
    assert (paper.stage_since, paper.decided_at) == (NOW, NOW)
    states = {a.reviewer.name: a.state for a in paper.assignments}
    assert states == {
        "Timur Aliyev": State.SUBMITTED, "Madina Serik": State.SUBMITTED,
        "Oleg Kim": State.CANCELLED, "Asel Bek": State.CANCELLED, "Ivan Pak": State.CANCELLED,
    }  # fmt: skip
    new = [(event.kind, sorted(mail.address.split("@")[0] for mail in event.mails)) for event in events(paper)[before:]]
    assert new == [
        ("review.cancelled", ["oleg.kim"]),
        ("review.cancelled", ["asel.bek"]),
        (f"decision.{kind}", ["dana.ospanova", "madina.serik", "timur.aliyev"]),
    ]
    assert db.session.scalars(db.select(LetterDraft)).all() == []


def test_revisions_get_the_profiles_days_or_the_day_given(app: Flask) -> None:
    chief = an_editor()
    for kind, last in (
        ("minor_revisions", datetime(2026, 3, 31, 18, 59, 59, 999999, tzinfo=UTC)),
        ("major_revisions", datetime(2026, 4, 30, 18, 59, 59, 999999, tzinfo=UTC)),
    ):
        paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
        with writing():
            decisions.decide(paper.id, kind, "Please revise.", by=chief, now=NOW)
        assert paper.revise_by == last
    given = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    with pytest.raises(Invalid, match="passed"), writing():
        decisions.decide(given.id, "minor_revisions", "Please revise.", by=chief, now=NOW, revise_by=NOW)
    with writing():
        decisions.decide(given.id, "minor_revisions", "Please revise.", by=chief, now=NOW, revise_by=NOW + DAY)
    assert given.revise_by == NOW + DAY
    accepted = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    with writing():
        decisions.decide(accepted.id, "accept", "Yes.", by=chief, now=NOW, revise_by=NOW + DAY)
    assert accepted.revise_by is None


@pytest.mark.parametrize("letter", ["", "  \n ", "x" * 60_001])
def test_a_letter_is_needed_and_has_an_end(app: Flask, letter: str) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    with pytest.raises(Invalid) as refusal, writing():
        decisions.decide(paper.id, "accept", letter, by=chief, now=NOW)
    assert refusal.value.field == "letter"
    assert paper.stage == Stage.IN_REVIEW


@pytest.mark.parametrize("kind", ["", "handle", "publish", "withdraw", "maybe"])
def test_what_is_no_decision_is_refused(app: Flask, kind: str) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.ACCEPTED, editor=chief)
    for do in (decisions.decide, decisions.save_letter):
        with pytest.raises(Invalid, match="Choose one"), writing():
            do(paper.id, kind, "Dear author.", by=chief, now=NOW)  # type: ignore[operator]


def test_a_second_decision_on_the_version_is_refused_with_who_was_first(app: Flask) -> None:
    chief, second = an_editor("Aigerim Seitkali"), an_editor("Bolat Iskakov")
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    with writing():
        decisions.decide(paper.id, "accept", "Yes.", by=chief, now=NOW)
    with pytest.raises(Conflict, match="Aigerim Seitkali has decided on this version already: Accept"), writing():
        decisions.decide(paper.id, "reject", "No.", by=second, now=NOW)
    with pytest.raises(Conflict, match="You have decided"), writing():
        decisions.decide(paper.id, "accept", "Yes.", by=chief, now=NOW)
    assert len(paper.decisions) == 1
    assert [event.kind for event in events(paper)].count("decision.accept") == 1


def test_a_revision_is_decided_on_anew_and_its_letter_does_not_repeat_the_reviews(app: Flask) -> None:
    chief = an_editor()
    paper = reviewed(chief)
    with writing():
        decisions.decide(paper.id, "minor_revisions", "Please revise.", by=chief, now=NOW)
    advance(paper, Action.REVISE, now=NOW + DAY)
    assert "Shorten it." not in decisions.letter_from_template(paper, "accept", by=chief)
    with writing():
        decision = decisions.decide(paper.id, "accept", "Yes.", by=chief, now=NOW + 2 * DAY)
    assert (decision.version_number, paper.stage) == (2, Stage.ACCEPTED)


def test_two_editors_deciding_at_once_make_one_decision(app: Flask) -> None:
    chief, second = an_editor("Aigerim Seitkali"), an_editor("Bolat Iskakov")
    paper = reviewed(chief)
    paper_id, ids = paper.id, [chief.id, second.id]
    db.session.rollback()
    gate, answers = threading.Barrier(len(ids)), []

    def decide(person_id: int, kind: str) -> None:
        with app.app_context():
            try:
                gate.wait(20)
                with writing():
                    by = db.session.get_one(Person, person_id)
                    decisions.decide(paper_id, kind, "Dear author.", by=by, now=NOW)
                answers.append("decided")
            except Refused as refusal:
                answers.append(refusal.sentence)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=decide, args=job) for job in zip(ids, ("accept", "reject"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    refused, decided = sorted(answers)
    assert decided == "decided"
    assert "has decided on this version already" in refused
    made = db.session.scalars(db.select(Decision).where(Decision.submission_id == paper_id)).all()
    assert len(made) == 1
    assert len([event for event in events(paper) if event.kind.startswith("decision.")]) == 1


@pytest.mark.parametrize("kind", ["desk_reject", *KINDS])
def test_the_template_fills_title_number_and_reviewers_words_to_the_author(app: Flask, kind: str) -> None:
    chief = an_editor("Aigerim Seitkali")
    paper = reviewed(chief)
    revise_by = decisions.default_revise_by(kind, NOW)
    letter = decisions.letter_from_template(paper, kind, by=chief, revise_by=revise_by)
    assert letter.startswith("Dear Dana Ospanova,\n\nT" if kind != "accept" else "Dear Dana Ospanova,\n\nI")
    assert letter.endswith(f"Aigerim Seitkali\n{load_profile().identity.name}")
    for told in (r"Rivers & \*power\*", paper.number or "?"):
        assert told in letter
    for hidden in ("Timur", "Madina", "Weak, honestly", "I know who", "Oleg Kim", "{{", "None"):
        assert hidden not in letter
    if kind == "desk_reject":
        assert "Reviewer 1" not in letter
    else:
        assert "### Reviewer 1\n\nSay more about **method**.\n\n### Reviewer 2\n\nShorten it." in letter
    assert ("31 March 2026" in letter) is (kind == "minor_revisions")
    assert ("30 April 2026" in letter) is (kind == "major_revisions")


def test_a_title_and_names_stand_in_the_letter_as_they_were_typed(app: Flask) -> None:
    chief = an_editor("Aigerim_S_Seitkali")
    author = a_person("Dana *Ospanova*")
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=chief, title="Динамика *образа* [Степи](https://x.org)")
    a_review(paper, a_reviewer(), to_author="Say more about *method*.")
    html = to_html(decisions.letter_from_template(paper, "reject", by=chief))
    for typed in ("“Динамика *образа* [Степи](https://x.org)”", "Dear Dana *Ospanova*,", "Aigerim_S_Seitkali"):
        assert typed in html
    assert "Say more about <em>method</em>." in html


@pytest.mark.parametrize("kind", ["minor_revisions", "major_revisions", "reject"])
def test_a_letter_speaks_of_reviews_only_where_it_brings_some(app: Flask, kind: str) -> None:
    chief = an_editor()
    paper = reviewed(chief)
    speaks = ("reviews are in", "The reviewers see", "comments below")
    first = decisions.letter_from_template(paper, kind, by=chief)
    assert [words for words in speaks if words in first]
    with writing():
        decisions.decide(paper.id, "major_revisions", "Please revise.", by=chief, now=NOW)
    advance(paper, Action.REVISE, now=NOW + DAY)
    second = decisions.letter_from_template(paper, kind, by=chief)
    assert not [words for words in speaks if words in second]


def test_what_a_reviewer_types_is_no_template(app: Flask) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    a_review(paper, a_reviewer(), to_author="{{ 7 * 7 }} {% include 'base.html' %}")
    assert "{{ 7 * 7 }} {% include 'base.html' %}" in decisions.letter_from_template(paper, "reject", by=chief)


def test_save_letter_keeps_one_draft_for_each_editor_and_kind(app: Flask) -> None:
    chief, second = an_editor(), an_editor("Bolat Iskakov")
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    for by, kind, letter in (
        (chief, "accept", "one"),
        (chief, "accept", "two"),
        (chief, "reject", "three"),
        (second, "accept", ""),
    ):
        with writing():
            assert decisions.save_letter(paper.id, kind, letter, by=by, now=NOW) == NOW
    drafts = db.session.scalars(db.select(LetterDraft).order_by(LetterDraft.id)).all()
    assert [(d.person_id, d.kind, d.letter) for d in drafts] == [
        (chief.id, "accept", "two"),
        (chief.id, "reject", "three"),
        (second.id, "accept", ""),
    ]
    with writing():
        decisions.drop_letter(paper.id, "accept", by=chief)
        decisions.drop_letter(paper.id, "accept", by=chief)
    assert db.session.scalar(db.select(db.func.count()).select_from(LetterDraft)) == 2
    with pytest.raises(Invalid, match="60,000"), writing():
        decisions.save_letter(paper.id, "accept", "x" * 60_001, by=chief, now=NOW)
    with pytest.raises(StageForbids), writing():
        decisions.save_letter(paper.id, "desk_reject", "No.", by=chief, now=NOW)


def test_only_who_handles_it_decides(app: Flask) -> None:
    paper = a_submission(stage=Stage.IN_REVIEW, editor=an_editor("Handling Editor", roles=[Role.EDITOR]))
    people: list[tuple[Person, type[Refused]]] = [
        (an_editor("Other Editor", roles=[Role.EDITOR]), NotHandling),
        (an_editor("A Guest", roles=[Role.GUEST_EDITOR]), NotFound),
        (paper.submitter, NotFound),
        (a_reviewer(), NotFound),
    ]
    for person, refusal in people:
        for do in (decisions.decide, decisions.save_letter):
            with pytest.raises(refusal), writing():
                do(paper.id, "accept", "Yes.", by=person, now=NOW)  # type: ignore[operator]
    assert paper.stage == Stage.IN_REVIEW
