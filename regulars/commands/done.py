"""`regulars done`: close what was open."""

from typing import Annotated

from regulars import commands, dates, screen, visits
from regulars.book import Book
from regulars.customer import FollowUp, Kind
from regulars.declared import Argument, Option
from regulars.errors import SeveralError
from regulars.followups import close, pick, still_open
from regulars.notebook.store import Store
from regulars.visits import Done


def run(
    *,
    store: Store,
    name: commands.Name,
    words: Annotated[
        list[str] | None,
        Argument(metavar="[WORDS...]", help="Which: words of its text, or its number."),
    ] = None,
    how: Annotated[str, Option("--how", metavar="TEXT", help="What came of it.")] = "",
    no_show: Annotated[
        bool, Option("--no-show", help="It was an order that was never fetched.")
    ] = False,
) -> None:
    """Close what was open, and keep what came of it.

    The one thing that is open, or the one whose text has the words, or whose number it is. An
    order that is done was fetched, and becomes today's visit: what there is to say to them is said.
    A complaint that is done becomes something to ask at the next visit.

    Examples:
        regulars done zoe oat
        regulars done jack item --how "replaced, with a scone on the house"
    """
    today = dates.today()
    meant = _meant(store.read(), name, words or [])

    def done(book: Book) -> Done:
        customer = book.get(name)
        one = still_open(customer, meant)
        did = close(customer, one, on=today, how=how, no_show=no_show)
        if one.kind == Kind.ORDER and not no_show:
            return visits.fetched(book, customer, one, on=today, did=did)
        return Done(f"{customer.name}: {'; '.join(did)}")

    screen.say_done(store.change(done))


def _meant(book: Book, name: str, words: list[str]) -> FollowUp:
    """What the words mean, or what the owner chose where they fit several open things."""
    customer = book.get(name)
    try:
        return pick(customer, words)
    except SeveralError as several:
        return pick(customer, [commands.chosen(several) or ""])
