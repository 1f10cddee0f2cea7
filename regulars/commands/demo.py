"""`regulars demo`: a sample shop to look at."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from regulars import briefing, commands, dates, files, sample, screen
from regulars.book import Book
from regulars.errors import RegularsError
from regulars.notebook.store import Store


def run(
    *,
    context: commands.Context,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="Where to keep the sample shop."),
    ] = None,
) -> None:
    """Look at a sample shop; your own notebook is left alone."""
    day = dates.today()
    store = Store(_target(context.obj.path, path))

    def open_shop(book: Book) -> str:
        book.settings_record["shop"] = sample.SHOP
        for customer in sample.customers(day):
            book.put(customer)
        return "the sample shop opened."

    store.change(open_shop)
    screen.print_briefing(briefing.for_day(store.read(), day))
    typed = f"regulars --file {quote(str(store.path))}"
    screen.say("", "This is a sample shop. Look around in it, and change what you like:")
    screen.say(f"  {typed} fred", f"  {typed} due", f"  {typed} visit wendy")


def _target(own: Path, path: str | None) -> Path:
    """A file of its own: beside the notebook and new each time, unless she names one."""
    target = files.expanded(Path(path)) if path else own.with_name("sample-shop.json")
    if not path and sample.is_sample(target):
        target.unlink()
    if target.exists():
        raise RegularsError(
            f"{target} is there already, and was left as it is. "
            "Name another file, for instance: regulars demo shop.json"
        )
    return target
