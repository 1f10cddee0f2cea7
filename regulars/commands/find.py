"""`regulars find`: anybody of whom these words are known."""

from typing import Annotated

from regulars import commands, dates, screen
from regulars.declared import Argument
from regulars.errors import RegularsError
from regulars.formats import json
from regulars.notebook.store import Store
from regulars.search import find, likely


def run(
    *,
    store: Store,
    words: Annotated[list[str], Argument(metavar="WORDS...", help="What to look for.")],
    private: commands.Private = False,
    as_json: commands.Json = False,
) -> None:
    """Find people by anything you know of them.

    All the words must be known of the same person: in notes, orders, family, tags and the like.

    Examples:
        regulars find biltong
        regulars find oat milk
    """
    book = store.read()
    found = find(likely(book, words), words, private=private)
    if as_json:
        screen.say_json([json.of_found(one) for one in found])
    elif not found:
        near = book.near(" ".join(words))
        hint = f" Near: {', '.join(near)}." if near else ""
        raise RegularsError(f"nothing about {' '.join(words)} in your notebook.{hint}")
    else:
        screen.print_found(found, dates.today())
