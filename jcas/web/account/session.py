"""Signing in and out."""

from collections.abc import Sequence
from importlib import import_module

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, EmailField, PasswordField
from wtforms.validators import DataRequired

from jcas.models.base import writing
from jcas.models.people import Person
from jcas.services import people
from jcas.services.accounts import Unconfirmed, send_confirmation
from jcas.web.addresses import same_site
from jcas.web.context import settings, signed_in
from jcas.web.forms import show
from jcas.web.guards import public
from jcas.web.kept import kept_form
from jcas.web.limits import limit_passwords, typed_account, wrong_password
from jcas.web.sessions import begin_session, end_session
from jcas.web.translations import gettext as _

bp = Blueprint("account_session", __name__)


class SignInForm(FlaskForm):
    """Address and password."""

    email = EmailField(_l("E-mail address"), [DataRequired(_l("Type the address that you registered with."))])
    password = PasswordField(_l("Password"), [DataRequired(_l("Type your password."))])
    stay = BooleanField(_l("Keep me signed in on this device"))


@bp.route("/sign-in", methods=["GET", "POST"])
@public
@limit_passwords(typed_account)
def sign_in() -> Response | tuple[str, int]:
    """The form, and on to where the person wanted to go."""
    form = SignInForm()
    if signed_in() is not None:
        return redirect(_onward())
    if form.validate_on_submit():
        person = _person_of(form)
        if person is not None:
            begin_session(person, stay=form.stay.data)
            return redirect(_onward())
    status, onward = 422 if form.errors else 200, same_site(request.args.get("next")) or ""
    page = render_template(
        "account/session/sign_in.html",
        form=form,
        waiting=onward == url_for("account_kept.show"),
        of_review=onward.startswith("/reviews/"),
        accounts=demo_accounts(),
    )
    return page, status


@bp.post("/sign-out")
@public
def sign_out() -> Response:
    """Ends the session on this device."""
    end_session()
    return redirect(url_for("public.home"))


def _person_of(form: SignInForm) -> Person | None:
    """Whom the form signs in; else the form carries the sentence."""
    email, password = form.email.data or "", form.password.data or ""
    try:
        person = people.sign_in(email, password)
    except Unconfirmed as refusal:
        wrong_password()  # each sends a mail: as many as wrong passwords and no more
        with writing():
            send_confirmation(email, now=g.now)
        show(form, refusal)
        return None
    if person is None:
        wrong_password()
        form.form_errors.append(_("Address and password do not belong together. Check both, or set a new password."))
    return person


def _onward() -> str:
    """Where to go after signing in: the page asked for, a form that waits, or the person's work."""
    page = same_site(request.args.get("next"))
    if page is None and kept_form() is not None:
        page = url_for("account_kept.show")
    return page or url_for("account_work.work")


def demo_accounts() -> Sequence[tuple[str, str, str]]:
    """Role in words, address and password of each account of the demo; nothing outside of one."""
    if not settings().demo:
        return ()
    try:
        accounts: Sequence[tuple[str, str, str]] = import_module("jcas.demo.accounts").ACCOUNTS
    except ModuleNotFoundError:
        return ()
    return accounts
