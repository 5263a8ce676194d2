"""A paper that tells of its authors wherever a file can, on its way to reviewers: for tests that nothing leaks.

`SECRETS` are texts that no reviewer may ever be sent, in any case of letters.
"""

import tempfile
from datetime import datetime
from pathlib import Path

from flask import Flask

from jcas.demo.manuscripts import Author, Manuscript, Picture, Section, Table, Traces, build_docx, build_odt, small_png
from jcas.domain.submissions import Action
from jcas.models.base import db, writing
from jcas.models.files import ReportState
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services.submissions import submit
from tests.working import work_off
from tests.worlds import ARRIVAL, DAY, a_draft, a_file, a_person, advance

FIRST = Author(
    "Dinara Zhaksylykova", "Institute of Salt Lakes, Kyzylorda", "d.zhaksylykova@example.org", "0000-0002-9999-0010"
)
SECOND = Author("Әсел Бекмұратова", "Turan Observatory of Rivers", "bekmuratova@example.org")
SECRETS = (
    "zhaksylykova", "dinara", "жаксылыкова", "бекмұратова", "әсел", "bekmuratova", "salt lakes, kyzylorda", "institute of salt lakes",
    "turan observatory", "0000-0002-9999-0010", "0000000299990010", "dinara-pc",
)  # fmt: skip
TITLE = "Water sharing on five rivers"
SENTENCE = "Rivers do not ask whose border they cross"


def leaky_manuscript() -> Manuscript:
    """Byline, header, comment, tracked changes, properties, a picture's text chunk: all with the authors' names."""
    name = FIRST.name
    intro = (
        f"{SENTENCE}[[A note on the sources of the rivers.]] and the states below them must.",
        "As Karimov showed (2019), water is shared by quota; *quotas* are **seldom** kept.",
        "Correspondence: Zhaksylykova Dinara, d.zhaksylykova@example.org.",
    )
    table = Table(
        "Table 1. Quotas and flows",
        (("River", "Quota", "Flow"), ("Syr Darya", "10.5", "8.9"), ("Amu Darya", "22.0", "19.4")),
    )
    figure = Picture("Figure 1. Flow by year", small_png((30, 110, 150), 480, 240, author=name))
    plain = (
        "The states agree in words and differ in deeds, which the monthly figures of the five gauges show plainly. " * 4
    )
    sections = (
        Section("Introduction", intro),
        Section("Literature Review", (plain, plain)),
        Section("Methodology", (plain,)),
        Section("Gauges", (plain, table), level=2),
        Section("Findings", (plain, figure, plain)),
        Section("Discussion", (plain, plain)),
        Section("Conclusion", (plain,)),
    )
    return Manuscript(
        title=TITLE,
        authors=(FIRST, SECOND),
        abstract=("We follow monthly flows on five rivers. Quotas are kept where gauges are read in public.",),
        keywords=("water", "rivers", "quotas", "gauges"),
        sections=sections,
        references=("Karimov, B. (2019). *Gauges*. Delta Press.",),
        traces=Traces(
            creator=name, header=f"{name}: draft", comment_by=name, insertion_by=name, deletion_by=SECOND.name
        ),
    )


def a_leaky_paper(
    app: Flask, *, odt: bool = False, now: datetime = ARRIVAL, editor: Person | None = None
) -> Submission:
    """The paper, checked and copied by the real job, handed in and sent to review; its reviewers are the test's matter."""
    build, suffix = (build_odt, "odt") if odt else (build_docx, "docx")
    with tempfile.TemporaryDirectory() as folder:
        content = build(Path(folder) / f"m.{suffix}", leaky_manuscript()).read_bytes()
    author = a_person(FIRST.name, email=FIRST.email, affiliation=FIRST.affiliation, orcid=FIRST.orcid)
    rows = [
        {"name": FIRST.name, "family_name": "Zhaksylykova", "email": FIRST.email, "affiliation": FIRST.affiliation,
         "orcid": FIRST.orcid, "person": author, "corresponding": True},
        {"name": SECOND.name, "family_name": "Бекмұратова", "email": SECOND.email, "affiliation": SECOND.affiliation},
    ]  # fmt: skip
    draft = a_draft(author, now=now, report=ReportState.QUEUED, contributors=rows, title=TITLE,
                    cover_letter=f"Dear editors, yours, {FIRST.name}", funding="Grant to D. Zhaksylykova")  # fmt: skip
    with writing():
        draft = db.session.get_one(Submission, draft.id)
        draft.versions[0].file = a_file(
            draft, name=f"Zhaksylykova_rivers.{suffix}", content=content, by=author, now=now
        )
    work_off(app)
    with writing():
        submission = submit(draft.id, by=db.session.merge(author), now=now)
    work_off(app)
    return advance(submission, Action.SEND_TO_REVIEW, editor=editor, now=now + DAY)
