"""One command's view of the notebook's file (the only home of TinyDB).

The file is read once and saved at most once: everything that a command changes, and the step by
which it can be undone, reach the disk in one piece or not at all.
"""

import stat
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from regulars import dates
from regulars.changes import SETTINGS, Logs, noted
from regulars.errors import ChangedError, NotebookError, why_refused
from regulars.notebook import backups, disk, steps, text
from regulars.notebook.migrations import Notebook
from regulars.notebook.steps import Step
from regulars.records import Record

# How many commands can be taken back.
_DEPTH = 100


class Database:
    """The notebook, read; what is put into it reaches the disk with `save`.

    Args:
        real: The notebook's file, not a link to it.

    Raises:
        NotebookError: If it can't be read.

    Attributes:
        notebook: The whole raw JSON.
        customers: The table of the customers; untyped, since TinyDB's types know only numbers
            as ids.
    """

    notebook: Notebook
    customers: Any

    def __init__(self, real: Path) -> None:
        tinydb = TinyDB(real, storage=_NotebookFile)
        tinydb.table_class = _People
        self._file = cast("_NotebookFile", tinydb.storage)
        self.notebook = self._file.read()
        self.customers = tinydb.table("customers")

    @property
    def is_current(self) -> bool:
        """Whether the file is still the one that was read."""
        return self._file.is_current

    def put(
        self, changes: Mapping[str, Record | None], places: Mapping[str, int] | None = None
    ) -> None:
        """Write records, and remove those that are none; who was there keeps their place.

        Args:
            changes: Of each id the record, none for who is removed.
            places: Where among all somebody comes who wasn't there; else behind them.
        """
        table = self.notebook["customers"]
        known = {one: record for one, record in changes.items() if one in table}
        written = {one: record for one, record in known.items() if record is not None}
        records = iter(written.values())

        def overwrite(document: Record) -> None:
            document.clear()
            document.update(next(records))

        self.customers.update(overwrite, doc_ids=list(written))
        self.customers.remove(doc_ids=[one for one in known if one not in written])
        document = _People.document_class
        new = (
            document(record, one)
            for one, record in changes.items()
            if record is not None and one not in known
        )
        self.customers.insert_multiple(new)
        if places:  # TinyDB knows no places
            table = self.notebook["customers"]
            order = steps.placed(table, places)
            self.notebook["customers"] = {one: table[one] for one in order}

    def change(
        self,
        did: str,
        changes: Mapping[str, Record | None],
        settings: Record,
        changed: Logs | None = None,
    ) -> None:
        """Change records and settings, and write down how to undo it; then nothing can be redone.

        Args:
            did: What is done, in the words in which `undo` will name it.
            changes: Of each id the new record, none for who is removed.
            settings: The settings as they are to be.
            changed: What is known then of when what was changed, where it isn't just now.
        """
        back = steps.back(self.notebook["customers"], changes)
        step: Step = {"did": did, "customers": back}
        if settings != self.notebook["settings"]:
            step["settings"] = self.notebook["settings"]
        if changed is None:
            self._note(changes, settings)
        else:
            known = self.notebook.get("changed", {})
            differ = [one for one, log in changed.items() if log != known.get(one)]
            step["changed"] = {one: known.get(one, {}) for one in differ}
            self.notebook["changed"] = changed
        self.put(changes)
        self.notebook["settings"] = settings
        self.notebook["undo"] = [*self.notebook["undo"], step][-_DEPTH:]
        self.notebook["redo"] = []

    def go(self, source: list[Step], target: list[Step]) -> str:
        """Go a step back or forth: what it brings back becomes what can bring this back.

        Args:
            source: From which list of the notebook the last step is taken.
            target: On which the way back is put.

        Returns:
            What the step had done.
        """
        table, step = self.notebook["customers"], source[-1]
        images = steps.images(table, step)
        opposite: Step = {**step, "customers": steps.back(table, images)}
        if "changed" in step:
            known = self.notebook.get("changed", {})
            opposite["changed"] = {one: known.get(one, {}) for one in step["changed"]}
            self.notebook["changed"] = {
                k: log for k, log in (known | step["changed"]).items() if log
            }
        else:
            # Taken back is changed once more: another copy may have seen what was changed first.
            self._note(images, step.get("settings", self.notebook["settings"]))
        self.put(images, steps.places(step))
        if "settings" in step:
            opposite["settings"] = self.notebook["settings"]
            self.notebook["settings"] = step["settings"]
        source.pop()
        target.append(opposite)
        return step["did"]

    def _note(self, changes: Mapping[str, Record | None], settings: Record) -> None:
        """Write down when the parts of records and settings change that do now."""
        held = self.notebook
        before = {**held["customers"], SETTINGS: held["settings"]}
        after = {**changes, SETTINGS: settings}
        changed = noted(held.get("changed", {}), before, after, dates.moment())
        if changed:
            held["changed"] = changed

    def save(self, day: date, reason: str = "", *, keep: bool = True) -> list[str]:
        """Replace the notebook's file, keeping the day's first state, and one for a reason.

        A backup that can't be kept is no reason to lose what was typed.

        Args:
            day: The present day.
            reason: Before what the present state is to be kept besides: `before-merge`.
            keep: Whether the present state may be kept at all.

        Returns:
            What the owner is to be told besides: of backups that were not kept, or are misdated.

        Raises:
            ChangedError: If something else has written to it since it was read.
            NotebookError: If it can't be saved; the file is as it was, unless the text says
                "saved".
        """
        return self._file.save(day, reason, keep=keep)


