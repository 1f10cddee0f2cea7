"""Erasing somebody from the notebook and from every file beside it that the program made."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from regulars.errors import NobodyError, NotebookError, why_refused
from regulars.names import fold
from regulars.notebook import backups, copies, disk, leftovers, text
from regulars.notebook.migrations import Notebook
from regulars.notebook.steps import Table
from regulars.records import Record

_WORD = re.compile(r"\w+")


class Forgotten(NamedTuple):
    """What was erased with somebody, and what is out of reach.

    Args:
        visits: How many visits.
        notes: How many notes.
        mentioned: The names of the others of whom something is written that holds the name.
        beside: Other files beside the notebook that hold them, which aren't the program's to clear.
        unreached: What should have been erased and couldn't be, each with the reason.
    """

    visits: int
    notes: int
    mentioned: list[str]
    beside: list[Path]
    unreached: list[str]


class Traces:
    """Everything beside and in a notebook that could hold somebody; it is read, nothing written.

    Args:
        real: The notebook's file.
        notebook: What it holds.
    """

    def __init__(self, real: Path, notebook: Notebook) -> None:
        self._real = real
        self._notebook = notebook
        self._unreached: list[str] = []
        self._kept: list[tuple[backups.Backup, Notebook]] = []
        # One that is no notebook could hold anybody; one that can't be opened today may be well.
        self._damaged: list[Path] = []
        try:
            for one in backups.all_of(real):
                self._look_into(one)
        except NotebookError as error:
            self._unreached.append(str(error))

    def _look_into(self, one: backups.Backup) -> None:
        try:
            self._kept.append((one, backups.read(one.path)))
        except NotebookError as error:
            if isinstance(error.__cause__, OSError):
                self._unreached.append(str(error))
            else:
                self._damaged.append(one.path)

    def gone(self, name: str) -> list[str]:
        """Give the ids of those of a name who aren't in the notebook, but in what could be again.

        Args:
            name: In full.
        """
        present = self._notebook["customers"]
        # Half of a merged record is no person who could be forgotten alone.
        merged = {one for record in present.values() for one in _merged(record)}
        return [
            customer_id
            for customer_id, known in self._called().items()
            if customer_id not in present and customer_id not in merged and fold(name) in known
        ]

    def erase(self, ids: Iterable[str]) -> tuple[Notebook, Forgotten]:
        """Erase some people from all that stands beside the notebook.

        Args:
            ids: The people; who once was written down under the same name goes with them.

        Returns:
            The notebook without them, which is left to be saved; and what was erased.

        Raises:
            NobodyError: If none of them is anywhere.
        """
        present, called = self._notebook["customers"], self._called()
        records = [present[one] for one in ids if one in present]
        every = dict.fromkeys([*ids, *(one for record in records for one in _merged(record))])
        names = {name for one in every for name in called.get(one, ())}
        every |= dict.fromkeys(one for name in names for one in self.gone(name))
        if not every.keys() & called.keys():
            raise NobodyError("that customer is no longer in your notebook. Nothing was changed.")
        told = {*every, *self._told(every, "name", "nicknames", "phones", "emails")}
        left = copies.without(self._notebook, every, {})
        # The rest first: if this is cut short, nothing has happened yet and can be repeated.
        self._scrub(every, left["customers"])
        self._clear(every, told)
        return left, Forgotten(
            sum(len(_list(record, "visits")) for record in records),
            sum(len(_list(record, "notes")) for record in records),
            [*_mentioned(left["customers"], self._told(every, "name", "nicknames"))],
            copies.holding(self._real, self._sure(every), self._ours()),
            self._unreached,
        )

    def _called(self) -> dict[str, set[str]]:
        """Of each id the names under which it is known anywhere, folded."""
        called: dict[str, set[str]] = {}
        for held in self._states():
            for customer_id, record in _pieces(held):
                known = called.setdefault(customer_id, set())
                if isinstance(name := record.get("name"), str):
                    known.add(fold(name))
                # Who went into a record and is in none now was called as that one also is.
                for one in _merged(record):
                    called.setdefault(one, set()).update(map(fold, _texts(record, "nicknames")))
        return called

    def _told(self, ids: Collection[str], *keys: str) -> set[str]:
        """What is known anywhere of some people under some keys, as texts."""
        records = (piece for held in self._states() for piece in _pieces(held))
        facts = (record.get(key) for one, record in records if one in ids for key in keys)
        texts = (text for fact in facts for text in (fact if isinstance(fact, list) else [fact]))
        return {text for text in texts if isinstance(text, str) and text.strip()}

    def _sure(self, ids: Collection[str]) -> set[str]:
        """By what some people are known in any file; one word they go by may be anything there."""
        nicknames = {one for one in self._told(ids, "nicknames") if " " in one.strip()}
        return {*ids, *nicknames, *self._told(ids, "name", "phones", "emails")}

    def _ours(self) -> list[Path]:
        """What is cleared, or told of by itself: the backups, and what was typed in an editor."""
        return [*(one.path for one, _ in self._kept), *leftovers.of_edits(self._real)]

    def _states(self) -> Iterator[Notebook]:
        yield self._notebook
        yield from (held for _, held in self._kept)

    def _scrub(self, ids: Collection[str], present: Table) -> None:
        """Change every backup."""
        for one, held in self._kept:
            try:
                # Its bytes may still be those of the notebook: a new file parts the two.
                changed = text.dump(copies.without(held, ids, present))
                disk.replace(one.path, changed, mtime=one.written)
            except NotebookError as error:
                cause = error.__cause__
                why = why_refused(cause) if isinstance(cause, OSError) else error
                self._unreached.append(f"{one.path}: {why}.")

    def _clear(self, ids: Iterable[str], told: Collection[str]) -> None:
        """Delete what can't be read, what killed commands left, and what was typed about them."""
        typed = [path for one in ids for path in leftovers.of_edits_on(self._real, one)]
        for path in (*self._damaged, *leftovers.of_saves(self._real), *typed):
            try:
                leftovers.delete(path)
            except OSError as error:
                self._unreached.append(f"{path}: {why_refused(error)}.")
        # What is typed about somebody else, or in another notebook, isn't this one's to delete.
        others = (one for one in leftovers.of_edits(self._real) if one not in typed)
        self._unreached += [str(one) for one in others if _mentions(one, told)]


