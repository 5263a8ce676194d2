"""The author's pages of a draft: typing, saving, submitting."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.files import ReportState
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.queries.sheet import marks_of, sheet_of
from tests.web.pages import text_of
from tests.worlds import (
    a_draft,
    a_report,
    a_submission,
    send,
)

JSON = {"Accept": "application/json"}


def autosave(client: FlaskClient, submission_id: int, values: dict[str, Any], marks: str = "", **more: str) -> Any:
    data = {"_field": list(values), "_version": marks, **values, **more}
    return send(client, f"/submissions/{submission_id}/autosave", data, headers=JSON)


def test_draft_says_what_is_missing_and_names_the_issue(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author, title="", funding="", declarations={})
    words = text_of(client.get(f"/submissions/{draft.id}"))
    for said in (
        "Untitled manuscript",
        "Not yet submitted",
        "Give the title.",
        "6 things missing",
        "1 thing missing",
        "Read it over and submit",
    ):
        assert said in words


def test_every_field_is_saved_as_it_is_left(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author, title="")
    answer = autosave(client, draft.id, {"title": "Соль, хлеб и степь", "declaration-original": []})
    assert answer.status_code == 200
    assert re.fullmatch(r"\d\d:\d\d", answer.json["saved_at"])
    assert answer.json["missing"]["title"] == ""
    assert answer.json["missing"]["declaration-original"].startswith("Confirm")
    assert answer.json["tasks"]["article"] == {"words": "complete", "done": True}
    assert draft.title == "Соль, хлеб и степь"


def test_second_tab_gets_both_texts_where_both_changed_the_same_field(
    app: Flask, client: FlaskClient, author: Person
) -> None:
    draft = a_draft(author, title="Old", abstract="Old")
    marks = marks_of(sheet_of(draft), ["title", "abstract"])
    first = autosave(client, draft.id, {"title": "First tab"}, marks)
    second = autosave(client, draft.id, {"title": "Second tab"}, marks)
    assert (first.status_code, second.status_code, second.json["theirs"]) == (200, 409, {"title": "First tab"})
    assert autosave(client, draft.id, {"abstract": "Second tab"}, marks).status_code == 200
    assert (draft.title, draft.abstract) == ("First tab", "Second tab")
    again = autosave(client, draft.id, {"title": "First tab, longer"}, first.json["version"])
    assert again.status_code == 200
    kept = autosave(client, draft.id, {"title": "Second tab"}, second.json["version"], _overwrite="1")
    assert (kept.status_code, draft.title) == (200, "Second tab")


def test_field_that_cannot_be_kept_is_said_and_the_others_are_saved(
    app: Flask, client: FlaskClient, author: Person
) -> None:
    draft = a_draft(author)
    row = f"contributor-{draft.contributors[0].id}"
    answer = autosave(client, draft.id, {f"{row}-email": "nonsense", "title": "Kept"})
    assert (answer.status_code, answer.json["errors"]) == (422, {f"{row}-email": "This is no e-mail address."})
    assert draft.title == "Kept"


def test_autosave_without_a_session_asks_to_sign_in(app: Flask, client: FlaskClient) -> None:
    draft = a_draft()
    assert autosave(client, draft.id, {"title": "x"}).status_code == 401


def test_autosave_after_submission_is_refused(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = a_submission(author, title="Handed in")
    assert autosave(client, paper.id, {"title": "Changed"}).status_code == 409
    assert paper.title == "Handed in"


def test_section_is_saved_as_a_plain_form(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author)
    form = {"funding": "Grant 7", "competing_interests": "None", "contributions": "", "data_availability": "On request"}
    answer = send(client, f"/submissions/{draft.id}/sections/statements", form)
    assert (answer.status_code, answer.location) == (302, f"/submissions/{draft.id}#section-statements")
    assert (draft.funding, draft.contributions, draft.data_availability) == ("Grant 7", "", "On request")


def test_unticked_boxes_of_a_plain_form_are_unticked(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author)
    send(client, f"/submissions/{draft.id}/sections/declarations", {"declaration-ai": "1"})
    assert draft.declarations == {"ai": True}


def test_refused_form_keeps_what_was_typed_and_saves_the_rest(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author)
    row = f"contributor-{draft.contributors[0].id}"
    form = {f"{row}-name": "Dana O.", f"{row}-email": "dana(at)example.org", f"{row}-orcid": "12"}
    answer = send(client, f"/submissions/{draft.id}/sections/contributors", form)
    assert answer.status_code == 422
    for said in ("dana(at)example.org", "This is no e-mail address.", "sixteen digits", f'href="#{row}-email"'):
        assert said in answer.text
    assert (draft.contributors[0].name, draft.contributors[0].email) == ("Dana O.", author.email)


def test_plain_form_of_a_second_tab_overwrites_nothing_it_did_not_touch(
    app: Flask, client: FlaskClient, author: Person
) -> None:
    draft = a_draft(author, funding="Old", competing_interests="Old", contributions="", data_availability="")
    marks = marks_of(sheet_of(draft), ["funding", "competing_interests", "contributions", "data_availability"])
    url = f"/submissions/{draft.id}/sections/statements"
    send(client, url, {"_version": marks, "funding": "First", "competing_interests": "Old"})
    send(client, url, {"_version": marks, "funding": "Old", "competing_interests": "Second"})
    assert (draft.funding, draft.competing_interests) == ("First", "Second")
    clash = send(client, url, {"_version": marks, "funding": "Mine"})
    assert clash.status_code == 409
    assert "there it says: “First”" in text_of(clash)
    assert "Mine" in clash.text


def test_authors_are_added_moved_and_removed_without_script(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author, contributors=[])
    url = f"/submissions/{draft.id}/sections/contributors"
    send(client, url, {"_do": "me"})
    added = send(client, url, {"_do": "add"})
    first, second = draft.contributors
    assert added.location.endswith(f"#contributor-{second.id}")
    assert (first.name, first.corresponding, first.person_id) == (author.name, True, author.id)
    send(client, url, {f"contributor-{second.id}-name": "Тимур", "_do": f"up-{second.id}"})
    assert [c.name for c in draft.contributors] == ["Тимур", author.name]
    send(client, url, {"_do": f"remove-{second.id}"})
    assert [c.name for c in draft.contributors] == [author.name]


def test_reviewers_are_suggested_and_opposed_without_script(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author)
    url = f"/submissions/{draft.id}/sections/reviewers"
    for kind in ("suggested", "opposed"):
        send(client, url, {"_do": kind})
    one, other = draft.suggestions
    send(
        client, url, {"cover_letter": "Dear editors", f"suggestion-{one.id}-name": "Bolat", "_do": f"remove-{other.id}"}
    )
    assert [(s.kind, s.name) for s in draft.suggestions] == [("suggested", "Bolat")]
    assert draft.cover_letter == "Dear editors"


def test_explanation_is_typed_where_it_is_asked_for(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author, report=a_report(failing=[("section.discussion", "explain", "No Discussion was found.")]))
    assert 'name="explanation-section.discussion"' in client.get(f"/submissions/{draft.id}").text
    assert "explain it to the editors" in text_of(client.get(f"/submissions/{draft.id}/submit"))
    send(
        client,
        f"/submissions/{draft.id}/sections/manuscript",
        {"explanation-section.discussion": "Within the findings."},
    )
    send(client, f"/submissions/{draft.id}/submit")
    assert draft.stage == Stage.SUBMITTED
    assert "Within the findings." in client.get(f"/submissions/{draft.id}").text


def test_submit_button_names_the_issue(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author)
    assert re.search(
        r"<button[^>]*>Submit to Nº \d+ \(\d\) \d{4}</button>", client.get(f"/submissions/{draft.id}/submit").text
    )


def test_double_click_on_submit_lands_on_the_submitted_page(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author)
    answers = [send(client, f"/submissions/{draft.id}/submit", follow_redirects=True) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    db.session.rollback()
    assert all(f"Submitted as {draft.number} for" in text_of(answer) for answer in answers)
    assert db.session.scalar(select(func.count()).where(Event.kind == "submission.submitted")) == 1


def test_incomplete_draft_is_not_taken_and_says_why(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author, abstract="")
    answer = send(client, f"/submissions/{draft.id}/submit")
    assert answer.status_code == 422
    assert "Give the abstract." in text_of(answer)
    assert draft.stage == Stage.DRAFT


def test_blocking_rule_stands_where_it_is_mended(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author, report=a_report(failing=[("words.maximum", "block", "13,000 words: shorten it.")]))
    assert "13,000 words: shorten it." in text_of(client.get(f"/submissions/{draft.id}"))
    assert send(client, f"/submissions/{draft.id}/submit").status_code == 422


def test_abstract_typed_over_the_limit_is_no_complete_section(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author)
    saved = send(client, f"/submissions/{draft.id}/autosave", {"_field": "abstract", "abstract": "corridor " * 400})
    sentence = "The abstract given here has 400 words, 100 more than allowed; shorten it to 300."
    assert saved.json is not None
    assert saved.json["missing"]["abstract"] == sentence
    assert saved.json["tasks"]["article"] == {"done": False, "words": "1 thing missing"}
    page = client.get(f"/submissions/{draft.id}/submit")
    assert sentence in text_of(page)
    assert f'href="/submissions/{draft.id}#abstract"' in page.text
    assert "must be mended first" not in client.get(f"/submissions/{draft.id}").text  # that is said of the file


def test_a_titles_limit_is_said_before_it_is_reached_and_when_it_is_passed(
    app: Flask, client: FlaskClient, author: Person
) -> None:
    draft = a_draft(author, title="Grain")
    assert "At most 4000 characters" in text_of(client.get(f"/submissions/{draft.id}"))
    refused = send(client, f"/submissions/{draft.id}/sections/article", {"title": "x" * 4_001})
    assert refused.status_code == 422
    assert 'href="#title">The title has 4,001 characters; at most 4,000 can be kept.' in refused.text
    assert "x" * 4_001 in refused.text
    assert draft.title == "Grain"


def test_begun_before_the_deadline_and_finished_after_it_says_so(
    app: Flask, client: FlaskClient, author: Person
) -> None:
    draft = a_draft(author, issue_begun_for="20-1-2022")
    assert "Its deadline has passed" in text_of(client.get(f"/submissions/{draft.id}"))
    send(client, f"/submissions/{draft.id}/submit")
    words = text_of(client.get(f"/submissions/{draft.id}"))
    assert "begun for Nº 20 (1) 2022 and arrived after its deadline" in words
    assert "Considered for the next issue" in words


def test_submitting_while_the_check_is_pending_says_so(app: Flask, client: FlaskClient, author: Person) -> None:
    draft = a_draft(author, report=ReportState.QUEUED)
    assert "still being checked" in text_of(client.get(f"/submissions/{draft.id}/submit"))
    send(client, f"/submissions/{draft.id}/submit")
    assert "check of the manuscript is still to come" in text_of(client.get(f"/submissions/{draft.id}"))


def test_title_of_two_thousand_characters_and_names_in_cyrillic(
    app: Flask, client: FlaskClient, author: Person
) -> None:
    draft = a_draft(author, title="Ұзақ " * 400)
    draft_id, row = draft.id, draft.contributors[0].id
    autosave(client, draft_id, {"title": "Ұ" * 2000, f"contributor-{row}-name": "Мұқашева Әсел Қайратқызы"})
    send(client, f"/submissions/{draft_id}/submit")
    page = client.get(f"/submissions/{draft_id}")
    assert "Ұ" * 2000 in page.text
    assert "Мұқашева Әсел Қайратқызы" in page.text
