"""`regulars visit`: they came, with what they had."""

from typing import Annotated

import typer

from regulars import commands, dates, orders, screen
from regulars.errors import UsageError
from regulars.nevers import against
from regulars.notebook import store
from regulars.visits import come_in


def run(
    *,
    name: commands.Name,
    order: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ORDER...]", help="What they had; else the usual."),
    ] = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="They just looked in.")] = False,
    on: commands.On = None,
) -> None:
    """Record that somebody came, and see what to ask them."""
    if nothing and order:
        raise UsageError("either they had something, or --nothing; not both.")
    today = dates.today()
    items = orders.split(orders.join(order or ()))
    with store.open_book() as book:
        customer = book.one(name)
        day = dates.parse(on, today, "past", book.settings.date_order) if on else today
        came = come_in(customer, day, today, items if items or nothing else None)
        book.did = f"{customer.name}: {came}."
        had = customer.visit_on(day)
        warnings = against(had.order if had else [], customer.never, book.foods)
    screen.say(book.did)
    for never in warnings:
        screen.say(f"✋ {customer.name}: never {never}. Was that for them?")
    for ask in customer.asks(today):
        screen.say(f"Ask: {ask.text}")
