"""`regulars import`: the customers and the visits that another program knows."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from regulars import candidates, commands, dates, files, intake, screen
from regulars.book import Book
from regulars.declared import Argument, Option
from regulars.errors import RegularsError, UsageError
from regulars.formats import told
from regulars.formats.rows import Read
from regulars.notebook.store import Store
from regulars.report import Report, Wishes
from regulars.wording import quoted

if TYPE_CHECKING:
    from regulars.formats import sheets

Order = StrEnum("Order", [("DMY", "DMY"), ("MDY", "MDY")])


def run(
    *,
    store: Store,
    path: Annotated[str, Argument(metavar="PATH", help="The file; - is stdin.")],
    dry_run: Annotated[bool, Option("--dry-run", help="Only show what would happen.")] = False,
    date_order: Annotated[
        Order | None,
        Option("--date-order", help="Whether 3/4 is 3 April (DMY), where nothing in it tells."),
    ] = None,
    encoding: Annotated[
        str | None,
        Option(
            "--encoding",
            metavar="NAME",
            help="How its letters are written, if names look wrong: cp1252.",
        ),
    ] = None,
    mapped: Annotated[
        list[str] | None,
        Option("--map", metavar="COLUMN=WHAT", help='What a column is: "Mobile=phone".'),
    ] = None,
    new: Annotated[
        bool, Option("--new", help="Write down as somebody new whoever you don't surely know.")
    ] = False,
    ahead: Annotated[
        bool, Option("--ahead", help="Appointments to come are orders to have ready.")
    ] = False,
    as_json: commands.Json = False,
) -> None:
    """Take in customers and visits from another program.

    Examples:
        regulars import customers.csv --dry-run
        regulars import list.csv --map "Handy=phone" --map "Kunde=name"
    """
    today = dates.today()
    asked = _asked(store.read(), date_order, encoding, mapped or [])
    with screen.progress(
        f"Reading {path if path == '-' else Path(path).name}", quiet=as_json
    ) as tell:
        read = _read(path, replace(asked, tell=tell))
    wishes = Wishes(today, new=new, ahead=ahead)

    def take(book: Book) -> Report:
        return intake.take(book, read, wishes)

    if not (dry_run or new or as_json) and screen.is_interactive():
        wishes = replace(wishes, answers=_ask(take(store.read())))
    existed = store.exists
    with screen.progress("Writing down", quiet=as_json) as tell:
        wishes = replace(wishes, tell=tell)
        report = take(store.read()) if dry_run else store.change(take, reason="before-import")
    if as_json:
        screen.say_json(told.of_report(report, path))
    else:
        again = _again(path, asked, mapped or [], ahead=ahead)
        screen.print_import(report, again, rows=dry_run, new=new)
        screen.say(*_way_back(report, dry_run=dry_run, kept=existed))
    if not report.succeeded:
        raise SystemExit(1)


def _asked(
    book: Book, date_order: str | None, encoding: str | None, mapped: list[str]
) -> "sheets.Asked":
    from regulars.formats import programs, sheets  # 2 bare Pythons, and only here

    if encoding is not None and not encoding.strip():
        raise UsageError("--encoding is empty. Leave it out, or say for instance cp1252.")
    return sheets.Asked(
        dates.today(),
        book.settings.date_order,
        date_order or "",
        encoding or "",
        programs.parse_map(mapped),
    )


def _read(path: str, asked: "sheets.Asked") -> Read:
    from regulars.formats import detect  # as above

    try:
        content = files.read_in(Path(path), "Nothing was imported.")
    except UsageError as error:  # the command was right, and the file is wrong
        raise RegularsError(str(error)) from None
    named = "what came from stdin" if path == "-" else path
    try:
        read = detect.read(content, asked, path)
    except UsageError:
        raise
    except RegularsError as error:
        raise RegularsError(f"{named} can't be imported: {error}") from None
    if not (read.people or read.customers or read.visits or read.refused):
        raise RegularsError(
            f"{named} was read as {read.kind}, and there is nobody in it. Export it once more."
        )
    return read


def _again(path: str, asked: "sheets.Asked", mapped: list[str], *, ahead: bool) -> str:
    """What was typed, without what only looked: a hint adds an option to it."""
    said = [("--date-order", asked.order), ("--encoding", asked.encoding)]
    said += [("--map", one) for one in mapped]
    options = [f" {option} {quoted(value)}" for option, value in said if value]
    return f"regulars import {quoted(path)}{''.join(options)}{' --ahead' if ahead else ''}"


def _ask(report: Report) -> dict[int, str | None]:
    """Ask of each of whom only the owner knows whether they are known already."""
    answers = {}
    for one in report.questions:
        text = f"{one.name} (line {one.line}): is that"
        alike = list(one.alike.values())
        several = candidates.several(
            one.name, alike, f"{text} somebody you know?", someone_new=True
        )
        keys = dict(zip((person.id for person in alike), one.alike, strict=True))
        chosen = screen.choose(several)
        answers[one.line] = keys[chosen] if chosen else None
    return answers


def _way_back(report: Report, *, dry_run: bool, kept: bool) -> list[str]:
    """How the import can be taken back, or that nothing was done."""
    if dry_run:
        return ["Nothing was changed: that is what would happen."]
    if not report.changed:
        return ["Nothing was changed."]
    said = "All of it can be taken back: regulars undo."
    if kept:
        said += f" The notebook as it was: regulars restore {dates.today()}-before-import"
    return [said]
