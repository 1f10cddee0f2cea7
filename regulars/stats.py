"""The shop in numbers: how busy it is, what is had, who became a regular and who left."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from regulars.book import Book
from regulars.wording import DAYS

_WEEKS = 26
_MONTHS = 6
_FAVOURITES = 10
# With the fourth visit somebody is a regular.
_REGULAR = 4


class Stats(NamedTuple):
    """The shop in numbers.

    Args:
        weeks: Of each of the last 26 weeks its first day and the visits, the present week last.
        weekdays: The visits of the same time on each weekday, those of a week's first day first.
        orders: What was had most in that time, and how often.
        gained: Of each of the last 6 months its first day and who became a regular in it.
        lost: Of each of them the regulars who were last here in it and have stopped coming.
    """

    weeks: list[tuple[date, int]]
    weekdays: list[tuple[str, int]]
    orders: list[tuple[str, int]]
    gained: list[tuple[date, list[str]]]
    lost: list[tuple[date, list[str]]]


def of_shop(book: Book, day: date) -> Stats:
    """Count the shop's last half year.

    Args:
        book: Everybody.
        day: The present day.
    """
    begins = last_weeks(day, _WEEKS, book.settings.first_weekday)
    weeks, weekdays, had = [0] * _WEEKS, [0] * 7, Counter[str]()
    gained: dict[date, list[str]] = {month: [] for month in _months(day)}
    lost: dict[date, list[str]] = {month: [] for month in _months(day)}
    for customer in book:
        visits = [visit for visit in customer.visits if visit.on <= day]
        for visit in visits:
            if visit.on >= begins[0]:
                week, place = divmod((visit.on - begins[0]).days, 7)
                weeks[week] += 1
                weekdays[place] += 1
                had.update(visit.order)
        if len(visits) >= _REGULAR:
            became, last = visits[_REGULAR - 1].on, visits[-1].on
            gained.get(became.replace(day=1), []).append(customer.name)
            if book.rhythm_of(customer, day).gone:
                lost.get(last.replace(day=1), []).append(customer.name)
    return Stats(
        weeks=list(zip(begins, weeks, strict=True)),
        weekdays=[
            (DAYS[(begins[0].weekday() + place) % 7], visits)
            for place, visits in enumerate(weekdays)
        ],
        orders=had.most_common(_FAVOURITES),
        gained=list(gained.items()),
        lost=list(lost.items()),
    )


def last_weeks(day: date, number: int, first_weekday: int = 0) -> list[date]:
    """Give the first days of the last weeks, that of the present week last.

    Args:
        day: The present day.
        number: How many weeks.
        first_weekday: The weekday on which a week begins, Monday as 0.
    """
    begin = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return [begin - timedelta(weeks=ago) for ago in reversed(range(number))]


def _months(day: date) -> list[date]:
    """The first days of the last months, the present one last."""
    months = [day.replace(day=1)]
    while len(months) < _MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months[::-1]
