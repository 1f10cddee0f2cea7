"""The notebook on disk: open, save, undo (the only home of TinyDB)."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from regulars import disk, notebook
from regulars.book import Book
from regulars.errors import NotebookError, RegularsError
from regulars.migrations import Notebook
from regulars.records import Record
from regulars.search import find

# How many commands can be taken back.
_DEPTH = 100


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
    return _book(_Database(path()))


@contextmanager
def open_book() -> Iterator[Book]:
    """Open the notebook to change it; it is saved once, on leaving without an error.

    Yields:
        Everybody. What was done goes into `book.did`, in the words in which `undo` will name it.

    Raises:
        NotebookError: If the notebook can't be read, locked or saved.
    """
    with _locked() as database:
        book = _book(database)
        yield book
        changes = book.changes()
        settings_before = database.notebook["settings"]
        if changes or book.settings_record != settings_before:
            step = {"did": book.did, "customers": database.images(changes)}
            if book.settings_record != settings_before:
                step["settings"] = settings_before
            database.put(changes)
            database.notebook["settings"] = book.settings_record
            database.notebook["undo"] = [*database.notebook["undo"], step][-_DEPTH:]
            database.notebook["redo"] = []
            database.save()


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
        book.remove(customer)
        database.put(book.changes())
        database.notebook["undo"] = []
        database.notebook["redo"] = []
        database.notebook["forgotten"] = [*database.notebook.get("forgotten", ()), customer_id]
        database.save()
        mentions = {one.customer.id for one in find(book, [customer.name], private=True)}
        return Forgotten(len(customer.visits), len(customer.notes), len(mentions))


def check_free(target: Path, *, force: bool) -> None:
    """Make sure that writing a file overwrites nothing that the owner wants to keep.

    Args:
        target: The file to be written.
        force: Whether she said that it may be overwritten.

    Raises:
        RegularsError: If it is there already, is a folder, or is the notebook itself.
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
        database.save()
        return str(step["did"])


def _book(database: "_Database") -> Book:
    settings_record: Record = database.notebook["settings"]
    return Book({one.doc_id: one for one in database.customers}, dict(settings_record))


@contextmanager
def _locked() -> Iterator["_Database"]:
    real = path()
    disk.check_writable(real)
    with disk.locked(real):
        yield _Database(real)


class _NotebookFile(Storage):
    """How TinyDB reads and writes the notebook: parsed once, checked, and replaced in one piece."""

    def __init__(self, real: Path) -> None:
        self._path = real
        self._notebook: Notebook | None = None

    def read(self) -> Notebook:
        if self._notebook is None:
            self._notebook = self._load()
        return self._notebook

    def _load(self) -> Notebook:
        try:
            if not stat.S_ISREG(self._path.stat().st_mode):
                raise NotebookError(f"{self._path} is not a file. Name another with --file.")
            return notebook.load(self._path.read_bytes(), self._path.name)
        except FileNotFoundError:
            return notebook.empty()
        except OSError as error:
            reason = f"it can't be read ({error.strerror})"
            raise NotebookError(f"{self._path}: {reason}. Nothing was changed.") from error

    def write(self, data: Notebook) -> None:
        """Take what a table has changed; it reaches the disk with `save`, all of it or nothing."""
        self._notebook = data

    def save(self) -> None:
        disk.replace(self._path, notebook.dump(self.read()))


class _People(Table):
    """A table whose documents have ids that stay unique between two computers."""

    document_id_class: Any = str
    document_class: Any = Document


class _Database:
    """One command's view of the notebook: read once, saved at most once.

    Attributes:
        notebook: The whole raw JSON.
        customers: The table of the customers; untyped, since TinyDB's types know only numbers
            as ids.
    """

    def __init__(self, real: Path) -> None:
        tinydb = TinyDB(real, storage=_NotebookFile)
        tinydb.table_class = _People
        self._file = cast("_NotebookFile", tinydb.storage)
        self.notebook = self._file.read()
        self.customers: Any = tinydb.table("customers")

    def images(self, ids: Iterable[str]) -> dict[str, Record | None]:
        """What the notebook now has under these ids; none where it has nobody."""
        images: dict[str, Record | None] = dict.fromkeys(ids)
        for document in self.customers.get(doc_ids=list(images)):
            images[document.doc_id] = dict(document)
        return images

    def put(self, changes: Mapping[str, Record | None]) -> None:
        """Write records, and remove those that are none; who was there keeps their place."""
        known = {one: changes[one] for one, now in self.images(changes).items() if now is not None}
        written = {one: record for one, record in known.items() if record is not None}
        records = iter(written.values())

        def overwrite(document: Record) -> None:
            document.clear()
            document.update(next(records))

        self.customers.update(overwrite, doc_ids=list(written))
        self.customers.remove(doc_ids=[one for one in known if one not in written])
        document = _People.document_class
        new = (document(record or {}, one) for one, record in changes.items() if one not in known)
        self.customers.insert_multiple(new)

    def save(self) -> None:
        """Replace the notebook's file."""
        self._file.save()
