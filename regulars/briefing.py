"""What a morning needs: the book and the day in, the facts of the briefing out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind
from regulars.due import Due, in_state, lapsed_lately, who_is_due
from regulars.followups import Task
from regulars.occasions import Occasion
from regulars.rhythm import State


@dataclass(frozen=True, slots=True)
class Celebration:
    """A yearly date that comes round, and whose it is.

    Args:
        customer: Whose it is.
        occasion: The yearly date.
        on: The day on which it comes round.
        turns: How many years it makes, where the year is known.
    """

    customer: Customer
    occasion: Occasion
    on: date
    turns: int | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a morning needs.

    Args:
        day: The morning.
        shop: The name of the shop, if it was set.
        empty: Whether nobody is in the notebook yet.
        orders: To have ready today, or not fetched yet, by day and time.
        complaints: Still to be made right, oldest first.
        promises: What falls today or is late of what the owner said she'd do.
        asks: What to ask that falls today or is late.
        occasions: Birthdays and the like, today and in the days ahead.
        due: To expect, the likeliest first.
        missed: Later than usual, the most missed first.
        lapsed: Who has lately stopped coming.
    """

    day: date
    shop: str
    empty: bool
    orders: list[Task]
    complaints: list[Task]
    promises: list[Task]
    asks: list[Task]
    occasions: list[Celebration]
    due: list[Due]
    missed: list[Due]
    lapsed: list[Due]


def for_day(book: Book, day: date) -> Briefing:
    """Gather what a morning needs.

    Args:
        book: Everybody.
        day: The morning.

    Returns:
        The briefing; those who rest are in none of it.
    """
    active = [customer for customer in book if not customer.resting]
    everybody = who_is_due(book, day)

    def tasks(kind: Kind, by: Callable[[FollowUp], Any], *, whenever: bool = False) -> list[Task]:
        found = [
            Task(customer, one)
            for customer in active
            for one in customer.open_followups(kind)
            if whenever or (one.due is not None and one.due <= day)
        ]
        return sorted(found, key=lambda task: by(task.followup))

    return Briefing(
        day=day,
        shop=book.settings.shop,
        empty=len(book) == 0,
        orders=tasks(Kind.ORDER, lambda one: (one.due, one.at or time.max)),
        complaints=tasks(Kind.COMPLAINT, lambda one: one.since, whenever=True),
        promises=tasks(Kind.PROMISE, lambda one: one.due),
        asks=tasks(Kind.ASK, lambda one: one.due),
        occasions=celebrations(active, day, book.settings.briefing_days),
        due=in_state(everybody, State.DUE),
        missed=in_state(everybody, State.OVERDUE),
        lapsed=lapsed_lately(book, everybody, day),
    )


def celebrations(customers: list[Customer], day: date, within: int) -> list[Celebration]:
    """Gather the yearly dates that come round today or within so many days.

    Args:
        customers: Whose.
        day: The day to look ahead from.
        within: How many days to look ahead.

    Returns:
        The nearest first.
    """
    last = day + timedelta(days=within)
    found = [
        Celebration(customer, one, one.next(day), one.turns(day))
        for customer in customers
        for one in customer.occasions
        if one.next(day) <= last
    ]
    return sorted(found, key=lambda one: (one.on, one.customer.name))
