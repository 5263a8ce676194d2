"""Check your manuscript: the preflight for everybody, without an account; forgotten within the hour.

Whoever holds a report's address may read it and delete it, so it asks for no session and no token of a form: a page
that was open since yesterday still takes its file. Forms that another site's page sends are refused.
"""

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.wrappers import Response as Answer
from wtforms import RadioField

from jcas.adapters.queue import answers
from jcas.adapters.storage import strangers_storage
from jcas.domain.refusals import Busy, Invalid, NotFound, Refused
from jcas.models.base import writing
from jcas.models.files import ReportState
from jcas.models.public_checks import PublicCheck
from jcas.queries.public_checks import PENDING, check_of
from jcas.services import public_checks
from jcas.services.files import DOCUMENT_TYPES, Upload
from jcas.web.context import profile
from jcas.web.downloads import attachment
from jcas.web.findings import view_of
from jcas.web.forms import show
from jcas.web.guards import public
from jcas.web.limits import seconds_to_wait
from jcas.web.public.pages import call_at
from jcas.web.report_links import ReportLinks
from jcas.web.report_pages import matrix_of
from jcas.web.translations import gettext as _
from jcas.web.translations import ngettext
from jcas.web.uploads import refused, taken

bp = Blueprint("public_check", __name__, url_prefix="/check")
FILES_AN_HOUR = 10
"""From one address of the network."""
SOON = 120
"""Seconds after which a site with too much to do may be asked again."""
ACCEPTED = ".docx,.odt,.pdf,.doc,.rtf"
"""What a file chooser offers; what a file is, is told by its content (jcas.adapters.documents.formats)."""
ELSEWHERE = "This form was sent by another site. Choose your file here."


class CheckForm(FlaskForm):
    """A manuscript and its type."""

    class Meta:
        """No account is touched by it: whoever sends it gets a report, nothing else."""

        csrf = False

    file = FileField(_l("Your manuscript"))
    article_type = RadioField(_l("Type of article"), validate_choice=False)


@bp.record_once
def ask_for_no_token(state: BlueprintSetupState) -> None:
    """See the module's own words."""
    state.app.extensions["csrf"].exempt(bp)


@bp.after_request
def tell_nobody(answer: Response) -> Response:
    """The report's address is its key: no search engine keeps it, and a link that leads away does not tell it."""
    answer.headers["X-Robots-Tag"] = "noindex, nofollow" if request.view_args else "nofollow"
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("")
@public
def start() -> str:
    """The drop zone, and what happens with the file."""
    return _form_page(_form())


@bp.post("")
@public
def begin() -> Answer:
    """Takes a file; its report's address is the answer."""
    form, upload = _form(), _sent()
    if request.headers.get("Sec-Fetch-Site") == "cross-site":  # not counted: it would use up its visitor's ten
        return _refused(form, Invalid(ELSEWHERE))
    if upload and (seconds := seconds_to_wait(f"{FILES_AN_HOUR} per hour", "public checks")):
        return _not_now(form, _too_often(seconds), 429, seconds)
    try:
        check = _ask(upload, form.article_type.data)
    except Busy as refusal:
        return _not_now(form, refusal.sentence, 503, SOON)
    except Refused as refusal:
        return _refused(form, refusal)
    return taken(_url("report", check.key))


@bp.get("/<key>")
@public
def report(key: str) -> str | tuple[str, int]:
    """The report, or how far it is."""
    return _report_page(key, "report")


@bp.get("/<key>/part")
@public
def part(key: str) -> str | tuple[str, int]:
    """The part of that page which poll.js asks for while the check runs."""
    return _report_page(key, "part")


@bp.get("/<key>/citations")
@public
def citations(key: str) -> str | tuple[str, int]:
    """The matrix of citations against references; ?show=problem for what does not agree alone."""
    check = check_of(key, now=g.now)
    if check is None:
        return _gone()
    found = check if check.state == ReportState.DONE else None
    links = ReportLinks(_url("report", key), text="", citations=_url("citations", key), pictures="")
    return render_template("public/check/citations.html", check=check, **matrix_of(found, links))


