"""Taking, giving, moving, sending to review, declining without review, publishing."""

from datetime import timedelta

import pytest
from flask import Flask

from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.refusals import Conflict, Invalid, NotFound, NotHandling, Refused, StageForbids
from jcas.domain.submissions import STAGE_WORDS, Action, Stage, allows
from jcas.models.base import db, writing
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services import decisions, handling, invitations, releases, waivers
from tests.worlds import ARRIVAL, DAY, a_person, a_report, a_review, a_reviewer, a_submission, advance, an_editor

NOW = ARRIVAL + 30 * DAY

pytestmark = pytest.mark.postgres


def kinds(submission: Submission) -> list[str]:
    found = db.session.scalars(db.select(Event).where(Event.submission_id == submission.id).order_by(Event.id))
    return [event.kind for event in found]


def mails(submission: Submission, kind: str) -> list[str]:
    event = db.session.scalar(
        db.select(Event).where(Event.submission_id == submission.id, Event.kind == kind).order_by(Event.id.desc())
    )
    assert event
    return sorted(mail.address for mail in event.mails)


def an_associate(name: str = "Bolat Iskakov") -> Person:
    return an_editor(name, roles=[Role.EDITOR])


def test_take_makes_the_editor_the_handling_one_and_mails_nobody_else(app: Flask) -> None:
    editor, paper = an_associate(), a_submission()
    with writing():
        handling.take(paper.id, by=editor, now=NOW)
    assert paper.handling_editor_id == editor.id
    assert kinds(paper)[-1] == "submission.handled"
    assert mails(paper, "submission.handled") == []


def test_take_by_a_second_editor_is_refused_with_the_first_ones_name(app: Flask) -> None:
    first, second, paper = an_associate("Bolat Iskakov"), an_associate("Saule Nurlanova"), a_submission()
    with writing():
        handling.take(paper.id, by=first, now=NOW)
    with pytest.raises(Conflict, match="Bolat Iskakov handles this submission"), writing():
        handling.take(paper.id, by=second, now=NOW)
    with pytest.raises(Conflict, match="already"), writing():
        handling.take(paper.id, by=first, now=NOW)
    chief = an_editor()
    with writing():
        handling.take(paper.id, by=chief, now=NOW)
    assert paper.handling_editor_id == chief.id


def test_give_tells_the_new_editor_and_nobody_who_is_concerned_can_get_it(app: Flask) -> None:
    chief, associate = an_editor(), an_associate()
    author = an_associate("Dana Ospanova")
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=chief)
    reviewer = an_associate("Timur Aliyev")
    a_review(paper, reviewer, state=State.INVITED)
    for wrong in (author, reviewer, a_person("Nobody Special"), an_editor("Gone Editor", active=False)):
        with pytest.raises(Invalid, match="can’t handle"), writing():
            handling.give(paper.id, wrong, by=chief, now=NOW)
    guest = an_editor("Guest Person", roles=[Role.GUEST_EDITOR])
    for editor in (associate, guest):
        with writing():
            handling.give(paper.id, editor, by=chief, now=NOW)
        assert paper.handling_editor_id == editor.id
        assert mails(paper, "submission.handled") == [editor.email]
    with pytest.raises(Conflict, match="already"), writing():
        handling.give(paper.id, guest, by=chief, now=NOW)
    with pytest.raises(NotHandling, match="Guest Person handles"), writing():
        handling.give(paper.id, associate, by=associate, now=NOW)


def test_move_to_another_issue_tells_the_author_where_it_goes(app: Flask) -> None:
    chief = an_editor()
    paper = a_submission(editor=chief)
    assert paper.issue == "24-1-2026"
    with writing():
        handling.move(paper.id, "24-2-2026", by=chief, now=NOW)
    assert paper.issue == "24-2-2026"
    assert mails(paper, "submission.moved") == [paper.contributors[0].email]
    with pytest.raises(Conflict, match="already"), writing():
        handling.move(paper.id, "24-2-2026", by=chief, now=NOW)


@pytest.mark.parametrize("issue", ["", "spring", "24-5-2026", "23-1-2025", "25-1-2026", "24-2-9999"])
def test_move_refuses_what_is_no_issue_that_articles_can_still_go_to(app: Flask, issue: str) -> None:
    chief = an_editor()
    paper = a_submission(editor=chief)
    with pytest.raises(Invalid), writing():
        handling.move(paper.id, issue, by=chief, now=NOW)
    assert paper.issue == "24-1-2026"


