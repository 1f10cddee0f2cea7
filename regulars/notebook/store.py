"""The notebook on disk: open, save, undo, forget."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from regulars import dates
from regulars.book import Book
from regulars.errors import ChangedError, NotebookError, RegularsError
from regulars.notebook import backups, disk
from regulars.notebook.database import Database
from regulars.notebook.migrations import Notebook
from regulars.records import Record, check_record
from regulars.search import find

# How often a change is made again when something else wrote to the notebook meanwhile.
_TRIES = 3
Result = TypeVar("Result")


def path() -> Path:
    """Tell where the notebook is: `$REGULARS_FILE`, else in the platform's user data folder.

    Returns:
        The file itself, where the name is a link to it.

    Raises:
        NotebookError: If it is a link that leads to itself.
    """
    named = os.environ.get("REGULARS_FILE")
    if not named:
        from platformdirs import user_data_path  # not loaded where the file is named

        named = str(user_data_path("regulars", appauthor=False) / "regulars.json")
    try:
        return Path(named).expanduser().resolve()
    except (OSError, RuntimeError):
        raise NotebookError(
            f"{named} is a link that leads to itself. Nothing was changed."
        ) from None


def read() -> Book:
    """Read the notebook, without a lock: a writer replaces it in one piece.

    Returns:
        Everybody; nobody where there is no notebook yet.

    Raises:
        NotebookError: If the notebook can't be read.
    """
    return _book(Database(path()))


@contextmanager
def open_book(reason: str = "") -> Iterator[Book]:
    """Open the notebook to change it; it is saved once, on leaving without an error.

    Args:
        reason: Before what the present state is to be kept as a backup, beside the day's first.

    Yields:
        Everybody. What was done goes into `book.did`, in the words in which `undo` will name it.

    Raises:
        NotebookError: If the notebook can't be read, locked or saved.
    """
    with _locked() as database:
        book = _book(database)
        yield book
        changes = book.changes()
        if not changes and book.settings_record == database.notebook["settings"]:
            return
        for customer_id, record in book.records.items():
            check_record(customer_id, record)
        database.change(book.did, changes, book.settings_record)
        database.save(dates.today(), reason)


def insist(change: Callable[[], Result]) -> Result:
    """Make a change, again if something else wrote to the notebook meanwhile.

    Nothing was saved then: done again on the new state, it is as good as done a moment later.

    Args:
        change: What opens, changes and saves the notebook; asks nothing that was answered before.

    Returns:
        What the change gives.

    Raises:
        NotebookError: If something else keeps writing.
    """
    for _ in range(_TRIES):
        with suppress(ChangedError):
            return change()
    try:
        return change()
    except ChangedError as error:
        raise NotebookError(str(error)) from None


def undo() -> str:
    """Take back the last command that wrote.

    Returns:
        What it had done, in its own words.

    Raises:
        RegularsError: If there is nothing to take back.
    """
    return _step("undo", "redo", "there is nothing to undo.")


def redo() -> str:
    """Do again what was last taken back.

    Returns:
        What is done again, in its own words.

    Raises:
        RegularsError: If nothing was taken back since the last change.
    """
    return _step("redo", "undo", "there is nothing to redo.")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased with somebody.

    Args:
        visits: How many visits.
        notes: How many notes.
        mentions: About how many others something is written that still holds the name.
    """

    visits: int
    notes: int
    mentions: int


def forget(customer_id: str) -> Forgotten:
    """Erase somebody from the notebook, and every earlier state that undo could bring back.

    Only the id stays, so that an older copy of the notebook can't bring them back unnoticed.

    Args:
        customer_id: Whom.

    Returns:
        What was erased, in numbers.

    Raises:
        NobodyError: If nobody has that id any more.
    """
    with _locked() as database:
        book = _book(database)
        customer = book.one(customer_id)
        ids = [customer.id, *customer.merged]
        # The backups first: if this is cut short, nothing has happened yet and it can be repeated.
        backups.scrub(path(), lambda held: _without(held, ids))
        book.remove(customer)
        database.put(book.changes())
        database.notebook |= _without(database.notebook, ids)
        database.save(dates.today(), keep=False)
        mentions = {one.customer.id for one in find(book, [customer.name], private=True)}
        return Forgotten(len(customer.visits), len(customer.notes), len(mentions))


def _without(held: Notebook, ids: list[str]) -> Notebook:
    """A notebook without some people, in which nothing can be undone that would show them."""
    customers = {}
    for customer_id, record in held["customers"].items():
        if customer_id not in ids:
            kept = dict(record)
            if kept.get("referred_by") in ids:
                del kept["referred_by"]
            customers[customer_id] = kept
    forgotten = [*dict.fromkeys([*held.get("forgotten", ()), *ids])]
    return held | {"customers": customers, "undo": [], "redo": [], "forgotten": forgotten}


def write_out(target: Path, content: bytes, *, force: bool) -> None:
    """Write a file for the owner to take away, over nothing that she wants to keep.

    Args:
        target: The file to be written.
        content: All of its bytes.
        force: Whether she said that it may be overwritten.

    Raises:
        RegularsError: If it is there already, is a folder, is the notebook itself, or can't be
            written.
    """
    own = path()
    if target.resolve() == own or (target.exists() and own.exists() and target.samefile(own)):
        raise RegularsError(f"{target} is the notebook itself. Name another file.")
    if target.is_dir():
        raise RegularsError(f"{target} is a folder. Name a file in it.")
    if (target.exists() or target.is_symlink()) and not force:
        raise RegularsError(
            f"{target} is there already, and was left as it is. To overwrite it: --force"
        )
    disk.replace(target.resolve(), content)


def _step(source: str, target: str, none_left: str) -> str:
    with _locked() as database:
        if not database.notebook[source]:
            forgot = (
                " Forgetting somebody can't be undone." if "forgotten" in database.notebook else ""
            )
            raise RegularsError(none_left + forgot)
        step = database.notebook[source].pop()
        back = step | {"customers": database.images(step["customers"])}
        database.put(step["customers"])
        if "settings" in step:
            back["settings"] = database.notebook["settings"]
            database.notebook["settings"] = step["settings"]
        database.notebook[target].append(back)
        database.save(dates.today())
        return str(step["did"])


def _book(database: Database) -> Book:
    settings_record: Record = database.notebook["settings"]
    return Book({one.doc_id: one for one in database.customers}, dict(settings_record))


@contextmanager
def _locked() -> Iterator[Database]:
    real = path()
    disk.check_writable(real)
    with disk.locked(real):
        yield Database(real)
