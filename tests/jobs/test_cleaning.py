"""Further files and response letters by the real job: cleaned, withheld, released, replaced; and who gets what of them."""

import io
import zipfile
from dataclasses import dataclass

import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.config import clock
from jcas.demo.manuscripts import small_png
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.refusals import Conflict, NotFound, NotHandling, StageForbids
from jcas.domain.submissions import Action, Stage
from jcas.jobs.cleaning import clean
from jcas.models.base import db, writing
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import File, ReportState
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.queries import cleaning as queries
from jcas.services import cleaning
from jcas.services.files import Upload, add_file
from jcas.services.revisions import revise
from jcas.services.submissions import submit
from tests.copies import give_copy
from tests.leaky import FIRST, SECRETS
from tests.worlds import DAY, a_draft, a_manuscript, a_person, a_review, a_reviewer, advance, an_editor, send, sign_in

NOW = clock.now() - 3 * DAY
PLAIN = b"Which crops did you sow? When did the rain come? Who read the gauge?\n"
NAMED = f"Guide for interviews, by {FIRST.name}\n".encode() + PLAIN
SUPPLEMENT = a_manuscript("Guide for interviews", FIRST.name)


@dataclass
class World:
    """A paper in review with further files, handed in and cleaned; its chief, and a reviewer who agreed."""

    chief: Person
    paper: Submission
    mine: Assignment

    def row(self, kind: str) -> Cleaning:
        db.session.rollback()
        rows = db.session.scalars(db.select(Cleaning).where(Cleaning.submission_id == self.paper.id)).all()
        return next(row for row in rows if row.file.kind == kind)


