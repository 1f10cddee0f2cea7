"""Going back to an earlier state of the notebook."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from regulars import files
from regulars.errors import DamagedError, NotebookError, RegularsError, why_refused
from regulars.notebook import backups, copies, disk, text
from regulars.notebook.database import Database
from regulars.notebook.file import NotebookFile
from regulars.notebook.migrations import Notebook
from regulars.records import to_customer
from regulars.wording import count

# Before what a notebook that couldn't be read is kept aside.
DAMAGED = "damaged"
# The source of a copy that comes from there; of a file the whole path is known.
_STDIN = Path("stdin")


class Held(NamedTuple):
    """A backup, and what it holds.

    Args:
        name: How `restore` calls it.
        day: The day of the backup.
        customers: How many customers; none where it can't be read.
        visits: How many visits.
        damaged: Whether it is what was kept aside because it couldn't be read.
    """

    name: str
    day: date
    customers: int | None
    visits: int
    damaged: bool


class Plan(NamedTuple):
    """What going back would change.

    Args:
        source: The copy to go back to.
        notebook: What it holds, without those who were forgotten since.
        added: How many customers come back.
        removed: How many go.
        changed: How many become what they were.
        left_out: How many of the copy were forgotten since, and stay so.
        unreadable: Whether the present notebook can't be read.
    """

    source: Path
    notebook: Notebook
    added: int
    removed: int
    changed: int
    left_out: int
    unreadable: bool


def listed(real: Path) -> list[Held]:
    """Give the backups of a notebook with what they hold, the latest first."""
    found = []
    for one in backups.all_of(real):
        customers, visits = None, 0
        with suppress(NotebookError):
            held = backups.read(one.path)
            customers, visits = len(held["customers"]), visits_in(held)
        found.append(Held(one.name, one.day, customers, visits, one.reason == DAMAGED))
    return found


def visits_in(held: Notebook) -> int:
    """Count the visits of all customers of a notebook."""
    lists = (record.get("visits") for record in held["customers"].values())
    return sum(len(visits) for visits in lists if isinstance(visits, list))


def plan(real: Path, named: str) -> Plan:
    """Tell what going back to a copy would change, without changing anything.

    Args:
        real: The notebook's file.
        named: The name of a backup, or the path of any copy; `-` is stdin.

    Raises:
        RegularsError: If there is no such copy, or it can't be read, or the notebook was made by
            a newer version.
    """
    source = _source(real, named)
    then = _read(source)
    unreadable = False
    try:
        present: Notebook | None = NotebookFile(real).notebook
    except DamagedError:
        present, unreadable = None, True
    now = present["customers"] if present else {}
    kept = copies.without(then, _forgotten(real, present), now)
    customers = kept["customers"]
    return Plan(
        source,
        kept,
        added=len(customers.keys() - now.keys()),
        removed=len(now.keys() - customers.keys()),
        changed=sum(customers[one] != now[one] for one in customers.keys() & now.keys()),
        left_out=len(then["customers"].keys() - customers.keys()),
        unreadable=unreadable,
    )


def restore(real: Path, plan: Plan, day: date) -> list[str]:
    """Go back to a copy of the notebook; what stands there now is kept as a backup.

    Args:
        real: The notebook's file.
        plan: What going back changes, as it was shown.
        day: The present day.

    Returns:
        What the owner is to be told besides.

    Raises:
        NotebookError: If the notebook can't be saved, or an unreadable one not be kept.
    """
    disk.check_writable(real)
    with disk.locked(real):
        try:
            database = Database(NotebookFile(real))
        except DamagedError:
            _set_aside(real, day)
            disk.replace(real, text.dump(plan.notebook))
            return []
        # Somebody may have been forgotten while the question stood on the screen.
        now = database.notebook["customers"]
        then = copies.without(plan.notebook, database.notebook.get("forgotten", ()), now)
        ids = [*dict.fromkeys([*now, *then["customers"]])]
        changed = {one: then["customers"].get(one) for one in ids}
        changes = {one: record for one, record in changed.items() if record != now.get(one)}
        database.change(f"went back to {plan.source.name}.", changes, then["settings"])
        return database.save(day, "before-restore")


def way_out(real: Path, error: DamagedError) -> NotebookError:
    """Say of a damaged notebook what is wrong, and how to get it back.

    Args:
        real: Its file.
        error: What is wrong.
    """
    return ways_out(real, [error])[0]


def ways_out(real: Path, errors: Sequence[DamagedError]) -> list[NotebookError]:
    """Say of each thing that is wrong with a damaged notebook what it is, and the one way back.

    Args:
        real: Its file.
        errors: What is wrong; where nothing is, no backup is read.
    """
    back = _way_back(real) if errors else ""
    told = (
        f"{'' if real.name in str(one) else f'in the notebook {real.name} '}{one}" for one in errors
    )
    return [NotebookError(f"{one}\nNothing was changed. {back}") for one in told]


def _way_back(real: Path) -> str:
    try:
        good, why = backups.latest_good(real), ""
    except NotebookError as error:
        good, why = None, f"{str(error)[0].upper()}{str(error)[1:]} "
    if good is None or not good[1]["customers"]:
        return f"{why}Put a good copy of it in its place, or name another with --file."
    backup, held = good
    customers = count(len(held["customers"]), "customer")
    return (
        f"Last good copy: {backup.name}, {customers}. "
        f"To go back to it: regulars restore {backup.name}"
    )


def _read(source: Path) -> Notebook:
    """Read a copy to go back to; what is wrong with it is not wrong with the notebook."""
    try:
        found = _from_stdin() if source == _STDIN else backups.read(source)
        for customer_id, record in found["customers"].items():
            to_customer(customer_id, record)
    except DamagedError as error:
        copy = "" if source.name in str(error) else f"in the copy {source.name} "
        raise RegularsError(
            f"{copy}{error} Nothing was changed. To see what can be gone back to: regulars restore"
        ) from None
    return found


def _from_stdin() -> Notebook:
    return text.load(files.read_in(Path("-"), "Nothing was changed."), _STDIN.name).notebook


def _set_aside(real: Path, day: date) -> None:
    """Keep a notebook that can't be read among its backups, before another takes its place."""
    try:
        backups.make(real, day, DAMAGED)
    except OSError as error:
        raise NotebookError(
            f"the unreadable {real.name} can't be kept among its backups: {why_refused(error)}. "
            "Nothing was changed. Move it elsewhere yourself, and type it again."
        ) from error


def _source(real: Path, named: str) -> Path:
    if named == "-":
        return _STDIN
    with suppress(NotebookError):  # any copy will do where the backups can't be read
        for one in backups.all_of(real):
            if named == one.name:
                return one.path
    path = files.expanded(Path(named))
    if not path.is_file():
        raise RegularsError(f"there is no backup or file {named}. To see all: regulars restore")
    return path.resolve()


def _forgotten(real: Path, present: Notebook | None) -> set[str]:
    """Whom the notebook has forgotten; every backup knows it too, should it be unreadable."""
    forgotten = {*present.get("forgotten", ())} if present else set[str]()
    with suppress(NotebookError):
        for one in backups.all_of(real):
            with suppress(NotebookError):
                forgotten |= {*backups.read(one.path).get("forgotten", ())}
    return forgotten
