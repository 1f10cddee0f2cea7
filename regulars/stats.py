"""The shop in numbers: how busy it is, what is had, who became a regular and who left."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from regulars.book import Book

_WEEKS = 26
_MONTHS = 6
_FAVOURITES = 10
# With the fourth visit somebody is a regular.
_REGULAR = 4


class Stats(NamedTuple):
    """The shop in numbers.

    Args:
        weeks: Of each of the last 26 weeks its Monday and the visits, the present week last.
        weekdays: The visits of the same time on each weekday, Monday first.
        orders: What was had most in that time, and how often.
        gained: Of each of the last 6 months its first day and who became a regular in it.
        lost: Of each of them the regulars who were last here in it and have stopped coming.
    """

    weeks: list[tuple[date, int]]
    weekdays: list[int]
    orders: list[tuple[str, int]]
    gained: list[tuple[date, list[str]]]
    lost: list[tuple[date, list[str]]]


def of_shop(book: Book, day: date) -> Stats:
    """Count the shop's last half year.

    Args:
        book: Everybody.
        day: The present day.
    """
    monday = day - timedelta(days=day.weekday())
    first = monday - timedelta(weeks=_WEEKS - 1)
    weeks, weekdays, had = Counter[date](), Counter[int](), Counter[str]()
    gained: dict[date, list[str]] = {month: [] for month in _months(day)}
    lost: dict[date, list[str]] = {month: [] for month in _months(day)}
    for customer in book:
        visits = [visit for visit in customer.visits if visit.on <= day]
        for visit in visits:
            if visit.on >= first:
                weeks[visit.on - timedelta(days=visit.on.weekday())] += 1
                weekdays[visit.on.weekday()] += 1
                had.update(visit.order)
        if len(visits) >= _REGULAR:
            became, last = visits[_REGULAR - 1].on, visits[-1].on
            gained.get(became.replace(day=1), []).append(customer.name)
            if book.rhythm_of(customer, day).gone:
                lost.get(last.replace(day=1), []).append(customer.name)
    return Stats(
        weeks=[(week, weeks[week]) for week in (first + timedelta(weeks=n) for n in range(_WEEKS))],
        weekdays=[weekdays[weekday] for weekday in range(7)],
        orders=had.most_common(_FAVOURITES),
        gained=list(gained.items()),
        lost=list(lost.items()),
    )


def _months(day: date) -> list[date]:
    """The first days of the last months, the present one last."""
    months = [day.replace(day=1)]
    while len(months) < _MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months[::-1]
