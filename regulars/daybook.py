"""The day book: what happened, with one customer or in the whole shop, in time."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from regulars.customer import Customer
from regulars.wording import Headed


class What(Headed):
    """What can happen: a visit, a note, one for each kind of follow-up, and that one is done.

    Its heading stands before its text in the day book, as one would say it.
    """

    VISIT = "visit"
    NOTE = "note"
    PRIVATE_NOTE = "private note", "private: "
    ORDER = "order", "ordered: "
    COMPLAINT = "complaint", "complaint: "
    PROMISE = "promise", "promised: "
    ASK = "ask", "to ask: "
    REQUEST = "request", "asked for: "
    COMPLIMENT = "compliment", "praised: "
    GIFT = "gift", "brought: "
    DONE = "done", "done: "


class Event(NamedTuple):
    """Something that happened.

    Args:
        on: The day.
        customer: With whom.
        kind: What it was.
        text: What they had, what was said, or what came of it.
    """

    on: date
    customer: Customer
    kind: What
    text: str


def of_customer(customer: Customer, *, private: bool = False) -> list[Event]:
    """Tell all that happened with somebody, the oldest first.

    Args:
        customer: With whom.
        private: Whether private notes are told too.
    """
    return sorted(_events(customer, private=private), key=lambda one: one.on)


def of_shop(
    everybody: Iterable[Customer], *, first: date, last: date, private: bool = False
) -> list[Event]:
    """Tell what happened in the shop from one day to another, both included.

    Args:
        everybody: With whom.
        first: The first day.
        last: The last day.
        private: Whether private notes are told too.

    Returns:
        Day by day; within a day the events of one customer together.
    """
    found = [
        event
        for customer in everybody
        for event in _events(customer, private=private)
        if first <= event.on <= last
    ]
    return sorted(found, key=lambda one: one.on)


def _events(customer: Customer, *, private: bool) -> Iterator[Event]:
    for visit in customer.visits:
        yield Event(visit.on, customer, What.VISIT, visit.what)
    for note in reversed(customer.notes_to_show(private=private)):
        kind = What.PRIVATE_NOTE if note.private else What.NOTE
        yield Event(note.on, customer, kind, note.text)
    for one in customer.followups:
        yield Event(one.since, customer, What(one.kind), one.text)
        if one.closed:
            told = f"{one.text} ({one.came})" if one.came else one.text
            yield Event(one.closed, customer, What.DONE, told)
