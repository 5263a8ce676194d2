"""A new password for somebody who no longer knows the old one."""

from flask import Blueprint, flash, g, redirect, render_template, session, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import EmailField, PasswordField
from wtforms.validators import DataRequired

from jcas.services import people
from jcas.services.accounts import person_to_reset
from jcas.web.forms import done
from jcas.web.guards import by_token, public
from jcas.web.limits import limit_mails
from jcas.web.sessions import begin_session
from jcas.web.translations import gettext as _

bp = Blueprint("account_reset", __name__)
WRITTEN_TO = "written_to"


class AskForm(FlaskForm):
    """Whose password."""

    email = EmailField(_l("E-mail address"), [DataRequired(_l("Type the address that you registered with."))])


class NewPasswordForm(FlaskForm):
    """The new one."""

    password = PasswordField(_l("New password"), [DataRequired(_l("Choose a password."))])


@bp.route("/reset", methods=["GET", "POST"])
@public
@limit_mails
def ask() -> Response | tuple[str, int]:
    """Asks for the mail with the link; the answer is the same whether or not the address has an account."""
    form = AskForm()
    if form.validate_on_submit() and done(form, lambda: people.ask_reset(form.email.data or "", now=g.now)):
        session[WRITTEN_TO] = (form.email.data or "").strip()
        return redirect(url_for(".sent"))
    return render_template("account/reset/ask.html", form=form), 422 if form.errors else 200


@bp.get("/reset/sent")
@public
def sent() -> str:
    """Look into your mail."""
    return render_template("account/reset/sent.html", address=session.get(WRITTEN_TO))


@bp.route("/reset/<token>", methods=["GET", "POST"])
@by_token
def choose(token: str) -> Response | tuple[str, int]:
    """The form for the new password; it works once."""
    person = person_to_reset(token)
    if person is None:
        return render_template("account/reset/old_link.html"), 404
    form = NewPasswordForm()
    if form.validate_on_submit() and done(
        form, lambda: people.reset_password(person.id, form.password.data or "", now=g.now)
    ):
        begin_session(person)
        flash(_("Your new password is set. Every other device was signed out."), "success")
        return redirect(url_for("account_work.work"))
    return render_template("account/reset/choose.html", form=form, person=person), 422 if form.errors else 200
