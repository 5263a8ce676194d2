"""Every event's mails: to the right people, rendered from their files, and silent about whom they must not name."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from flask import Flask

from jcas.adapters.text import fold
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.decisions import Decision
from jcas.models.files import File
from jcas.models.messages import Mail
from jcas.models.people import Address, Person, RoleGrant
from jcas.models.reviews import Assignment, Review
from jcas.models.submissions import Contributor, Submission
from jcas.notifications import record
from jcas.notifications.registry import REGISTRY, SILENT
from jcas.notifications.render import Rendered, render

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
AUTHORS = ("Айгерім Нұрланқызы Сапарова", "Dmitri O'Hara-Lopez")
REVIEWERS = ("Zhanna Testbekova", "Peter Prüfer")


def a_person(name: str, address: str, *roles: Role) -> Person:
    person = Person(name=name, session_key=address, created_at=NOW, search_key=fold(name))
    person.addresses = [Address(address=address, key=address, primary=True, confirmed_at=NOW, added_at=NOW)]
    person.grants = [RoleGrant(role=role, granted_at=NOW) for role in roles]
    db.session.add(person)
    return person


@pytest.fixture
def world(app: Flask) -> SimpleNamespace:
    """A decided submission with two authors, two reviewers, its editor and a managing editor who wrote nothing."""
    with writing():
        author = a_person(AUTHORS[0], "saparova@example.org")
        editor = a_person("Edith Editor", "editor@example.org", Role.EDITOR)
        manager = a_person("Mina Manager", "manager@example.org", Role.MANAGING_EDITOR)
        reviewers = [a_person(name, f"r{n}@example.org", Role.REVIEWER) for n, name in enumerate(REVIEWERS, 1)]
        submission = Submission(
            number="JCAS-2026-0007", number_year=2026, number_sequence=7, stage=Stage.IN_REVIEW, stage_since=NOW, round=1,
            article_type="original", title="Water *and* [power](http://evil.example.org) <b>in</b> the Aral basin",
            abstract="We study\nwater.", issue="24-1-2026", issue_begun_for="23-4-2025", submitter=author,
            handling_editor=editor, created_at=NOW, submitted_at=NOW,
        )  # fmt: skip
        submission.contributors = [
            Contributor(position=1, name=AUTHORS[0], email="saparova@example.org", email_key="saparova@example.org", corresponding=True, person=author),
            Contributor(position=2, name=AUTHORS[1], email="ohara@example.org", email_key="ohara@example.org"),
        ]  # fmt: skip
        submission.assignments = [
            Assignment(round=1, reviewer=person, label=n, state=State.SUBMITTED, nonce="n", invited_at=NOW, respond_by=NOW + timedelta(7), due_at=NOW + timedelta(21))
            for n, person in enumerate(reviewers, 1)
        ]  # fmt: skip
        submission.decisions = [
            Decision(round=1, version_number=1, kind="minor_revisions", letter="Dear author,\n\nReviewer 1 *liked* it.", by=editor, at=NOW)
        ]  # fmt: skip
        db.session.add(submission)
    return SimpleNamespace(submission=submission, author=author, editor=editor, manager=manager, reviewers=reviewers)


DATA = {
    "address": "saparova@example.org", "name": AUTHORS[1], "reason": "We found an error.",
    "sentences": ["The text has 13,000 words; at most 12,000 are taken."],
}  # fmt: skip


def a_passed_on_file(world: SimpleNamespace) -> File:
    """What the first reviewer attached, as an editor released it to the authors."""
    facts = {
        "media_type": "text/plain",
        "size": 1,
        "sha256": "0",
        "uploaded_at": NOW,
        "submission_id": world.submission.id,
    }
    file, clean = (
        File(kind=kind, name=f"{REVIEWERS[0]}.txt", storage_key=kind, **facts) for kind in ("review", "clean")
    )
    world.submission.assignments[0].review = Review(to_author="", to_editor="", attachment=file)
    world.submission.cleanings.append(Cleaning(file=file, clean=clean, state=CleaningState.RELEASED, requested_at=NOW))
    db.session.flush()
    return file


def mails_of(kind: str, world: SimpleNamespace, by: Person | None = None) -> dict[str, list[tuple[Mail, Rendered]]]:
    """What `kind` sends: address -> mails."""
    account = kind.startswith("account.")
    with writing():
        if kind == "copy.released":  # of interest to those who have not sent their reviews
            for assignment in world.submission.assignments:
                assignment.state = State.ACCEPTED
        data = DATA | {"file": a_passed_on_file(world).id} if kind == "file.passed_on" else DATA
        event = record(
            kind, now=NOW, by=by, data=data, person=world.author if account else None,
            submission=None if account else world.submission,
            assignment=world.submission.assignments[0] if kind.startswith("review.") else None,
        )  # fmt: skip
    found: dict[str, list[tuple[Mail, Rendered]]] = {}
    for mail in event.mails:
        found.setdefault(mail.address, []).append((mail, render(mail, now=NOW)))
    return found


@pytest.mark.parametrize("kind", sorted(REGISTRY))
def test_mails_of_every_event_render(kind: str, world: SimpleNamespace) -> None:
    sent = mails_of(kind, world)
    assert sent
    for rendered in (rendered for mails in sent.values() for _, rendered in mails):
        assert rendered.subject
        assert "\n" not in rendered.subject
        assert "{{" not in rendered.text
        assert "None" not in rendered.text
        assert "<html" in rendered.html
        assert rendered.text.strip()


@pytest.mark.parametrize("kind", sorted(kind for kind in REGISTRY if not kind.startswith("account.")))
def test_mails_name_nobody_whom_their_reader_may_not_know(kind: str, world: SimpleNamespace) -> None:
    hidden = {
        "saparova@example.org": [*REVIEWERS, "r1@example.org", "r2@example.org"],
        "ohara@example.org": [*REVIEWERS, "r1@example.org", "r2@example.org"],
        "r1@example.org": [*AUTHORS, "saparova@example.org", "ohara@example.org", REVIEWERS[1], "r2@example.org"],
        "r2@example.org": [*AUTHORS, "saparova@example.org", "ohara@example.org", REVIEWERS[0], "r1@example.org"],
    }
    for address, mails in mails_of(kind, world).items():
        for _, rendered in mails:
            told = rendered.subject + rendered.text + rendered.html
            assert [name for name in hidden.get(address, []) if name in told] == []


def test_mail_to_who_acted_only_as_receipt(world: SimpleNamespace) -> None:
    sent = mails_of("review.declined", world, by=world.reviewers[0])
    assert {address: [mail.template for mail, _ in mails] for address, mails in sent.items()} == {
        "r1@example.org": ["review_declined"],
        "editor@example.org": ["review_declined_desk"],
    }
    assert mails_of("submission.handled", world, by=world.editor) == {}


def test_mails_of_submission_reach_authors_and_managing_editor(world: SimpleNamespace) -> None:
    sent = mails_of("submission.submitted", world, by=world.author)
    assert {address: [mail.template for mail, _ in mails] for address, mails in sent.items()} == {
        "saparova@example.org": ["submission_acknowledged"],
        "ohara@example.org": ["submission_coauthor"],
        "manager@example.org": ["submission_received"],
    }
    text = sent["saparova@example.org"][0][1].text
    assert "Nº 24 (1) 2026" in text
    assert "deadline had passed" in text


def test_editor_who_is_author_gets_no_desk_mail(world: SimpleNamespace) -> None:
    with writing():
        world.submission.contributors[1].email_key = "manager@example.org"
        world.author.grants.append(RoleGrant(role=Role.EDITOR_IN_CHIEF, granted_at=NOW))
        a_person("Chief Other", "chief@example.org", Role.EDITOR_IN_CHIEF)
    assert "submission_received" in [
        m.template for m, _ in mails_of("submission.submitted", world)["chief@example.org"]
    ]
    assert "manager@example.org" not in mails_of("submission.submitted", world)


def test_title_can_forge_no_link(world: SimpleNamespace) -> None:
    rendered = mails_of("review.invited", world)["r1@example.org"][0][1]
    assert 'href="http://evil' not in rendered.html
    assert "<b>" not in rendered.html
    assert "Water *and* [power](http://evil.example.org) <b>in</b> the Aral basin" in rendered.text


def test_letter_keeps_its_markdown(world: SimpleNamespace) -> None:
    rendered = mails_of("decision.minor_revisions", world)["ohara@example.org"][0][1]
    assert "<em>liked</em>" in rendered.html


def test_letters_load_nothing_from_anywhere(world: SimpleNamespace) -> None:
    with writing():
        world.submission.decisions[
            0
        ].letter = "Look ![here](https://tracker.example/p.png) <img src=//tracker.example/q>"
    [(_, rendered)] = mails_of("decision.minor_revisions", world)["ohara@example.org"]
    assert "Look" in rendered.html
    assert "<img" not in rendered.html


def test_event_of_no_registry_is_refused(world: SimpleNamespace) -> None:
    with pytest.raises(LookupError):
        record("submission.sang", now=NOW)


def test_silent_events_send_nothing(world: SimpleNamespace) -> None:
    assert not SILENT & REGISTRY.keys()


def test_an_editor_without_the_role_any_more_is_mailed_no_names(world: SimpleNamespace) -> None:
    with writing():
        world.editor.grants.clear()
        db.session.flush()
        event = record("review.accepted", now=NOW, by=world.reviewers[0], submission=world.submission,
                       assignment=world.submission.assignments[0])  # fmt: skip
        assert {m.address for m in event.mails} == {"r1@example.org", "manager@example.org"}
