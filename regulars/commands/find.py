"""`regulars find`: anybody of whom these words are known."""

from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.errors import RegularsError
from regulars.notebook import store
from regulars.search import find


def run(
    *,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    private: commands.Private = False,
    json: commands.Json = False,
) -> None:
    """Find people by anything you know of them.

    All the words must be known of the same person: in notes, orders, family, tags and the like.
    """
    today = dates.today()
    found = find(store.read(), words, private=private)
    if json:
        screen.say_json(
            [
                {
                    "id": one.customer.id,
                    "name": one.customer.name,
                    "where": one.where,
                    "text": one.text,
                }
                for one in found
            ]
        )
    elif not found:
        raise RegularsError(f"nothing about {' '.join(words)} in your notebook.")
    else:
        from regulars.screen.lists import print_found  # Rich: 4 bare Pythons

        print_found(found, today)
