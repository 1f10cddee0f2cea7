"""`regulars dossier`: everything held about one person, for them."""

from pathlib import Path
from typing import Annotated

from regulars import commands, dates, screen
from regulars.declared import Argument
from regulars.formats import dossier, json
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    name: commands.Name,
    path: Annotated[Path | None, Argument(metavar="[PATH]", help="A file to write it to.")] = None,
    force: commands.Force = False,
    as_json: commands.Json = False,
) -> None:
    """Print all that is held about one person.

    To hand to them; private notes are in it, and with a path it goes to a file.

    Examples:
        regulars dossier fred
        regulars dossier "Fred Botha" fred.txt
    """
    today = dates.today()
    book = store.read()
    customer = book.get(name)
    if as_json:
        told = screen.as_json(json.of_customer(book, customer, today, private=True))
    else:
        told = dossier.write(book, customer, today)
    if path is None and not as_json:
        screen.say(*told.splitlines())
        return
    said = f"everything about {customer.name}."
    commands.deliver(store, path or Path("-"), told.encode(), said=said, force=force)
