"""A form that comes with an expired session is kept and offered again after signing in: nothing typed is lost.

It is offered to the browser that sent it (which holds a cookie of its own) and, where the old session told who that
was, to that person alone. A form that another site sent is not kept: nobody shall find words of others as their own.
"""

import secrets
from datetime import timedelta
from typing import BinaryIO, cast

from flask import Flask, current_app, flash, g, jsonify, redirect, request, session, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from jcas.models.base import db, writing
from jcas.models.people import KeptForm
from jcas.web.addresses import host_of, page_of
from jcas.web.context import door, signed_in, somebody, storage, wants_json
from jcas.web.limits import within
from jcas.web.translations import gettext as _

COOKIE = "kept_form"
FIELD = "_kept"
"""The hidden field with which a kept form is sent again: its files are fetched from the storage by it."""
SECRETS = ("csrf_token", "password", "old_password", "new_password", "repeat_password")
PERSON = "person"
"""Where the session says who it belongs to, for the day on which its own key has ended."""
AT_MOST = timedelta(days=1)
FILES_FROM_ADDRESS = "30 per hour"
"""Strangers' forms whose files are kept: who was never here shall not fill the disk."""


def keep_and_ask_to_sign_in() -> Response:
    """The answer to a request that needs somebody signed in, or a form of another session.

    Sign in first; a sent form is kept meanwhile. Who is signed in, or needs not be, goes to the kept form directly.
    """
    if wants_json():
        answer: Response = jsonify(errors={"": "You have been signed out. Sign in again in another tab."})
        answer.status_code = 401
        return answer
    if request.method != "POST":
        return redirect(url_for("account_session.sign_in", next=request.full_path.rstrip("?")))
    if any(name in request.form for name in SECRETS[1:]):
        flash(_("The page had been open too long. Please type it again."), "error")
        return redirect(request.full_path.rstrip("?"))
    if not _from_this_site():
        return redirect(url_for("account_session.sign_in"))
    if not request.files and set(request.form) <= {"csrf_token"}:
        return _press_again()
    key = _kept_before() or _keep()
    kept = url_for("account_kept.show")
    answer = redirect(kept if _opens_now() else url_for("account_session.sign_in", next=kept))
    answer.set_cookie(COOKIE, key, max_age=86400, httponly=True, samesite="Lax", secure=request.is_secure)
    return answer


def kept_form() -> KeptForm | None:
    """The form that this browser has waiting, if it is the present person's and younger than a day."""
    key = request.cookies.get(COOKIE)
    form = db.session.scalar(select(KeptForm).where(KeptForm.key == key)) if key and key.isprintable() else None
    if form is None or form.kept_at < g.now - AT_MOST:
        return None
    person = somebody()
    return form if form.person_id is None or (person is not None and person.id == form.person_id) else None


def kept_files(key: str | None) -> list[list[str]]:
    """[field, file name, media type, storage key] of each file of the kept form that is being sent again.

    Empty where the key (the request's field `_kept`) is not that of the form which this browser has waiting.
    """
    form = kept_form() if key else None
    return list(form.files) if form is not None and form.key == key else []


def forget(form: KeptForm) -> None:
    """Drops the kept form and its files."""
    files = [file[3] for file in form.files]
    with writing():
        db.session.delete(form)
    storage().remove(files)


def register(app: Flask) -> None:
    """Forgets a kept form once it was sent again and taken: answered with a redirect on, as every form here is."""

    @app.before_request
    def read_the_form() -> None:
        """One that can't be read (too large, too many fields) is refused here, before a view does what it asks."""
        request.form.get(FIELD)

    @app.after_request
    def forget_what_was_taken(answer: Response) -> Response:
        key = request.form.get(FIELD) if request.method == "POST" and 300 <= answer.status_code < 400 else None
        if key and not g.get("kept_again"):
            form = kept_form()
            if form is not None and form.key == key:
                forget(form)
            answer.delete_cookie(COOKIE)
        return answer


def _press_again() -> Response:
    """The answer to a bare button of an ended session: there is nothing to keep, back to the page where it stands."""
    page = page_of(request.referrer) or url_for("public.home")
    if not _opens_now():
        return redirect(url_for("account_session.sign_in", next=page))
    flash(_("The page had been open too long. Nothing was changed; press the button again."), "error")
    return redirect(page)


def _opens_now() -> bool:
    """Whether the form can be sent again at once: its view is open to all, or to who is here."""
    return signed_in() is not None or _guard() in {"public", "token"} or _is_of_door()


def _is_of_door() -> bool:
    """Whether the form belongs to the review that an invitation's link has opened here."""
    here = door()
    opened = here is not None and (request.view_args or {}).get("assignment_id") == here.assignment_id
    return opened and _guard() == "reviewing"


def _guard() -> str:
    return str(getattr(current_app.view_functions.get(request.endpoint or ""), "guard", ""))


def _whose() -> int | None:
    """Whose form it is: who is here, or was before; None where a link's door stands open, which it did not come by."""
    person = signed_in()
    if person is None and door() is not None and not _is_of_door():
        return None
    return person.id if person is not None else session.get(PERSON)


def _from_this_site() -> bool:
    """Whether the form stood on a page of ours; browsers say so, and only what is no browser says nothing."""
    came_from = request.headers.get("Origin") or request.referrer
    return not came_from or host_of(came_from) == request.host


def _kept_before() -> str | None:
    """The key of the form kept already, where it is this one that was sent again."""
    form = kept_form()
    if form is None or form.key != request.form.get(FIELD):
        return None
    g.kept_again = True
    return form.key


def _keep() -> str:
    key = secrets.token_urlsafe(24)
    files = _files()
    fields = [[name, value] for name, value in request.form.items(multi=True) if name not in SECRETS]
    with writing():
        db.session.add(
            KeptForm(
                key=key,
                person_id=_whose(),
                path=request.full_path.rstrip("?"),
                fields=fields,
                files=files,
                kept_at=g.now,
            )
        )
    return key


def _files() -> list[list[str]]:
    """Stores the form's files: [field, file name, media type, storage key] of each."""
    sent = [(field, upload) for field, upload in request.files.items(multi=True) if upload.filename]
    if sent and not within(FILES_FROM_ADDRESS, "kept files"):
        flash(_("The words of your form are kept; its files are not, so choose them again."), "error")
        return []
    return [
        [field, upload.filename or "", upload.mimetype, storage().save(cast("BinaryIO", upload.stream)).key]
        for field, upload in sent
    ]
