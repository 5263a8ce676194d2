"""A person's own account: what they say of themselves, their addresses, their password."""

import re
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import (
    BooleanField,
    EmailField,
    PasswordField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import DataRequired

from jcas.adapters.passwords import is_password
from jcas.models.base import writing
from jcas.models.people import Person
from jcas.services import people
from jcas.web.context import me
from jcas.web.context import profile as journal
from jcas.web.countries import countries
from jcas.web.forms import done
from jcas.web.guards import signed_in
from jcas.web.limits import limit_mails, limit_passwords, wrong_password
from jcas.web.sessions import begin_session
from jcas.web.translations import gettext as _

bp = Blueprint("account_profile", __name__)
_BREAK = re.compile(r"[\n,;]+")


class Boxes(SelectMultipleField):
    """Several of a list, as boxes to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class ProfileForm(FlaskForm):
    """What editors, letters and the printed article need to know of a person."""

    name = StringField(_l("Name"), [DataRequired(_l("Write your name as it should stand in letters and in print."))])
    family_name = StringField(_l("Family name"))
    affiliation = StringField(_l("Affiliation"))
    country = SelectField(_l("Country"))
    orcid = StringField(_l("ORCID iD"))
    willing_to_review = BooleanField(_l("I am willing to review for the journal"))
    topics = Boxes(_l("Topics that you know well"))
    keywords = TextAreaField(_l("Further keywords"))
    languages = Boxes(_l("Languages that you read and write"))

    def offer(self) -> None:
        """Fills the lists to choose from."""
        self.country.choices = [("", _("Choose a country")), *countries()]
        self.topics.choices = [(topic, topic) for topic in journal().topics]
        self.languages.choices = [(language.key, language.name) for language in journal().languages]

    def show(self, person: Person) -> None:
        """Fills in what is known of the person."""
        known = journal().topics
        for field in ("name", "family_name", "affiliation", "country", "orcid", "willing_to_review", "languages"):
            self[field].data = getattr(person, field)
        self.topics.data = [word for word in person.expertise if word in known]
        self.keywords.data = "\n".join(word for word in person.expertise if word not in known)

    def values(self) -> dict[str, Any]:
        """What the service keeps."""
        words = [*(self.topics.data or []), *_BREAK.split(self.keywords.data or "")]
        plain = ("name", "family_name", "affiliation", "country", "orcid", "willing_to_review")
        return {
            **{field: self[field].data or "" for field in plain},
            "willing_to_review": bool(self.willing_to_review.data),
            "expertise": words,
            "languages": self.languages.data or [],
        }


class AddressForm(FlaskForm):
    """One more address."""

    email = EmailField(_l("Another address"), [DataRequired(_l("Type an address that you read."))])
    password = PasswordField(_l("Your password"))


class PasswordForm(FlaskForm):
    """The old one and the new one."""

    old_password = PasswordField(_l("Present password"))
    new_password = PasswordField(_l("New password"), [DataRequired(_l("Choose a password."))])


def _own_password() -> str:
    """What wrong passwords are counted by here."""
    return f"person {me().id}"


@bp.route("/account", methods=["GET", "POST"])
@signed_in
def profile() -> Response | tuple[str, int]:
    """The page with all of it; a POST is the profile's own form."""
    form = ProfileForm()
    form.offer()
    if form.validate_on_submit() and done(form, lambda: people.save_profile(form.values(), by=me(), now=g.now)):
        flash(_("Your profile is saved."), "success")
        return redirect(url_for(".profile"))
    if not form.is_submitted():
        form.show(me())
    return _page(form=form)


@bp.post("/account/addresses")
@signed_in
@limit_mails
@limit_passwords(_own_password)
def add_address() -> Response | tuple[str, int]:
    """Writes to a further address; it stands in the list once it is confirmed.

    The password is asked for, since an address can open the account: a mail's link that was passed on shall not.
    """
    form = AddressForm()
    if (
        form.validate_on_submit()
        and _knows_password(form)
        and done(form, lambda: people.add_address(form.email.data or "", by=me(), now=g.now))
    ):
        sentence = _("We have written to %(address)s. Open the link in that mail, and the address stands here.",
                     address=(form.email.data or "").strip())  # fmt: skip
        flash(sentence, "success")
        return redirect(url_for(".profile", _anchor="addresses"))
    return _page(address_form=form)


@bp.post("/account/addresses/<int:address_id>/primary")
@signed_in
def make_primary(address_id: int) -> Response:
    """Mail goes there from now on."""
    with writing():
        people.make_primary(address_id, by=me(), now=g.now)
    flash(_("Mail goes to %(address)s from now on.", address=me().email), "success")
    return redirect(url_for(".profile", _anchor="addresses"))


@bp.post("/account/addresses/<int:address_id>/remove")
@signed_in
def remove_address(address_id: int) -> Response:
    """Forgets an address."""
    with writing():
        people.remove_address(address_id, by=me(), now=g.now)
    flash(_("The address is removed."), "success")
    return redirect(url_for(".profile", _anchor="addresses"))


@bp.post("/account/password")
@signed_in
@limit_passwords(_own_password)
def change_password() -> Response | tuple[str, int]:
    """A new password; every other device is signed out."""
    form = PasswordForm()
    old, new = form.old_password.data or "", form.new_password.data or ""
    if form.validate_on_submit() and done(form, lambda: people.change_password(old, new, by=me(), now=g.now)):
        begin_session(me())
        flash(_("Your new password is set. Every other device was signed out."), "success")
        return redirect(url_for(".profile"))
    if form.old_password.errors:
        wrong_password()
    return _page(password_form=form)


@bp.post("/account/sign-out-everywhere")
@signed_in
def sign_out_everywhere() -> Response:
    """Ends every session but this one."""
    with writing():
        people.sign_out_everywhere(by=me())
    begin_session(me())
    flash(_("Every other device is signed out."), "success")
    return redirect(url_for(".profile"))


def _knows_password(form: AddressForm) -> bool:
    if me().password_hash is None or is_password(me().password_hash, form.password.data or ""):
        return True
    wrong_password()
    form.password.errors = [_("This is not your present password.")]
    return False


def _page(
    *,
    form: ProfileForm | None = None,
    address_form: AddressForm | None = None,
    password_form: PasswordForm | None = None,
) -> tuple[str, int]:
    """The account page; the form that was sent with what was typed, the others as they are kept."""
    sent = form or address_form or password_form
    if form is None:
        form = ProfileForm(formdata=None)
        form.offer()
        form.show(me())
    page = render_template(
        "account/profile/profile.html",
        form=form,
        address_form=address_form or AddressForm(formdata=None),
        password_form=password_form or PasswordForm(formdata=None),
        sent=sent,
        addresses=[address for address in me().addresses if address.confirmed_at or address.primary],
    )
    return page, 422 if sent is not None and sent.errors else 200
