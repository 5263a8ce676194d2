"""What stays on every page of one submission on the desk: number, title, stage, what comes next, the tabs."""

from dataclasses import dataclass
from typing import Any

from flask import g, render_template, url_for

from jcas.models.submissions import Submission
from jcas.queries.desk_lines import DeskRow, line_of
from jcas.web.context import profile
from jcas.web.editor.words import TONES, next_words, waiting_words
from jcas.web.translations import gettext as _


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of the page."""

    row: DeskRow
    next: str
    waits: str
    tone: str
    tabs: list[dict[str, Any]]


def frame_of(submission: Submission, tab: str) -> Frame:
    """The frame with one tab marked as the present one."""
    row = line_of(submission, now=g.now, reviewers_minimum=profile().times.reviewers_minimum)
    named = {
        "show": _("Review"),
        "report": _("Report"),
        "copy": _("Copy for reviewers"),
        "files": _("Files"),
        "history": _("History"),
    }
    pages = {key: f"editor_submission.{key}" for key in named} | {"copy": "editor_copy.show"}
    tabs = [
        {"name": name, "url": url_for(pages[key], submission_id=submission.id), "current": key == tab}
        for key, name in named.items()
    ]
    return Frame(row, next_words(row.waiting), waiting_words(row.waiting), TONES.get(row.waiting, "wait"), tabs)


def render_on_desk(template: str, submission: Submission, tab: str = "", **values: Any) -> str:
    """A page of the submission inside its frame."""
    frame = values.pop("frame", None) or frame_of(submission, tab)
    return render_template(template, submission=submission, frame=frame, **values)
