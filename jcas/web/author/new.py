"""A new submission begins with its manuscript."""

import secrets

from flask import Blueprint, g, render_template, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField

from jcas.domain.deadlines import deadline_of, issue_for
from jcas.domain.refusals import Invalid
from jcas.models.submissions import Submission
from jcas.queries.repeats import unfinished
from jcas.services.drafts import begin
from jcas.services.files import Upload
from jcas.web.context import me, profile
from jcas.web.forms import done
from jcas.web.guards import signed_in
from jcas.web.limits import limit_uploads
from jcas.web.uploads import refused, taken, uploaded

bp = Blueprint("author_new", __name__)


class NewForm(FlaskForm):
    """The file, its type, and a key by which a second click is told from a second submission."""

    file = FileField(_l("Your manuscript"))
    article_type = RadioField(_l("Type of article"), validate_choice=False)
    once = HiddenField()


@bp.route("/submissions/new", methods=["GET", "POST"])
@limit_uploads
@signed_in
def new() -> Response | str:
    """The drop zone over what will be asked; the file that comes becomes a draft, and its report is the next page."""
    form = _form()
    if not form.is_submitted():
        return _page(form)
    begun: list[Submission] = []
    upload = uploaded("file")
    if form.validate() and done(form, lambda: begun.append(_begin(form, upload))):
        return taken(url_for("author_report.report", submission_id=begun[0].id))
    return refused(form, _page(form))


def _form() -> NewForm:
    form = NewForm()
    form.article_type.choices = [(kind.key, kind.name) for kind in profile().article_types]
    form.article_type.data = form.article_type.data or profile().article_type_keys[0]
    form.once.data = form.once.data or secrets.token_urlsafe(12)
    return form


def _begin(form: NewForm, upload: Upload | None) -> Submission:
    if upload is None:
        raise Invalid("Choose the file of your manuscript.", field="file")
    return begin(upload, form.article_type.data, by=me(), now=g.now, once=form.once.data)


def _page(form: NewForm) -> str:
    issue = issue_for(g.now, profile())
    return render_template(
        "author/new/new.html",
        form=form,
        issue=issue.label(profile()),
        deadline=deadline_of(issue, profile()),
        helps={kind.key: kind.description for kind in profile().article_types},
        drafts=unfinished(me()),
    )
