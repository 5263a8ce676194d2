"""What reviewers do: every move from every state, saving by field, two tabs at once, sending."""

import io
import threading
from datetime import timedelta

import pytest
from flask import Flask

from jcas.config.profiles import load_profile
from jcas.domain.assignments import MOVES, Move, State
from jcas.domain.refusals import Invalid, NotFound, Refused, StageForbids
from jcas.domain.submissions import Action, Stage
from jcas.models.base import db, writing
from jcas.models.files import File
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.reviews import Assignment, Review, Score
from jcas.models.submissions import Suggestion
from jcas.services import reviews
from jcas.services.files import Upload
from jcas.services.reviews import Suggested
from tests.worlds import ARRIVAL, a_person, a_review, a_reviewer, a_submission, advance

NOW = ARRIVAL + timedelta(days=3)
KEYS = [criterion.key for criterion in load_profile().criteria]
COMPLETE = {f"score-{key}": 4 for key in KEYS} | {"to_author": "Say more on method.", "recommendation": "accept"}


def an_assignment(state: State = State.ACCEPTED, reviewer: Person | None = None) -> Assignment:
    return a_review(a_submission(stage=Stage.IN_REVIEW), reviewer, state=state)


def kinds_since(assignment: Assignment, state_was: State) -> list[str]:
    """The kinds of events at NOW, i.e. those of the call under test."""
    assert state_was is not None
    return list(db.session.scalars(db.select(Event.kind).where(Event.assignment_id == assignment.id, Event.at == NOW)))


MOVE_CALLS = {
    Move.ACCEPT: lambda a, by: reviews.accept(a.id, by=by, now=NOW),
    Move.DECLINE: lambda a, by: reviews.decline(a.id, "No time", by=by, now=NOW),
    Move.SUBMIT: lambda a, by: reviews.submit_review(a.id, by=by, now=NOW),
}


@pytest.mark.parametrize("move", MOVE_CALLS)
@pytest.mark.parametrize("state", State)
def test_moves_follow_the_table(app: Flask, state: State, move: Move) -> None:
    assignment = an_assignment(state)
    if state == State.ACCEPTED and move == Move.SUBMIT:
        with writing():
            reviews.save_review(assignment.id, COMPLETE, by=assignment.reviewer, now=NOW)
    target = MOVES.get((state, move))
    if target is None:
        with pytest.raises(Refused), writing():
            MOVE_CALLS[move](assignment, assignment.reviewer)
        db.session.rollback()
        assert (db.session.get_one(Assignment, assignment.id).state, kinds_since(assignment, state)) == (state, [])
        return
    with writing():
        MOVE_CALLS[move](assignment, assignment.reviewer)
    event = {State.ACCEPTED: "review.accepted", State.DECLINED: "review.declined", State.SUBMITTED: "review.submitted"}
    assert (assignment.state, kinds_since(assignment, state)) == (target, [event[target]])


@pytest.mark.parametrize("state", [s for s in State if s != State.ACCEPTED])
def test_only_an_accepted_review_can_be_written(app: Flask, state: State) -> None:
    assignment = an_assignment(state)
    with pytest.raises(Refused), writing():
        reviews.save_review(assignment.id, {"to_author": "changed"}, by=assignment.reviewer, now=NOW)
    with pytest.raises(Refused), writing():
        reviews.attach(assignment.id, Upload(io.BytesIO(b"%PDF-1.7"), "notes.pdf"), by=assignment.reviewer, now=NOW)
    assert not db.session.scalar(db.select(Review.id).where(Review.to_author == "changed"))


@pytest.mark.parametrize("act", [*MOVE_CALLS, "save"])
def test_somebody_elses_review_does_not_exist(app: Flask, act: Move | str) -> None:
    assignment, stranger = an_assignment(), a_reviewer("Gulnara Saparova")
    calls = {**MOVE_CALLS, "save": lambda a, by: reviews.save_review(a.id, {"to_author": "mine now"}, by=by, now=NOW)}
    with pytest.raises(NotFound), writing():
        calls[act](assignment, stranger)
    with pytest.raises(NotFound), writing():
        reviews.save_review(assignment.id + 99, {}, by=stranger, now=NOW)


def test_author_cant_answer_an_invitation_to_the_own_paper(app: Flask) -> None:
    author = a_person("Dana Ospanova")
    assignment = a_review(a_submission(author, stage=Stage.IN_REVIEW), author, state=State.INVITED)
    with pytest.raises(NotFound), writing():
        reviews.accept(assignment.id, by=author, now=NOW)


@pytest.mark.parametrize(
    "stage", [Stage.ACCEPTED, Stage.MAJOR_REVISIONS, Stage.REJECTED, Stage.WITHDRAWN, Stage.REVISED]
)
def test_nothing_is_written_once_the_submission_left_review(app: Flask, stage: Stage) -> None:
    assignment = a_review(a_submission(stage=stage), state=State.ACCEPTED, round_=1)
    for act in (
        lambda: reviews.save_review(assignment.id, {"to_author": "late"}, by=assignment.reviewer, now=NOW),
        lambda: reviews.submit_review(assignment.id, by=assignment.reviewer, now=NOW),
    ):
        with pytest.raises(StageForbids), writing():
            act()


