"""Strict reading of TOML tables into frozen dataclasses: the types of the fields are the rules.

Every refusal names the dotted key and what is wrong with it, so that whoever edits a file can mend it.
"""

import re
import tomllib
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from jcas.domain.refusals import Invalid

_DUPLICATE = re.compile(r"Cannot (?:overwrite a value|declare .* twice)")
T = TypeVar("T")
_NAMES = {str: "text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


def wrong(key: str, sentence: str) -> Invalid:
    """The refusal of one key: 'times.review_days must be a whole number, not text'."""
    return Invalid(f"{key} {sentence}", field=key)


def parse(text: str) -> dict[str, Any]:
    """The tables of a TOML text; raises `Invalid` with the line where the text is no TOML or says a key twice."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = f"{error}"
        if _DUPLICATE.match(place):
            raise Invalid(f"A key stands twice {place[place.rfind('(') :]}.") from None
        raise Invalid(f"This is not a TOML file: {place[0].lower()}{place[1:]}.") from None


def read(kind: type[T], value: object, key: str = "") -> T:
    """`value` as an instance of the dataclass `kind`; raises `Invalid` naming the first wrong key."""
    if not isinstance(value, dict):
        raise wrong(key, f"must be a table, not {_describe(value)}.")
    hints = get_type_hints(kind)
    known: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for name in value:
        if name not in known:
            raise wrong(_join(key, name), "is not a key that is known here.")
    return kind(
        **{
            name: _value(hints[name], value[name], _join(key, name))
            if name in value
            else _absent(field, hints[name], key)
            for name, field in known.items()
        }
    )


def _absent(field: Field[Any], hint: object, key: str) -> object:
    if field.default is not MISSING:
        return field.default
    if NoneType in get_args(hint):
        return None
    raise wrong(_join(key, field.name), "is missing.")


def _value(hint: Any, value: object, key: str) -> object:
    origin = get_origin(hint)
    if origin in {UnionType, Union}:
        return _value(next(part for part in get_args(hint) if part is not NoneType), value, key)
    if origin is tuple:
        return _list(get_args(hint)[0], value, key)
    if origin is dict:
        if not isinstance(value, dict):
            raise wrong(key, f"must be a table, not {_describe(value)}.")
        return {name: _value(get_args(hint)[1], part, _join(key, name)) for name, part in value.items()}
    if is_dataclass(hint):
        return read(hint, value, key)  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if value not in list(hint):
            raise wrong(key, f"must be one of {', '.join(hint)}, not {value!r}.")
        return hint(str(value))
    return _scalar(hint, value, key)


def _list(kind: Any, value: object, key: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise wrong(key, f"must be a list, not {_describe(value)}.")
    return tuple(_value(kind, part, _join(key, _place(part, position))) for position, part in enumerate(value, start=1))


def _place(part: object, position: int) -> str:
    """How an entry of a list is named in a dotted key: by its own key, else by its position from 1."""
    own = part.get("key") if isinstance(part, dict) else None
    return own if isinstance(own, str) and own else str(position)


def _scalar(kind: type, value: object, key: str) -> object:
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise wrong(key, f"must be {_NAMES[kind]}, not {_describe(value)}.")
    return value


def _describe(value: object) -> str:
    names = {str: "text", dict: "a table", list: "a list", **{k: v for k, v in _NAMES.items() if k is not str}}
    return names.get(type(value), "a date or time")


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
