"""`regulars merge`: two records of one person become one."""

from typing import Annotated

import typer

from regulars import dates, merging, screen
from regulars.errors import UsageError
from regulars.notebook import store
from regulars.wording import count


def run(
    *,
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="The record that stays.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The record that goes into it.")],
) -> None:
    """Join two records of one person into one, losing nothing."""
    today = dates.today()
    with store.open_book("before-merge") as book:
        kept, gone = book.one(keep), book.one(other)
        if kept is gone:
            raise UsageError(f"{kept.name} can't be merged with themselves. Name the other record.")
        merging.merge(kept, gone, today)
        book.refer(gone.id, kept.id)
        book.remove(gone)
        book.did = f"{kept.name}: merged with {gone.name}; {count(len(kept.visits), 'visit')}."
    screen.say(book.did)
