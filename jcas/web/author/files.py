"""The Files tab: the manuscript's versions, and further files, which can be added and removed while it is a draft."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.wrappers import Response
from wtforms import SelectField

from jcas.domain.refusals import Invalid
from jcas.domain.submissions import Action, after
from jcas.models.base import db, writing
from jcas.models.submissions import Submission
from jcas.queries.author_pages import for_author
from jcas.queries.files import further_files
from jcas.services.files import Upload, add_file, remove_file
from jcas.web.author.frame import render_tab
from jcas.web.context import me, profile, storage
from jcas.web.forms import done
from jcas.web.guards import signed_in
from jcas.web.limits import limit_uploads
from jcas.web.translations import gettext as _
from jcas.web.uploads import refused, taken, uploaded

bp = Blueprint("author_files", __name__, url_prefix="/submissions/<int:submission_id>/files")


class FileForm(FlaskForm):
    """A further file and what it is."""

    kind = SelectField(_l("What it is"), validate_choice=False)
    file = FileField(_l("The file"))


@bp.get("")
@signed_in
def files(submission_id: int) -> str:
    """The tab."""
    return _page(for_author(submission_id, me()), _form())


@bp.post("")
@limit_uploads
@signed_in
def add(submission_id: int) -> Response:
    """Takes a further file."""
    submission = for_author(submission_id, me())
    after(submission.stage, Action.EDIT)  # nothing is stored for a draft that is one no more
    form, upload = _form(), uploaded("file")
    if form.validate() and done(form, lambda: _add(submission_id, form.kind.data, upload)):
        return taken(_url(submission_id))
    return refused(form, _page(submission, form))


@bp.post("/remove")
@signed_in
def remove(submission_id: int) -> Response:
    """Takes a further file away; one that is gone already is no error."""
    file_id = request.form.get("file", type=int) or 0
    present = {file.id for file in further_files(for_author(submission_id, me()).id)}
    db.session.rollback()
    if file_id in present:
        with writing():
            key = remove_file(submission_id, file_id, by=me(), now=g.now)
        storage().remove([key])
        flash(_("The file is removed."), "done")
    return redirect(_url(submission_id))


def _form() -> FileForm:
    form = FileForm()
    form.kind.choices = [("", _("Choose …")), *((kind.key, _(kind.name)) for kind in profile().file_kinds)]
    return form


def _add(submission_id: int, kind: str, upload: Upload | None) -> None:
    if upload is None:
        raise Invalid("Choose a file.", field="file")
    add_file(submission_id, kind, upload, by=me(), now=g.now)


def _url(submission_id: int) -> str:
    return url_for("author_files.files", submission_id=submission_id)


def _page(submission: Submission, form: FileForm) -> str:
    kinds = {kind.key: kind for kind in profile().file_kinds}
    return render_tab(
        "author/files/files.html",
        submission,
        "files",
        form=form,
        kinds=kinds,
        further=further_files(submission.id),
    )
