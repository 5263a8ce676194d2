"""Citations against references: what does not agree first, all lines or the faulty ones, a hundred at a time."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from jcas.models.base import db
from jcas.models.files import ReportState
from jcas.models.submissions import Submission
from tests.readings import a_citation, an_entry, report_on, report_with, show_text
from tests.worlds import a_draft, sign_in

IN_TEXT = [
    a_citation("Adams, 2001", "exact", 3, 4, reference=1),
    a_citation("Beck, 1998", "year", 4, reference=2),
    a_citation("Nobody, 2020", "none", 3),
    a_citation("Ek, 2011", "exact", 3, reference=5),
]
REFERENCES = [
    an_entry(1, "Adams", "2001", "ampersand", "missing_title"),
    an_entry(2, "Beck", "1999"),
    an_entry(4, "Diaz <b>", "2010", cited=False),
    an_entry(5, "Ek", "2011"),
]


def draft_with(**content: Any) -> Submission:
    return a_draft(report=report_with(**{"in_text": IN_TEXT, "references": REFERENCES, **content}))


def page_of(client: FlaskClient, submission: Submission, query: str = "") -> str:
    answer = client.get(f"/submissions/{submission.id}/report/citations{query}")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def leads(page: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*>([^<]*)</th>', page)


def test_mismatches_stand_first_each_with_its_words_and_places(client: FlaskClient) -> None:
    draft = draft_with()
    show_text(draft.versions[0])
    sign_in(client, draft.submitter)
    page = page_of(client, draft)
    assert leads(page) == ["Nobody", "Diaz &lt;b&gt;", "Beck", "Adams", "Ek"]
    for words in ("cited, not in the list", "listed, never cited", "years differ", "as “Beck, 1998”", "nowhere"):
        assert page.count(words) == 1
    assert "“and” for “&amp;”; no title" in page
    assert f'<a href="/submissions/{draft.id}/text#p4">4</a>' in page
    assert f'<a href="/submissions/{draft.id}/text#p9">1</a>' in page  # the entry itself
    assert f'href="/submissions/{draft.id}/report/citations"' in client.get(f"/submissions/{draft.id}/report").text


def test_lines_with_a_problem_can_be_had_alone(client: FlaskClient) -> None:
    draft = draft_with()
    sign_in(client, draft.submitter)
    assert leads(page_of(client, draft, "?show=problem")) == ["Nobody", "Diaz &lt;b&gt;", "Beck", "Adams"]
    assert f"/submissions/{draft.id}/text" not in page_of(client, draft)  # no text to lead to
    report_on(draft.versions[0], report_with(in_text=IN_TEXT[3:], references=REFERENCES[3:]))
    db.session.rollback()
    assert "Nothing to mend here" in page_of(client, draft, "?show=problem")


def test_without_citations_or_report_the_page_says_so(client: FlaskClient) -> None:
    draft = draft_with(in_text=[], references=[])
    sign_in(client, draft.submitter)
    assert "No citations and no references were found" in page_of(client, draft)
    assert "/report/citations" not in client.get(f"/submissions/{draft.id}/report").text
    assert "There is no report yet" in page_of(client, a_draft(draft.submitter, report=ReportState.RUNNING))


@pytest.mark.parametrize(
    ("query", "first", "shown"),
    [("", 1, 100), ("?page=2", 101, 100), ("?page=3", 201, 50), ("?page=99", 201, 50), ("?page=x", 1, 100)],
)
def test_a_hundred_lines_stand_on_a_page(client: FlaskClient, query: str, first: int, shown: int) -> None:
    references = [an_entry(n, f"Author{n}", "2001") for n in range(1, 251)]
    cited = [a_citation(f"Author{n}, 2001", "exact", 3, reference=n) for n in range(1, 251)]
    draft = draft_with(in_text=cited, references=references)
    sign_in(client, draft.submitter)
    page = page_of(client, draft, query)
    assert leads(page) == [f"Author{n}" for n in range(first, first + shown)]
    assert "250 lines" in page


def test_what_is_cited_everywhere_names_a_few_places(client: FlaskClient) -> None:
    cited = [a_citation("Ek, 2011", "exact", *range(500), reference=5)]
    draft = draft_with(in_text=cited, references=REFERENCES[3:])
    sign_in(client, draft.submitter)
    assert "10, 11 and 488 more" in page_of(client, draft)


def test_ten_thousand_references_cost_the_same_queries_and_page(client: FlaskClient, count_queries: list[str]) -> None:
    draft, sizes, counts = draft_with(in_text=[]), [], []
    sign_in(client, draft.submitter)
    for number in (150, 10_000):
        references = [an_entry(n, "Author", "2001", cited=False) for n in range(1, number + 1)]
        report_on(draft.versions[0], report_with(in_text=[], references=references))
        db.session.rollback()
        count_queries.clear()
        sizes.append(len(page_of(client, draft)))
        counts.append(len(count_queries))
    assert counts == [10, 10]
    assert abs(sizes[1] - sizes[0]) < 200
