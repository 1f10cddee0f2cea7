"""`regulars history`: all that happened, in time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from regulars import commands, dates, daybook, screen
from regulars.commands._shown import present
from regulars.declared import Argument
from regulars.errors import UsageError
from regulars.formats import shop
from regulars.notebook.store import Store

if TYPE_CHECKING:
    from regulars.screen.page import Page

# Without a day, the day book shows today and the six days before.
_DAYS = 6


def run(
    *,
    store: Store,
    names: Annotated[
        list[str] | None,
        Argument(
            metavar="[NAME]", help="Whose; else the whole shop's.", resolve=commands.words_of_one
        ),
    ] = None,
    on: Annotated[date | None, commands.day_option("--on", "past", "Only of that day.")] = None,
    since: Annotated[
        date | None, commands.day_option("--since", "past", "From that day on.")
    ] = None,
    private: commands.Private = False,
    save: commands.Save = None,
    force: commands.Force = False,
    as_json: commands.Json = False,
) -> None:
    """Show all visits, notes and follow-ups, in time.

    With a name, somebody's; without one the shop's day book: today and the six days before.

    Examples:
        regulars history
        regulars history fred --since "3 months ago"
    """
    if on and since:
        raise UsageError("say --on for one day, or --since for all from a day on; not both.")
    today = dates.today()
    book = store.read()
    first, last = on or since, on or (None if names else today)
    if names:
        customer = book.get(*names)
        events = daybook.of_customer(customer, private=private)
        events = [one for one in events if (first or one.on) <= one.on <= (last or one.on)]
        hidden = 0 if private else customer.private_notes
    else:
        first = first or today - timedelta(days=_DAYS)
        events = daybook.of_shop(book, first=first, last=last or today, private=private)
        hidden = 0

    def draw(page: "Page | None") -> None:
        if names:
            screen.print_history(customer, events, today, hidden=hidden, page=page)
        else:
            screen.print_days(events, today, page)

    present(
        store,
        draw,
        lambda: [shop.of_event(one) for one in events],
        as_json=as_json,
        save=save,
        force=force,
        title="" if names else "Day book",
    )