def scanned() -> bytes:
    """A PDF of one page without text, whose properties name the author."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Author"] = FIRST.name
        pdf.save(out)
    return out.getvalue()


FILES = {"supplement": ("guide Zhaksylykova.docx", SUPPLEMENT), "figure": ("map.png", small_png((9, 9, 9), 40, 20)),
         "data": ("plain.txt", PLAIN), "table": ("named.txt", NAMED), "title_page": ("title.txt", NAMED)}  # fmt: skip


@pytest.fixture
def world(request: pytest.FixtureRequest, app: Flask) -> World:
    author, chief = a_person(FIRST.name, email=FIRST.email, affiliation=FIRST.affiliation), an_editor()
    draft = a_draft(author, now=NOW)
    kinds = getattr(request, "param", ("table",))
    with writing():
        for kind in kinds:
            name, content = FILES[kind]
            add_file(draft.id, kind, Upload(io.BytesIO(content), name), by=db.session.merge(author), now=NOW)
        submit(draft.id, by=db.session.merge(author), now=NOW)
    clean_all()
    paper = advance(draft, Action.SEND_TO_REVIEW, editor=chief, now=NOW + DAY)
    if not paper.versions[-1].anonymised_id:
        give_copy(paper)
    with writing():
        paper = db.session.get_one(Submission, paper.id)
        paper.versions[-1].held = False
    return World(chief, paper, a_review(paper, a_reviewer(), state=State.ACCEPTED, now=NOW + DAY))


def clean_all() -> None:
    """As the tick would have it: every file that waits."""
    waiting = queries.waiting()
    db.session.rollback()
    for cleaning_id in waiting:
        clean(cleaning_id)


def with_files(*kinds: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("world", [kinds], indirect=True, ids=["-".join(kinds)])


def texts(data: bytes) -> str:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return " ".join(package.read(name).decode("utf8", "replace") for name in package.namelist()).casefold()
    return data.decode("utf8", "replace").casefold()


def fetched(client: FlaskClient, file_id: int | None) -> str | None:
    """The text of the file, and the name under which it comes; None where it looks like one that is not there."""
    with client.get(f"/files/{file_id}") as answer:
        if answer.status_code != 200:
            return None
        return answer.headers["Content-Disposition"].casefold() + texts(answer.get_data())


@with_files(*FILES)
def test_each_file_is_cleaned_or_withheld_and_reviewers_get_no_byte_of_what_is_not_clean(
    client: FlaskClient, world: World
) -> None:
    plain, named, figure = world.row("data"), world.row("table"), world.row("figure")
    assert (plain.state, plain.to_look_at) == (CleaningState.CLEAN, [])
    assert (named.state, named.clean_id) == (CleaningState.WITHHELD, None)
    assert named.sentence.endswith(".")
    assert figure.state == CleaningState.WITHHELD
    assert figure.clean_id is not None
    assert "picture" in figure.to_look_at[0]["sentence"]
    kinds = {row.file.kind for row in db.session.scalars(db.select(Cleaning))}
    assert kinds == {"supplement", "figure", "data", "table"}  # a title page goes to nobody
    sign_in(client, world.mine.reviewer)
    page = client.get(f"/reviews/{world.mine.id}").text
    assert "Withheld until an editor has looked:" in page
    for kind in ("supplement", "figure", "data", "table"):
        row = world.row(kind)
        assert fetched(client, row.file_id) is None, kind
        if row.state == CleaningState.WITHHELD:
            assert row.clean_id is None or fetched(client, row.clean_id) is None, kind
    told = fetched(client, world.row("data").clean_id)
    assert told is not None
    assert "which crops did you sow?" in told
    assert f"{world.paper.number}-data-".casefold() in told
    files = db.session.scalars(db.select(File.id).where(File.submission_id == world.paper.id)).all()
    leaks = {n: [s for s in SECRETS if s in (fetched(client, n) or "")] for n in files}
    assert {n: found for n, found in leaks.items() if found} == {}


@with_files("figure", "table")
def test_an_editor_looks_and_releases_then_reviewers_have_it(client: FlaskClient, world: World) -> None:
    sign_in(client, world.chief)
    path = f"/desk/{world.paper.id}/copy"
    page = client.get(path).text
    assert "withheld until you have looked" in client.get(f"/desk/{world.paper.id}").text
    for kind, words in (("figure", "release the cleaned file"), ("table", "release it as it is")):
        row = world.row(kind)
        assert words in page
        assert f'value="{cleaning.mark_of(row)}"' in page
        assert send(client, f"{path}/files/{row.id}/release", {"mark": "another"}).status_code == 302
        assert world.row(kind).state == CleaningState.WITHHELD
        send(client, f"{path}/files/{row.id}/release", {"mark": cleaning.mark_of(world.row(kind))})
        assert world.row(kind).state == CleaningState.RELEASED
    assert "was looked at and released to reviewers" in client.get(f"/desk/{world.paper.id}/history").text
    sign_in(client, world.mine.reviewer)
    figure, table = world.row("figure"), world.row("table")
    assert (fetched(client, figure.file_id), fetched(client, figure.clean_id) is None) == (None, False)
    assert "guide for interviews" in (fetched(client, table.file_id) or "")


def test_a_pdf_that_nobody_could_search_goes_out_without_its_properties_once_an_editor_looked(
    client: FlaskClient, world: World
) -> None:
    sign_in(client, world.chief)
    url = f"/desk/{world.paper.id}/copy/files/{world.row('table').id}"
    send(client, url, {"file": (io.BytesIO(scanned()), "scan.pdf")}, content_type="multipart/form-data")
    clean_all()
    row = world.row("table")
    assert (row.state, row.clean_id is None) == (CleaningState.WITHHELD, False)
    page = client.get(f"/desk/{world.paper.id}/copy").text
    assert "a page without text" in page
    assert "release the cleaned file" in page
    send(client, f"{url}/release", {"mark": cleaning.mark_of(row)})
    sign_in(client, world.mine.reviewer)
    with client.get(f"/files/{world.row('table').clean_id}") as answer, pikepdf.open(io.BytesIO(answer.data)) as pdf:
        assert (len(pdf.pages), "/Info" in pdf.trailer) == (1, False)
    assert fetched(client, row.source_id) is None


@pytest.mark.postgres
def test_a_clean_one_takes_its_place_and_is_cleaned_itself(client: FlaskClient, app: Flask, world: World) -> None:
    sign_in(client, world.chief)
    row = world.row("table")
    data = {"file": (io.BytesIO(PLAIN), "Aigerim Seitkali clean.txt")}
    url = f"/desk/{world.paper.id}/copy/files/{row.id}"
    assert send(client, url, data, content_type="multipart/form-data").status_code == 302
    assert world.row("table").state == CleaningState.WAITING
    clean_all()
    row = world.row("table")
    assert row.state == CleaningState.CLEAN
    source = row.source_id
    assert fetched(client, source) is not None
    author = db.session.get_one(Person, world.paper.submitter_id)
    for person, gets in ((world.mine.reviewer, True), (author, False)):
        sign_in(client, person)
        assert (fetched(client, row.clean_id) is not None) == gets
        assert fetched(client, source) is None
    sign_in(client, world.mine.reviewer)
    told = fetched(client, row.clean_id) or ""
    assert "which crops" in told
    assert "seitkali" not in told


def test_what_an_editor_uploaded_and_released_goes_out_and_never_the_file_in_whose_place_it_came(
    client: FlaskClient, world: World
) -> None:
    sign_in(client, world.chief)
    row, text = world.row("table"), NAMED + b"It names a namesake of the author on purpose.\n"
    url = f"/desk/{world.paper.id}/copy/files/{row.id}"
    send(client, url, {"file": (io.BytesIO(text), "mine.txt")}, content_type="multipart/form-data")
    clean_all()
    row = world.row("table")
    assert (row.state, row.clean_id) == (CleaningState.WITHHELD, None)
    send(client, f"{url}/release", {"mark": cleaning.mark_of(row)})
    sign_in(client, world.mine.reviewer)
    assert fetched(client, row.file_id) is None
    assert "on purpose" in (fetched(client, row.source_id) or "")
    assert "mine" not in (fetched(client, row.source_id) or "")


def test_nobody_else_releases_or_replaces(client: FlaskClient, world: World) -> None:
    row, other = world.row("table"), an_editor("Other Editor", roles=[Role.EDITOR])
    url, mark = f"/desk/{world.paper.id}/copy/files/{row.id}", cleaning.mark_of(row)
    author = db.session.get_one(Person, world.paper.submitter_id)
    for person in (a_person("Some Body"), author, world.mine.reviewer):
        sign_in(client, person)
        assert send(client, f"{url}/release", {"mark": mark}).status_code == 404
        assert send(client, url).status_code == 404
        with pytest.raises(NotFound), writing():
            cleaning.release(row.id, mark, by=person, now=NOW)
    with pytest.raises(NotHandling), writing():
        cleaning.release(row.id, mark, by=other, now=NOW)
    with pytest.raises(Conflict), writing():
        cleaning.release(row.id, "0-0-", by=world.chief, now=NOW)
    sign_in(client, world.chief)
    assert send(client, f"/desk/{world.paper.id + 50}/copy/files/{row.id}/release", {"mark": mark}).status_code == 404
    assert send(client, f"/desk/{world.paper.id}/copy/files/{row.id + 50}/release", {"mark": mark}).status_code == 404
    advance(world.paper, Action.REJECT, editor=world.chief, now=NOW + 2 * DAY)
    with pytest.raises(StageForbids), writing():
        cleaning.release(row.id, mark, by=world.chief, now=NOW)
    assert world.row("table").state == CleaningState.WITHHELD


def test_the_response_letter_goes_to_the_next_rounds_reviewers_once_it_is_clean(
    client: FlaskClient, world: World
) -> None:
    advance(world.paper, Action.MINOR_REVISIONS, editor=world.chief, now=NOW + DAY)
    with writing():
        author = db.session.get_one(Person, world.paper.submitter_id)
        manuscript = Upload(io.BytesIO(a_manuscript("Mended", FIRST.name)), "m.docx")
        revise(world.paper.id, manuscript, "", Upload(io.BytesIO(PLAIN), "answer.txt"), by=author, now=NOW + DAY)
    clean_all()
    row = world.row("response")
    assert row.state == CleaningState.CLEAN
    sign_in(client, world.mine.reviewer)
    assert fetched(client, row.clean_id) is None  # of the first round
    with writing():
        db.session.get_one(Submission, world.paper.id).handling_editor_id = world.chief.id
    paper = advance(world.paper, Action.SEND_TO_REVIEW, editor=world.chief, now=NOW + 2 * DAY)
    assert paper.stage == Stage.IN_REVIEW
    second = a_review(paper, db.session.get_one(Person, world.mine.reviewer_id), state=State.ACCEPTED, now=NOW)
    assert "which crops" in (fetched(client, row.clean_id) or "")
    assert fetched(client, row.file_id) is None
    with writing():
        db.session.get_one(Submission, paper.id).versions[-1].report.state = ReportState.DONE
    give_copy(paper)
    assert "response as a file" in client.get(f"/reviews/{second.id}").text


@with_files("data")
def test_what_ends_its_worker_each_time_is_left_to_the_editors(world: World) -> None:
    with writing():
        row = world.row("data")
    with writing():
        row = db.session.get_one(Cleaning, row.id)
        row.state, row.attempts = CleaningState.WAITING, cleaning.ATTEMPTS
    with writing():
        assert cleaning.start(row.id) is None
    row = world.row("data")
    assert (row.state, row.sentence) == (CleaningState.WITHHELD, cleaning.GIVEN_UP)


def test_a_file_that_fails_does_not_withhold_the_one_that_took_its_place(world: World) -> None:
    row = world.row("table")
    with writing():
        cleaning.replace(row.id, Upload(io.BytesIO(NAMED), "first.txt"), by=world.chief, now=NOW)
        work = cleaning.start(row.id)
        assert work
        cleaning.replace(row.id, Upload(io.BytesIO(PLAIN), "second.txt"), by=world.chief, now=NOW)
        cleaning.withhold(row.id, work, "The first is gone.")
    clean_all()
    assert (world.row("table").state, world.row("table").sentence) == (CleaningState.CLEAN, "")
