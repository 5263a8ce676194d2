"""The authors that a submission names, and what they say themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from jcas.domain.refusals import Invalid, NotFound, StageForbids
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.messages import Event, Mail
from jcas.policies.submissions import is_author
from jcas.services.contributors import (
    add_contributor,
    confirm_contributor,
    disown_contributor,
    move_contributor,
    remove_contributor,
    save_contributors,
    set_contributors,
)
from jcas.services.submissions import submit
from tests.worlds import ARRIVAL, a_draft, a_person, a_submission, an_editor

TIMUR = {"name": "Timur Aliyev", "email": "timur@example.org"}


def done(action: Callable[[], Any]) -> Any:
    with writing():
        return action()


def test_setting_contributors_keeps_order_marks_and_every_field(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    rows = [
        {
            "name": " Timur\nAliyev ",
            "email": "Timur@Example.ORG",
            "country": "kg",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
        },
        {
            "name": "Әсел Мұқашева",
            "affiliation": "Институт",
            "credit_roles": ["software", "data_curation", "magic"],
            "corresponding": True,
        },
    ]
    done(lambda: set_contributors(draft.id, rows, by=author, now=ARRIVAL))
    first, second = draft.contributors
    assert (first.position, first.name, first.email_key, first.country, first.orcid) == (
        1,
        "Timur Aliyev",
        "timur@example.org",
        "KG",
        "0000-0002-1825-0097",
    )
    assert (second.position, second.credit_roles, second.corresponding) == (2, ["data_curation", "software"], True)
    assert "mukasheva" in draft.search_key


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"email": "not an address"}, "email"),
        ({"orcid": "0000-0002-1825-0098"}, "orcid"),
        ({"country": "Kazakhstan"}, "country"),
        ({"name": "x" * 1001}, "name"),
        ({"person_id": 1}, "person_id"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_field(app: Flask, values: dict[str, Any], field: str) -> None:
    author = a_person()
    draft = a_draft(author)
    row = draft.contributors[0].id
    with pytest.raises(Invalid) as refusal:
        done(lambda: save_contributors(draft.id, {row: values}, by=author, now=ARRIVAL))
    assert refusal.value.field == f"contributor-{row}-{field}"


def test_two_authors_cannot_have_one_address(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    with pytest.raises(Invalid, match="same e-mail"):
        done(
            lambda: add_contributor(draft.id, {"name": "Timur", "email": author.email.upper()}, by=author, now=ARRIVAL)
        )


def test_adding_moving_and_removing(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    for name in ("Timur", "Asel"):
        done(lambda name=name: add_contributor(draft.id, {"name": name}, by=author, now=ARRIVAL))
    dana, timur, asel = [c.id for c in draft.contributors]
    for row, step, order in (
        (asel, -1, [dana, asel, timur]),
        (dana, -1, [dana, asel, timur]),
        (dana, 1, [asel, dana, timur]),
    ):
        done(lambda row=row, step=step: move_contributor(draft.id, row, step, by=author, now=ARRIVAL))
        assert [c.id for c in draft.contributors] == order
    for _ in range(2):  # a second click finds the row gone
        done(lambda: remove_contributor(draft.id, asel, by=author, now=ARRIVAL))
    assert [(c.id, c.position) for c in draft.contributors] == [(dana, 1), (timur, 2)]


def test_one_corresponding_author_at_a_time(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    timur = done(lambda: add_contributor(draft.id, TIMUR, by=author, now=ARRIVAL))
    done(lambda: save_contributors(draft.id, {timur.id: {"corresponding": True}}, by=author, now=ARRIVAL))
    assert [c.corresponding for c in draft.contributors] == [False, True]


def test_named_coauthor_sees_nothing_before_submission_and_follows_it_after(app: Flask) -> None:
    author, timur = a_person(), a_person("Timur Aliyev", email="timur@example.org")
    draft = a_draft(author, contributions="Both.")
    done(
        lambda: add_contributor(
            draft.id, {**TIMUR, "affiliation": "Institute", "country": "KG"}, by=author, now=ARRIVAL
        )
    )
    assert not is_author(timur, draft)
    done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert is_author(timur, draft)


def test_unconfirmed_address_links_nobody(app: Flask) -> None:
    author, timur = a_person(), a_person("Timur Aliyev", email="timur@example.org", confirmed=False)
    paper = a_submission(
        author,
        contributors=[{"name": "Dana", "email": "d@example.org", "corresponding": True}, TIMUR],
        contributions="Both.",
    )
    assert not is_author(timur, paper)
    with pytest.raises(NotFound):
        done(lambda: confirm_contributor(paper.contributors[1].id, by=timur, now=ARRIVAL))
    assert paper.contributors[1].person_id is None


def test_confirming_and_disowning_one_after_the_other(app: Flask) -> None:
    chief, author = an_editor(), a_person()
    paper = a_submission(
        author,
        contributors=[{"name": "Dana", "email": author.email, "corresponding": True, "person": author}, TIMUR],
        contributions="Both.",
    )
    timur, row = a_person("Timur Aliyev", email="timur@example.org"), paper.contributors[1].id
    done(lambda: confirm_contributor(row, by=timur, now=ARRIVAL))
    assert is_author(timur, paper)
    for _ in range(2):
        done(lambda: disown_contributor(row, now=ARRIVAL))
    assert not is_author(timur, paper)
    mails = db.session.scalars(select(Mail.address).where(Mail.template == "submission_disowned")).all()
    assert mails == [chief.email]
    done(lambda: confirm_contributor(row, by=timur, now=ARRIVAL))
    assert is_author(timur, paper)
    kinds = db.session.scalars(
        select(Event.kind)
        .where(Event.kind.in_(["submission.coauthor_confirmed", "submission.disowned"]))
        .order_by(Event.id)
    ).all()
    assert kinds == ["submission.coauthor_confirmed", "submission.disowned", "submission.coauthor_confirmed"]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.DRAFT])
def test_authors_stand_fixed_after_submission(app: Flask, stage: Stage) -> None:
    author = a_person()
    paper = a_submission(author, stage=stage)
    with pytest.raises(StageForbids):
        done(lambda: add_contributor(paper.id, TIMUR, by=author, now=ARRIVAL))


def test_somebody_else_cannot_touch_them(app: Flask) -> None:
    draft, somebody = a_draft(), a_person("Timur Aliyev")
    with pytest.raises(NotFound):
        done(lambda: set_contributors(draft.id, [], by=somebody, now=ARRIVAL))


def test_double_click_on_adding_leaves_one_empty_row(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    for _ in range(2):
        done(lambda: add_contributor(draft.id, {}, by=author, now=ARRIVAL))
    assert [c.name for c in draft.contributors] == [author.name, ""]
