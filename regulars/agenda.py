"""The agenda of orders: what is to have ready, by day and time, and how much of each in all."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from regulars import amounts, orders, tact
from regulars.customer import Customer, Kind
from regulars.followups import Task, coming_up


class Day(NamedTuple):
    """The orders of one day.

    Args:
        on: The day.
        tasks: By time, those without one last.
        sums: How much of each kind in all, where there is more than one item.
    """

    on: date
    tasks: list[Task]
    sums: list[str]


class Agenda(NamedTuple):
    """What is to have ready.

    Args:
        days: Those with an order, the present one and later.
        missed: What was to be fetched before the present day and wasn't, the earliest first.
    """

    days: list[Day]
    missed: list[Task]

    def to_hang(self) -> "Agenda":
        """Give it as it may hang where others read it too."""
        days = [day._replace(tasks=tact.to_hang(day.tasks)) for day in self.days]
        return Agenda(days, tact.to_hang(self.missed))


def of_orders(everybody: Iterable[Customer], *, today: date, on: date | None = None) -> Agenda:
    """Gather what is to have ready.

    Args:
        everybody: Whose orders.
        today: The present day.
        on: The only day to gather, if one was asked for; what lies before it was missed.

    Returns:
        The open orders of those who don't rest.
    """
    found = coming_up(everybody, Kind.ORDER)
    found.sort(key=lambda task: task.followup.when())
    days = [
        _day(day, list(tasks))
        for day, tasks in groupby(found, key=_falls_on)
        if (day >= today if on is None else day == on)
    ]
    missed = [task for task in found if _falls_on(task) < today] if on is None else []
    return Agenda(days, missed)


def _day(day: date, tasks: list[Task]) -> Day:
    items = [item for task in tasks for item in _items(task.followup.text)]
    return Day(day, tasks, amounts.sums(items) if len(items) > 1 else [])


def _items(text: str) -> list[str]:
    """The items of an order as it was called in: parted by ` + ` or `;`."""
    return [item for part in text.split(";") for item in orders.split(part)]


def _falls_on(task: Task) -> date:
    return task.followup.when()[0]
