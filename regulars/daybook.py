"""The day book: what happened, with one customer or in the whole shop, in time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from regulars.customer import Customer


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Args:
        on: The day.
        customer: With whom.
        kind: `visit`, `note`, `private note`, a kind of follow-up, or `done`.
        text: What they had, what was said, or what came of it.
    """

    on: date
    customer: Customer
    kind: str
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
        yield Event(visit.on, customer, "visit", visit.what)
    for note in reversed(customer.notes_to_show(private=private)):
        kind = "private note" if note.private else "note"
        yield Event(note.on, customer, kind, note.text)
    for one in customer.followups:
        yield Event(one.since, customer, one.kind, one.text)
        if one.closed:
            told = ": ".join(filter(None, (one.text, one.came)))
            yield Event(one.closed, customer, "done", told)
