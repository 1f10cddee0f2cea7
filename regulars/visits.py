"""Visits: somebody comes in, or wasn't in after all."""

from collections.abc import Sequence
from datetime import date

from regulars.customer import Customer
from regulars.wording import listed, said_day


def come_in(customer: Customer, on: date, today: date, order: Sequence[str] | None = None) -> str:
    """Record that they were in.

    Args:
        customer: Who was in.
        on: The day.
        today: The present day.
        order: What they had, possibly nothing; none for their usual, which is not recorded a
            second time on a day that is written down already.

    Returns:
        What was recorded: `in today (Mon 23 Nov 2026), had the usual`.
    """
    here = f"in {said_day(on, today)}"
    if order is None:
        if customer.visit_on(on):
            return f"{here} already"
        customer.record_visit(on, customer.usuals)
        return f"{here}, had the usual" if customer.usuals else here
    customer.record_visit(on, order)
    return f"{here}, had {listed(order)}" if order else f"{here}, just looked in"
