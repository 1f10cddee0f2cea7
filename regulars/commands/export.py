"""`regulars export`: all of it, to take away."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.declared import Argument, Option
from regulars.errors import UsageError
from regulars.formats import csv, json, ours
from regulars.notebook.store import Store
from regulars.wording import count

What = StrEnum("What", ["customers", "visits", "followups", "occasions"])
Format = StrEnum("Format", ["csv", "json", "vcf", "ics"])

# What can be had of it alone where the file is no CSV.
WHAT_ELSE = {Format.ics: {What.followups, What.occasions}}


def run(
    *,
    store: Store,
    path: Annotated[
        str,
        Argument(metavar="[PATH]", help="The file to write; - or nothing: stdout."),
    ] = "-",
    form: Annotated[
        Format | None,
        Option("--format", help="Else what the file's ending says, or csv."),
    ] = None,
    what: Annotated[What, Option("--what", help="The rows of the CSV.")] = What.customers,
    excel: Annotated[bool, Option("--excel", help="CSV as Excel likes it.")] = False,
    private: Annotated[bool, Option("--private", help="With the private notes.")] = False,
    force: commands.Force = False,
) -> None:
    """Take everything away, as a file that other programs read.

    Examples:
        regulars export customers.csv
        regulars export contacts.vcf --private
    """
    target = Path(path)
    form = form or _format_of(target)
    if form != Format.csv and (excel or what not in {What.customers, *WHAT_ELSE.get(form, ())}):
        given = "--excel" if excel else f"--what {what}"
        raise UsageError(f"{given} is for CSV, and can't be had as {form}. Leave one of them out.")
    book, today = store.read(), dates.today()
    told = count(len(book), "customer")
    match form:
        case Format.csv:
            rows = [*_rows(book, what, private=private)]
            content = csv.dump(rows, excel=excel)
            told = count(len(rows) - 1, _ONE_OF[what])
        case Format.json:
            content = _as_json(book, today, private=private)
        case Format.vcf:
            from regulars.formats import vcard  # costs half a bare Python at start

            content = vcard.write(book, private=private)
        case Format.ics:
            from regulars.formats import calendar  # as much

            content = calendar.write(
                book, today, occasions=what != What.followups, orders=what != What.occasions
            )
            told = count(content.count(b"BEGIN:VEVENT\r\n"), "event")
    commands.deliver(store, target, content, said=f"{told}.", force=force)


# What a row of the CSV is.
_ONE_OF = {
    What.customers: "customer",
    What.visits: "visit",
    What.followups: "follow-up",
    What.occasions: "occasion",
}


def _format_of(target: Path) -> Format:
    ending = target.suffix.removeprefix(".").casefold()
    if ending and ending not in set(Format):
        raise UsageError(
            f"I can't write {target.suffix} files. Name it .csv, .json, .vcf or .ics, or say "
            "--format csv."
        )
    return Format(ending or "csv")


def _rows(book: Book, what: What, *, private: bool) -> Iterator[csv.Row]:
    match what:
        case What.customers:
            return csv.customers(book, private=private)
        case What.visits:
            return csv.visits(book)
        case What.followups:
            return csv.followups(book)
        case What.occasions:
            return csv.occasions(book)


def _as_json(book: Book, today: date, *, private: bool) -> bytes:
    everybody = (
        json.of_customer(book, one, today, private=private, discreet=False) | ours.beyond(one)
        for one in book
    )
    return screen.as_json([*everybody]).encode()
