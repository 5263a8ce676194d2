"""The copy for reviewers as an editor sees it: what to look at beside the copy itself; release, mask, make it anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, send_file, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from jcas.domain.anonymity.looking import rows
from jcas.domain.files import Kind
from jcas.domain.refusals import Invalid, NotHandling
from jcas.domain.submissions import Action, after, allows
from jcas.models.base import writing
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import ReportState, Version
from jcas.models.submissions import Submission
from jcas.policies.copies import may_release
from jcas.policies.disclosure import reviewer_label
from jcas.queries.cleaning import cleanings_of
from jcas.queries.desk_submission import for_desk
from jcas.queries.drafts import latest_version
from jcas.services import cleaning, releases
from jcas.services.desk import somebody_else_handles
from jcas.services.files import Upload
from jcas.web.context import me, profile
from jcas.web.editor.frame import render_on_desk
from jcas.web.forms import done
from jcas.web.guards import editorial
from jcas.web.limits import limit_uploads
from jcas.web.reading import picture_of, reading_of
from jcas.web.translations import gettext as _
from jcas.web.uploads import refused, taken, uploaded

bp = Blueprint("editor_copy", __name__, url_prefix="/desk/<int:submission_id>/copy")

_KINDS: dict[str, LazyString] = {
    "self_citation": _l("Citations of the authors’ own works"),
    "acknowledgement": _l("Acknowledgements and funding"),
    "picture": _l("Pictures"),
    "text": _l("Words that may tell who wrote it"),
}
"""What the machine found, by kind, in this order; every other kind stands with the last."""


class CopyForm(FlaskForm):
    """A copy made by hand."""

    file = FileField(_l("Your copy"))


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to look at, the words concerned marked; `paragraph`: its number in the reading view, if it has one."""

    sentence: str
    context: Markup
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class FurtherFile:
    """A file beside the manuscript, or attached to a review, and what the other side gets of it."""

    row: Cleaning
    kind: str
    mark: str
    places: list[Place]


@bp.get("")
@editorial
def show(submission_id: int) -> str:
    """The page; with ?part=pending the notice alone that poll.js asks for while the copy is made."""
    submission = for_desk(submission_id, me())
    if request.args.get("part") == "pending":
        return render_template("editor/copy/pending.html", submission=submission, pending=_is_pending(submission))
    return _page(submission, CopyForm())


@bp.get("/pictures/<name>")
@editorial
def picture(submission_id: int, name: str) -> Response:
    """A figure of the reading view."""
    found = picture_of(latest_version(for_desk(submission_id, me())), name)
    if found is None:
        abort(404)
    answer: Response = send_file(found[0], mimetype=found[1], download_name=name)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


@bp.post("/release")
@editorial
def release(submission_id: int) -> Response:
    """Lets reviewers have what was looked at."""
    mark = request.form.get("copy", "")
    words = _("Released: reviewers who have agreed can read it now.")
    return _done(submission_id, lambda: releases.release(submission_id, mark, by=me(), now=g.now), words)


@bp.post("/anew")
@editorial
def anew(submission_id: int) -> Response:
    """Has it made once more of the authors' file; `mask` hides the authors' citations of their own works."""
    masks = request.form.get("mask") == "1"
    return _done(
        submission_id,
        lambda: releases.make_anew(submission_id, masks_own=masks, by=me(), now=g.now),
        _("The copy is made anew."),
    )


@bp.post("/files/<int:cleaning_id>/release")
@editorial
def release_file(submission_id: int, cleaning_id: int) -> Response:
    """Lets reviewers have a further file that was looked at, or authors what a reviewer attached."""
    row = _own(submission_id, cleaning_id)
    mark = request.form.get("mark", "")
    words = _("Released: reviewers who have agreed get it now.")
    if row.file.kind == Kind.ATTACHED:
        words = _("Released: the authors get it with the letter of its round, or now where that is sent.")
    return _done(submission_id, lambda: cleaning.release(cleaning_id, mark, by=me(), now=g.now), words)


@bp.post("/files/<int:cleaning_id>")
@limit_uploads
@editorial
def replace_file(submission_id: int, cleaning_id: int) -> Response:
    """Takes a clean one in place of a further file."""
    _own(submission_id, cleaning_id)
    _takes(for_desk(submission_id, me()))
    upload = uploaded("file")
    if upload is None:
        raise Invalid("Choose the clean file.")
    return _done(
        submission_id,
        lambda: cleaning.replace(cleaning_id, upload, by=me(), now=g.now),
        _("Your file takes its place as soon as it is read."),
    )


