"""Finding out whether all is well with the notebook, and with what stands beside it."""

import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from regulars.errors import DamagedError, NotebookError
from regulars.notebook import disk
from regulars.notebook.database import Database
from regulars.notebook.migrations import Notebook
from regulars.notebook.restore import Held, listed, visits_in, way_out
from regulars.records import to_customer


@dataclass(frozen=True, slots=True)
class Examined:
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


def examine(real: Path) -> Examined:
    """Find out what is wrong with a notebook.

    Args:
        real: Its file.
    """
    kept = listed(real)
    customers = visits = 0
    try:
        held = Database(real).notebook
        damaged = [*_damaged_records(real, held)]
        if not damaged:
            customers, visits = len(held["customers"]), visits_in(held)
        wrong = [*damaged, *_around(real, kept)]
    except DamagedError as error:
        wrong = [str(way_out(real, error))]
    except NotebookError as error:
        wrong = [str(error)]
    return Examined(real.exists(), customers, visits, len(kept), wrong)


def conflict_copies(real: Path) -> list[Path]:
    """Find copies that a sync tool has left beside the notebook, because two computers wrote it.

    Args:
        real: The notebook's file.
    """
    marks = re.compile(r"conflict|konflikt|conflit|\(\d+\)", re.IGNORECASE)
    with suppress(OSError):
        return sorted(
            path
            for path in real.parent.iterdir()
            if path != real and path.name.startswith(real.stem) and marks.search(path.name)
        )
    return []


def _damaged_records(real: Path, held: Notebook) -> Iterator[str]:
    for customer_id, record in held["customers"].items():
        try:
            to_customer(customer_id, record)
        except DamagedError as error:
            yield str(way_out(real, error))


def _around(real: Path, kept: list[Held]) -> Iterator[str]:
    """What stands beside the notebook and should not."""
    if disk.beside(real, "tmp").exists():
        yield "A save was cut short once; the notebook is whole. The next change tidies it up."
    for copy in conflict_copies(real):
        yield (
            f"Another copy lies beside your notebook, from a second computer perhaps: {copy.name}. "
            f"Both are kept. To look into it: regulars --file {copy.name} list"
        )
    with suppress(OSError):
        if real.exists() and stat.S_IMODE(real.stat().st_mode) & 0o077:
            yield f"Others on this computer can read {real.name}. To change that: chmod 600 {real}"
    for one in kept:
        if one.customers is None and not one.damaged:
            yield f"The backup {one.name} can't be read; the others can."
