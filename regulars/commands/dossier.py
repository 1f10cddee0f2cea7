"""`regulars dossier`: everything held about one person, for them."""

from pathlib import Path
from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.formats import dossier, json
from regulars.notebook import store


def run(
    *,
    name: commands.Name,
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A file to write it to.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file.")] = False,
    as_json: commands.Json = False,
) -> None:
    """Print all that is held about one person.

    To hand to them; private notes are in it, and with a path it goes to a file.
    """
    today = dates.today()
    book = store.read()
    customer = book.one(name)
    if as_json:
        told = screen.as_json(json.of_customer(book, customer, today, private=True))
    else:
        told = dossier.write(book, customer, today)
    if path is None:
        screen.say(*told.splitlines())
        return
    target = path.expanduser()
    store.write_out(target, told.encode(), force=force)
    screen.say(f"{target}: everything about {customer.name}.")
