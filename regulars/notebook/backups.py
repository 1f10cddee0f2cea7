"""Earlier states of the notebook, kept beside it by themselves.

A backup is a hard link to the file that a save replaces: it costs no time and no room until then.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from regulars.bulk import check_records
from regulars.errors import NotebookError, why_refused
from regulars.notebook import disk, text
from regulars.notebook.migrations import Notebook
from regulars.wording import count

# The newest seven and every day of the last week, then one a week.
_NEWEST, _DAYS, _WEEKS = 7, 7, 8
# What is made instead of a day's backup whose name something else has.
_AGAIN = "again"
_MISDATED = (
    "the backup {} is dated ahead of today: was the clock set ahead once, or is it wrong now?"
)


class Backup(NamedTuple):
    """An earlier state of the notebook.

    Args:
        path: Where it is.
        day: The day before whose first change it was made, or on which it was made.
        reason: Before what, where it wasn't just a new day: `before-merge`.
        written: When what it holds was written, in nanoseconds; days can be wrong, if the clock
            was.
    """

    path: Path
    day: date
    reason: str
    written: int

    @property
    def name(self) -> str:
        """How `restore` calls it: `2026-11-23`, `2026-11-23-before-merge`."""
        return _name(self.day, self.reason)


def all_of(real: Path) -> list[Backup]:
    """Give the backups of a notebook, that with the latest state first.

    Args:
        real: The notebook's file.

    Raises:
        NotebookError: If their folder can't be read.
    """
    found = []
    for path, day, reason in _named(real):
        with suppress(OSError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                found.append(Backup(path, day, reason, status.st_mtime_ns))
    return sorted(found, key=lambda one: (one.written, one.day, one.name), reverse=True)


def strangers(real: Path) -> list[Path]:
    """Give what is named like a backup of a notebook but is no file: a link, a folder.

    Args:
        real: The notebook's file.

    Raises:
        NotebookError: If their folder can't be read.
    """
    known = {one.path for one in all_of(real)}
    return sorted(path for path, _, _ in _named(real) if path not in known)


def make(real: Path, day: date, reason: str = "") -> Path | None:
    """Keep the notebook as it is now.

    Args:
        real: The notebook's file.
        day: The present day.
        reason: Before what; without one, at most one backup a day is made.

    Returns:
        The backup; none where there is no notebook yet, or the day has its backup.

    Raises:
        OSError: If it can't be made.
        NotebookError: If the folder of the backups can't be read.
    """
    if not real.exists() or (not reason and _has_one(real, day)):
        return None
    path = new_path(real, day, reason)
    try:
        os.link(real, path)
    except OSError:
        disk.copy(real, path)  # a disk that has no hard links, or another disk
    return path


def keep(real: Path, day: date, *reasons: str) -> list[str]:
    """Keep the day's first state of the notebook, and the present one for each of some reasons.

    Args:
        real: The notebook's file.
        day: The present day.
        reasons: Before what.

    Returns:
        What is to be said of what could not be kept.
    """
    try:
        kept = [make(real, day, one) for one in ("", *reasons)]
        if any(kept):
            rotate(real, day)
    except OSError as error:
        return [_not_kept(f"{_folder(real)}: {why_refused(error)}.")]
    except NotebookError as error:
        return [_not_kept(str(error))]
    return []


def _not_kept(why: str) -> str:
    return f"what you did is saved, but no backup of the state before could be kept. {why}"


def new_path(real: Path, day: date, reason: str) -> Path:
    """Give the path of a backup that isn't there yet; the folder is made if need be.

    Args:
        real: The notebook's file.
        day: The day of the backup.
        reason: Before what it is made, if for a reason.

    Raises:
        OSError: If the folder can't be made.
    """
    path, number = _path(real, day, reason), 1
    disk.make_folder(path.parent)
    while os.path.lexists(path):
        number += 1
        path = _path(real, day, f"{reason or _AGAIN}-{number}")
    return path


def rotate(real: Path, day: date) -> None:
    """Let go of backups: the newest 7 stay, those of the last 7 days, and one a week for 8 weeks.

    Args:
        real: The notebook's file.
        day: The present day; the newest stay whatever it is, since a clock can be wrong.

    Raises:
        NotebookError: If their folder can't be read.
    """
    weeks: set[int] = set()
    kept = all_of(real)
    older = sorted(kept[_NEWEST:], key=lambda one: one.day, reverse=True)
    for one in older:
        age = (day - one.day).days
        if 0 <= age < _DAYS:
            continue
        week = one.day.toordinal() // 7
        if week in weeks or not 0 <= age < 7 * (_WEEKS + 1):
            with suppress(OSError):
                one.path.unlink()
        weeks.add(week)


def misdated(real: Path, day: date) -> list[str]:
    """Say if a backup is dated ahead of the present day; nothing of a folder that can't be read."""
    with suppress(NotebookError):
        ahead = sorted(_name(of, reason) for _, of, reason in _named(real) if of > day)
        return [_MISDATED.format(name) for name in ahead[:1]]
    return []


