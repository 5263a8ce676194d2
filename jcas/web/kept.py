"""A form that comes with an expired session is kept and offered again after signing in: nothing typed is lost."""

import secrets

from flask import g, jsonify, redirect, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from jcas.models.base import db, writing
from jcas.models.people import KeptForm
from jcas.web.context import storage

COOKIE = "kept_form"
SECRETS = ("csrf_token", "password", "new_password", "repeat_password")


def wants_json() -> bool:
    """Whether a script asks (autosave, progress), which gets JSON instead of a page or a redirect."""
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"


def keep_and_ask_to_sign_in() -> Response:
    """The answer to a request that needs somebody signed in: sign in first; a sent form is kept meanwhile."""
    if wants_json():
        answer: Response = jsonify(errors={"": "You have been signed out. Sign in again in another tab."})
        answer.status_code = 401
        return answer
    if request.method != "POST":
        return redirect(url_for("account_session.sign_in", next=request.full_path.rstrip("?")))
    key = _keep()
    answer = redirect(url_for("account_session.sign_in", next=url_for("account_kept.show")))
    answer.set_cookie(COOKIE, key, max_age=86400, httponly=True, samesite="Lax", secure=request.is_secure)
    return answer


def kept_form() -> KeptForm | None:
    """The form that this browser has waiting."""
    key = request.cookies.get(COOKIE)
    return db.session.scalar(select(KeptForm).where(KeptForm.key == key)) if key else None


def _keep() -> str:
    key = secrets.token_urlsafe(24)
    files = [
        [field, upload.filename, upload.mimetype, storage().save(upload.stream).key]
        for field, upload in request.files.items(multi=True)
        if upload.filename
    ]
    fields = [[name, value] for name, value in request.form.items(multi=True) if name not in SECRETS]
    with writing():
        db.session.add(KeptForm(key=key, path=request.full_path.rstrip("?"), fields=fields, files=files, kept_at=g.now))
    return key
