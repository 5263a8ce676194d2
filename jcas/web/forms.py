"""Forms and refusals: a form that a service refuses is shown again with the sentence beside the field."""

import re
from collections.abc import Callable
from typing import Any

from flask import request
from flask_wtf import FlaskForm

from jcas.domain.refusals import NotAllowed, NotFound, Refused
from jcas.models.base import writing
from jcas.web.kept import SECRETS

SENTENCE = 4
"""Words from which a field's text is shown with a refusal; fewer are soon typed or chosen again."""


def done(form: FlaskForm, action: Callable[[], Any]) -> bool:
    """Runs the service call in one writing transaction; False, with the sentence in the form, where it refuses.

    What may not be known of (NotAllowed, NotFound) goes on to the error page.
    """
    try:
        with writing():
            action()
    except (NotAllowed, NotFound):
        raise
    except Refused as refusal:
        show(form, refusal)
        return False
    return True


def show(form: FlaskForm, refusal: Refused) -> None:
    """Puts the refusal beside its field, or at the top where it has none."""
    field = form._fields.get(refusal.field) if refusal.field else None
    if field is None:
        form.form_errors.append(refusal.sentence)
    else:
        field.errors = [*field.errors, refusal.sentence]


def typed_texts() -> list[tuple[str, str]]:
    """(field's name in words, text) of what a form said in sentences: shown where it is refused for good."""
    sent = [(name, text) for name, text in request.form.items(multi=True) if name not in SECRETS and name[:1] != "_"]
    return [(re.sub(r"[_-]+", " ", name), text) for name, text in sent if len(text.split()) >= SENTENCE]
