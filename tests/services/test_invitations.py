"""Inviting reviewers, reminding, cancelling, reinstating, and invitations that run out."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.refusals import Conflict, Invalid, NotFound, NotHandling, Refused, StageForbids
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.messages import Event
from jcas.models.people import Address, Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.services import invitations, reviews
from tests.worlds import ARRIVAL, DAY, a_person, a_review, a_reviewer, a_submission, an_editor

pytestmark = pytest.mark.postgres

NOW = ARRIVAL + 10 * DAY  # 30 January 2026, 14:30 in Astana


def a_paper(chief: Person | None = None) -> Submission:
    return a_submission(a_person("Dana Ospanova"), stage=Stage.IN_REVIEW, editor=chief or an_editor())


def chief_of(paper: Submission) -> Person:
    assert paper.handling_editor
    return paper.handling_editor


def events(assignment: Assignment) -> list[tuple[str, list[str]]]:
    found = db.session.scalars(db.select(Event).where(Event.assignment_id == assignment.id).order_by(Event.id))
    return [(event.kind, sorted(mail.address for mail in event.mails)) for event in found]


def invite(paper: Submission, *people: Person, **options: object) -> list[Assignment]:
    with writing():
        return invitations.invite(paper.id, people, by=chief_of(paper), now=NOW, **options)  # type: ignore[arg-type]


def test_invite_gives_each_a_label_dates_of_the_profile_and_one_mail(app: Flask) -> None:
    paper, first, second = a_paper(), a_reviewer("Timur Aliyev"), a_reviewer("Madina Serik")
    one, two = invite(paper, first, second, message=" Dear both. ")
    assert [(a.label, a.state, a.round, a.message) for a in (one, two)] == [
        (1, State.INVITED, 1, "Dear both."),
        (2, State.INVITED, 1, "Dear both."),
    ]
    assert one.respond_by == datetime(2026, 2, 6, 18, 59, 59, 999999, tzinfo=UTC)  # the day's last moment in Astana
    assert one.due_at == datetime(2026, 2, 27, 18, 59, 59, 999999, tzinfo=UTC)
    assert (one.invited_at, one.invited_by_id) == (NOW, chief_of(paper).id)
    assert events(one) == [("review.invited", [first.email])]
    assert one.nonce
    assert one.nonce != two.nonce


def test_invite_keeps_the_dates_that_are_given(app: Flask) -> None:
    paper = a_paper()
    (assignment,) = invite(paper, a_reviewer(), respond_by=NOW + 2 * DAY, due_at=NOW + 9 * DAY)
    assert (assignment.respond_by, assignment.due_at) == (NOW + 2 * DAY, NOW + 9 * DAY)
    (later,) = invite(paper, a_reviewer("Oleg Kim"), respond_by=NOW + 40 * DAY)
    assert later.due_at is not None
    assert later.due_at > NOW + 60 * DAY


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"respond_by": NOW - DAY}, "respond_by"),
        ({"respond_by": NOW}, "respond_by"),
        ({"due_at": NOW + 2 * DAY}, "due_at"),
        ({"respond_by": NOW + 3 * DAY, "due_at": NOW + 3 * DAY}, "due_at"),
    ],
)
def test_invite_refuses_dates_that_make_no_sense(app: Flask, options: dict[str, datetime], field: str) -> None:
    paper = a_paper()
    with pytest.raises(Invalid) as refusal:
        invite(paper, a_reviewer(), **options)
    assert refusal.value.field == field
    assert paper.assignments == []


def test_invite_of_nobody_is_refused(app: Flask) -> None:
    with pytest.raises(Invalid, match="at least one"):
        invite(a_paper())


def test_an_author_can_not_be_invited_under_any_address(app: Flask) -> None:
    chief, author = an_editor(), a_person("Dana Ospanova")
    coauthor, hidden, disowning = a_reviewer("Co Author"), a_reviewer("Second Address"), a_reviewer("Not Mine")
    with writing():
        hidden.addresses.append(
            Address(address="Old@Example.org", key="old@example.org", confirmed_at=ARRIVAL, added_at=ARRIVAL)
        )
    named = [
        {"name": author.name, "email": author.email, "person": author, "corresponding": True},
        {"name": coauthor.name, "email": coauthor.email.upper()},
        {"name": "S. Address", "email": "old@example.org"},
        {"name": "Linked", "email": "linked@example.org", "person": disowning, "disowned_at": ARRIVAL},
    ]
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=chief, contributors=named)
    for person in (author, coauthor, hidden):
        with pytest.raises(Invalid, match="is an author of this submission"):
            invite(paper, a_reviewer("Innocent Person"), person)
        assert paper.assignments == []
        with pytest.raises(Invalid, match="author"), writing():
            invitations.invite_new(paper.id, person.addresses[-1].address, person.name, by=chief, now=NOW)
    assert len(invite(paper, disowning)) == 1


def test_editors_of_the_submission_can_not_review_it(app: Flask) -> None:
    handling, chief = an_editor("Handling Editor", roles=[Role.EDITOR]), an_editor()
    paper = a_paper(handling)
    for person in (handling, chief):
        with pytest.raises(Invalid, match="handle"), writing():
            invitations.invite(paper.id, [person], by=chief, now=NOW)
    gone = a_reviewer("Gone Person", active=False)
    with pytest.raises(Invalid, match="closed"), writing():
        invitations.invite(paper.id, [gone], by=chief, now=NOW)


def test_a_second_click_invites_nobody_twice(app: Flask) -> None:
    paper, reviewer = a_paper(), a_reviewer("Timur Aliyev")
    (assignment,) = invite(paper, reviewer, reviewer)
    with pytest.raises(Conflict, match="invited already; nothing was sent twice"):
        invite(paper, reviewer)
    assert len(events(assignment)) == len(paper.assignments) == 1


def test_all_are_invited_or_none(app: Flask) -> None:
    paper, known = a_paper(), a_reviewer("Timur Aliyev")
    invite(paper, known)
    with pytest.raises(Conflict):
        invite(paper, a_reviewer("Madina Serik"), known)
    assert [a.reviewer.name for a in paper.assignments] == ["Timur Aliyev"]


def test_somebody_on_offer_is_invited_under_the_same_row(app: Flask) -> None:
    paper, reviewer = a_paper(), a_reviewer()
    offered = a_review(paper, reviewer, state=State.DRAFT)
    (assignment,) = invite(paper, reviewer)
    assert assignment.id == offered.id
    assert assignment.state == State.INVITED


def test_invite_new_makes_a_person_or_finds_the_one_behind_the_address(app: Flask) -> None:
    paper, chief = a_paper(), an_editor()
    with writing():
        new = invitations.invite_new(paper.id, "New.Person@example.org", "New Person", by=chief, now=NOW)
    assert (new.reviewer.name, new.reviewer.password_hash, new.reviewer.addresses[0].confirmed_at) == (
        "New Person",
        None,
        None,
    )
    assert events(new) == [("review.invited", ["New.Person@example.org"])]
    known = a_reviewer("Timur Aliyev")
    with writing():
        found = invitations.invite_new(paper.id, known.email.upper(), "T. Aliyev", by=chief, now=NOW)
    assert (found.reviewer_id, found.reviewer.name) == (known.id, "Timur Aliyev")
    for wrong in ("", "not an address", "a@b"):
        with pytest.raises(Invalid), writing():
            invitations.invite_new(paper.id, wrong, "Somebody", by=chief, now=NOW)


def test_remind_once_a_day_whoever_owes_something(app: Flask) -> None:
    paper = a_paper()
    assignment = a_review(paper, a_reviewer("Timur Aliyev"), state=State.ACCEPTED)
    with writing():
        invitations.remind(assignment.id, by=chief_of(paper), now=NOW)
    assert events(assignment)[-1] == ("review.reminded", [assignment.reviewer.email])
    with pytest.raises(Conflict, match="within the last day"), writing():
        invitations.remind(assignment.id, by=chief_of(paper), now=NOW + timedelta(seconds=1))
    with writing():
        invitations.remind(assignment.id, by=chief_of(paper), now=NOW + DAY)
    assert [kind for kind, _ in events(assignment)].count("review.reminded") == 2


def test_a_closed_account_is_not_said_to_be_reminded(app: Flask) -> None:
    paper = a_paper()
    assignment = a_review(paper, a_reviewer("Timur Aliyev"), state=State.ACCEPTED)
    with writing():
        db.session.get_one(Person, assignment.reviewer_id).active = False
    with pytest.raises(Invalid, match="account of Timur Aliyev is closed"), writing():
        invitations.remind(assignment.id, by=chief_of(paper), now=NOW)


@pytest.mark.parametrize("state", [s for s in State if s not in {State.INVITED, State.ACCEPTED}])
def test_remind_refuses_where_nothing_is_awaited(app: Flask, state: State) -> None:
    paper = a_paper()
    assignment = a_review(paper, a_reviewer("Timur Aliyev"), state=state)
    with pytest.raises(StageForbids, match="Nothing is awaited from Timur Aliyev"), writing():
        invitations.remind(assignment.id, by=chief_of(paper), now=NOW)


@pytest.mark.parametrize("state", list(State))
def test_cancel_follows_the_table_and_tells_only_who_was_asked(app: Flask, state: State) -> None:
    paper = a_paper()
    assignment = a_review(paper, a_reviewer(), state=state)
    before = events(assignment)
    if state in {State.DECLINED, State.SUBMITTED, State.CANCELLED}:
        with pytest.raises(StageForbids), writing():
            invitations.cancel(assignment.id, by=chief_of(paper), now=NOW)
        assert (assignment.state, events(assignment)) == (state, before)
        return
    with writing():
        invitations.cancel(assignment.id, by=chief_of(paper), now=NOW)
    told = [] if state == State.DRAFT else [("review.cancelled", [assignment.reviewer.email])]
    assert (assignment.state, events(assignment)) == (State.CANCELLED, [*before, *told])


@pytest.mark.parametrize("state", list(State))
def test_reinstate_follows_the_table_with_new_dates_and_a_new_link(app: Flask, state: State) -> None:
    paper = a_paper()
    assignment = a_review(paper, a_reviewer(), state=state)
    nonce = assignment.nonce
    if state not in {State.DECLINED, State.EXPIRED, State.CANCELLED}:
        with pytest.raises(StageForbids), writing():
            invitations.reinstate(assignment.id, by=chief_of(paper), now=NOW)
        assert (assignment.state, assignment.nonce) == (state, nonce)
        return
    with writing():
        invitations.reinstate(assignment.id, by=chief_of(paper), now=NOW)
    assert (assignment.state, assignment.answered_at, assignment.invited_at) == (State.INVITED, None, NOW)
    assert (assignment.respond_by, assignment.due_at) == invitations.default_dates(NOW)
    assert assignment.nonce != nonce
    assert events(assignment)[-1] == ("review.reinstated", [assignment.reviewer.email])


def test_reinstate_of_an_earlier_round_is_refused(app: Flask) -> None:
    paper = a_paper()
    assignment = a_review(paper, a_reviewer(), state=State.DECLINED)
    with writing():
        paper.round = 2
    with pytest.raises(StageForbids, match="round"), writing():
        invitations.reinstate(assignment.id, by=chief_of(paper), now=NOW)


def test_what_was_written_before_a_cancellation_is_still_there_after_it(app: Flask) -> None:
    paper = a_paper()
    assignment = a_review(paper, a_reviewer(), state=State.ACCEPTED)
    with writing():
        reviews.save_review(assignment.id, {"to_author": "Half a review"}, by=assignment.reviewer, now=NOW)
    for step in (invitations.cancel, invitations.reinstate):
        with writing():
            step(assignment.id, by=chief_of(paper), now=NOW)  # type: ignore[operator]
    assert assignment.review
    assert assignment.review.to_author == "Half a review"


def test_after_the_decision_reviews_are_left_alone(app: Flask) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.REJECTED, editor=chief)
    assignment = a_review(paper, a_reviewer(), state=State.ACCEPTED)
    for step in (invitations.cancel, invitations.reinstate, invitations.remind):
        with pytest.raises(StageForbids, match="declined"), writing():
            step(assignment.id, by=chief, now=NOW)  # type: ignore[operator]


def test_expire_due_ends_what_was_not_answered_in_time_and_tells_the_desk(app: Flask) -> None:
    paper = a_paper()
    late, early, there = (a_reviewer(name) for name in ("Timur Aliyev", "Madina Serik", "Oleg Kim"))
    (missed,) = invite(paper, late, respond_by=NOW + DAY)
    (waits,) = invite(paper, early, respond_by=NOW + 5 * DAY)
    working = a_review(paper, there, state=State.ACCEPTED)
    for now, ended in ((NOW, 0), (NOW + DAY, 0), (NOW + DAY + timedelta(microseconds=1), 1), (NOW + 2 * DAY, 0)):
        with writing():
            assert invitations.expire_due(now=now) == ended
    assert [a.state for a in (missed, waits, working)] == [State.EXPIRED, State.INVITED, State.ACCEPTED]
    assert events(missed)[-1] == ("review.expired", [chief_of(paper).email])


@pytest.mark.parametrize("step", [invitations.remind, invitations.cancel, invitations.reinstate])
def test_only_who_handles_the_submission_manages_its_reviews(app: Flask, step: object) -> None:
    paper = a_paper(an_editor("Handling Editor", roles=[Role.EDITOR]))
    assignment = a_review(paper, a_reviewer(), state=State.INVITED)
    other, guest = an_editor("Other Editor", roles=[Role.EDITOR]), an_editor("A Guest", roles=[Role.GUEST_EDITOR])
    people: list[tuple[Person, type[Refused]]] = [
        (other, NotHandling),
        (guest, NotFound),
        (assignment.reviewer, NotFound),
        (paper.submitter, NotFound),
    ]
    for person, refusal in people:
        with pytest.raises(refusal), writing():
            step(assignment.id, by=person, now=NOW)  # type: ignore[operator]
    with pytest.raises(NotFound), writing():
        step(10**9, by=other, now=NOW)  # type: ignore[operator]
    assert assignment.state == State.INVITED
