"""A form that was sent with an ended session: what was kept of it, and one button that sends it again."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from jcas.models.people import KeptForm
from jcas.web.addresses import same_site
from jcas.web.guards import public
from jcas.web.kept import COOKIE, FIELD, forget, kept_form
from jcas.web.translations import gettext as _

bp = Blueprint("account_kept", __name__)
_SHOWN = 600
"""Letters of a field that are shown; all of them are sent."""


@bp.get("/kept")
@public
def show() -> str:
    """What was kept, if anything waits for this browser and this person."""
    form = kept_form()
    if form is None or same_site(form.path) is None:
        return render_template("account/kept/nothing.html")
    return render_template("account/kept/kept.html", kept=form, key_field=FIELD, shown=_shown(form))


@bp.post("/kept/drop")
@public
def drop() -> Response:
    """The person does not want it any more."""
    form = kept_form()
    if form is not None:
        forget(form)
    answer = redirect(url_for("account_work.work"))
    answer.delete_cookie(COOKIE)
    return answer


def _shown(form: KeptForm) -> list[tuple[str, str]]:
    """Names and texts for the person to know again what it was; machine fields and empty ones are left out."""
    texts = [(name, text) for name, text in form.fields if text.strip() and not name.startswith("_")]
    files = [(_("file"), file[1]) for file in form.files]
    return [
        (name.replace("_", " "), text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")) for name, text in texts
    ] + files
