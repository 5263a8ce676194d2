"""The report on the desk: the text with its findings, the citations, what a revision mended; and who gets none of it."""

import pytest
from flask.testing import FlaskClient

from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.submissions import Contributor, Submission
from tests.readings import MISSING, a_citation, add_version, an_entry, missing_report, report_with, show_text
from tests.web.author.test_report_changes import AFTER, BEFORE, changed, page_of
from tests.worlds import a_person, a_review, a_reviewer, a_submission, an_editor, sign_in

PATHS = ("text", "text/1/pictures/picture-1.png", "report/citations")


def statuses(client: FlaskClient, paper: Submission) -> set[int]:
    found = set()
    for path in PATHS:
        with client.get(f"/desk/{paper.id}/{path}") as answer:
            found.add(answer.status_code)
    return found


def a_paper(**fields: object) -> Submission:
    paper = a_submission(stage=Stage.IN_REVIEW, editor=an_editor(), report=BEFORE, **fields)  # type: ignore[arg-type]
    show_text(paper.versions[0])
    return db.session.get_one(Submission, paper.id)


def test_the_desk_reads_the_text_with_its_findings(client: FlaskClient) -> None:
    paper = a_paper()
    sign_in(client, an_editor())
    report = page_of(client, paper, "desk")
    assert f'href="/desk/{paper.id}/text?finding={MISSING}#p3"' in report
    assert f'href="/desk/{paper.id}/report/citations"' in report
    page = client.get(f"/desk/{paper.id}/text?finding={MISSING}").text
    assert page.count('class="piece marked advise"') == 2
    assert f'href="/desk/{paper.id}/report#finding-citations-missing_reference"' in page
    assert 'id="finding-citations-missing_reference"' in report
    assert f'src="/desk/{paper.id}/text/1/pictures/picture-1.png"' in page
    assert f"/submissions/{paper.id}/" not in page + report


def test_the_desk_reads_citations_against_references(client: FlaskClient) -> None:
    paper = a_paper()
    sign_in(client, an_editor())
    page = client.get(f"/desk/{paper.id}/report/citations?show=problem").text
    assert page.count("cited, not in the list") == 2
    assert f'href="/desk/{paper.id}/text#p3"' in page


@pytest.mark.postgres
def test_a_revision_is_compared_with_what_was_handed_in_before(client: FlaskClient) -> None:
    paper = a_paper()
    add_version(paper, AFTER, round_=1)
    sign_in(client, an_editor())
    page = page_of(client, paper, "desk")
    assert changed(page) == {"Mended": 1, "Remain": 1, "New": 1}
    assert "Since the last round’s version" in page


def test_what_the_author_mended_before_handing_in_is_no_matter_of_the_desk(client: FlaskClient) -> None:
    paper = a_paper()
    add_version(paper, AFTER)
    sign_in(client, an_editor())
    assert changed(page_of(client, paper, "desk")) == {}


@pytest.mark.postgres
def test_only_the_desk_of_the_submission_gets_the_text(client: FlaskClient) -> None:
    paper = a_paper()
    author, guest, stranger = (
        a_person("Aigul Temirova"),
        an_editor("A Guest", roles=[Role.GUEST_EDITOR]),
        a_person("No One"),
    )
    reviewing = an_editor("Reviewing Chief")
    a_review(paper, reviewing)
    writing_chief = an_editor("Writing Chief")
    with writing():
        db.session.get_one(Submission, paper.id).contributors.append(
            Contributor(name="Writing Chief", person_id=writing_chief.id, email=writing_chief.email, position=2)
        )
    for person in (author, guest, stranger, reviewing, writing_chief, a_reviewer(), paper.submitter):
        sign_in(client, db.session.merge(person))
        assert (person.name, statuses(client, paper)) == (person.name, {404})
    sign_in(client, an_editor())
    assert statuses(client, paper) == {200}


def test_the_pages_cost_the_same_however_much_there_is(client: FlaskClient, count_queries: list[str]) -> None:
    paper, chief, counts = a_paper(), an_editor(), []
    sign_in(client, chief)
    for number in (1, 50):
        references = [an_entry(n, f"Adams{n}", "2001", "ampersand") for n in range(1, number + 1)]
        cited = [a_citation(f"Beck{n}, 1999", "none", 3) for n in range(number)]
        report = report_with(*missing_report(("Beck, 1999", 3))["findings"], in_text=cited, references=references)
        add_version(paper, report, round_=number)
        show_text(db.session.get_one(Submission, paper.id).versions[-1])
        db.session.rollback()
        for path in ("report", "text", "report/citations"):
            count_queries.clear()
            assert client.get(f"/desk/{paper.id}/{path}").status_code == 200
            counts.append(len(count_queries))
    assert counts == [14, 13, 12, 14, 13, 12]
