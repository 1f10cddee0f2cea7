"""`regulars visit`: they came, with what they had."""

from typing import Annotated

from regulars import commands, dates, orders, visits
from regulars.book import Book
from regulars.declared import Argument, Option
from regulars.errors import UsageError
from regulars.notebook.store import Store
from regulars.visits import Done, Had


def run(
    *,
    store: Store,
    name: commands.Name,
    order: Annotated[
        list[str] | None,
        Argument(metavar="[ORDER...]", help="What they had; else the usual."),
    ] = None,
    nothing: Annotated[bool, Option("--nothing", help="They just looked in.")] = False,
    on: commands.On = None,
    drop: Annotated[
        bool, Option("--drop", help="They weren't in that day, or didn't have that.")
    ] = False,
    as_json: commands.Json = False,
) -> None:
    """Record that somebody came, and see what to say to them.

    Words need no quotes: flat white is one item, flat white + scone are two. Without an order it
    was their usual.

    Examples:
        regulars visit fred flat white
        regulars visit zoe bacon roll + scone --on yesterday
    """
    if nothing and (order or drop):
        raise UsageError("either they had something, or --nothing; not both.")
    today = dates.today()
    day = on or today
    typed = order or []

    def visit(book: Book) -> Done:
        customer = book.get(name)
        items = orders.typed(typed, visits.is_known_item(book))
        if drop:
            return Done(visits.take_out(book, customer, items, on=day, today=today))
        had = Had(items, usual=not items and not nothing)
        return visits.visit(book, customer, had, on=day, today=today)

    commands.tell(store.change(visit), as_json=as_json)
