"""What a morning needs: the book and the day in, the facts of the briefing out."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind, Occasion
from regulars.rhythm import Rhythm, State

# Who stopped coming is mentioned for so many days, and then left in peace.
_LAPSED_LATELY = 28
_PRESSING: list[Kind] = ["order", "complaint", "promise", "ask", "request", "compliment"]


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody and their rhythm on the day."""

    customer: Customer
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Task:
    """Something to come back to, and whom it is for."""

    customer: Customer
    followup: FollowUp


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
        orders=tasks("order", lambda one: (one.due, one.at or time.max)),
        complaints=tasks("complaint", lambda one: one.since, whenever=True),
        promises=tasks("promise", lambda one: one.due),
        asks=tasks("ask", lambda one: one.due),
        occasions=celebrations(active, day, book.settings.briefing_days),
        due=in_state(everybody, "due"),
        missed=in_state(everybody, "overdue"),
        lapsed=_lapsed_lately(book, everybody, day),
    )


def followups(book: Book, *, closed: bool = False) -> list[Task]:
    """Gather what is open of everybody.

    Args:
        book: Everybody.
        closed: Whether what is done already is wanted too.

    Returns:
        By kind, the most pressing kind first; within a kind the oldest first.
    """
    found = [
        Task(customer, one)
        for customer in book
        for one in customer.followups
        if closed or one.closed is None
    ]
    return sorted(found, key=lambda t: (_PRESSING.index(t.followup.kind), t.followup.since))


def who_is_due(book: Book, day: date, horizon: int = 7) -> list[Due]:
    """Give everybody's rhythm on a day.

    Args:
        book: Everybody.
        day: The day.
        horizon: For how many days ahead to give the chance.
    """
    return [Due(customer, book.rhythm(customer, day, horizon)) for customer in book]


def in_state(everybody: list[Due], *states: State) -> list[Due]:
    """Pick those in a state, in the order in which an owner wants to see them.

    Args:
        everybody: As `who_is_due` gives them.
        states: The states to pick.

    Returns:
        To expect: the likeliest first. Missed: the furthest past their own rhythm first, the
        more so the more of a regular they are. The others: who was here last first.
    """
    picked = [one for one in everybody if one.rhythm.state in states]
    return sorted(picked, key=lambda one: (states.index(one.rhythm.state), *_rank(one.rhythm)))


def coming_up(book: Book, everybody: list[Due], day: date, within: int) -> list[Due]:
    """Pick those who aren't due yet but will be within so many days.

    Args:
        book: Everybody.
        everybody: As `who_is_due` gives them on the day.
        day: The day.
        within: How many days to look ahead.

    Returns:
        Those with a rhythm, the likeliest first.
    """
    ahead = day + timedelta(days=within)
    waiting = [one for one in everybody if one.rhythm.state == "on-track"]
    soon = [one for one in waiting if book.rhythm(one.customer, ahead).state != "on-track"]
    return in_state(soon, "on-track")


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


def _rank(rhythm: Rhythm) -> Iterator[float]:
    if rhythm.state in {"due", "on-track"}:
        yield -rhythm.chance
    elif rhythm.state == "overdue":
        # So many of their own gaps late, weighed with how often they have been here.
        yield (-rhythm.overdue_days / (rhythm.every_days or 1) * math.log1p(rhythm.visits))
    yield -(rhythm.last_visit or date.min).toordinal()


def _lapsed_lately(book: Book, everybody: list[Due], day: date) -> list[Due]:
    before = day - timedelta(days=_LAPSED_LATELY)
    lapsed = in_state(everybody, "lapsed")
    return [one for one in lapsed if book.rhythm(one.customer, before).state != "lapsed"]
