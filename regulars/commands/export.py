"""`regulars export`: all of it, to take away."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.errors import UsageError
from regulars.formats import csv, json
from regulars.wording import count

What = StrEnum("What", ["customers", "visits", "followups"])
Format = StrEnum("Format", ["csv", "json"])


def run(
    *,
    context: commands.Context,
    path: Annotated[
        str,
        typer.Argument(metavar="[PATH]", help="The file to write; - or nothing: stdout."),
    ] = "-",
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Else what the file's ending says, or csv."),
    ] = None,
    what: Annotated[What, typer.Option("--what", help="The rows of the CSV.")] = What.customers,
    excel: Annotated[bool, typer.Option("--excel", help="CSV as Excel likes it.")] = False,
    private: Annotated[bool, typer.Option("--private", help="With the private notes.")] = False,
    force: commands.Force = False,
) -> None:
    """Take everything away, as CSV or JSON."""
    target = Path(path)
    form = form or _format_of(target)
    book = context.obj.read()
    content = (
        _as_json(book, private=private)
        if form == Format.json
        else _as_csv(book, what, private=private, excel=excel)
    )
    said = f"{count(len(book), 'customer')}."
    commands.deliver(context.obj, target, content, said=said, force=force)


def _format_of(target: Path) -> Format:
    ending = target.suffix.removeprefix(".").casefold()
    if ending and ending not in set(Format):
        raise UsageError(
            f"I can't write {target.suffix} files. Name it .csv or .json, or say --format csv."
        )
    return Format(ending or "csv")


def _as_csv(book: Book, what: What, *, private: bool, excel: bool) -> bytes:
    if what == What.customers:
        return csv.dump(csv.customers(book, private=private), excel=excel)
    rows = csv.visits if what == What.visits else csv.followups
    return csv.dump(rows(book), excel=excel)


def _as_json(book: Book, *, private: bool) -> bytes:
    day = dates.today()
    everybody = [json.of_customer(book, one, day, private=private, discreet=False) for one in book]
    return screen.as_json(everybody).encode()
