"""One submission on the desk: what an editor sees of it, and what can be done from there."""

import re

import pytest
from flask.testing import FlaskClient

from jcas.config import clock
from jcas.config.profiles import load_profile
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import ReportState
from jcas.models.messages import Event
from jcas.models.submissions import Explanation, Submission, Suggestion, SuggestionKind
from tests.worlds import DAY, a_person, a_report, a_review, a_reviewer, a_submission, an_editor, send, sign_in

PATHS = ("", "/report", "/files", "/history", "/reviewers", "/decide")
POSTS = ("/take", "/give", "/move", "/send-to-review", "/publish", "/decide", "/reviewers", "/decide/accept/letter")


def read(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return " ".join(answer.text.split())


def steps(page: str) -> list[str]:
    """The labels of what can be done, in their order."""
    zone = page.split('id="steps-title"')[1].split("</section>", maxsplit=1)[0]
    found = re.findall(
        r'(?:class="button (?:primary|secondary|quiet-danger)"[^>]*>|<details class="folded"><summary>)([^<]+)', zone
    )
    return [label for label in found if label not in {"Give it", "Move it"}]


def reviewed(**fields: object) -> Submission:
    now = clock.now()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=an_editor(), now=now - 30 * DAY, **fields)  # type: ignore[arg-type]
    scores = {criterion.key: 2 for criterion in load_profile().criteria}
    a_review(
        paper, a_reviewer("Timur Aliyev"), to_author="Say **more**.", to_editor="Not for them.", now=now - 20 * DAY
    )
    a_review(paper, a_reviewer("Madina Serik"), scores={**scores, "ethics": 0}, recommendation="reject", now=now - DAY)
    third = a_review(paper, a_reviewer("Oleg Kim"), state=State.ACCEPTED, now=now - 2 * DAY)
    with writing():
        third.review.to_author = "Half a thought, not sent"  # type: ignore[union-attr]
        score = paper.assignments[0].review.scores[0]  # type: ignore[union-attr]
        score.value, score.comment = 5, "Timely indeed"
    return paper


def test_the_editor_sees_names_scores_and_what_was_written(client: FlaskClient) -> None:
    paper = reviewed()
    sign_in(client, an_editor("Second Chief"))
    page = read(client, f"/desk/{paper.id}")
    for words in (
        paper.number or "?", paper.title, "Timur Aliyev", "Madina Serik", "Oleg Kim", "Dana Ospanova",
        "<strong>more</strong>", "Not for them.", "Timely indeed", "differ by 3", "not applicable", "Minor revisions",
        "thanks, ", "Considered for",
    ):  # fmt: skip
        assert words in page, words
    assert "Half a thought" not in page


def test_an_authors_country_is_named_once(client: FlaskClient) -> None:
    author = a_person(affiliation="Nazarbayev University, Astana, Kazakhstan", country="KZ")
    paper = a_submission(author, editor=an_editor())
    sign_in(client, an_editor("Second Chief"))
    assert read(client, f"/desk/{paper.id}").count("Astana, Kazakhstan<") == 1


def test_what_a_reviewer_typed_is_never_markup(client: FlaskClient) -> None:
    paper = a_submission(stage=Stage.IN_REVIEW, editor=an_editor(), title="<script>alert(1)</script>")
    a_review(paper, to_author="<script>alert(2)</script>", to_editor="<img src=x onerror=alert(3)>")
    sign_in(client, an_editor("Second Chief"))
    page = read(client, f"/desk/{paper.id}")
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("stage", "first", "all_of_them"),
    [
        (Stage.SUBMITTED, "Send it to review", {"Desk reject", "Give it to somebody", "Move it to another issue"}),
        (
            Stage.IN_REVIEW,
            "Invite reviewers",
            {"Accept", "Minor revisions", "Major revisions", "Reject", "Give it to somebody", "Move it to another issue"},
        ),
        (Stage.MINOR_REVISIONS, "Give it to somebody", {"Move it to another issue"}),
        (
            Stage.REVISED,
            "Accept",
            {"Send it to review again", "Minor revisions", "Major revisions", "Reject", "Give it to somebody",
             "Move it to another issue"},
        ),
        (Stage.ACCEPTED, "Publish it", {"Give it to somebody", "Move it to another issue"}),
        (Stage.PUBLISHED, None, set()),
        (Stage.REJECTED, None, set()),
        (Stage.WITHDRAWN, None, set()),
    ],
)  # fmt: skip
def test_what_can_be_done_follows_the_table(
    client: FlaskClient, stage: Stage, first: str | None, all_of_them: set[str]
) -> None:
    chief = an_editor()
    paper = a_submission(stage=stage, editor=chief)
    with writing():
        paper.handling_editor_id = chief.id
    sign_in(client, chief)
    page = read(client, f"/desk/{paper.id}")
    found = steps(page)
    assert set(found) - {"Publish it"} == all_of_them | ({first} if first else set()) - {"Publish it"}
    if first:
        assert found[0] == first
        assert page.count("button-note") + page.count("destructive-body") >= len(found)
    else:
        assert "its way has ended here" in page


