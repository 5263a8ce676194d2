"""Files that come with a form: of the request itself, or of a form that was kept while its sender signed in."""

from flask import after_this_request, jsonify, redirect, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from jcas.models.base import db
from jcas.services.files import Upload, forget
from jcas.web.context import storage, wants_json
from jcas.web.kept import FIELD, kept_files
from jcas.web.translations import gettext as _


def uploaded(field: str) -> Upload | None:
    """The file of this field, its bytes in the storage already; None where none was chosen.

    Bytes that no row holds once the request is answered are dropped again.
    """
    upload = _sent(field) or _kept(field)
    if upload is None:
        return None

    @after_this_request
    def drop_what_was_refused(answer: Response) -> Response:
        db.session.rollback()
        forget(upload)
        return answer

    db.session.rollback()  # no transaction waits for the disk
    upload.put()
    return upload


def taken(location: str) -> Response:
    """The answer to an upload that was taken: on to that page, or its address for the script that shows progress."""
    return jsonify(location=location) if wants_json() else redirect(location)


def refused(form: FlaskForm, page: str) -> Response:
    """The answer to one that was not: the page with the sentences in it, or the sentences alone for the script."""
    if wants_json():
        sentences = {name or "": " ".join(_(sentence) for sentence in found) for name, found in form.errors.items()}
        answer: Response = jsonify(errors=sentences)
    else:
        answer = Response(page, mimetype="text/html")
    answer.status_code = 422
    return answer


def _sent(field: str) -> Upload | None:
    file = request.files.get(field)
    if file is None or not file.filename:
        return None
    return Upload(file.stream, file.filename, file.mimetype)


def _kept(field: str) -> Upload | None:
    """The file of a kept form; its bytes are copied, since the kept ones go with the form."""
    for name, file_name, media_type, key in kept_files(request.form.get(FIELD)):
        path = storage().path(key)
        if name == field and path.is_file():
            return Upload(path.open("rb"), file_name, media_type)
    return None