def test_review_of_an_earlier_round_is_over(app: Flask) -> None:
    submission = a_submission(stage=Stage.REVISED)
    assignment = a_review(submission, state=State.ACCEPTED, round_=1)
    advance(submission, Action.SEND_TO_REVIEW, now=NOW)
    with pytest.raises(StageForbids, match="round"), writing():
        reviews.save_review(assignment.id, {"to_author": "late"}, by=assignment.reviewer, now=NOW)


def test_late_answer_still_gets_time_to_review(app: Flask) -> None:
    assignment = an_assignment(State.EXPIRED)
    late = NOW + timedelta(days=40)
    with writing():
        reviews.accept(assignment.id, by=assignment.reviewer, now=late)
    assert assignment.due_at is not None
    assert timedelta(days=21) <= assignment.due_at - late < timedelta(days=22)


def test_answer_in_time_keeps_the_date_that_was_asked(app: Flask) -> None:
    assignment = an_assignment(State.INVITED)
    asked = assignment.due_at
    with writing():
        reviews.accept(assignment.id, by=assignment.reviewer, now=NOW)
    assert (assignment.due_at, assignment.answered_at) == (asked, NOW)


def test_declining_keeps_reason_and_suggestions_for_the_editors(app: Flask) -> None:
    assignment = an_assignment(State.INVITED)
    others = [
        Suggested("Мұқан Әлиев", "mukan@example.org", "Abai University"),
        Suggested(" ", ""),
        Suggested("", "x@example.org"),
    ]
    with writing():
        reviews.decline(assignment.id, "  On leave until May. ", others, by=assignment.reviewer, now=NOW)
    rows = db.session.scalars(db.select(Suggestion).order_by(Suggestion.id)).all()
    assert assignment.decline_reason == "On leave until May."
    assert [(s.name, s.email, s.assignment_id) for s in rows] == [
        ("Мұқан Әлиев", "mukan@example.org", assignment.id),
        ("x@example.org", "x@example.org", assignment.id),
    ]


def test_reason_of_a_book_is_refused_beside_its_field(app: Flask) -> None:
    assignment = an_assignment(State.INVITED)
    with pytest.raises(Invalid) as refusal, writing():
        reviews.decline(assignment.id, "x" * 2001, by=assignment.reviewer, now=NOW)
    assert refusal.value.field == "reason"


def test_fields_are_saved_one_by_one(app: Flask) -> None:
    assignment = an_assignment()
    steps = [
        {"score-topic": 5, "comment-topic": "Fits."}, {"score-ethics": 0}, {"to_author": "Good."},
        {"score-topic": None}, {"recommendation": "reject"}, {"recommendation": None}, {"comment-claims": "Too large."},
    ]  # fmt: skip
    for step in steps:
        with writing():
            assert reviews.save_review(assignment.id, step, by=assignment.reviewer, now=NOW) == NOW
    review = db.session.scalars(db.select(Review)).one()
    scores = {score.criterion: (score.value, score.comment) for score in review.scores}
    assert scores == {"topic": (None, "Fits."), "ethics": (0, ""), "claims": (None, "Too large.")}
    assert (review.to_author, review.recommendation, review.saved_at) == ("Good.", None, NOW)


@pytest.mark.parametrize(
    ("name", "value"),
    [("score-topic", 6), ("score-topic", -1), ("score-topic", "many"), ("score-unknown", 3), ("comment-", "x"), ("state", "submitted"),
     ("recommendation", "desk_reject"), ("to_author", "x" * 60_001)],
)  # fmt: skip
def test_wrong_field_or_value_is_refused_by_name_and_nothing_is_kept(app: Flask, name: str, value: int | str) -> None:
    assignment = an_assignment()
    with pytest.raises(Invalid) as refusal, writing():
        reviews.save_review(assignment.id, {"to_editor": "kept?", name: value}, by=assignment.reviewer, now=NOW)
    assert refusal.value.field == name
    assert db.session.scalars(db.select(Review.to_editor)).all() == [""]


def test_text_is_kept_as_written(app: Flask) -> None:
    assignment = an_assignment()
    text = "Қазақ, русский, <b>bold</b>\nnew line – “quoted” 𝔘"
    with writing():
        reviews.save_review(assignment.id, {"to_author": text.replace("\n", "\r\n")}, by=assignment.reviewer, now=NOW)
    assert db.session.scalars(db.select(Review.to_author)).one() == text


@pytest.mark.parametrize(
    ("without", "sentence"),
    [(["score-topic"], "Before it can be sent: score criterion 1."),
     (["score-topic", "score-ethics", "score-language"], "Before it can be sent: score criteria 1, 8 and 14."),
     (["to_author"], "Before it can be sent: write to the author."),
     (["score-purpose", "to_author", "recommendation"],
      "Before it can be sent: score criterion 3, write to the author and choose a recommendation.")],
)  # fmt: skip
def test_incomplete_review_says_what_is_missing(app: Flask, without: list[str], sentence: str) -> None:
    assignment = an_assignment()
    with writing():
        given = {name: value for name, value in COMPLETE.items() if name not in without}
        reviews.save_review(assignment.id, given, by=assignment.reviewer, now=NOW)
    with pytest.raises(Invalid) as refusal, writing():
        reviews.submit_review(assignment.id, by=assignment.reviewer, now=NOW)
    assert refusal.value.sentence == sentence


