"""The directory of people: who there is, which roles they have, and a new account for somebody."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import EmailField, StringField
from wtforms.validators import DataRequired

from jcas.domain.people import Role
from jcas.models.base import writing
from jcas.models.people import Person
from jcas.policies.people import may_grant
from jcas.queries import directory
from jcas.services import people as services
from jcas.web.account.profile import Boxes
from jcas.web.context import me
from jcas.web.context import profile as journal
from jcas.web.countries import country_name
from jcas.web.forms import done
from jcas.web.guards import administrator, sees_people
from jcas.web.translations import gettext as _

bp = Blueprint("admin_people", __name__)


class RolesForm(FlaskForm):
    """The roles that may be given by the person who looks at it."""

    roles = Boxes(_l("Roles"))

    def offer(self) -> None:
        """Fills the list."""
        self.roles.choices = [(role, words) for role, words in role_words().items() if may_grant(me(), role)]


class NewPersonForm(RolesForm):
    """Somebody who shall have an account."""

    name = StringField(_l("Name"), [DataRequired(_l("Write the name as the person writes it."))])
    email = EmailField(_l("E-mail address"), [DataRequired(_l("Type the person’s address."))])


@bp.get("/people")
@sees_people
def people() -> str:
    """The list, searched and paged."""
    words, role = request.args.get("q", ""), _role(request.args.get("role"))
    page = directory.people(me(), words=words, role=role, page=request.args.get("page", 1, int))
    return render_template("admin/people/list.html", page=page, words=words, role=role, roles=role_words())


@bp.route("/people/new", methods=["GET", "POST"])
@sees_people
def new() -> Response | tuple[str, int]:
    """An account for somebody, who sets the password by a mail."""
    form = NewPersonForm()
    form.offer()
    made: list[Person] = []

    def act() -> None:
        roles = [Role(key) for key in form.roles.data or []]
        made.append(services.add_person(form.email.data or "", form.name.data or "", roles, by=me(), now=g.now))

    if form.validate_on_submit() and done(form, act):
        flash(_("%(name)s has an account.", name=made[0].name), "success")
        return redirect(url_for(".person", person_id=made[0].id))
    return render_template("admin/people/new.html", form=form), 422 if form.errors else 200


@bp.route("/people/<int:person_id>", methods=["GET", "POST"])
@sees_people
def person(person_id: int) -> Response | tuple[str, int]:
    """One person; a POST gives and takes roles as ticked."""
    shown = _person(person_id)
    form = RolesForm()
    form.offer()
    if form.validate_on_submit() and done(form, lambda: _set_roles(shown, form)):
        flash(_("The roles of %(name)s are saved.", name=shown.name), "success")
        return redirect(url_for(".person", person_id=person_id))
    if not form.is_submitted():
        form.roles.data = list(shown.roles)
    page = render_template(
        "admin/people/person.html", person=shown, form=form, roles=role_words(), country_name=country_name,
        languages={language.key: language.name for language in journal().languages},
    )  # fmt: skip
    return page, 422 if form.errors else 200


@bp.post("/people/<int:person_id>/close")
@administrator
def close(person_id: int) -> Response:
    """Nobody can sign in to the account any more."""
    with writing():
        services.close_account(_person(person_id), by=me(), now=g.now)
    return redirect(url_for(".person", person_id=person_id))


@bp.post("/people/<int:person_id>/reopen")
@administrator
def reopen(person_id: int) -> Response:
    """The person can sign in again."""
    with writing():
        services.reopen_account(_person(person_id), by=me(), now=g.now)
    return redirect(url_for(".person", person_id=person_id))


def role_words() -> dict[Role, str]:
    """Each role in the journal's own words."""
    named = {choice.key: choice.name for choice in journal().roles}
    return {role: named.get(role, role.replace("_", " ")) for role in Role}


def _set_roles(shown: Person, form: RolesForm) -> None:
    for role, _words in form.roles.choices:
        change = services.grant_role if role in (form.roles.data or []) else services.take_role
        change(shown, role, by=me(), now=g.now)


def _person(person_id: int) -> Person:
    return directory.person(person_id, me()) or abort(404)


def _role(text: str | None) -> Role | None:
    return Role(text) if text in set(Role) else None
