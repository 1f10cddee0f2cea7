"""Who is due for a visit, and in which list."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from regulars.book import Book
from regulars.customer import Customer
from regulars.rhythm import Rhythm, State

# Who stopped coming is mentioned for so many days, and then left in peace.
_LAPSED_LATELY = 28
_LIKELY = 0.5  # likelier than not


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody and their rhythm on the day."""

    customer: Customer
    rhythm: Rhythm


def who_is_due(book: Book, day: date, horizon: int = 7) -> list[Due]:
    """Give everybody's rhythm on a day.

    Args:
        book: Everybody.
        day: The day.
        horizon: For how many days ahead to give the chance.
    """
    return [Due(customer, book.rhythm(customer, day, horizon)) for customer in book]


def expected_on(book: Book, day: date) -> list[Customer]:
    """Give those who are likelier than not to come on a day, the likeliest first."""
    known = [(book.rhythm(one, day, horizon=1).chance, one) for one in book if not one.resting]
    likely = [(chance, one) for chance, one in known if chance >= _LIKELY]
    return [one for _, one in sorted(likely, key=lambda found: -found[0])]


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
    waiting = [one for one in everybody if one.rhythm.state == State.ON_TRACK]
    soon = [one for one in waiting if book.rhythm(one.customer, ahead).state != State.ON_TRACK]
    return in_state(soon, State.ON_TRACK)


def lapsed_lately(book: Book, everybody: list[Due], day: date) -> list[Due]:
    """Pick those who have stopped coming since so many days ago; the others are left in peace.

    Args:
        book: Everybody.
        everybody: As `who_is_due` gives them on the day.
        day: The day.
    """
    before = day - timedelta(days=_LAPSED_LATELY)
    lapsed = in_state(everybody, State.LAPSED)
    return [one for one in lapsed if book.rhythm(one.customer, before).state != State.LAPSED]


def _rank(of: Rhythm) -> Iterator[float]:
    if of.state in {State.DUE, State.ON_TRACK}:
        yield -of.chance
    elif of.state == State.OVERDUE:
        # So many of their own gaps late, weighed with how often they have been here.
        yield (-of.overdue_days / (of.every_days or 1) * math.log1p(of.visits))
    yield -(of.last_visit or date.min).toordinal()
