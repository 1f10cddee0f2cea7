"""`regulars done`: close what was open."""

from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.followups import close, pick
from regulars.notebook import store


def run(
    *,
    name: commands.Name,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS...]", help="Which: words of its text.")
    ] = None,
    how: Annotated[str, typer.Option("--how", metavar="TEXT", help="What came of it.")] = "",
    no_show: Annotated[
        bool, typer.Option("--no-show", help="It was an order that was never fetched.")
    ] = False,
) -> None:
    """Close what was open, and keep what came of it.

    The one thing that is open, or the one whose text has the words.

    A complaint closed with --how becomes something to ask at the next visit.
    """
    today = dates.today()
    with store.open_book() as book:
        customer = book.one(name)
        followup = pick(customer, words or [])
        did = close(customer, followup, today, how, no_show=no_show)
        book.did = f"{customer.name}: {'; '.join(did)}"
    screen.say(book.did)
