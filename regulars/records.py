"""Customers, and what hangs on them <-> the records of the notebook.

A record is a JSON object with one key per attribute that differs from its default. What a record
holds beyond the attributes is kept in `extra`, so that a newer version's facts survive this one.

The one place that decides what a valid record is: what is read here all commands can live with.
"""

import math
import re
import types
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, cast, get_args, get_origin

from regulars.customer import Customer, FollowUp, Never, Note, Relative
from regulars.dates import LONGEST_EVERY
from regulars.errors import DamagedError
from regulars.fields import MISSING
from regulars.occasions import Occasion
from regulars.orders import Visit

# What JSON can hold: nothing is known of it before it is asked.
Json = Any
Record = dict[str, Json]
# From JSON to what the attribute is promised to be.
_Reader = Callable[[Json], Any]
# What has a record of its own: a customer, and what hangs on one.
Kept = Customer | FollowUp | Never | Note | Occasion | Relative

# The years that every command can reckon with: Python's calendar ends at 9999, and whoever looks
# a week beyond its last day falls off.
FIRST_YEAR, END_YEAR = "1800", "2200"
_WITHOUT_YEAR = r"--[0-9][0-9]-[0-9][0-9]"
_TIME = r"[0-9][0-9]:[0-9][0-9]"
# How deep what only a newer version knows may be nested; JSON can't be written beyond some 1,000.
_DEEPEST = 50


class ShapeError(ValueError):
    """A value in a record is not what its key promises; the text says which key and why."""


def to_record(thing: Kept) -> Record:
    """Turn a customer, or what hangs on one, into what the notebook keeps.

    Args:
        thing: A `Customer` or what hangs on one.

    Returns:
        A JSON object without what has its default value; `id` is left to the notebook's key.
    """
    record: Record = {}
    for key, default in _ATTRIBUTES[type(thing)]:
        value = getattr(thing, key)
        if value != default:
            record[key] = _plain(value)
    record.update(thing.extra)
    return record


def to_customer(customer_id: str, record: object) -> Customer:
    """Read one customer of the notebook.

    Args:
        customer_id: The key under which the record stands.
        record: The JSON value found there.

    Returns:
        The customer.

    Raises:
        DamagedError: If the record hasn't the shape of a customer; the text says where.
    """
    try:
        customer: Customer = _read_record(Customer, record, id=customer_id)
    except ShapeError as error:
        name = record.get("name") if isinstance(record, dict) else None
        who = name if isinstance(name, str) else customer_id
        raise DamagedError(f"the record of {who} is damaged: {error}") from None
    return customer


def check_record(customer_id: str, record: object) -> None:
    """Make sure that a record has the shape of a customer, quicker than by reading it.

    Of 100,000 visits it only looks whether they are texts: 2 ms instead of 80.

    Args:
        customer_id: The key under which the record stands.
        record: The JSON value found there.

    Raises:
        DamagedError: If it hasn't; the text says where.
    """
    visits = record.get("visits", []) if isinstance(record, dict) else None
    if isinstance(record, dict) and isinstance(visits, list) and set(map(type, visits)) <= {str}:
        record = record | {"visits": visits[-1:]}
    to_customer(customer_id, record)


def _plain(value: object) -> object:
    match value:
        case Visit():
            return str(value)
        case time():
            return value.isoformat("minutes")
        case date():
            return value.isoformat()
        case list():
            return [_plain(item) for item in value]
    return to_record(value) if isinstance(value, Kept) else value


# Which class or attribute it is, its type hint tells only while the program runs.
def _read_record(cls: type[Any], record: object, **known: object) -> Any:
    if not isinstance(record, dict):
        raise ShapeError(f"is not a record but {_kind(record)}")
    values: dict[str, object] = dict(known)
    extra = {}
    for key, value in record.items():
        if reader := READERS[cls].get(key):
            try:
                values[key] = reader(value)
            except ShapeError as error:
                raise ShapeError(f"`{key}` {error}") from None
        else:
            try:
                check_unknown(value)
            except ShapeError as error:
                raise ShapeError(f"`{key}` {error}") from None
            extra[key] = value
    for key in REQUIRED[cls]:
        if key not in values:
            raise ShapeError(f"`{key}` is missing")
    return cls(**values, extra=extra)


def check_unknown(value: object, depth: int = 0) -> None:
    """Make sure that what is kept without being understood can be written again."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ShapeError(f"is no number that can be kept: {value}")
    if isinstance(value, dict | list):
        if depth == _DEEPEST:
            raise ShapeError(f"is nested more than {_DEEPEST} deep")
        for one in value.values() if isinstance(value, dict) else value:
            check_unknown(one, depth + 1)


def _reader(hint: Any) -> _Reader:
    """Build what reads and checks a value of the type that an attribute promises."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is types.UnionType:
        reader = _reader(inside[0])
        return lambda value: None if value is None else reader(value)
    if inside == (Visit,):
        return _read_visits
    if origin is list:
        return _list_reader(_reader(inside[0]))
    special: dict[object, _Reader] = {
        date: _text_reader(_day, "a day"),
        time: _text_reader(_time, "a time of day"),
    }
    if hint in CLASSES:
        return lambda value: _read_record(hint, value)
    if issubclass(hint, StrEnum):
        return _choice_reader(hint)
    return special.get(hint) or _scalar_reader(hint)


