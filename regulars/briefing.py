"""What a morning needs: the book and the day in, the facts of the briefing out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind
from regulars.due import Due, Section, gone_lately, on_list, who_is_due
from regulars.followups import Task
from regulars.occasions import Occasion


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
        expect: To expect this week, the likeliest first.
        around: Due now, but not as surely.
        missed: Later than usual, the most missed first.
        gone: Who has lately stopped coming.
    """

    day: date
    shop: str
    empty: bool
    orders: list[Task]
    complaints: list[Task]
    promises: list[Task]
    asks: list[Task]
    occasions: list[Celebration]
    expect: list[Due]
    around: list[Due]
    missed: list[Due]
    gone: list[Due]


def for_day(book: Book, day: date, *, today: date | None = None) -> Briefing:
    """Gather what a morning needs.

    Args:
        book: Everybody.
        day: The morning.
        today: The present day, where that is another.

    Returns:
        The briefing; of those who rest it has only what the owner has dated since.
    """
    active = [customer for customer in book if not customer.resting]
    everybody = who_is_due(book, day, today=today)

    def tasks(kind: Kind, by: Callable[[FollowUp], Any], *, whenever: bool = False) -> list[Task]:
        found = [
            Task(customer, one)
            for customer in book
            for one in customer.open_followups(kind)
            if customer.comes_up(one)
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
        expect=on_list(everybody, Section.EXPECT),
        around=on_list(everybody, Section.AROUND),
        missed=on_list(everybody, Section.MISSED),
        gone=gone_lately(book, everybody, day, today=today),
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