@bp.post("")
@limit_uploads
@editorial
def by_hand(submission_id: int) -> Response:
    """Takes a copy made by hand."""
    _takes(for_desk(submission_id, me()))
    form, upload = CopyForm(), uploaded("file")
    if form.validate() and done(form, lambda: _take(submission_id, upload)):
        flash(_("Your copy takes the place of the machine’s as soon as it is read."), "done")
        return taken(url_for(".show", submission_id=submission_id))
    return refused(form, _page(for_desk(submission_id, me()), form))


def _takes(submission: Submission) -> None:
    """Refused before a file is stored where nothing can be taken."""
    after(submission.stage, Action.RELEASE)
    if not may_release(me(), submission):
        raise NotHandling(somebody_else_handles(submission))


def _own(submission_id: int, cleaning_id: int) -> Cleaning:
    """The file's row, where it is one of this submission's."""
    row = next((row for row in for_desk(submission_id, me()).cleanings if row.id == cleaning_id), None)
    return row or abort(404)


def _take(submission_id: int, upload: Upload | None) -> None:
    if upload is None:
        raise Invalid("Choose the copy.", field="file")
    releases.take_by_hand(submission_id, upload, by=me(), now=g.now)


def _done(submission_id: int, action: Callable[[], Any], words: str) -> Response:
    with writing():
        action()
    flash(words, "done")
    return redirect(url_for(".show", submission_id=submission_id))


def _page(submission: Submission, form: CopyForm) -> str:
    version = latest_version(submission)
    places = rows(version.to_look_at) if version and version.anonymised_id else []
    beside = _beside(submission)
    return render_on_desk(
        "editor/copy/show.html",
        submission,
        "copy",
        version=version,
        mark=releases.mark_of(version) if version else "",
        groups=_groups(places),
        many=len(places),
        cites_own=any(place["kind"] == "self_citation" for place in places),
        reading=reading_of(version, pictures=url_for(".picture", submission_id=submission.id, name="")),
        further=[file for file in beside if file.row.file.kind != Kind.ATTACHED],
        attached=[file for file in beside if file.row.file.kind == Kind.ATTACHED],
        only_clean=cleaning.ONLY_CLEAN,
        pending=_is_pending(submission),
        acts=may_release(me(), submission) and allows(submission.stage, Action.RELEASE),
        form=form,
        megabytes=profile().upload_megabytes,
    )


def _beside(submission: Submission) -> list[FurtherFile]:
    """The files that cross to the other side beside the manuscript, those first that wait for a look."""
    names = {kind.key: _(kind.name) for kind in profile().file_kinds} | {Kind.RESPONSE: _("Response to reviewers")}
    who = {a.review.attachment_id: reviewer_label(a) for a in submission.assignments if a.review}
    found = [
        FurtherFile(row, who.get(row.file_id) or kind, cleaning.mark_of(row), _places(row.to_look_at))
        for row in cleanings_of(submission.id)
        for kind in [names.get(row.file.kind, row.file.kind)]
    ]
    return sorted(found, key=lambda file: file.row.state != CleaningState.WITHHELD)


def _is_pending(submission: Submission) -> bool:
    """Whether a worker is to make the copy, or is at it."""
    version: Version | None = latest_version(submission)
    if version is None or version.report is None or version.anonymised_id or version.anonymised_error:
        return False
    ends = {ReportState.UNREADABLE, ReportState.FAILED}
    return version.report.state not in ends or version.by_hand_id is not None


def _groups(places: Sequence[dict[str, Any]]) -> list[tuple[str, list[Place]]]:
    """The places under the names of their kinds."""
    kinds = {place["kind"] if place["kind"] in _KINDS else "text" for place in places}
    found = {kind: [_place(p) for p in places if p["kind"] == kind or (kind == "text" and p["kind"] not in _KINDS)]
             for kind in _KINDS if kind in kinds}  # fmt: skip
    return [(str(_KINDS[kind]), here) for kind, here in found.items()]


def _places(stored: Sequence[Any]) -> list[Place]:
    return [_place(row) for row in rows(stored)]


def _place(row: dict[str, Any]) -> Place:
    what = row["what"]
    context = row["context"] or ("" if what in row["sentence"] else what)
    before, found, behind = context.partition(what) if what else (context, "", "")
    marked = escape(before) + (Markup("<mark>%s</mark>") % found if found else "") + escape(behind)
    return Place(row["sentence"], marked, row["paragraph"])
