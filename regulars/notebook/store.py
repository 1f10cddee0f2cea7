"""The notebook on disk: open, change, undo, forget."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from regulars import dates
from regulars.book import Book
from regulars.errors import ChangedError, NobodyError, NotebookError, RegularsError
from regulars.files import resolved
from regulars.notebook import disk, place
from regulars.notebook.file import NotebookFile, take_away
from regulars.notebook.migrations import Notebook

if TYPE_CHECKING:
    from regulars.notebook.database import Database
    from regulars.notebook.forgetting import Forgotten
    from regulars.notebook.joining import Taken
    from regulars.notebook.leftovers import Typed

# How often a change is made again when something else wrote to the notebook meanwhile.
_TRIES = 3
# What a change gives back: the sentence of what was done, or what says it when it is a text.
Done = TypeVar("Done")
_History = Literal["undo", "redo"]


class Store:
    """The notebook of one run: where it is, and the one way to read and to change it.

    Args:
        named: Its file, where somebody said which.
        in_line: Whether that was in the line, so that what she is told to type must name it too.

    Raises:
        NotebookError: If that is a link that leads to itself.

    Attributes:
        path: The file itself, where the name is a link to it.
        lost: What is to be said where the notebook isn't there, but backups of it are.
        remarks: What is to be said besides what was done, of backups for instance.
        saved: Whether a change has reached the disk.
    """

    def __init__(self, named: Path | None = None, *, in_line: bool = False) -> None:
        self.named = named
        self.in_line = in_line
        self.path = resolved(named or Path(place.usual()))
        self.lost = ""
        self.remarks: list[str] = []
        self.saved = False
        self._read: NotebookFile | None = None
        self._book: Book | None = None

    def read(self) -> Book:
        """Read the notebook, without a lock: a writer replaces it in one piece.

        Returns:
            Everybody; nobody where there is no notebook yet.

        Raises:
            NotebookError: If the notebook can't be read.
        """
        notebook = self._file().notebook
        self._book = _book(notebook) if self._book is None else self._book.afresh()
        return self._book

    def change(self, do: Callable[[Book], Done], *, reason: str = "") -> Done:
        """Change the notebook: all of it and the step by which it is undone, in one piece.

        Args:
            do: Given everybody, makes the change and returns the sentence of what was done, in
                the words in which `undo` will name it. It is called again where something else
                wrote to the notebook meanwhile, so it asks nothing; what it raises saves nothing.
            reason: Before what the present state is to be kept as a backup, beside the day's first.

        Returns:
            What was done.

        Raises:
            NotebookError: If the notebook can't be read, locked or saved.
        """
        from regulars.bulk import check_records  # what nobody asks who only reads

        def once(database: "Database") -> Done:
            book = _book(database.notebook)
            did = do(book)
            changes = book.changes()
            if changes or book.settings_record != database.notebook["settings"]:
                check_records(book.records)
                database.change(str(did), changes, book.settings_record)
                self._save(database, reason)
            return did

        return self._locked(once)

    @property
    def exists(self) -> bool:
        """Whether there is a notebook yet, as far as one may look."""
        return os.path.lexists(self.path)

    def check_writable(self) -> None:
        """Make sure that the notebook may be written, before somebody is asked what to write.

        Raises:
            NotebookError: If it is read-only.
        """
        disk.check_writable(self.path)

    def undo(self) -> str:
        """Take back the last command that wrote.

        Returns:
            What it had done, in its own words.

        Raises:
            RegularsError: If there is nothing to take back.
        """
        return self._locked(lambda database: self._step(database, "undo", "redo"))

    def redo(self) -> str:
        """Do again what was last taken back.

        Returns:
            What is done again, in its own words.

        Raises:
            RegularsError: If nothing was taken back since the last change.
        """
        return self._locked(lambda database: self._step(database, "redo", "undo"))

    def gone(self, name: str) -> list[str]:
        """Give the ids of those of that full name who are only in what could be brought back."""
        from regulars.notebook.forgetting import Traces  # rarely needed

        return Traces(self.path, self._file().notebook).gone(name)

    def forget(self, ids: Sequence[str]) -> "Forgotten":
        """Erase somebody from the notebook, and from every file beside it that the program made.

        Only the ids stay, so that an older copy of the notebook can't bring them back unnoticed.

        Args:
            ids: Whom.

        Returns:
            What was erased, in numbers, and what is out of reach.

        Raises:
            NobodyError: If nobody has those ids any more.
        """
        from regulars.notebook.forgetting import Traces  # rarely needed

        def once(database: "Database") -> "Forgotten":
            left, forgotten = Traces(self.path, database.notebook).erase(ids)
            database.notebook.update(left)
            try:
                self._save(database, keep=False)
            except ChangedError:
                raise
            except NotebookError as error:
                if error.done:
                    error.done = "The backups hold them no more, the notebook still does."
                raise
            return forgotten

        return self._locked(once)

    @property
    def steps(self) -> tuple[int, int]:
        """How many steps can be taken back, and how many done again.

        Raises:
            NotebookError: If the notebook can't be read.
        """
        held = self._file().notebook
        return len(held["undo"]), len(held["redo"])

    def clear(self, day: date, reason: str) -> None:
        """Take the notebook away, so that another can begin in its place.

        Args:
            day: The present day.
            reason: Before what it is kept as a backup; empty where there is nothing to keep.

        Raises:
            NotebookError: If it can't be kept, or taken away.
        """
        take_away(self.path, day, reason)

    def typed(self, customer_id: str) -> "Typed":
        """Give what keeps what is typed about somebody and can't be taken."""
        from regulars.notebook.leftovers import Typed  # temporary folders, and hashes

        return Typed(self.path, customer_id)

    def hand_over(self, target: Path, content: bytes) -> None:
        """Write a file that she takes away, as safely as the notebook.

        A note of it lies beside the notebook meanwhile: somebody who is forgotten later may be in
        what a killed command left of it.
        """
        from regulars.notebook import leftovers  # temporary folders, and hashes

        with leftovers.noted(self.path, target):
            disk.replace(target, content)

    def combine(self, content: bytes, name: str) -> "Taken":
        """Take in another copy of the notebook; whoever was forgotten there is first erased here.

        Args:
            content: The bytes of the other copy.
            name: How to call it.

        Returns:
            What came of it.

        Raises:
            RegularsError: If it is no copy that can be read, or the notebook can't be saved.
        """
        from regulars.notebook import joining  # rarely needed

        other, gone = joining.read(content, name, self._file().notebook)
        forgotten = None
        with suppress(NobodyError):  # nobody whom this copy ever knew
            forgotten = self.forget(gone)
        today = dates.today()
        taken, remarks = self._locked(lambda held: joining.join(held, other, name, today))
        self.remarks += remarks
        return taken._replace(forgotten=forgotten)

    def content(self) -> bytes:
        """Give the bytes of the notebook, which can be read: what a copy of it is made from.

        Raises:
            RegularsError: If there is none yet, or it can't be read.
        """
        if not self.exists:
            raise RegularsError("there is no notebook yet, so there is nothing to copy.")
        content, _ = disk.read(self.path)
        self.read()  # a damaged notebook is no backup
        return content

    def back_up(self, day: date) -> Path:
        """Keep the notebook as it is now among its backups.

        Args:
            day: The present day.

        Returns:
            The backup.

        Raises:
            RegularsError: If there is no notebook yet, or it can't be read or copied.
        """
        from regulars.notebook import backups  # rarely needed

        content = self.content()
        target = backups.new_path(self.path, day, "by-hand")
        disk.replace(target, content)
        return target

    def _step(self, database: "Database", source: _History, target: _History) -> str:
        """Go a step back or forth, and save."""
        held = database.notebook
        if not held[source]:
            forgot = " Forgetting somebody can't be undone." if "forgotten" in held else ""
            raise RegularsError(f"there is nothing to {source}.{forgot}")
        did = database.go(held[source], held[target])
        self._save(database)
        return did

    def _save(self, database: "Database", reason: str = "", *, keep: bool = True) -> None:
        self.remarks += database.save(dates.today(), reason, keep=keep)
        self.saved = True

    def _file(self) -> NotebookFile:
        """The notebook as it stands on the disk, read again only where it has changed."""
        if self._read is None or not self._read.is_current:
            self._read, self._book = NotebookFile(self.path), None
        self.lost = self.lost or self._read.lost
        return self._read

    def _locked(self, once: Callable[["Database"], Done]) -> Done:
        """Change what the disk holds while nobody else does, again where somebody did all the same.

        Nothing was saved then: done again on the new state, it is as good as done a moment later.
        """
        for _ in range(1 + _TRIES):
            try:
                with self._to_change() as database:
                    return once(database)
            except ChangedError as error:
                changed = error
        raise NotebookError(changed.text, done=changed.done, then=changed.then)

    @contextmanager
    def _to_change(self) -> Iterator["Database"]:
        from regulars.notebook.database import Database  # TinyDB, and how steps are undone

        self.check_writable()
        with disk.locked(self.path):
            file = self._file()
            self._read = self._book = None  # whatever becomes of it, this isn't read once more
            yield Database(file)


def _book(held: Notebook) -> Book:
    # Of what a change writes over, the book keeps what was.
    records = {one: {**record} for one, record in held["customers"].items()}
    return Book(records, dict(held["settings"]), frozenset(held.get("forgotten", ())))