def test_decisions_stand_in_the_order_of_the_recommendations(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    for name in ("Timur Aliyev", "Madina Serik"):
        a_review(paper, a_reviewer(name), recommendation="major_revisions")
    sign_in(client, chief)
    page = read(client, f"/desk/{paper.id}")
    assert steps(page)[0] == "Major revisions"
    assert "reviews are in." not in page.split('id="steps-title"')[1]
    early = read(client, f"/desk/{a_submission(stage=Stage.IN_REVIEW, editor=chief).id}")
    assert "Only 0 of 2 reviews are in." in early
    assert "the handling editor decides: the reviews are in." in page


def test_an_editor_without_the_handling_can_only_take_what_nobody_has(client: FlaskClient) -> None:
    other = an_editor("Other Editor", roles=[Role.EDITOR])
    free, taken = a_submission(), a_submission(stage=Stage.IN_REVIEW, editor=an_editor())
    sign_in(client, other)
    assert steps(read(client, f"/desk/{free.id}")) == ["Take it", "Send it to review"]
    page = read(client, f"/desk/{taken.id}")
    assert steps(page) == []
    assert "handles it: only they and the chief editors" in page
    answer = send(client, f"/desk/{taken.id}/move", {"issue": "24-2-2026"}, follow_redirects=True)
    assert "Aigerim Seitkali handles this submission" in answer.text


@pytest.mark.parametrize("who", ["author", "coauthor", "reviewer", "guest"])
def test_whoever_is_concerned_finds_nothing(client: FlaskClient, who: str) -> None:
    roles = [Role.GUEST_EDITOR] if who == "guest" else [Role.EDITOR_IN_CHIEF]
    person = an_editor("Concerned Editor", roles=roles)
    author = person if who == "author" else a_person("Dana Ospanova")
    rows = [{"name": author.name, "email": author.email, "person": author, "corresponding": True}]
    if who == "coauthor":
        rows.append({"name": person.name, "email": person.email})
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=an_editor("Real Chief"), contributors=rows)
    assignment = a_review(paper, person if who == "reviewer" else a_reviewer("Timur Aliyev"), state=State.INVITED)
    number, title = paper.number or "?", paper.title
    sign_in(client, person)
    for path in PATHS:
        assert client.get(f"/desk/{paper.id}{path}").status_code == client.get(f"/desk/999999{path}").status_code == 404
    posts = [*POSTS, *(f"/reviews/{assignment.id}/{verb}" for verb in ("remind", "cancel", "reinstate"))]
    for path in posts:
        data = {"editor": str(person.id), "issue": "24-2-2026", "kind": "accept", "letter": "Yes.", "action": "send",
                "looked": "1", "chosen": str(person.id)}  # fmt: skip
        assert send(client, f"/desk/{paper.id}{path}", data).status_code == 404, path
    db.session.refresh(paper)
    assert paper.stage == Stage.IN_REVIEW
    for path in ("/desk?all=1", f"/desk?all=1&q={number}", "/mails", f"/mails?q={number}", "/reviewers", "/people"):
        answer = client.get(path)
        if answer.status_code == 200:
            text = answer.text.replace(f'value="{number}"', "").replace(f"q={number}", "")
            assert number not in text, path
            assert title not in text, path
    if who in {"author", "coauthor"}:
        assert '<td data-label="Open" class="number">0</td>' in client.get("/reviewers").text


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.DRAFT])
def test_what_the_table_does_not_have_is_refused_on_the_page_with_a_sentence(client: FlaskClient, stage: Stage) -> None:
    chief = an_editor()
    paper = a_submission(stage=stage, editor=chief)
    allowed = {
        "/send-to-review": {Stage.SUBMITTED, Stage.REVISED},
        "/publish": {Stage.ACCEPTED},
        "/move": {s for s in Stage if s not in {Stage.PUBLISHED, Stage.REJECTED, Stage.DESK_REJECTED, Stage.WITHDRAWN}},
    }
    sign_in(client, chief)
    for path, stages in allowed.items():
        if stage not in stages:
            answer = send(client, f"/desk/{paper.id}{path}", {"issue": "27-1-2029"}, follow_redirects=True)
            assert 'class="notice late" role="alert"' in answer.text, path
    if stage != Stage.IN_REVIEW:
        assert "can’t get further reviewers now" in read(client, f"/desk/{paper.id}/reviewers", 409)
    if stage not in {Stage.IN_REVIEW, Stage.REVISED, Stage.SUBMITTED}:
        assert "can’t be accepted now" in read(client, f"/desk/{paper.id}/decide", 409)
    db.session.refresh(paper)
    assert paper.stage == stage


