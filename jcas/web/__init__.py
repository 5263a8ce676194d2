"""The web door: pages by audience and room. `register` gives an application all of them."""

from importlib import import_module
from pkgutil import walk_packages

from flask import Blueprint, Flask

from jcas.web.addresses import IdConverter, TextConverter
from jcas.web.requests import PlainRequest


def register(app: Flask) -> None:
    """Registers the blueprint `bp` of every room below web/<audience>/; `DEMO = True` marks one for demos only."""
    app.request_class = PlainRequest
    app.url_map.converters |= {"int": IdConverter, "default": TextConverter, "string": TextConverter}
    for module in walk_packages(__path__, f"{__name__}."):
        if module.name.count(".") != 3 or module.ispkg:
            continue
        room = import_module(module.name)
        bp = getattr(room, "bp", None)
        if isinstance(bp, Blueprint) and (app.extensions["jcas_settings"].demo or not getattr(room, "DEMO", False)):
            app.register_blueprint(bp)
