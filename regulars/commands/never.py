"""`regulars never`: what never to offer somebody."""

from typing import Annotated

import typer

from regulars import commands, edits, nevers, screen
from regulars.book import Book
from regulars.customer import Never


def run(
    *,
    context: commands.Context,
    name: commands.Name,
    what: Annotated[list[str], typer.Argument(metavar="WHAT", help="Meat, nuts, a diet.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")] = "",
    drop: Annotated[bool, typer.Option("--drop", help="Take it back.")] = False,
) -> None:
    """Write down what never to offer or serve somebody, and why."""
    typed = " ".join(what)

    def write_down(book: Book) -> str:
        customer = book.get(name)
        if drop:
            dropped = edits.drop_from(customer, [one.what for one in customer.never], typed)
            customer.never = [one for one in customer.never if one.what != dropped]
            return f"{customer.name}: no longer never {dropped}."
        never = nevers.write_down(customer, Never(typed, why) if why else nevers.parse(typed))
        return f"{customer.name}: never {never}."

    screen.say(context.obj.change(write_down))
