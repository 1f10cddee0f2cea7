"""What a command changes in the notebook (the only home of TinyDB).

The file is read once and saved at most once: everything that a command changes, and the step by
which it can be undone, reach the disk in one piece or not at all.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from regulars import dates
from regulars.changes import SETTINGS, Logs, noted
from regulars.notebook import steps
from regulars.notebook.file import NotebookFile
from regulars.notebook.migrations import Notebook
from regulars.notebook.steps import Step
from regulars.records import Record

# How many commands can be taken back.
_DEPTH = 100


class Database:
    """The notebook, to be changed; what is put into it reaches the disk with `save`.

    Args:
        file: The notebook's file, read.

    Attributes:
        notebook: The whole raw JSON.
        customers: The table of the customers; untyped, since TinyDB's types know only numbers
            as ids.
    """

    notebook: Notebook
    customers: Any

    def __init__(self, file: NotebookFile) -> None:
        tinydb = TinyDB(file, storage=_Kept)
        tinydb.table_class = _People
        self._file = file
        self.notebook = file.notebook
        self.customers = tinydb.table("customers")

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
        """Replace the notebook's file, as `NotebookFile.save` says."""
        return self._file.save(day, reason, keep=keep)


class _People(Table):
    """A table whose documents have ids that stay unique between two computers."""

    # TinyDB has both as whatever a subclass makes of them.
    document_id_class: Any = str
    document_class: Any = Document


class _Kept(Storage):
    """How TinyDB reads and writes the notebook: parsed once, and saved apart."""

    def __init__(self, file: NotebookFile) -> None:
        self._file = file

    def read(self) -> Any:  # a notebook, which to TinyDB is only a dict of tables
        return self._file.notebook

    def write(self, data: Any) -> None:  # as `read` gave it
        self._file.notebook = data
