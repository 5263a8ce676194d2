"""Sentences in the page's language, with the catalogue looked up once a request.

Flask-Babel looks up locale and catalogue anew for every sentence, which takes a third of a long page's time.
"""

from contextvars import ContextVar
from typing import Any

import flask_babel
from babel.support import NullTranslations
from flask import Flask

_catalogue: ContextVar[NullTranslations | None] = ContextVar("catalogue", default=None)


def translations() -> NullTranslations:
    """The catalogue of this request's language."""
    found = _catalogue.get()
    if found is None:
        found = flask_babel.get_translations()
        _catalogue.set(found)
    return found


def gettext(sentence: str, **variables: Any) -> str:
    """The sentence in the page's language, with the variables in their places."""
    told = translations().gettext(sentence)
    return told % variables if variables else told


def marked(sentence: str) -> str:
    """The sentence itself, marked for the catalogue: for tables that are looked up in the page's language later."""
    return sentence


def ngettext(one: str, many: str, num: int, **variables: Any) -> str:
    """The sentence for that count, which stands in it as %(num)s, in the page's language."""
    return _ngettext(one, many, num) % {"num": num, **variables}


def register(app: Flask) -> None:
    """Gives templates `_`, `gettext` and `ngettext`; Jinja itself puts their variables in.

    Jinja takes what it is given there for a pattern of ours and for safe HTML, which only words that stand in the
    template are. A sentence that came as data, from a report or a refusal, goes through `worded`.
    """
    app.before_request(_forget)
    app.teardown_appcontext(_forget)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=gettext, ngettext=_ngettext, newstyle=True
    )
    app.jinja_env.globals["worded"] = gettext


def _ngettext(one: str, many: str, count: int) -> str:
    return translations().ngettext(one, many, count)


def _forget(_error: BaseException | None = None) -> None:
    """The next request may be of another language."""
    _catalogue.set(None)