def _mentions(path: Path, told: Iterable[str]) -> bool:
    """Whether a file holds one of some texts in whole words, or may for all one can read."""
    try:
        written = copies.words(path)
    except OSError:
        return True
    return any(_whole(fold(text), written) for text in told)


def _whole(text: str, written: str) -> bool:
    """Whether a text stands in another in whole words; where no spaces part them, anywhere."""
    if not text.isascii():
        return text in written
    return bool(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", written))


def _pieces(held: Notebook) -> Iterator[tuple[str, Record]]:
    """All records of a notebook, and of what can be undone in it as much as a step names."""
    yield from held["customers"].items()
    for step in (*held["undo"], *held["redo"]):
        for customer_id, change in step["customers"].items():
            yield customer_id, (change or {}).get("record") or (change or {}).get("was") or {}


def _mentioned(table: Table, names: Iterable[str]) -> Iterator[str]:
    """The names of those of whom something is written that holds all words of a name."""
    wanted = [_WORD.findall(fold(name)) for name in names]
    for customer_id, record in table.items():
        written = fold(json.dumps(record, ensure_ascii=False))
        held = {*_WORD.findall(written)}
        for name in filter(None, wanted):
            # Where words aren't parted by spaces, a part of one is one.
            if all(word in held or (not word.isascii() and word in written) for word in name):
                yield str(record.get("name", customer_id))
                break


def _merged(record: Record) -> list[str]:
    return _texts(record, "merged")


def _texts(record: Record, key: str) -> list[str]:
    return [one for one in _list(record, key) if isinstance(one, str)]


def _list(record: Record, key: str) -> list[object]:
    value = record.get(key)
    return value if isinstance(value, list) else []
