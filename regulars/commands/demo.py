"""`regulars demo`: a sample shop to look at."""

import os
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from regulars import briefing, dates, sample, screen
from regulars.errors import RegularsError
from regulars.notebook import store


def run(
    *,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="Where to keep the sample shop."),
    ] = None,
) -> None:
    """Look at a sample shop; your own notebook is left alone."""
    from regulars.screen.morning import print_briefing  # Rich: 4 bare Pythons

    day = dates.today()
    target = _target(path)
    os.environ["REGULARS_FILE"] = str(target)
    with store.open_book() as book:
        book.settings_record["shop"] = sample.SHOP
        for customer in sample.customers(day):
            book.put(customer)
        book.did = "the sample shop opened."
    print_briefing(briefing.for_day(store.read(), day))
    typed = f"regulars --file {quote(str(target))}"
    screen.say("", "This is a sample shop. Look around in it, and change what you like:")
    screen.say(f"  {typed} fred", f"  {typed} due", f"  {typed} visit wendy")


def _target(path: str | None) -> Path:
    """A file of its own: beside the notebook and new each time, unless she names one."""
    target = Path(path).expanduser() if path else store.path().with_name("sample-shop.json")
    if not path and sample.is_sample(target):
        target.unlink()
    if target.exists():
        raise RegularsError(
            f"{target} is there already, and was left as it is. "
            "Name another file, for instance: regulars demo shop.json"
        )
    return target