@bp.get("/<key>/annotated")
@public
def annotated(key: str) -> Response | tuple[str, int]:
    """The file with each finding as a comment."""
    check = check_of(key, now=g.now)
    path = strangers_storage().path(check.annotated_key) if check and check.annotated_key else None
    if check is None or path is None or not path.is_file():
        return _gone()
    stem = check.name.rpartition(".")[0] or check.name
    kind = check.annotated_format
    return attachment(path, name=f"{stem} annotated.{kind}", media_type=DOCUMENT_TYPES[kind])


@bp.post("/<key>/forget")
@public
def forget(key: str) -> Answer | tuple[str, int]:
    """Deletes file and report at once."""
    try:
        with writing():
            files = public_checks.forget(key, now=g.now)
    except NotFound:
        return _gone()
    strangers_storage().remove(files)
    flash(_("Deleted: the file, its report and the annotated copy."), "done")
    return redirect(url_for("public_check.start"))


def _form() -> CheckForm:
    form = CheckForm()
    form.article_type.choices = [(kind.key, kind.name) for kind in profile().article_types]
    form.article_type.data = form.article_type.data or profile().article_type_keys[0]
    return form


def _sent() -> Upload | None:
    """The file of the form; None where none was chosen."""
    file = request.files.get("file")
    return Upload(file.stream, file.filename, file.mimetype) if file and file.filename else None


def _ask(upload: Upload | None, article_type: str) -> PublicCheck:
    """Stores the file and asks for its check; nothing stays stored where that is refused."""
    stored = public_checks.store(upload, article_type, now=g.now)
    try:
        with writing():
            return public_checks.ask(stored, upload.name if upload else "", article_type, now=g.now)
    except BaseException:
        strangers_storage().remove([stored.key])
        raise


def _refused(form: CheckForm, refusal: Refused) -> Answer:
    """The page with what is wrong on it."""
    show(form, refusal)
    return refused(form, _form_page(form))


def _not_now(form: CheckForm, sentence: str, status: int, seconds: int) -> Answer:
    """The page with the sentence on it, and for programs when to come again."""
    form.form_errors.append(sentence)
    answer = refused(form, _form_page(form))
    answer.status_code = status
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _too_often(seconds: int) -> str:
    wait = ngettext("Wait %(num)s minute, then try again.", "Wait %(num)s minutes, then try again.", -(-seconds // 60))
    many = _("%(n)s files have been sent from your network within the hour, which is the most.", n=FILES_AN_HOUR)
    return f"{many} {wait} {_('Your file was not kept.')}"


def _url(page: str, key: str) -> str:
    return url_for(f"public_check.{page}", key=key)


def _form_page(form: CheckForm) -> str:
    return render_template("public/check/check.html", form=form, **_said())


def _report_page(key: str, template: str) -> str | tuple[str, int]:
    check = check_of(key, now=g.now)
    if check is None:
        return _gone()
    pending = check.state in PENDING
    form = _form()
    form.article_type.data = check.article_type
    return render_template(
        f"public/check/{template}.html",
        check=check,
        form=form,
        pending=pending,
        away=pending and not answers(),
        view=view_of(check) if check.state == ReportState.DONE else None,
        call=call_at(g.now, profile()),
        minutes=-(-int((check.expires_at - g.now).total_seconds()) // 60),
        **_said(),
    )


def _gone() -> tuple[str, int]:
    return render_template("public/check/gone.html"), 404


def _said() -> dict[str, object]:
    """What the pages say of the rules of this room."""
    return {
        "files_an_hour": FILES_AN_HOUR,
        "helps": {kind.key: kind.description for kind in profile().article_types},
        "accepted": ACCEPTED,
    }
