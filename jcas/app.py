"""The application factory: the one place that puts the floors together."""

from pathlib import Path
from typing import Any

from flask import Flask, g
from flask_babel import Babel
from flask_login import LoginManager
from flask_mail import Mail
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from jcas import models, web
from jcas.adapters.queue import address_of, connect
from jcas.adapters.storage import Storage
from jcas.config import clock
from jcas.config.profiles import load_profile
from jcas.config.settings import Settings, load_settings
from jcas.jobs.publish import publish_after_commit
from jcas.models.base import POSTGRESQL, db
from jcas.queries.people import person_of_session
from jcas.web import errors, filters, headers, kept, limits, navigation, templating, translations
from jcas.web.limits import limiter

ROOT = Path(__file__).resolve().parent.parent
UPLOADS_AT_ONCE = 3
"""A request may carry this many files of the greatest size, forms and all."""


def create_app(settings: Settings | None = None) -> Flask:
    """The application on these settings, or on the machine's own."""
    settings = settings or load_settings()
    profile = load_profile()
    app = Flask("jcas", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "jcas" / "static"))
    app.config.update(_configuration(settings))
    app.config["MAX_CONTENT_LENGTH"] = UPLOADS_AT_ONCE * profile.upload_megabytes << 20
    app.extensions["jcas_settings"] = settings
    app.extensions["jcas_storage"] = Storage(settings.files)
    app.extensions["jcas_strangers_storage"] = Storage(settings.strangers_files)
    app.extensions["jcas_queue"] = connect(settings)
    _extend(app)
    for part in (errors, filters, headers, kept, limits, navigation, templating, translations, web):
        part.register(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    return app


def _configuration(settings: Settings) -> dict[str, Any]:
    secure = settings.secure_cookies or settings.public_url.startswith("https:")
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SQLALCHEMY_ENGINE_OPTIONS": {
            "hide_parameters": True,  # an error in the log names nobody
            **(POSTGRESQL if settings.database.startswith("postgresql") else {}),
        },
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_SECURE": secure,
        "WTF_CSRF_TIME_LIMIT": None,  # tokens live as long as the session
        "MAX_FORM_MEMORY_SIZE": 4 << 20,
        "MAX_FORM_PARTS": 2000,
        "RATELIMIT_STORAGE_URI": address_of(settings).replace("unix://", "redis+unix://"),
        "RATELIMIT_STORAGE_OPTIONS": {"socket_connect_timeout": 1},
        "BABEL_DEFAULT_LOCALE": "en",
        "MAIL_SERVER": settings.mail_server,
        "MAIL_PORT": settings.mail_port,
    }


def _extend(app: Flask) -> None:
    """Gives the application its extensions."""
    app.before_request(_note_arrival)  # first: a form refused for its token is kept with its moment
    db.init_app(app)
    CSRFProtect(app)
    Babel(app)
    Mail(app)
    limiter.init_app(app)
    login = LoginManager(app)
    login.user_loader(person_of_session)
    publish_after_commit()
    assert models.__all__  # noqa: S101  importing the package made every table known


def _note_arrival() -> None:
    """The moment that counts for deadlines is the request's arrival, before anything slow happens."""
    g.now = clock.now()
