"""Finding out whether all is well with the notebook, and with what stands beside it."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from regulars.errors import DamagedError, NotebookError
from regulars.notebook import copies, disk
from regulars.notebook.file import NotebookFile
from regulars.notebook.migrations import Notebook
from regulars.records import to_customer
from regulars.wording import quoted, say_full

if TYPE_CHECKING:
    from regulars.notebook.restore import Held


class Examined(NamedTuple):
    """What was found in a notebook and beside it.

    Args:
        exists: Whether there is a notebook yet.
        customers: How many customers it holds.
        visits: How many visits.
        backups: How many backups are kept of it.
        wrong: What is wrong and what to do, a sentence or two each; nothing where all is well.
    """

    exists: bool
    customers: int
    visits: int
    backups: int
    wrong: list[str]


def examine(real: Path, day: date, *, named: bool = False) -> Examined:
    """Find out what is wrong with a notebook.

    Args:
        real: Its file.
        day: The present day.
        named: Whether what is to be typed must name the notebook, since it is not the usual one.
    """
    # Here and below: not loaded by `today`, which only looks for other copies.
    from regulars.notebook.restore import listed, visits_in, way_out

    kept: list[Held] = []
    customers = visits = 0
    wrong: list[str] = []
    try:
        held = NotebookFile(real).notebook
        wrong += _damaged_records(real, held)
        if not wrong:
            customers, visits = len(held["customers"]), visits_in(held)
        wrong += _ahead(held, day)
    except DamagedError as error:
        wrong.append(str(way_out(real, error)))
    except NotebookError as error:
        wrong.append(str(error))
    try:
        kept = listed(real)
        wrong += _backups(real, kept, day)
    except NotebookError as error:
        wrong.append(str(error))
    wrong += _around(real, named=named)
    return Examined(os.path.lexists(real), customers, visits, len(kept), wrong)


def conflict_copies(real: Path) -> list[Path]:
    """Find copies that a sync tool has left beside the notebook, because two computers wrote it.

    Args:
        real: The notebook's file.
    """
    return copies.in_conflict(real)


def conflict(real: Path, copy: Path, *, named: bool) -> str:
    """Say of a copy beside the notebook that it is there, and what joins the two.

    Args:
        real: The notebook's file.
        copy: The copy.
        named: Whether the notebook must be named, since it is not the usual one.
    """
    file = f"--file {quoted(str(real))} " if named else ""
    return (
        f"Another copy lies beside your notebook, from a second computer perhaps: {copy.name}. "
        f"Both are kept. To join them: regulars {file}combine {quoted(str(copy))}"
    )


def _damaged_records(real: Path, held: Notebook) -> list[str]:
    from regulars.notebook.restore import ways_out

    damaged = []
    for customer_id, record in held["customers"].items():
        try:
            to_customer(customer_id, record)
        except DamagedError as error:
            damaged.append(error)
    return list(map(str, ways_out(real, damaged)))


def _ahead(held: Notebook, day: date) -> Iterator[str]:
    """Visits on days that are still to come: the clock was wrong, or is."""
    for record in held["customers"].values():
        visits = record.get("visits")
        for visit in visits if isinstance(visits, list) else ():
            with suppress(KeyError, TypeError, ValueError):  # from 3.12 a record has no such key
                if date.fromisoformat(visit[:10]) > day:
                    yield f"{record.get('name')} has a visit on {visit[:10]}, {_misdated(day)}"


def _backups(real: Path, kept: "list[Held]", day: date) -> Iterator[str]:
    from regulars.notebook import backups

    for one in kept:
        if one.customers is None and not one.damaged:
            yield f"The backup {one.name} can't be read."
        if one.day > day:
            yield f"The backup {one.name} is {_misdated(day)}"
    for path in backups.strangers(real):
        yield f"{path} is no file, so it is no backup. To be rid of it: delete it."


def _misdated(day: date) -> str:
    return f"dated ahead of today ({say_full(day)}): was the clock set ahead once, or is it wrong?"


def _around(real: Path, *, named: bool) -> Iterator[str]:
    """What stands beside the notebook and should not."""
    from regulars.notebook import backups, leftovers

    if lost := backups.lost(real):
        yield lost
    saving = disk.beside(real, "tmp")
    if saving.exists():
        yield "A save was cut short once; the notebook is whole. The next change tidies it up."
    for path in leftovers.of_saves(real):
        if path != saving and path.suffix == ".tmp":
            yield f"{path} was left over when a command was stopped. To be rid of it: delete it."
    for path in (one for one in leftovers.of_edits(real) if leftovers.is_own(real, one)):
        yield f"{path} was left over from an editor, or is open in one. To be rid of it: delete it."
    for copy in copies.in_conflict(real):
        yield conflict(real, copy, named=named)
    with suppress(OSError):
        if real.exists() and stat.S_IMODE(real.stat().st_mode) & 0o077:
            others = f"Others on this computer can read {real.name}."
            yield f"{others} To change that: chmod 600 {quoted(str(real))}"