class _People(Table):
    """A table whose documents have ids that stay unique between two computers."""

    # TinyDB has both as whatever a subclass makes of them.
    document_id_class: Any = str
    document_class: Any = Document


class _NotebookFile(Storage):
    """How TinyDB reads and writes the notebook: parsed once, checked, and replaced in one piece."""

    def __init__(self, real: Path) -> None:
        self._path = real
        self._notebook: Notebook | None = None
        self._stamp: disk.Stamp | None = None
        self._is_old = False

    def read(self) -> Any:  # a notebook, which to TinyDB is only a dict of tables
        if self._notebook is None:
            self._notebook = self._load()
        return self._notebook

    def write(self, data: Any) -> None:  # as `read` gave it
        """Take what a table has changed; it reaches the disk with `save`."""
        self._notebook = data

    @property
    def is_current(self) -> bool:
        try:
            return disk.Stamp.of(self._path.stat()) == self._stamp
        except OSError:
            return self._stamp is None

    def _load(self) -> Notebook:
        try:
            if not stat.S_ISREG(self._path.stat().st_mode):
                raise NotebookError(f"{self._path} is not a file. Name another with --file.")
            content, self._stamp = disk.read(self._path)
            found = text.load(content, self._path.name)
        except FileNotFoundError:
            return text.empty()
        except OSError as error:
            reason = f"it can't be read ({why_refused(error)})"
            raise NotebookError(f"{self._path}: {reason}.", done="Nothing was changed.") from error
        self._is_old = found.is_old
        return found.notebook

    def save(self, day: date, reason: str, *, keep: bool) -> list[str]:
        data = self.read()

        def check(written: bytes) -> None:
            if text.load(written, self._path.name).notebook != data:
                raise NotebookError(f"{self._path} could not be saved: the disk changed it.")

        def prepare() -> None:
            if not self.is_current:
                raise ChangedError(
                    f"something else keeps writing to {self._path}, perhaps a program that copies "
                    "your files elsewhere.",
                    done="Nothing was changed.",
                    then="Wait for it and type it again.",
                )
            if keep:
                self._keep(day, reason, remarks)

        remarks: list[str] = []
        disk.replace(self._path, text.dump(data), check=check, prepare=prepare)
        with suppress(NotebookError):  # which was said when the backups were made
            remarks += map(_misdated, backups.ahead(self._path, day)[:1])
        return remarks

    def _keep(self, day: date, reason: str, remarks: list[str]) -> None:
        """Keep the present state, and let go of older ones; remark what could not be kept."""
        reasons = [one for one in (reason, "before-upgrade" if self._is_old else "") if one]
        try:
            kept = [backups.make(self._path, day, one) for one in ("", *reasons)]
            if any(kept):
                backups.rotate(self._path, day)
        except OSError as error:
            folder = self._path.with_name("backups")
            remarks.append(_not_kept(f"{folder}: {why_refused(error)}."))
        except NotebookError as error:
            remarks.append(_not_kept(str(error)))


def _not_kept(why: str) -> str:
    return f"what you did is saved, but no backup of the state before could be kept. {why}"


def _misdated(name: str) -> str:
    return (
        f"the backup {name} is dated ahead of today: was the clock set ahead once, "
        "or is it wrong now?"
    )