def test_send_to_review_begins_a_round_and_whoever_sends_it_handles_it(app: Flask) -> None:
    editor, paper = an_associate(), a_submission()
    with writing():
        handling.send_to_review(paper.id, by=editor, now=NOW)
    assert (paper.stage, paper.round, paper.stage_since) == (Stage.IN_REVIEW, 1, NOW)
    assert paper.handling_editor_id == editor.id
    assert kinds(paper)[-2:] == ["submission.handled", "submission.sent_to_review"]
    with pytest.raises(StageForbids, match="in review"), writing():
        handling.send_to_review(paper.id, by=editor, now=NOW)
    assert paper.round == 1


def test_next_round_starts_with_the_reviewers_of_the_last_one_on_offer_under_their_labels(app: Flask) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    first, second, third = (a_reviewer(name) for name in ("Timur Aliyev", "Madina Serik", "Oleg Kim"))
    a_review(paper, first, state=State.DECLINED)
    a_review(paper, second)
    a_review(paper, third)
    with writing():
        decisions.decide(paper.id, "major_revisions", "Please revise.", by=chief, now=NOW)
    advance(paper, Action.REVISE, now=NOW + DAY)
    with writing():
        handling.send_to_review(paper.id, by=chief, now=NOW + 2 * DAY)
    offered = [a for a in paper.assignments if a.round == 2]
    assert [(a.reviewer.name, a.label, a.state) for a in offered] == [
        ("Madina Serik", 2, State.DRAFT),
        ("Oleg Kim", 3, State.DRAFT),
    ]
    assert not db.session.scalars(db.select(Event).where(Event.assignment_id.in_([a.id for a in offered]))).all()
    with writing():
        invitations.invite(paper.id, [second, first], by=chief, now=NOW + 2 * DAY)
    labels = {a.reviewer.name: a.label for a in paper.assignments if a.round == 2}
    assert labels == {"Madina Serik": 2, "Oleg Kim": 3, "Timur Aliyev": 1}


def test_desk_reject_sends_the_letter_and_ends_the_way(app: Flask) -> None:
    chief, paper = an_editor(), a_submission()
    with writing():
        decision = handling.desk_reject(paper.id, "Not in our scope.", by=chief, now=NOW)
    assert paper.stage == Stage.DESK_REJECTED
    assert (decision.kind, decision.letter, decision.round) == ("desk_reject", "Not in our scope.", 0)
    assert mails(paper, "decision.desk_reject") == [paper.contributors[0].email]


def test_a_letter_that_still_asks_its_writer_for_words_is_not_sent(app: Flask) -> None:
    chief, paper = an_editor(), a_submission()
    letter = decisions.letter_from_template(paper, "desk_reject", by=chief)
    with pytest.raises(Invalid, match="Write your own words in place of") as refusal, writing():
        handling.desk_reject(paper.id, letter, by=chief, now=NOW)
    assert refusal.value.field == "letter"
    assert paper.stage == Stage.SUBMITTED
    asked = next(line for line in letter.splitlines() if line.startswith("("))
    with writing():
        handling.desk_reject(paper.id, letter.replace(asked, "It is not in our scope."), by=chief, now=NOW)
    assert paper.stage == Stage.DESK_REJECTED


def test_publish_is_for_accepted_articles(app: Flask) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.ACCEPTED, editor=chief)
    with writing():
        handling.publish(paper.id, by=chief, now=NOW)
    assert paper.stage == Stage.PUBLISHED
    assert kinds(paper)[-1] == "submission.published"


@pytest.fixture
def others(app: Flask) -> None:
    an_editor("Somebody Else")
    a_reviewer("Asked Person")


def named(name: str) -> Person:
    return db.session.scalars(db.select(Person).where(Person.name == name)).one()


def _waive(paper: Submission, by: Person) -> object:
    report = paper.versions[-1].report
    assert report is not None
    report.content = a_report(failing=[("abstract.maximum", "block", "Too long.")])
    return waivers.waive(paper.id, "abstract.maximum", "It is worth it.", by=by, now=NOW)


