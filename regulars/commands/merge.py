"""`regulars merge`: two records of one person become one."""

from typing import Annotated

from regulars import commands, dates, merging, screen
from regulars.book import Book
from regulars.declared import Argument, Option
from regulars.errors import UsageError
from regulars.notebook.store import Store
from regulars.wording import count


def run(
    *,
    store: Store,
    keep: Annotated[
        str,
        Argument(metavar="KEEP", help="Whose name stays.", resolve=commands.one),
    ],
    other: Annotated[
        str,
        Argument(metavar="OTHER", help="Who is the same person.", resolve=commands.one),
    ],
    different: Annotated[
        bool, Option("--different", help="They are two people: never ask again.")
    ] = False,
) -> None:
    """Join two who are one person, losing nothing.

    Examples:
        regulars merge "Mia Rossi" "Maria Rossi"
        regulars merge "Karel Fourie" "Karl Fourie" --different
    """
    today = dates.today()

    def merge(book: Book) -> str:
        kept, gone = book.get(keep), book.get(other)
        if kept is gone:
            raise UsageError(f"{kept.name} can't be merged with themselves. Name the other one.")
        if different:
            merging.part(kept, gone)
            return f"{kept.name} and {gone.name} are two people; neither will be asked about again."
        merging.merge(kept, gone, today, book.name_of)
        book.refer(gone.id, kept.id)
        book.remove(gone)
        return f"{kept.name}: merged with {gone.name}; {count(len(kept.visits), 'visit')}."

    screen.say(store.change(merge, reason="" if different else "before-merge"))
