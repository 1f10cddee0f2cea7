"""What happened, and what is to come, day by day: histories, the day book, the agenda."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from regulars.agenda import Agenda, Day
from regulars.customer import NEVER_FETCHED, Customer
from regulars.daybook import Event
from regulars.followups import Task
from regulars.screen.page import Page, Row, name_width
from regulars.screen.styled import NAME, QUIET, TITLE, styled
from regulars.wording import count, quoted, say_day, say_time


def print_history(
    customer: Customer,
    events: Sequence[Event],
    today: date,
    *,
    hidden: int = 0,
    page: Page | None = None,
) -> None:
    """Print all that happened with somebody, the oldest first.

    Args:
        customer: With whom.
        events: What happened.
        today: The present day.
        hidden: How many private notes are kept back.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    page.line(styled(customer.name, NAME))
    page.gap()
    rows = [
        Row(say_day(one.on, today=today), f"{kind} {one.text or 'just looked in'}")
        for one in events
        for kind in [f"{one.kind}:" if page.is_plain else f"{one.kind:<12}"]
    ]
    page.section("", rows, name_width(row.name for row in rows))
    if hidden:
        page.gap()
        command = f"regulars history {quoted(customer.name)} --private"
        page.line(styled(f"{count(hidden, 'private note')}: {command}", QUIET), indent=2)


def print_days(events: Sequence[Event], today: date, page: Page | None = None) -> None:
    """Print what happened in the shop, a section for each day.

    Args:
        events: What happened, day by day.
        today: The present day.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    width = name_width(one.customer.name for one in events)
    for on, of_day in groupby(events, key=lambda one: one.on):
        rows = []
        for customer_id, own in groupby(of_day, key=lambda one: one.customer.id):
            del customer_id
            for place, one in enumerate(own):
                told = one.kind.heading + (one.text or "just looked in")
                rows.append(Row("" if place else one.customer.name, told))
        page.section(say_day(on, today=today), rows, width)
    if not events:
        page.line("Nothing was written down in these days.")


def print_agenda(found: Agenda, today: date, page: Page | None = None, *, clock: int = 24) -> None:
    """Print what is to have ready, day by day, and what was never fetched.

    Args:
        found: The orders.
        today: The present day.
        page: Where to print; stdout unless given.
        clock: Of how many hours the shop's clock is.
    """
    page = page or Page()
    if page.hangs:
        found = found.to_hang()
    waiting = [task for day in found.days for task in day.tasks] + found.missed
    width = name_width(task.customer.name for task in waiting)
    for day in found.days:
        _print_day(page, day, today, width, clock)
    if found.missed:
        page.gap()
        page.line(styled(NEVER_FETCHED.capitalize(), TITLE))
        for task in found.missed:
            _print_task(page, task, say_day(task.followup.when()[0], today=today), width)
    if not found.days and not found.missed:
        page.line("Nothing is ordered. To write an order down: regulars order")


def _print_day(page: Page, day: Day, today: date, width: int, clock: int) -> None:
    page.gap()
    page.line(styled(say_day(day.on, today=today), TITLE))
    for task in day.tasks:
        at = task.followup.at
        when = say_time(at, clock) if at else ""
        # Minutes stand under minutes, also where 12 hours let some have a digit less.
        _print_task(page, task, when.rjust(8) if clock == 12 else when, width)
    if day.sums:
        page.facts([("", styled("in all   ", QUIET) + styled(" · ".join(day.sums)))], 8)


def _print_task(page: Page, task: Task, when: str, width: int) -> None:
    customer, phone = task.customer, "".join(task.customer.phones[:1])
    never = [*map(str, customer.never)]
    page.entry(when, Row(customer.name, task.followup.text, phone, never), width)
