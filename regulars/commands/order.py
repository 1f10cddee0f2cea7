"""`regulars order`: called ahead, to have ready."""

from typing import Annotated

import typer

from regulars import commands, dates, visits
from regulars.book import Book
from regulars.customer import Kind
from regulars.followups import note_down
from regulars.visits import Done


def run(
    *,
    context: commands.Context,
    name: commands.Name,
    text: commands.Text,
    due: Annotated[
        str, typer.Option("--for", metavar="WHEN", help='By when: "fri 16:30", "tomorrow".')
    ],
    as_json: commands.Json = False,
) -> None:
    """Write down an order to have ready.

    By a day, and by a time if they said one; the briefing has it that morning.
    """
    today = dates.today()
    ordered = " ".join(text)
    day, at = dates.parse_when(due, today, context.obj.read().settings.date_order)

    def order(book: Book) -> Done:
        customer = book.get(name)
        did = note_down(customer, Kind.ORDER, ordered, since=today, due=day, at=at)
        warned = visits.warnings(book, customer, [ordered])
        return Done(did, warnings=warned, closed=book.closed_on(day, today=today))

    commands.tell(context.obj.change(order), as_json=as_json)
