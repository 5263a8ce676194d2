"""Registering, and confirming an address by the link of a mail."""

import hmac

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import DataRequired

from jcas.adapters.passwords import is_password
from jcas.models.base import writing
from jcas.models.people import Address, Person
from jcas.services import people
from jcas.services.accounts import address_to_confirm, is_unproven, mark_of_registration
from jcas.web.context import signed_in
from jcas.web.forms import done
from jcas.web.guards import by_token, public
from jcas.web.limits import limit_mails, limit_passwords, wrong_password
from jcas.web.sessions import begin_session
from jcas.web.translations import gettext as _

bp = Blueprint("account_register", __name__)
WRITTEN_TO, MARK = "written_to", "registered"


class RegistrationForm(FlaskForm):
    """What an account needs; everything else is asked for when it matters."""

    name = StringField(
        _l("Your name"), [DataRequired(_l("Write your name as it should stand in letters and in print."))]
    )
    email = EmailField(_l("E-mail address"), [DataRequired(_l("Type an address that you read."))])
    password = PasswordField(_l("Password"), [DataRequired(_l("Choose a password."))])


class ConfirmationForm(FlaskForm):
    """A button; with the password where another browser registered."""

    password = PasswordField(_l("The password that you chose"))


@bp.route("/register", methods=["GET", "POST"])
@public
@limit_mails
def register() -> Response | tuple[str, int]:
    """The form. What follows is the same page whether or not the address has an account."""
    form = RegistrationForm()
    if signed_in() is not None:
        return redirect(url_for("account_work.work"))
    made: list[Person | None] = []

    def act() -> None:
        made.append(people.register(form.email.data or "", form.password.data or "", form.name.data or "", now=g.now))

    if form.validate_on_submit() and done(form, act):
        session[WRITTEN_TO] = (form.email.data or "").strip()
        session[MARK] = mark_of_registration(made[0])
        return redirect(url_for(".sent"))
    return render_template("account/register/register.html", form=form), 422 if form.errors else 200


@bp.get("/register/sent")
@public
def sent() -> str:
    """Look into your mail."""
    return render_template("account/register/sent.html", address=session.get(WRITTEN_TO))


@bp.route("/confirm/<token>", methods=["GET", "POST"])
@by_token
@limit_passwords(lambda: _meant(request.path))
def confirm(token: str) -> Response | tuple[str, int]:
    """Shows a button; only pressing it confirms, since mail scanners open links.

    Somebody else may have registered with this address before its holder: so the holder's click alone makes no
    password valid. The browser must be the one that registered, or signed in, or the password is asked for.
    """
    address = address_to_confirm(token)
    if address is None:
        return render_template("account/register/old_link.html"), 404
    form = ConfirmationForm()
    needs = _needed(address)
    if (
        address.confirmed_at is None
        and needs != "session"
        and form.validate_on_submit()
        and _proved(form, address, needs)
    ):
        return _confirmed(address)
    page = render_template("account/register/confirm.html", form=form, address=address, needs=needs, token=token)
    return page, 422 if form.errors else 200


def _needed(address: Address) -> str:
    """What must come with the link: nothing more, the password, or the session of the person who added the address."""
    person = address.person
    if _here(person):
        return "nothing"
    if not is_unproven(person):
        return "session"
    if person.password_hash is None or hmac.compare_digest(session.get(MARK, ""), mark_of_registration(person)):
        return "nothing"
    return "password"


def _proved(form: ConfirmationForm, address: Address, needs: str) -> bool:
    if needs == "nothing" or is_password(address.person.password_hash, form.password.data or ""):
        return True
    wrong_password()
    form.password.errors = [_("This is not the password that this account was registered with.")]
    return False


def _confirmed(address: Address) -> Response:
    with writing():
        person = people.confirm_address(address.id, now=g.now).person
    if person.password_hash is None:
        return redirect(url_for("account_reset.ask"))
    page = "account_profile.profile" if _here(person) else "account_work.work"
    if not _here(person):
        begin_session(person)
    flash(_("%(address)s is confirmed.", address=address.address), "success")
    return redirect(url_for(page))


def _meant(path: str) -> str:
    """The part of a link that is the same in all links to one address."""
    return path.rpartition("/")[2].partition(".")[0]


def _here(person: Person) -> bool:
    """Whether this very person is signed in here."""
    here = signed_in()
    return here is not None and here.id == person.id
