"""`regulars demo`: a sample shop to look at."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from regulars import briefing, commands, dates, files, sample, screen
from regulars.book import Book
from regulars.declared import Argument
from regulars.errors import RegularsError
from regulars.notebook.store import Store
from regulars.wording import quoted


def run(
    *,
    store: Store,
    path: Annotated[
        str | None,
        Argument(metavar="[PATH]", help="Where to keep the sample shop."),
    ] = None,
    force: commands.Force = False,
) -> None:
    """Look at a sample shop; your own notebook is left alone.

    Examples:
        regulars demo
        regulars demo shop.json
    """
    day = dates.today()
    if path == "-":
        with TemporaryDirectory() as folder:
            store = Store(Path(folder) / "sample-shop.json")
            _open_shop(store, day)
            screen.put(store.content())
        return
    store = _place(store, path, force=force)
    _open_shop(store, day)
    typed = f"regulars --file {quoted(str(store.path))}"
    below = [
        *("", "This is a sample shop. Look around in it, and change what you like:"),
        *(f"  {typed} {command}" for command in ("fred", "due", "visit wendy")),
    ]
    screen.print_briefing(briefing.for_day(store.read(), day), below=len(below))
    screen.say(*below)


def _open_shop(store: Store, day: date) -> None:
    def open_shop(book: Book) -> str:
        book.settings_record["shop"] = sample.SHOP
        for customer in sample.customers(day):
            book.put(customer)
        return "the sample shop opened."

    store.change(open_shop)


def _place(own: Store, path: str | None, *, force: bool) -> Store:
    """A file of its own, beside the notebook unless she names one, in which nobody has written."""
    store = Store(files.expanded(Path(path)) if path else own.path.with_name("sample-shop.json"))
    if not store.exists:
        return store
    if store.path == own.path and not _is_untouched(store):
        raise RegularsError(f"{store.path} is your own notebook. Name another file.")
    if not force and not _is_untouched(store):
        raise RegularsError(
            f"{store.path} is there already, perhaps with what you wrote in it, and was left as "
            "it is. Name another file, for instance: regulars demo shop.json. To begin the sample "
            "anew all the same: --force; the present one is then kept as a backup."
        )
    store.clear(dates.today(), "before-demo" if force else "")
    return store


def _is_untouched(store: Store) -> bool:
    """Whether it is a sample that is as it was written, with nothing that could be redone."""
    try:
        return store.steps == (1, 0) and sample.is_untouched(store.read())
    except RegularsError:
        return False
