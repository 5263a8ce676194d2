"""Sentences in the page's language, with the catalogue looked up once a request.

Flask-Babel looks up locale and catalogue anew for every sentence, which takes a third of a long page's time.
"""

import flask_babel
from babel.support import NullTranslations
from flask import Flask, g


def translations() -> NullTranslations:
    """The catalogue of this request's language."""
    found: NullTranslations | None = g.get("translations")
    if found is None:
        found = g.translations = flask_babel.get_translations()
    return found


def gettext(sentence: str) -> str:
    """The sentence in the page's language."""
    return translations().gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for that count, in the page's language."""
    return translations().ngettext(one, many, count)


def register(app: Flask) -> None:
    """Gives templates `_`, `gettext` and `ngettext`."""
    app.jinja_env.install_gettext_callables(gettext=gettext, ngettext=ngettext, newstyle=True)  # type: ignore[attr-defined]
