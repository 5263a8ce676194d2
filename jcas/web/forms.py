"""Forms and refusals: a form that a service refuses is shown again with the sentence beside the field."""

from collections.abc import Callable
from typing import Any

from flask_wtf import FlaskForm

from jcas.domain.refusals import NotAllowed, NotFound, Refused
from jcas.models.base import writing


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