DOES = {
    Action.HANDLE: lambda paper, by: handling.give(paper.id, named("Somebody Else"), by=by, now=NOW),
    Action.MOVE: lambda paper, by: handling.move(paper.id, "24-2-2026", by=by, now=NOW),
    Action.RELEASE: lambda paper, by: releases.make_anew(paper.id, masks_own=False, by=by, now=NOW),
    Action.WAIVE: _waive,
    Action.DESK_REJECT: lambda paper, by: handling.desk_reject(paper.id, "No.", by=by, now=NOW),
    Action.SEND_TO_REVIEW: lambda paper, by: handling.send_to_review(paper.id, by=by, now=NOW),
    Action.INVITE: lambda paper, by: invitations.invite(paper.id, [named("Asked Person")], by=by, now=NOW),
    **{
        action: (lambda paper, by, kind=action.value: decisions.decide(paper.id, kind, "Dear author.", by=by, now=NOW))
        for action in (Action.ACCEPT, Action.MINOR_REVISIONS, Action.MAJOR_REVISIONS, Action.REJECT)
    },
    Action.PUBLISH: lambda paper, by: handling.publish(paper.id, by=by, now=NOW),
}
"""Everything that the desk does to a submission; the rest of the table is the author's and the reviewer's."""


@pytest.mark.usefixtures("others")
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.DRAFT])
def test_every_action_of_the_desk_follows_the_table_and_nothing_else(app: Flask, stage: Stage) -> None:
    chief = an_editor()
    for action, do in DOES.items():
        paper = a_submission(a_person("Dana Ospanova"), stage=stage, editor=chief)
        before, events = (paper.stage, paper.round, paper.issue), len(kinds(paper))
        if allows(stage, action):
            with writing():
                do(paper, chief)
            assert len(kinds(paper)) > events, action
            continue
        with pytest.raises(Refused) as refusal, writing():
            do(paper, chief)
        assert isinstance(refusal.value, StageForbids | Conflict), action
        if isinstance(refusal.value, StageForbids):
            assert STAGE_WORDS[stage] in refusal.value.sentence
        db.session.refresh(paper)
        assert (paper.stage, paper.round, paper.issue) == before, action
        assert len(kinds(paper)) == events, action


@pytest.mark.usefixtures("others")
def test_a_draft_lies_on_no_desk(app: Flask) -> None:
    chief, draft = an_editor(), a_submission(stage=Stage.DRAFT)
    for action, do in DOES.items():
        with pytest.raises(NotFound), writing():
            do(draft, chief)
        assert draft.stage == Stage.DRAFT, action


@pytest.mark.usefixtures("others")
@pytest.mark.parametrize("who", ["author", "coauthor", "reviewer", "guest", "nobody", "stranger"])
def test_whoever_does_not_have_it_on_the_desk_is_told_that_it_does_not_exist(app: Flask, who: str) -> None:
    chief = an_editor()
    person = {
        "guest": lambda: an_editor("Other Guest", roles=[Role.GUEST_EDITOR]),
        "nobody": lambda: a_person("Plain Person"),
        "stranger": lambda: a_reviewer("Plain Reviewer"),
    }.get(who, lambda: an_editor("Concerned Editor"))()
    author = person if who == "author" else a_person("Dana Ospanova")
    named = [{"name": author.name, "email": author.email, "person": author, "corresponding": True}]
    if who == "coauthor":
        named.append({"name": person.name, "email": person.email.upper()})
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=chief, contributors=named)
    if who == "reviewer":
        a_review(paper, person, state=State.DECLINED)
    for do in (*DOES.values(), lambda p, by: handling.take(p.id, by=by, now=NOW)):
        with pytest.raises(NotFound), writing():
            do(paper, person)
    assert paper.stage == Stage.IN_REVIEW


@pytest.mark.usefixtures("others")
def test_an_editor_who_sees_it_but_does_not_handle_it_gets_a_sentence(app: Flask) -> None:
    chief, other = an_editor("Aigerim Seitkali"), an_associate()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    for action, do in DOES.items():
        with pytest.raises(NotHandling, match="Aigerim Seitkali handles"), writing():
            do(paper, other)
        assert paper.round == 1, action


def test_issue_choices_are_the_last_one_and_the_coming_ones(app: Flask) -> None:
    from jcas.config.profiles import load_profile

    keys = [issue.key for issue in handling.issues_on_offer(NOW, load_profile())]
    assert keys == ["23-4-2025", "24-1-2026", "24-2-2026", "24-3-2026", "24-4-2026"]
    assert timedelta(days=30) == NOW - ARRIVAL
