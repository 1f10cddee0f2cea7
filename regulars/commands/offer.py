"""`regulars offer`: before a promotion goes out."""

from pathlib import Path
from typing import Annotated

from regulars import commands, dates, files, offers, screen
from regulars.declared import Argument, Option
from regulars.errors import UsageError
from regulars.formats import csv, shop
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    text: Annotated[list[str], Argument(metavar="TEXT", help="What you offer.")],
    about: Annotated[
        str, Option("--about", metavar="WORDS", help='What it is made of: "beef, wine".')
    ] = "",
    check: Annotated[
        Path | None, Option("--check", metavar="CSV", help="Compare with a mailing list.")
    ] = None,
    as_json: commands.Json = False,
) -> None:
    """Show who would love an offer, and who must not be handed it.

    With --check it compares a mailing list of names, phones or e-mails, and ends with exit code 1
    if that list holds anybody who must not get it.

    Examples:
        regulars offer "steak night" --about beef
        regulars offer "oat milk is in" --check list.csv
    """
    offered = " ".join(text).strip()
    if not offered:
        raise UsageError('say what you offer, for instance: regulars offer "steak night"')
    rows = csv.read(files.read_in(check, _UNCHECKED), str(check), _UNCHECKED) if check else None
    book = store.read()
    found = offers.offer(book, offered, about, dates.today(), book.foods)
    resting = [customer for customer in book if customer.resting]
    off = None if rows is None else offers.to_take_off(found, resting, rows)
    strangers = None if rows is None else offers.unknown(book, rows)
    if as_json:
        screen.say_json(shop.of_offer(found, off, strangers))
    else:
        screen.print_offer(found, off, strangers)
    if off:
        raise SystemExit(1)


_UNCHECKED = "Nothing was checked."
