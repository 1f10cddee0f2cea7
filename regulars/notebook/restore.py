"""Going back to an earlier state of the notebook, and finding out what is wrong with it."""

import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from regulars.errors import DamagedError, NotebookError, RegularsError
from regulars.notebook import backups, disk, text
from regulars.notebook.database import Database
from regulars.notebook.migrations import Notebook
from regulars.records import to_customer
from regulars.wording import count

# Before what a notebook that couldn't be read is kept aside.
_DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Held:
    """A backup, and what it holds.

    Args:
        backup: The backup.
        customers: How many customers; none where it can't be read.
        visits: How many visits.
    """

    backup: backups.Backup
    customers: int | None
    visits: int


@dataclass(frozen=True, slots=True)
class Restore:
    """What going back would change.

    Args:
        source: The copy to go back to.
        added: How many customers come back.
        removed: How many go.
        changed: How many become what they were.
        left_out: How many of the copy were forgotten since, and stay so.
        unreadable: Whether the present notebook can't be read.
    """

    source: Path
    added: int
    removed: int
    changed: int
    left_out: int
    unreadable: bool


def listed(real: Path) -> list[Held]:
    """Give the backups of a notebook with what they hold, the latest first."""
    found = []
    for one in backups.all_of(real):
        try:
            held = backups.read(one.path)
            found.append(Held(one, len(held["customers"]), _visits(held)))
        except NotebookError:
            found.append(Held(one, None, 0))
    return found


def find_source(real: Path, named: str) -> Path:
    """Find the copy that is meant.

    Args:
        real: The notebook's file.
        named: The name of a backup, or the path of any copy.

    Raises:
        RegularsError: If there is none.
    """
    for one in backups.all_of(real):
        if named == one.name:
            return one.path
    path = Path(named).expanduser()
    if not path.is_file():
        raise RegularsError(f"there is no backup or file {named}. To see all: regulars restore")
    return path.resolve()


def preview(real: Path, source: Path) -> Restore:
    """Tell what going back to a copy would change, without changing anything.

    Args:
        real: The notebook's file.
        source: The copy.

    Raises:
        NotebookError: If the copy can't be read, or the notebook was made by a newer version.
    """
    new, left_out = _wanted(real, source)
    try:
        now: dict[str, object] = Database(real).notebook["customers"]
        unreadable = False
    except DamagedError:
        now, unreadable = {}, True
    then = new["customers"]
    return Restore(
        source,
        added=len(then.keys() - now.keys()),
        removed=len(now.keys() - then.keys()),
        changed=sum(then[one] != now[one] for one in then.keys() & now.keys()),
        left_out=left_out,
        unreadable=unreadable,
    )


def restore(real: Path, source: Path, day: date) -> None:
    """Go back to a copy of the notebook; what stands there now is kept as a backup.

    Args:
        real: The notebook's file.
        source: The copy.
        day: The present day.

    Raises:
        NotebookError: If the copy can't be read, or the notebook can't be saved.
    """
    disk.check_writable(real)
    with disk.locked(real):
        new, _ = _wanted(real, source)
        try:
            database = Database(real)
        except DamagedError:
            backups.make(real, day, _DAMAGED)
            disk.replace(real, text.dump(new))
            return
        now = database.notebook["customers"]
        ids = [*dict.fromkeys([*now, *new["customers"]])]
        changed = {one: new["customers"].get(one) for one in ids}
        changes = {one: record for one, record in changed.items() if record != now.get(one)}
        database.change(f"went back to {source.name}.", changes, new["settings"])
        database.save(day, "before-restore")


def examine(real: Path) -> list[str]:
    """Find out what is wrong with a notebook.

    Args:
        real: Its file.

    Returns:
        What is wrong and what to do, a sentence or two each; nothing where all is well.
    """
    try:
        held = Database(real).notebook
    except DamagedError as error:
        return [str(way_out(real, error))]
    except NotebookError as error:
        return [str(error)]
    return [*_damaged_records(real, held), *_around(real)]


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


def way_out(real: Path, error: DamagedError) -> NotebookError:
    """Say of a damaged notebook what is wrong, and how to get it back.

    Args:
        real: Its file.
        error: What is wrong.
    """
    told = f"{'' if real.name in str(error) else f'in the notebook {real.name} '}{error}"
    good = backups.latest_good(real)
    if good is None:
        return NotebookError(
            f"{told}\nNothing was changed. Put a good copy of it in its place, "
            "or name another with --file."
        )
    backup, held = good
    customers = count(len(held["customers"]), "customer")
    return NotebookError(
        f"{told}\nNothing was changed. Last good copy: {backup.name}, {customers}. "
        f"To go back to it: regulars restore {backup.name}"
    )


def _wanted(real: Path, source: Path) -> tuple[Notebook, int]:
    """What a copy holds, without those who were forgotten since, and how many these are."""
    held = backups.read(source)
    for customer_id, record in held["customers"].items():
        to_customer(customer_id, record)
    forgotten = set(held.get("forgotten", ()))
    # Every backup knows whom the notebook had forgotten; the notebook itself may be unreadable.
    for path in (real, *(one.path for one in backups.all_of(real))):
        with suppress(NotebookError):
            forgotten |= set(backups.read(path).get("forgotten", ()))
    kept = {one: record for one, record in held["customers"].items() if one not in forgotten}
    left_out = len(held["customers"]) - len(kept)
    if forgotten:
        held["forgotten"] = sorted(forgotten)
    return held | {"customers": kept}, left_out


def _visits(held: Notebook) -> int:
    return sum(len(record.get("visits", ())) for record in held["customers"].values())


def _damaged_records(real: Path, held: Notebook) -> Iterator[str]:
    for customer_id, record in held["customers"].items():
        try:
            to_customer(customer_id, record)
        except DamagedError as error:
            yield str(way_out(real, error))


def _around(real: Path) -> Iterator[str]:
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
    for held in listed(real):
        if held.customers is None and held.backup.reason != _DAMAGED:
            yield f"The backup {held.backup.name} can't be read; the others can."
