"""`regulars show`: the card of one customer."""

from typing import Annotated

from regulars import commands, dates, screen
from regulars.declared import Option
from regulars.formats import json
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    names: commands.Names,
    private: commands.Private = False,
    why: Annotated[
        bool, Option("--why", help="How the day they are expected was worked out.")
    ] = False,
    as_json: commands.Json = False,
) -> None:
    """Show a customer's card.

    What never to offer and what to avoid come first, then the usual, when they were last here
    and are due, and what to ask them.

    Examples:
        regulars show fred
        regulars show 0821234567 --private
    """
    today = dates.today()
    book = store.read()
    customer = book.get(*names)
    if as_json:
        screen.say_json(json.of_customer(book, customer, today, private=private))
    elif why:
        screen.print_reason(book, customer, today)
    else:
        screen.print_card(book, customer, today, private=private)
