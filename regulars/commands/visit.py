"""`regulars visit`: they came, with what they had."""

from typing import Annotated

import typer

from regulars import commands, dates, orders, screen
from regulars.book import Book
from regulars.errors import UsageError
from regulars.nevers import against
from regulars.visits import Done, come_in
from regulars.wording import HAND


def run(
    *,
    context: commands.Context,
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
    day = on or today
    items = orders.split(orders.join(order or ()))
    had = items if items or nothing else None

    def visit(book: Book) -> Done:
        customer = book.get(name)
        came = come_in(customer, on=day, today=today, order=had)
        warnings = against(came.items, customer.never, book.foods)
        return Done(f"{customer.name}: {came.said}.", customer.name, warnings, customer.asks(today))

    done = context.obj.change(visit)
    screen.say(done.did)
    for never in done.warnings:
        screen.say(f"{HAND} {done.name}: never {never}. Was that for them?")
    for ask in done.asks:
        screen.say(f"Ask: {ask.text}")
