"""`regulars export`: all of it, to take away."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from regulars import commands, dates, files, screen
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
    target = None if path == "-" else Path(path).expanduser()
    form = form or _format_of(target)
    book = context.obj.read()
    content = (
        _as_json(book, private=private)
        if form == Format.json
        else _as_csv(book, what, private=private, excel=excel)
    )
    if target is None:
        sys.stdout.buffer.write(content)
        return
    files.write_out(target, content, notebook=context.obj.path, force=force)
    screen.say(f"{target}: {count(len(book), 'customer')}.")


def _format_of(target: Path | None) -> Format:
    ending = target.suffix.removeprefix(".").casefold() if target else ""
    if ending and ending not in set(Format):
        raise UsageError(
            f"I can't write {target.suffix if target else ending} files. "
            "Name it .csv or .json, or say --format csv."
        )
    return Format(ending or "csv")


def _as_csv(book: Book, what: What, *, private: bool, excel: bool) -> bytes:
    if what == What.customers:
        return csv.dump(csv.customers(book, private=private), excel=excel)
    rows = csv.visits if what == What.visits else csv.followups
    return csv.dump(rows(book), excel=excel)


def _as_json(book: Book, *, private: bool) -> bytes:
    day = dates.today()
    everybody = [json.of_customer(book, one, day, private=private) for one in book]
    return screen.as_json(everybody).encode()
