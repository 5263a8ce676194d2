"""The one-time link of `jcas run` and `jcas admin-link`: whoever opens it becomes the desk's administrator."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from jcas.models.people import Person
from jcas.services import people
from jcas.services.administrators import become_administrator, opens
from jcas.web.account.register import RegistrationForm
from jcas.web.context import signed_in
from jcas.web.forms import done
from jcas.web.guards import by_token
from jcas.web.sessions import begin_session
from jcas.web.translations import gettext as _

bp = Blueprint("account_administrator", __name__)


@bp.route("/administrator/<token>", methods=["GET", "POST"])
@by_token
def become(token: str) -> Response | tuple[str, int]:
    """A button for who is signed in, a form that opens an account for who is not."""
    if not opens(token):
        return render_template("account/administrator/old_link.html"), 404
    form = RegistrationForm()
    here = signed_in()
    if here is not None:
        del form.name, form.email, form.password
    found: list[Person] = []

    def act() -> None:
        person = here or people.open_account(
            form.email.data or "", form.password.data or "", form.name.data or "", now=g.now
        )
        become_administrator(token, by=person, now=g.now)
        found.append(person)

    if form.validate_on_submit() and done(form, act):
        if here is None:
            begin_session(found[0])
        flash(_("You are the administrator of this desk now."), "success")
        return redirect(url_for("admin_people.people"))
    return render_template("account/administrator/become.html", form=form), 422 if form.errors else 200
