"""Moments: what makes somebody feel known, on this one morning."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from regulars.customer import Customer, FollowUp, Kind
from regulars.rhythm import Rhythm
from regulars.wording import count, say_date

# A first visit is news for so many days.
_NEW = 14
_YEARS, _HUNDREDTH, _AHEAD = (1, 5, 10), 100, 7
# An order of a year ago comes back to mind so many days around its day, unless something is
# ordered for the coming three weeks.
_AROUND, _ORDERED = 10, 21


class Moment(NamedTuple):
    """Something to know of somebody on a morning.

    Args:
        customer: Of whom.
        on: Its day: of the visit, of the round number, of the order a year ago.
        text: What it is, as one would say it.
    """

    customer: Customer
    on: date
    text: str


def new_faces(everybody: Iterable[Customer], day: date) -> list[Moment]:
    """Tell who was in for the first time lately, and not since; the latest first."""
    found = []
    for customer in everybody:
        days = [visit for visit in customer.visits if visit.on <= day]
        if len(days) == 1 and (day - days[0].on).days <= _NEW:
            found.append(Moment(customer, days[0].on, days[0].what))
    return sorted(found, key=lambda one: one.on, reverse=True)


def good_to_say(expected: Iterable[Customer], day: date) -> list[Moment]:
    """Tell of whom a round number of years or visits falls within these days.

    Args:
        expected: Who is expected this week.
        day: The first of the seven days.
    """
    return [moment for customer in expected for moment in _round_numbers(customer, day)]


def is_round(of: Rhythm, day: date) -> bool:
    """Tell whether somebody's years or visits are round within these days, without their visits.

    Args:
        of: Their rhythm on the day.
        day: The first of the seven days.
    """
    first = of.first_visit
    return first is not None and any(_numbers(first, of.visits, day))


def _numbers(first: date, visits: int, day: date) -> Iterator[tuple[date, str]]:
    """The round numbers of these seven days: of years since the first visit, and of visits."""
    for years in _YEARS:
        on = _years_on(first, years)
        if 0 <= (on - day).days < _AHEAD:
            yield on, f"{count(years, 'year')} since the first visit"
    if visits == _HUNDREDTH - 1:
        yield day, f"the next visit is the {_HUNDREDTH}th"


def _round_numbers(customer: Customer, day: date) -> Iterator[Moment]:
    days = {visit.on for visit in customer.visits if visit.on <= day}
    if days:
        for on, text in _numbers(min(days), len(days), day):
            yield Moment(customer, on, text)


def last_year(everybody: Iterable[Customer], day: date) -> list[Moment]:
    """Tell what was ordered about this time a year ago, by whom nothing is ordered yet.

    What was ordered around Easter comes back around Easter, whenever that is.

    Args:
        everybody: Whose orders.
        day: The morning.
    """
    found = []
    for customer in everybody:
        orders = [one for one in customer.followups if one.kind == Kind.ORDER and one.due]
        then = [one for one in orders if _comes_back(one.due, day=day)]
        if then and not _has_ordered(orders, day):
            text = "; ".join(dict.fromkeys(one.text for one in then))
            first = min(one.due for one in then if one.due)
            found.append(Moment(customer, first, f"{text}, for {say_date(first, today=day)}"))
    return sorted(found, key=lambda one: one.on)


def _has_ordered(orders: Sequence[FollowUp], day: date) -> bool:
    last = day + timedelta(days=_ORDERED)
    return any(one.due and day <= one.due <= last for one in orders)


def _comes_back(due: date | None, *, day: date) -> bool:
    """Whether a day of about a year ago comes back about this day."""
    if due is None or not 300 < (day - due).days < 430:
        return False
    return abs((_a_year_on(due) - day).days) <= _AROUND


def _a_year_on(day: date) -> date:
    """The same day of the next year; around Easter as far from Easter."""
    from dateutil.easter import easter  # only where somebody ordered a year ago

    before = easter(day.year)
    if abs((day - before).days) <= _AROUND:
        return easter(day.year + 1) + (day - before)
    return _years_on(day, 1)


def _years_on(day: date, years: int) -> date:
    """So many years later; 29 February is 28 February in ordinary years."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
