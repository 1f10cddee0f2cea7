"""`regulars settings`: what is set once for the whole shop."""

from typing import Annotated

from regulars import commands, dates, hours, pantry, screen, settings
from regulars.book import Book
from regulars.declared import Argument, Option
from regulars.errors import UsageError
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    key: Annotated[str | None, Argument("[KEY]", f"One of {', '.join(settings.KEYS)}.")] = None,
    value: Annotated[list[str] | None, Argument("[VALUE]", "Its new value; '' for none.")] = None,
    drop: Annotated[
        str | None,
        Option("--drop", metavar="TEXT", help="Take out a closure, by one of its days, or a food."),
    ] = None,
    as_json: commands.Json = False,
) -> None:
    """Show the settings of the shop, or change one.

    Examples:
        regulars settings shop "Corner Deli"
        regulars settings closed 2026-12-20..2027-01-05
    """
    if key is not None:
        key = settings.check_key(key)
    if drop is not None:
        if key not in {"closed", "foods"} or value is not None:
            raise UsageError('take out a closure with: regulars settings closed --drop "3 aug"')
        take_out = _drop_food if key == "foods" else _drop_closure
        screen.say(store.change(lambda book: take_out(book, drop)))
        return
    if key is None or value is None:
        _show(store.read(), key, as_json=as_json)
        return
    screen.say(store.change(lambda book: _set(book, key, " ".join(value))))


def _show(book: Book, key: str | None, *, as_json: bool) -> None:
    values = settings.to_record(book.settings)
    if as_json:
        screen.say_json(values if key is None else {key: values[key]})
    elif key is None:
        screen.print_settings(values)
    else:
        screen.say(str(values[key]))


def _set(book: Book, key: str, typed: str) -> str:
    if key == "closed":
        typed = hours.read_closed(typed, dates.today(), book.settings.date_order)
    settings.parse(key, typed)
    before = str(settings.to_record(book.settings)[key])
    new = settings.parse(key, settings.add(key, before, typed))
    said = pantry.check(str(new), typed) if key == "foods" else ""
    book.settings_record[key] = new
    return f"{key} is now {'not set' if new == '' else new}.{said}"


def _drop_closure(book: Book, typed: str) -> str:
    """Take out a closure that was told, or write down that one that only seemed so was none."""
    today = dates.today()
    order, first = book.settings.date_order, typed.partition("..")[0]
    found = hours.drop(
        book.settings.closed, book.untold(today), dates.parse(first, today, "any", order)
    )
    if found is None:  # the nearest 3 August may be next year's
        past = dates.parse(first, today, "past", order)
        found = hours.drop(book.settings.closed, book.untold(today), past)
    if found is None:
        raise UsageError(f"there is no closure that holds {typed}.")
    book.settings_record["closed"] = found
    return f"closed is now {found or 'not set'}."


def _drop_food(book: Book, typed: str) -> str:
    left = pantry.drop(book.settings.foods, typed)
    book.settings_record["foods"] = left
    return f"foods is now {left or 'not set'}."
