"""The links at the top of every page, by what a person is; addresses of static files that change with their content."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Flask, current_app, request, url_for
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from jcas.policies.people import may_administer, may_see_mails, may_see_people, may_see_reviewers
from jcas.web.translations import gettext as _


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the navigation; `current` when the present page lies under it."""

    name: str
    url: str
    current: bool


def main_links() -> list[Link]:
    """The main navigation: what the journal asks, for everybody; the rooms of one's roles after signing in."""
    person = current_user
    if not person.is_authenticated:
        return _links([("/guidelines", _("Guidelines")), ("/check", _("Check a manuscript")), ("/about", _("About"))])
    wanted = [("/work", _("My work"))]
    if person.is_editorial:
        wanted.append(("/desk", _("Desk")))
    if may_see_reviewers(person):
        wanted.append(("/reviewers", _("Reviewers")))
    wanted.append(("/guidelines", _("Guidelines")))
    return _links(wanted)


def account_links() -> list[Link]:
    """What stands under the person's name; for who came by an invitation's link the way to all the rest."""
    person = current_user
    if not person.is_authenticated:
        return _links([("/sign-in", _("Sign in for the rest"))])
    wanted = [("/account", _("My account")), ("/submissions/new", _("New submission"))]
    if may_see_people(person):
        wanted.append(("/people", _("People")))
    if may_see_mails(person):
        wanted.append(("/mails", _("Mails")))
    if may_administer(person):
        wanted.append(("/settings", _("Settings")))
    return _links(wanted)


def _links(wanted: list[tuple[str, str]]) -> list[Link]:
    here = request.path
    return [
        Link(name, request.script_root + path, here == path or here.startswith(path + "/"))
        for path, name in wanted
        if leads_somewhere(path)
    ]


def leads_somewhere(path: str) -> bool:
    """Whether a page answers at this address: links of rooms that a journal runs without are left out."""
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


def asset(filename: str) -> str:
    """The address of a static file with its content's hash, so that browsers may keep it for ever."""
    folder = Path(current_app.static_folder or "")
    return url_for("static", filename=filename, v=_fingerprint(folder / filename))


_fingerprints: dict[Path, tuple[int, str]] = {}


def _fingerprint(path: Path) -> str | None:
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    known = _fingerprints.get(path)
    if known is None or known[0] != changed:
        known = _fingerprints[path] = (changed, sha256(path.read_bytes()).hexdigest()[:10])
    return known[1]


def register(app: Flask) -> None:
    """Give the application's templates `main_links()`, `account_links()`, `leads_somewhere(path)` and `asset(file)`."""
    app.jinja_env.globals.update(
        main_links=main_links, account_links=account_links, leads_somewhere=leads_somewhere, asset=asset
    )
