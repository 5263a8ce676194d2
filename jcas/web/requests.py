"""What a request says, without what no form can be filled with: the zero character, which PostgreSQL refuses."""

from collections.abc import Iterable, Iterator
from typing import Any

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict


class Parameters(ImmutableMultiDict[str, Any]):
    """Names and values of an address or a form."""

    def __init__(self, mapping: Any = None) -> None:
        pairs = mapping if isinstance(mapping, list | tuple) else None
        super().__init__(mapping if pairs is None else list(_without_zeros(pairs)))


class PlainRequest(Request):
    """The application's requests."""

    parameter_storage_class = Parameters


def _without_zeros(pairs: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for name, value in pairs:
        yield name.replace("\0", ""), value.replace("\0", "") if isinstance(value, str) else value
