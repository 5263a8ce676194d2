"""Refusals and HTTP errors become answers here, in one place: a page, a way back with the sentence, or JSON."""

from collections.abc import Sequence

from flask import Flask, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

from jcas.domain.refusals import Conflict, NotAllowed, NotFound, Refused, StageForbids
from jcas.models.base import db
from jcas.web.addresses import host_of, page_of
from jcas.web.context import wants_json
from jcas.web.forms import typed_texts
from jcas.web.kept import keep_and_ask_to_sign_in

STATUS: dict[type[Refused], int] = {NotFound: 404, NotAllowed: 404, StageForbids: 409, Conflict: 409}


def register(app: Flask) -> None:
    """Tells the application how to answer."""
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(IntegrityError, _collided)
    app.register_error_handler(HTTPException, _http)


def _csrf(_error: CSRFError) -> Response:
    """A form from another session, mostly an expired one: kept, and sent again after signing in."""
    return keep_and_ask_to_sign_in()


def _refused(refusal: Refused) -> Response:
    status = STATUS.get(type(refusal), 422)
    if wants_json():
        answer: Response = jsonify(errors={refusal.field or "": refusal.sentence})
        answer.status_code = status
        return answer
    typed = typed_texts() if status != 404 else []
    if status == 404 or request.method != "POST" or typed:
        return _page(status, "" if status == 404 else refusal.sentence, typed)
    flash(refusal.sentence, "error")
    return redirect(_way_back())


def _collided(error: IntegrityError) -> Response:
    """Two people did the same at the same moment, and the database took the first: PostgreSQL says so at the end."""
    current_app.logger.error("%s %s: two at once, or a fault", request.method, request.endpoint, exc_info=error)
    db.session.rollback()
    return _refused(Conflict("Somebody did the same at this very moment. Look at how it stands, then try again."))


def _http(error: HTTPException) -> Response:
    if error.code is None or error.response is not None or error.code < 400:
        return error.get_response()
    if wants_json():
        answer: Response = jsonify(errors={"": error.name})
        answer.status_code = error.code
        return answer
    if isinstance(error, InternalServerError):
        current_app.logger.error("%s %s", request.method, request.endpoint)
    answer = _page(error.code)
    answer.headers.extend({k: v for k, v in error.get_headers() if k in {"Retry-After", "Allow"}})
    return answer


def _page(status: int, sentence: str = "", typed: Sequence[tuple[str, str]] = ()) -> Response:
    page = render_template("errors/error.html", status=status, sentence=sentence, typed=typed)
    return Response(page, status, mimetype="text/html")


def _way_back() -> str:
    """The page that the form stood on; only ever one of this site."""
    page = page_of(request.referrer) if host_of(request.referrer) == request.host else None
    return page or url_for("public.home")
