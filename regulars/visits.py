"""Visits: somebody comes in, or wasn't in after all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from regulars import orders
from regulars.customer import Customer, FollowUp, Never, Visit
from regulars.wording import listed, said_day


@dataclass(frozen=True, slots=True)
class Done:
    """What was done at the counter, and what to mind there and then.

    Args:
        did: The sentence.
        name: Of whom it tells.
        warnings: What they must never have, and had or ordered.
        asks: What to ask them.
    """

    did: str
    name: str
    warnings: Sequence[Never] = ()
    asks: Sequence[FollowUp] = ()

    def __str__(self) -> str:
        return self.did


def record(customer: Customer, on: date, order: Sequence[str] = ()) -> Visit:
    """Write down that they came; a second time on the same day adds to what they had.

    Args:
        customer: Who came.
        on: The day.
        order: What they had, item by item; possibly nothing.

    Returns:
        The visit as it now stands.
    """
    before = customer.visit_on(on)
    visit = Visit(on, orders.join([*(before.order if before else []), *order]))
    if before:
        customer.visits.remove(before)
    customer.visits.append(visit)
    customer.visits.sort()
    return visit


class Came(NamedTuple):
    """That somebody came.

    Args:
        said: In words: `in today (Mon 23 Nov 2026), had the usual`.
        items: What was written down now of what they had.
    """

    said: str
    items: Sequence[str]


def come_in(
    customer: Customer, *, on: date, today: date, order: Sequence[str] | None = None
) -> Came:
    """Record that they were in.

    Args:
        customer: Who was in.
        on: The day.
        today: The present day.
        order: What they had, possibly nothing; none for their usual, which is not recorded a
            second time on a day that is written down already.

    Returns:
        What was recorded.
    """
    here = f"in {said_day(on, today)}"
    if order is None:
        if customer.visit_on(on):
            return Came(f"{here} already", ())
        record(customer, on, customer.usuals)
        return Came(f"{here}, had the usual" if customer.usuals else here, customer.usuals)
    record(customer, on, order)
    return Came(f"{here}, had {listed(order)}" if order else f"{here}, just looked in", order)