def test_take_give_move_send_and_publish_from_the_page(client: FlaskClient) -> None:
    chief, other = an_editor(), an_editor("Bolat Iskakov", roles=[Role.EDITOR])
    paper, done = a_submission(), a_submission(stage=Stage.ACCEPTED, editor=chief)
    sign_in(client, chief)
    assert "You handle it now" in send(client, f"/desk/{paper.id}/take", follow_redirects=True).text
    assert "You handle this submission already" in send(client, f"/desk/{paper.id}/take", follow_redirects=True).text
    page = read(client, f"/desk/{paper.id}")
    assert f'<option value="{other.id}">Bolat Iskakov</option>' in page
    issue = re.search(r'<select name="issue".*?<option value="([0-9-]+)"', page)
    assert issue
    assert (
        "considered for another issue now"
        in send(client, f"/desk/{paper.id}/move", {"issue": issue[1]}, follow_redirects=True).text
    )
    answer = send(client, f"/desk/{paper.id}/send-to-review")
    assert answer.location.endswith(f"/desk/{paper.id}/reviewers")
    assert (
        "Bolat Iskakov handles it now"
        in send(client, f"/desk/{paper.id}/give", {"editor": str(other.id)}, follow_redirects=True).text
    )
    assert "It is published" in send(client, f"/desk/{done.id}/publish", follow_redirects=True).text
    for path in ("give", "move"):
        assert send(client, f"/desk/{paper.id}/{path}", {"editor": "x", "issue": "x"}).status_code == 302
    db.session.refresh(paper)
    assert (paper.stage, paper.issue, paper.handling_editor_id) == (Stage.IN_REVIEW, issue[1], other.id)


def test_remind_cancel_and_ask_again_from_the_page(client: FlaskClient) -> None:
    chief, now = an_editor(), clock.now()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief, now=now - 9 * DAY)
    assignment = a_review(paper, a_reviewer("Timur Aliyev"), state=State.ACCEPTED, now=now - DAY)
    sign_in(client, chief)
    page = read(client, f"/desk/{paper.id}")
    assert "Timur Aliyev has begun a review: it is not sent to you" in page
    base = f"/desk/{paper.id}/reviews/{assignment.id}"
    assert "The reminder is on its way" in send(client, f"{base}/remind", follow_redirects=True).text
    assert "was reminded within the last day" in send(client, f"{base}/remind", follow_redirects=True).text
    assert "It is cancelled" in send(client, f"{base}/cancel", follow_redirects=True).text
    assert "on its way again" in send(client, f"{base}/reinstate", follow_redirects=True).text
    kinds = db.session.scalars(db.select(Event.kind).where(Event.assignment_id == assignment.id)).all()
    assert kinds[-3:] == ["review.reminded", "review.cancelled", "review.reinstated"]


def test_report_shows_findings_with_the_authors_explanations(client: FlaskClient) -> None:
    paper = a_submission(stage=Stage.SUBMITTED)
    with writing():
        paper.versions[0].report.content = a_report(
            failing=[("section.discussion", "explain", "There is no Discussion.")]
        )  # type: ignore[union-attr]
        paper.explanations.append(
            Explanation(rule="section.discussion", text="It is woven into the findings.", written_at=paper.created_at)
        )
    sign_in(client, an_editor())
    page = read(client, f"/desk/{paper.id}/report")
    assert "There is no Discussion." in page
    assert "It is woven into the findings." in page
    facts = read(client, f"/desk/{paper.id}")
    assert "1 explanation of the authors" in facts
    assert "5,200 words" in facts


def test_what_was_handed_in_before_its_check_is_flagged(client: FlaskClient) -> None:
    paper = a_submission(report=ReportState.QUEUED)
    sign_in(client, an_editor())
    assert "Not judged yet" in read(client, f"/desk/{paper.id}")
    assert "The check is under way" in read(client, f"/desk/{paper.id}/report")
    assert "not judged yet" in read(client, "/desk")


def test_files_people_history_and_suggestions_are_there(client: FlaskClient) -> None:
    paper = reviewed()
    with writing():
        for kind, name in ((SuggestionKind.SUGGESTED, "Wanted Person"), (SuggestionKind.OPPOSED, "Feared Person")):
            paper.suggestions.append(Suggestion(kind=kind, name=name, reason="A reason"))
    sign_in(client, an_editor("Second Chief"))
    page = read(client, f"/desk/{paper.id}")
    assert "Wanted Person" in page
    assert "Feared Person: A reason" in page
    assert "manuscript.docx" in read(client, f"/desk/{paper.id}/files")
    history = read(client, f"/desk/{paper.id}/history")
    assert "Timur Aliyev sent the review." in history
    assert "Sent to review, round 1." in history


@pytest.mark.parametrize("many", [1, 50])
def test_the_page_costs_the_same_queries_for_3_and_50_reviews(
    client: FlaskClient, count_queries: list[str], many: int
) -> None:
    paper = reviewed()
    for n in range(many - 1):
        a_review(paper, a_reviewer(f"Reviewer Nr{n}"))
    sign_in(client, an_editor("Second Chief"))
    path = f"/desk/{paper.id}"
    count_queries.clear()
    read(client, path)
    assert len(count_queries) == 17
