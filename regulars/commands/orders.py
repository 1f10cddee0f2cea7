"""`regulars orders`: what is to have ready, day by day."""

from datetime import date
from typing import Annotated

from regulars import agenda, commands, dates, screen
from regulars.commands._shown import present
from regulars.formats import shop
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    on: Annotated[date | None, commands.day_option("--on", "any", "Only for that day.")] = None,
    save: commands.Save = None,
    force: commands.Force = False,
    as_json: commands.Json = False,
) -> None:
    """Show what is to have ready, by day and time, with sums.

    Those never fetched stand in a section of their own.

    Examples:
        regulars orders
        regulars orders --on friday
    """
    today = dates.today()
    book = store.read()
    found = agenda.of_orders(book, today=today, on=on)
    present(
        store,
        lambda page: screen.print_agenda(found, today, page, clock=book.settings.clock),
        lambda: shop.of_agenda(found),
        as_json=as_json,
        save=save,
        force=force,
        title="Have ready",
        hangs=True,
    )