def test_nothing_written_at_all_says_everything(app: Flask) -> None:
    assignment = an_assignment(State.INVITED)
    with writing():
        reviews.accept(assignment.id, by=assignment.reviewer, now=NOW)
    with pytest.raises(Invalid, match="criteria 1, 2, 3"), writing():
        reviews.submit_review(assignment.id, by=assignment.reviewer, now=NOW)


def test_attachment_takes_the_place_of_the_earlier_one(app: Flask) -> None:
    assignment = an_assignment()
    first, second = (Upload(io.BytesIO(b"%PDF-1.7 " + tag), f"{tag.decode()}.pdf") for tag in (b"one", b"two"))
    with writing():
        assert reviews.attach(assignment.id, first, by=assignment.reviewer, now=NOW) is None
    with writing():
        forgotten = reviews.attach(assignment.id, second, by=assignment.reviewer, now=NOW)
    assert first.stored
    assert forgotten == first.stored.key
    assert [
        (f.kind, f.name, f.media_type) for f in db.session.scalars(db.select(File).where(File.kind == "review"))
    ] == [("review", "two.pdf", "application/pdf")]
    with writing():
        assert reviews.detach(assignment.id, by=assignment.reviewer, now=NOW) is not None
    assert db.session.scalars(db.select(Review.attachment_id)).one() is None


def test_program_as_attachment_is_refused(app: Flask) -> None:
    assignment = an_assignment()
    with pytest.raises(Invalid) as refusal, writing():
        reviews.attach(assignment.id, Upload(io.BytesIO(b"MZ\x90"), "notes.pdf"), by=assignment.reviewer, now=NOW)
    assert refusal.value.field == "attachment"


def at_once(app: Flask, *calls) -> list[object]:
    """Each call in a thread and transaction of its own, begun together; what each gave or raised."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place: int) -> None:
        with app.app_context():
            barrier.wait()
            try:
                with writing():
                    answers[place] = calls[place]()
            except Refused as refusal:
                answers[place] = refusal
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(answers)


def me(assignment_id: int) -> Person:
    return db.session.get_one(Person, db.session.get_one(Assignment, assignment_id).reviewer_id)


@pytest.mark.postgres
def test_tabs_that_save_different_fields_at_once_lose_nothing(app: Flask) -> None:
    assignment_id = an_assignment(State.INVITED).id
    with writing():
        reviews.accept(assignment_id, by=me(assignment_id), now=NOW)  # no review row yet: both tabs begin it

    def save(key: str):
        return lambda: reviews.save_review(assignment_id, {f"score-{key}": 3}, by=me(assignment_id), now=NOW)

    answers = at_once(app, *(save(key) for key in KEYS[:6]))
    assert answers == [NOW] * 6
    db.session.rollback()
    assert sorted(db.session.scalars(db.select(Score.criterion))) == sorted(KEYS[:6])


@pytest.mark.postgres
def test_sending_twice_at_once_sends_one(app: Flask) -> None:
    assignment_id = an_assignment().id
    with writing():
        reviews.save_review(assignment_id, COMPLETE, by=me(assignment_id), now=NOW)
    answers = at_once(app, *[lambda: reviews.submit_review(assignment_id, by=me(assignment_id), now=NOW).id] * 3)
    db.session.rollback()
    assert sum(isinstance(answer, StageForbids) for answer in answers) == 2
    sent = db.session.scalars(db.select(Event).where(Event.kind == "review.submitted")).all()
    assert [len(event.mails) > 0 for event in sent] == [True]


@pytest.mark.postgres
def test_accepting_twice_at_once_accepts_once(app: Flask) -> None:
    assignment_id = an_assignment(State.INVITED).id
    answers = at_once(app, *[lambda: reviews.accept(assignment_id, by=me(assignment_id), now=NOW).id] * 3)
    assert sum(isinstance(answer, StageForbids) for answer in answers) == 2


@pytest.mark.postgres
def test_saving_while_sending_is_either_before_or_refused(app: Flask) -> None:
    assignment_id = an_assignment().id
    with writing():
        reviews.save_review(assignment_id, COMPLETE, by=me(assignment_id), now=NOW)
    sent, saved = at_once(
        app,
        lambda: reviews.submit_review(assignment_id, by=me(assignment_id), now=NOW).id,
        lambda: reviews.save_review(assignment_id, {"to_author": "one word more"}, by=me(assignment_id), now=NOW),
    )
    db.session.rollback()
    assert sent == assignment_id
    word = db.session.scalars(db.select(Review.to_author)).one()
    assert word == ("one word more" if saved == NOW else COMPLETE["to_author"])
