"""`regulars show`: the card of one customer."""

from typing import TYPE_CHECKING, Annotated

from regulars import commands, dates, screen
from regulars.commands._shown import present
from regulars.declared import Option
from regulars.formats import json
from regulars.notebook.store import Store

if TYPE_CHECKING:
    from regulars.screen.page import Page


def run(
    *,
    store: Store,
    names: commands.Names,
    private: commands.Private = False,
    why: Annotated[
        bool, Option("--why", help="How the day they are expected was worked out.")
    ] = False,
    save: commands.Save = None,
    force: commands.Force = False,
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

    def draw(page: "Page | None") -> None:
        if why:
            screen.print_reason(book, customer, today, page)
        else:
            screen.print_card(book, customer, today, private=private, page=page)

    present(
        store,
        draw,
        lambda: json.of_customer(book, customer, today, private=private),
        as_json=as_json,
        save=save,
        force=force,
    )
