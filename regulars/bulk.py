"""The records of a whole notebook, checked, read and counted at once.

What all of them hold under one key is looked at together: of most it is enough which types there
are, and of days and times there are far fewer than places where they stand.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, get_args, get_origin

from regulars.customer import Customer
from regulars.errors import DamagedError
from regulars.fields import put_off
from regulars.names import Entry
from regulars.orders import Visit, day_of
from regulars.records import (
    BEYOND_TYPE,
    CLASSES,
    READERS,
    REQUIRED,
    Record,
    ShapeError,
    are_visits,
    check_record,
    check_unknown,
    to_customer,
)


def check_records(records: Mapping[str, object]) -> None:
    """Make sure that records have the shape of customers: 500 of them in a seventh of the time.

    Args:
        records: Of each customer's id the JSON value found there.

    Raises:
        DamagedError: If one hasn't; the text says which, and where.
    """
    with suppress(ShapeError, TypeError):
        if _are(Customer, records.values()):
            return
    for customer_id, record in records.items():
        check_record(customer_id, record)


def read_records(records: Mapping[str, Record], beginnings: Collection[str]) -> dict[str, Customer]:
    """Read customers, of each only what is asked for and not before.

    A morning asks for the days of all and the orders of few: 500 customers take a sixth of the time
    of `to_customer`.

    Args:
        records: Of each customer's id the JSON value found there.
        beginnings: How their visits begin, and maybe others', as `beginnings` gives it.

    Raises:
        DamagedError: If a record hasn't the shape of a customer; the text says where.
    """
    sound = False
    with suppress(ShapeError, TypeError):
        sound = _are(Customer, records.values()) and are_visits(beginnings)
    read = _read_later if sound else to_customer
    return {customer_id: read(customer_id, record) for customer_id, record in records.items()}


def beginnings(records: Mapping[str, Record]) -> Counter[str]:
    """Count how the visits of all begin, their day and the space behind it: `2026-01-02 `.

    25,000 visits have some 2,000 beginnings, which tell of all of them.

    Args:
        records: Of each customer's id the record; a damaged one is told of elsewhere.
    """
    return Counter(chain.from_iterable(_starts(record, 11) for record in records.values()))


def came(beginnings: Mapping[str, int]) -> dict[date, int]:
    """Give how many visits there were on each day.

    Args:
        beginnings: As `beginnings` gives them.
    """
    found = dict[date, int]()
    for text, visits in beginnings.items():
        with suppress(ValueError):
            day = day_of(text[:10])
            found[day] = found.get(day, 0) + visits
    return found


def latest_days(records: Mapping[str, Record]) -> Iterator[list[date]]:
    """Give of each the days of their latest dozen visits: what is usual in a shop needs no more.

    Args:
        records: Of each customer's id the record; a damaged one is told of elsewhere.
    """
    for record in records.values():
        with suppress(ValueError):
            yield [*map(day_of, _starts(record, 10, latest=12))]


def days(lines: Iterable[str]) -> Iterator[date]:
    """Give the days of visits.

    Args:
        lines: The visits as they are written.
    """
    return map(day_of, [line[:10] for line in lines])


def _starts(record: Record, length: int, latest: int = 0) -> list[str]:
    """So many signs of the beginning of each visit, or of so many of the latest."""
    with suppress(AttributeError, KeyError, TypeError):  # from 3.12 a record has no such key
        found = [line[:length] for line in record.get("visits", ())[-latest:]]
        "".join(found)  # a list has a beginning too, and is no text
        return found
    return []


def entry(customer_id: str, record: Record) -> Entry:
    """Tell by what somebody can be called, from the record alone.

    Args:
        customer_id: The key under which the record stands.
        record: The record.

    Raises:
        DamagedError: If it holds no name, or none that is a text.
    """
    with suppress(AttributeError, KeyError, TypeError):
        called = record.get("nicknames", ()), record.get("phones", ())
        entry = Entry(customer_id, record["name"], *called)
        if all(isinstance(text, str) for text in (entry.name, *entry.nicknames, *entry.phones)):
            return entry
    damaged = to_customer(customer_id, record)  # says what is wrong with it
    raise DamagedError(f"the record of {damaged.name} is damaged.")


def _read_later(customer_id: str, record: Record) -> Customer:
    customer, readers = Customer(customer_id, record["name"]), READERS[Customer]
    later = {}
    for key, value in record.items():
        if key not in readers:
            customer.extra[key] = value
        elif key == "visits":
            later[key] = partial(_visits, value)
        elif type(value) is list:
            later[key] = partial(readers[key], value)
        else:
            setattr(customer, key, readers[key](value))
    put_off(customer, **later)
    return customer


def _visits(lines: list[str]) -> list[Visit]:
    return [*map(Visit.read, lines)]


def _are(cls: type[Any], found: Collection[Any]) -> bool:
    """Whether all that was found is records of a class, certainly; else each is to be asked.

    Raises:
        ShapeError: If one of them isn't.
        TypeError: If that is all that is known of it.
    """
    if not _all(dict, found):
        return False
    columns = {key: [one[key] for one in found if key in one] for key in set().union(*found)}
    if any(len(columns.get(key, ())) < len(found) for key in REQUIRED[cls]):
        return False
    return all(_fits(cls, key, column) for key, column in columns.items())


def _fits(cls: type[Any], key: str, column: list[Any]) -> bool:
    """Whether all that records hold under one key is what it promises."""
    read = READERS[cls].get(key)
    hint: Any = cls.__annotations__[key] if read else None
    if read is None:
        for value in column:
            check_unknown(value)
    elif get_origin(hint) is list:
        return _all(list, column) and _entries_fit(get_args(hint)[0], read, column)
    elif hint in {str, bool} and key not in BEYOND_TYPE.get(cls, ()):
        return _all(hint, column)
    else:
        for value in _distinct(column):
            read(value)
    return True


def _entries_fit(kind: Any, read: Callable[[Any], Any], lists: list[list[Any]]) -> bool:
    """Whether all entries of some lists are what their key promises."""
    entries = chain.from_iterable(lists)
    if kind is Visit:  # of which `check_record` reads the last one too
        return _all(str, entries) and are_visits({one[-1] for one in lists if one})
    if kind is str:
        return _all(str, entries)
    if kind in CLASSES:
        return _are(kind, [*entries])
    read([*_distinct([*entries])])
    return True


def _all(kind: type, values: Iterable[object]) -> bool:
    return set(map(type, values)) <= {kind}


def _distinct(values: Collection[object]) -> set[object]:
    """What of them differs: of values of several types some that don't are equal, as 1 and true.

    Raises:
        TypeError: If they are of several types, or can be in no set.
    """
    if len(set(map(type, values))) > 1:
        raise TypeError(values)
    return set(values)
