"""`regulars avoid`: what not to bring up with somebody."""

from typing import Annotated

import typer

from regulars import commands, edits, screen
from regulars.book import Book
from regulars.customer import add_new
from regulars.errors import UsageError


def run(
    *,
    context: commands.Context,
    name: commands.Name,
    subject: Annotated[list[str], typer.Argument(metavar="SUBJECT", help="What it is about.")],
    drop: Annotated[bool, typer.Option("--drop", help="Take it back.")] = False,
) -> None:
    """Write down a subject not to bring up with somebody."""
    typed = " ".join(subject).strip()
    if not typed:
        raise UsageError('say what to avoid, for instance: regulars avoid fred "the rugby"')
    dropped = commands.picked(context.obj.read(), name, typed, of="avoid") if drop else ""

    def avoid(book: Book) -> str:
        customer = book.get(name)
        if drop:
            gone = edits.drop(customer, dropped)
            return f"{customer.name}: no need to avoid {gone.about} any more."
        add_new(customer.avoid, [typed])
        return f"{customer.name}: avoid {typed}."

    screen.say(context.obj.change(avoid))
