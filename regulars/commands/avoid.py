"""`regulars avoid`: what not to bring up with somebody."""

from typing import Annotated

from regulars import commands, edits, screen
from regulars.book import Book
from regulars.customer import add_new
from regulars.declared import Argument, Option
from regulars.errors import UsageError
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    name: commands.Name,
    subject: Annotated[list[str], Argument(metavar="SUBJECT", help="What not to bring up.")],
    drop: Annotated[bool, Option("--drop", help="Take it back.")] = False,
) -> None:
    """Write down a subject not to bring up with somebody.

    Examples:
        regulars avoid fred "the rugby"
        regulars avoid wendy "the wedding"
    """
    typed = " ".join(subject).strip()
    if not typed:
        raise UsageError('say what to avoid, for instance: regulars avoid fred "the rugby"')
    dropped = commands.picked(store.read(), name, typed, of="avoid") if drop else ""

    def avoid(book: Book) -> str:
        customer = book.get(name)
        if drop:
            gone = edits.drop(customer, dropped)
            return f"{customer.name}: no need to avoid {gone.about} any more."
        add_new(customer.avoid, [typed])
        return f"{customer.name}: avoid {typed}."

    screen.say(store.change(avoid))
