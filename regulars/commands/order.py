"""`regulars order`: called ahead, to have ready."""

from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.followups import note_down
from regulars.nevers import against
from regulars.notebook import store


def run(
    *,
    name: commands.Name,
    text: commands.Text,
    due: Annotated[
        str, typer.Option("--for", metavar="WHEN", help='By when: "fri 16:30", "tomorrow".')
    ],
) -> None:
    """Write down an order to have ready.

    By a day, and by a time if they said one; the briefing has it that morning.
    """
    today = dates.today()
    ordered = " ".join(text)
    with store.open_book() as book:
        customer = book.one(name)
        day, at = dates.parse_when(due, today, book.settings.date_order)
        book.did = note_down(customer, "order", ordered, today, due=day, at=at)
        warnings = against([ordered], customer.never, book.foods)
    screen.say(book.did)
    for never in warnings:
        screen.say(f"✋ {customer.name}: never {never}. Is that for them?")