def read(path: Path) -> Notebook:
    """Read a backup, or any copy of a notebook.

    Args:
        path: Its file.

    Raises:
        NotebookError: If it can't be read.
    """
    try:
        content, _ = disk.read(path)
    except OSError as error:
        raise NotebookError(f"{path} can't be read: {why_refused(error)}.") from error
    return text.load(content, path.name).notebook


def latest_good(real: Path) -> tuple[Backup, Notebook] | None:
    """Give the backup with the latest state that can be read, rather one that holds somebody.

    Args:
        real: The notebook's file.

    Returns:
        The backup and what it holds; none where there is none.

    Raises:
        NotebookError: If the folder of the backups can't be read.
    """
    empty = None
    for one in all_of(real):
        with suppress(NotebookError):
            held = read(one.path)
            check_records(held["customers"])
            if held["customers"]:
                return one, held
            empty = empty or (one, held)
    return empty


def lost(real: Path) -> str:
    """Say of a notebook that isn't there that backups of it are, and how to go back to one.

    Args:
        real: The notebook's file.

    Returns:
        The sentence; nothing where it is there, or no backup holds anybody.
    """
    good = None
    if not os.path.lexists(real):
        with suppress(NotebookError):
            good = latest_good(real)
    if good is None or not good[1]["customers"]:
        return ""
    customers = count(len(good[1]["customers"]), "customer")
    return (
        f"{real} was not there, though backups of it are, in {_folder(real)}; the latest is "
        f"{good[0].name}, {customers}. If it was lost, go back to that before you write more: "
        f"regulars restore {good[0].name}"
    )


def unfinished(real: Path) -> list[Path]:
    """Give what killed commands have left of backups of a notebook.

    Args:
        real: The notebook's file.
    """
    with suppress(OSError):
        paths = _folder(real).glob(".*.tmp")
        return [path for path in paths if _parts(real, path.name[1:].removesuffix(".tmp"))]
    return []


# A name may hold a line break, which is no reason to lose sight of its backups. A reason has no
# dot: `shop-2026-11-23-before-merge.json` is a backup of `shop.json`, and none of `shop`.
_NAME = re.compile(r"(.+)-(\d{4}-\d\d-\d\d)(?:-([^.]+))?", re.DOTALL)


def _named(real: Path) -> Iterator[tuple[Path, date, str]]:
    """Whatever is named like a backup of a notebook, with the day and the reason."""
    try:
        paths = [*_folder(real).iterdir()]
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotebookError(
            f"the backups in {_folder(real)} can't be read: {why_refused(error)}."
        ) from error
    for path in paths:
        if parts := _parts(real, path.name):
            yield path, *parts


def _parts(real: Path, name: str) -> tuple[date, str] | None:
    """The day and the reason in the name of a backup; none where it is no backup's name."""
    match = _NAME.fullmatch(name.removesuffix(real.suffix))
    if match and match[1] == real.stem and name.endswith(real.suffix):
        with suppress(ValueError):
            return date.fromisoformat(match[2]), match[3] or ""
    return None


def _has_one(real: Path, day: date) -> bool:
    path = _path(real, day, "")
    try:
        if stat.S_ISREG(path.lstat().st_mode):
            return True
    except OSError:
        return False
    return any(one.day == day and one.reason.startswith(_AGAIN) for one in all_of(real))


def _name(day: date, reason: str) -> str:
    return "-".join(filter(None, (day.isoformat(), reason)))


def _path(real: Path, day: date, reason: str) -> Path:
    """The path of a backup; its ending is the notebook's, since `s.json` isn't `s.db`."""
    return _folder(real) / f"{real.stem}-{_name(day, reason)}{real.suffix}"


def _folder(real: Path) -> Path:
    return real.with_name("backups")
