"""`regulars offer`: before a promotion goes out."""

import csv
from pathlib import Path
from typing import Annotated

import typer

from regulars import commands, dates, offers, screen
from regulars.errors import UsageError
from regulars.formats import json
from regulars.notebook import store


def run(
    *,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What you offer.")],
    about: Annotated[
        str, typer.Option("--about", metavar="WORDS", help='What it is made of: "beef, wine".')
    ] = "",
    check: Annotated[
        Path | None, typer.Option("--check", metavar="CSV", help="Compare with a mailing list.")
    ] = None,
    as_json: commands.Json = False,
) -> None:
    """Show who would love an offer, and who must not be handed it.

    With --check it compares a mailing list of names, phones or e-mails, and ends with exit code 1
    if that list holds anybody who must not get it.
    """
    offered = " ".join(text).strip()
    if not offered:
        raise UsageError('say what you offer, for instance: regulars offer "steak night"')
    rows = _rows(check) if check else None
    book = store.read()
    found = offers.offer(book, offered, about, dates.today(), book.foods)
    resting = [customer for customer in book if customer.resting]
    off = None if rows is None else offers.to_take_off(found, resting, rows)
    if as_json:
        screen.say_json(json.of_offer(found, off))
    else:
        from regulars.screen.lists import print_offer  # Rich: 4 bare Pythons

        print_offer(found, off)
    if off:
        raise typer.Exit(1)


def _rows(path: Path) -> list[str]:
    """The rows of a list, each with a tab between its cells."""
    try:
        with path.expanduser().open(encoding="utf-8-sig", newline="") as file:
            rows = ["\t".join(row) for row in csv.reader(file, strict=True)]
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}. Nothing was checked.") from None
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UsageError(f"{path} can't be read as a CSV file. Nothing was checked.") from None
    if not any(row.strip() for row in rows) or any("\0" in row for row in rows):
        raise UsageError(f"{path} holds no names, phones or e-mails. Nothing was checked.")
    return rows
