"""Putting a record right: taking an entry out of it, and the text in which it is edited."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from regulars.customer import FACTS, Customer
from regulars.errors import RegularsError, UsageError
from regulars.names import fold
from regulars.records import to_customer, to_record


def drop(customer: Customer, text: str) -> str:
    """Take one entry out of whichever list of a customer holds it.

    Args:
        customer: Whose.
        text: The entry, or a part of it that no other entry has; of equal ones also which it is:
            `usual: rye` beside `likes: rye`.

    Returns:
        The entry that was taken out.

    Raises:
        RegularsError: If no entry holds the text, or several do.
    """
    if not fold(text):
        raise UsageError("say what to drop, for instance: --drop 0821234567")
    held = list(_entries(customer))
    times = Counter(fold(one.said) for one in held)
    said = [one.said if times[fold(one.said)] == 1 else one.in_full for one in held]
    dropped = drop_from(customer, said, text)
    entries, place = next(
        (one.entries, one.place) for one, name in zip(held, said, strict=True) if name == dropped
    )
    del entries[place]
    return dropped


def drop_from(customer: Customer, entries: Sequence[str], text: str) -> str:
    """Find the one entry of a list that is to be dropped.

    Args:
        customer: Whose.
        entries: The list.
        text: The entry, or a part of it that no other has.

    Returns:
        The entry.

    Raises:
        RegularsError: If no entry holds the text, or several do.
    """
    wanted = fold(text)
    exact = [one for one in entries if fold(one) == wanted]
    found = exact or [one for one in entries if wanted and wanted in fold(one)]
    if not found:
        raise RegularsError(f"{customer.name} has no entry {text}; nothing was changed.")
    if len(found) > 1:
        raise RegularsError(f"several entries hold {text}: {', '.join(found)}. Say which, in full.")
    return found[0]


def to_text(customer: Customer) -> str:
    """Write a record as the text to edit it in."""
    return json.dumps(to_record(customer), ensure_ascii=False, indent=2) + "\n"


def from_text(customer_id: str, text: str) -> Customer:
    """Read a record back from the text in which it was edited.

    Args:
        customer_id: Whose it is.
        text: As `to_text` wrote it, and the owner changed it.

    Returns:
        The customer.

    Raises:
        RegularsError: If it can't be read back; the text says where.
    """
    try:
        customer = to_customer(customer_id, json.loads(text))
    except json.JSONDecodeError as error:
        raise RegularsError(f"line {error.lineno} can't be read back: {error.msg}.") from None
    if not customer.name.strip():
        raise RegularsError("the name is missing.")
    customer.visits.sort()
    return customer


class _Entry(NamedTuple):
    """An entry of a list: the list, the place in it, and how it is said."""

    entries: list[Any]
    place: int
    said: str
    in_full: str


def _entries(customer: Customer) -> Iterator[_Entry]:
    for fact in FACTS:
        entries = getattr(customer, fact.field)
        for place, one in enumerate(entries):
            said = fact.about(one) if fact.about else one
            yield _Entry(entries, place, said, f"{fact.option}: {one}")