def _list_reader(inner: _Reader) -> _Reader:
    def read(value: Json) -> Any:
        if not isinstance(value, list):
            raise ShapeError(f"is not a list but {_kind(value)}")
        return [inner(item) for item in value]

    return read


def _choice_reader(choices: type[StrEnum]) -> _Reader:
    def read(value: Json) -> Any:
        try:
            return choices(value)
        except ValueError:
            raise ShapeError(f"is none of {', '.join(sorted(choices))}") from None

    return read


def _day(text: str) -> date:
    """Read `2026-11-23`: of the spellings that ISO 8601 has, the one that the notebook uses."""
    # ISO 8601 also has 20261123, 2026W48-1 and 2026-W48-1. No pattern: 100,000 visits are read so.
    if len(text) != 10 or text[7] != "-" or not FIRST_YEAR <= text < END_YEAR:
        raise ValueError(text)
    return date.fromisoformat(text)


def _yearly(text: str) -> str:
    """Read `1961-10-20`, or `--10-20` without the year."""
    _day(text.replace("--", "2000-", 1) if re.fullmatch(_WITHOUT_YEAR, text) else text)
    return text


def _time(text: str) -> time:
    """Read `16:30`, which is meant where the shop is."""
    if not re.fullmatch(_TIME, text):
        raise ValueError(text)
    return time.fromisoformat(text)


def _every(value: object) -> int | None:
    """Read an interval in days, of a length that `--every` takes."""
    if value is None:
        return None
    days: int = _scalar_reader(int)(value)
    if not 1 <= days <= LONGEST_EVERY:
        raise ShapeError(f"is not between 1 and {LONGEST_EVERY} days")
    return days


def _name(value: object) -> str:
    """Read a name, by which somebody can be called."""
    name: str = _scalar_reader(str)(value)
    if not name.strip():
        raise ShapeError("is blank")
    return name


def _text_reader(parse: Callable[[str], Any], what: str) -> _Reader:
    def read(value: Json) -> Any:
        try:
            return parse(value)
        except (TypeError, ValueError):
            raise ShapeError(f"is not {what}: {_kind(value)}") from None

    return read


def _scalar_reader(kind: type) -> _Reader:
    def read(value: Json) -> Any:
        # A bool is an int to Python, and is none to the owner.
        if type(value) is not kind:
            raise ShapeError(f"is not {_KINDS[kind]} but {_kind(value)}")
        return value

    return read


_KINDS = {str: "a text", int: "a number", bool: "true or false", float: "a number"}


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"'{value[:40]}'"
    return _KINDS.get(type(value)) or ("a list" if isinstance(value, list) else "a record")


def _read_visits(value: Json) -> list[Visit]:
    if isinstance(value, list) and are_visits(value):
        return list(map(Visit.read, value))
    found: list[Visit] = _list_reader(_read_visit)(value)  # says which isn't one
    return found


def are_visits(value: Collection[object]) -> bool:
    """Tell whether all of them are visits as the notebook writes them."""
    if not set(map(type, value)) <= {str}:
        return False
    lines = cast("Collection[str]", value)
    if not {line[10:11] for line in lines} <= {"", " "}:
        return False
    return all(map(is_day, {line[:10] for line in lines}))


@cache
def is_day(text: str) -> bool:
    """Tell whether a text is a day as the notebook writes it."""
    try:
        _day(text)
    except ValueError:
        return False
    return True


def _read_visit(value: Json) -> Visit:
    with suppress(TypeError, ValueError, KeyError):  # a record is no text: from 3.12 a KeyError
        return Visit(_day(value[:10]), value[11:])
    raise ShapeError(f"has no day: {_kind(value)}")


def _defaults(cls: type[Kept]) -> list[tuple[str, object]]:
    """The attributes that a record holds, each with the default that it leaves out."""
    return [(one.name, one.usual) for one in cls.attributes if one.name not in {"id", "extra"}]


CLASSES: tuple[type[Kept], ...] = get_args(Kept)
_ATTRIBUTES = {cls: _defaults(cls) for cls in CLASSES}
REQUIRED = {
    cls: [key for key, default in _ATTRIBUTES[cls] if default is MISSING] for cls in CLASSES
}
# What its type alone doesn't tell.
BEYOND_TYPE: dict[type[Kept], dict[str, _Reader]] = {
    Customer: {"every": _every, "name": _name},
    Occasion: {"on": _text_reader(_yearly, "a yearly date")},
}
READERS = {
    cls: {key: _reader(cls.__annotations__[key]) for key, _ in _ATTRIBUTES[cls]}
    | BEYOND_TYPE.get(cls, {})
    for cls in CLASSES
}
