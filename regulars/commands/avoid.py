"""`regulars avoid`: what not to bring up with somebody."""

from typing import Annotated

import typer

from regulars import commands, edits, screen
from regulars.customer import add_new
from regulars.errors import UsageError
from regulars.notebook import store


def run(
    *,
    name: commands.Name,
    subject: Annotated[list[str], typer.Argument(metavar="SUBJECT", help="What it is about.")],
    drop: Annotated[bool, typer.Option("--drop", help="Take it back.")] = False,
) -> None:
    """Write down a subject not to bring up with somebody."""
    typed = " ".join(subject).strip()
    if not typed:
        raise UsageError('say what to avoid, for instance: regulars avoid fred "the rugby"')
    with store.open_book() as book:
        customer = book.one(name)
        if drop:
            dropped = edits.drop_from(customer, customer.avoid, typed)
            customer.avoid.remove(dropped)
            book.did = f"{customer.name}: no need to avoid {dropped} any more."
        else:
            add_new(customer.avoid, [typed])
            book.did = f"{customer.name}: avoid {typed}."
    screen.say(book.did)
