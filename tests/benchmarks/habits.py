"""Made-up shops of several habits: who comes when, in three years of which one is known well."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

FIRST, LAST = date(2024, 1, 1), date(2027, 3, 31)
CLOSED = (date(2026, 8, 3), date(2026, 8, 23))
_STAYS = 900  # days, in the middle: then they move away, or to another shop
_SKIPS = 0.04  # of turns: ill, away, forgotten


class Habit(NamedTuple):
    """How somebody comes.

    Args:
        share: Of the shop's customers.
        weekdays: On which they may come at all, Monday as 0.
        gap: After how many days they usually come again; 0 for on each of their weekdays.
        stray: How far they stray: the spread of the log of the gap, or how often they stay out.
        picks: How many of the weekdays are theirs; 0 for all.
    """

    share: float
    weekdays: str
    gap: float
    stray: float
    picks: int = 0


SHOPS = {
    "café": [
        Habit(0.25, "01234", 0, 0.15),
        Habit(0.25, "0123456", 0, 0.2, 2),
        Habit(0.3, "0123456", 6, 0.6),
        Habit(0.2, "0123456", 20, 0.8),
    ],
    "barber": [Habit(0.75, "12345", 28, 0.12), Habit(0.25, "12345", 45, 0.3)],
    "butcher": [
        Habit(0.4, "5", 0, 0.2),
        Habit(0.3, "012345", 28, 0.5),
        Habit(0.3, "012345", 90, 0.15),
    ],
    "Saturday market": [Habit(0.6, "5", 0, 0.25), Habit(0.4, "5", 0, 0.7)],
    "daily but Sunday": [
        Habit(0.35, "012345", 0, 0.1),
        Habit(0.35, "012345", 4, 0.5),
        Habit(0.3, "012345", 14, 0.6),
    ],
}


def shop(name: str, customers: int, *, closed: bool = False) -> dict[str, list[date]]:
    """Make up a shop; the same name makes up the same shop.

    Args:
        name: One of `SHOPS`.
        customers: How many people came there at some time.
        closed: Whether it was closed for three weeks in August 2026.

    Returns:
        Of each customer the days on which they came.
    """
    chance = random.Random(f"{name} {customers}")
    habits = SHOPS[name]
    shares = [habit.share for habit in habits]
    found = {}
    for number in range(customers):
        (habit,) = chance.choices(habits, shares)
        theirs = weekdays(chance, habit)
        begins = FIRST + timedelta(chance.randint(-500, 900))
        stops = min(begins + timedelta(chance.expovariate(1 / _STAYS)), LAST)
        days = [day for day in visits(chance, habit, theirs, begins, stops) if day >= FIRST]
        shut = CLOSED if closed else (LAST, FIRST)
        found[f"{name} {number}"] = [day for day in days if not shut[0] <= day <= shut[1]]
    return {customer: days for customer, days in found.items() if days}


def weekdays(chance: random.Random, habit: Habit) -> list[str]:
    """Choose the weekdays on which somebody of a habit comes."""
    return chance.sample(habit.weekdays, habit.picks) if habit.picks else [*habit.weekdays]


def visits(
    chance: random.Random, habit: Habit, theirs: list[str], begins: date, stops: date
) -> Iterator[date]:
    """Give the days on which somebody of a habit comes, on their weekdays, between two days."""
    day = begins
    while day <= stops:
        if str(day.weekday()) not in theirs or (not habit.gap and chance.random() < habit.stray):
            day += timedelta(1)
            continue
        yield day
        turns = 2 if chance.random() < _SKIPS else 1
        days = habit.gap * chance.lognormvariate(0, habit.stray) * turns if habit.gap else turns
        day += timedelta(max(1, round(days)))
