"""Earlier states of the notebook, kept beside it by themselves.

A backup is a hard link to the file that a save replaces: it costs no time and no room until then.
"""

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from regulars.errors import NotebookError
from regulars.notebook import disk, text
from regulars.notebook.migrations import Notebook

# Every day of the last week, then one a week.
_DAYS, _WEEKS = 7, 8


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier state of the notebook.

    Args:
        path: Where it is.
        day: The day before whose first change it was made, or on which it was made.
        reason: Before what, where it wasn't just a new day: `before-merge`.
    """

    path: Path
    day: date
    reason: str

    @property
    def name(self) -> str:
        """How `restore` calls it: `2026-11-23`, `2026-11-23-before-merge`."""
        return "-".join(filter(None, (self.day.isoformat(), self.reason)))


def all_of(real: Path) -> list[Backup]:
    """Give the backups of a notebook, the latest first.

    Args:
        real: The notebook's file.
    """
    found = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in _folder(real).iterdir():
            match = _NAME.fullmatch(path.name)
            with suppress(ValueError):
                if match and match[1] == real.stem:
                    found.append(Backup(path, date.fromisoformat(match[2]), match[3] or ""))
    return sorted(found, key=lambda one: (one.day, one.path.stat().st_mtime_ns), reverse=True)


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
    """
    if not real.exists() or (not reason and _path(real, day, "").exists()):
        return None
    path = new_path(real, day, reason)
    try:
        os.link(real, path)
    except OSError:
        shutil.copyfile(real, path)  # a disk that has no hard links
    return path


def new_path(real: Path, day: date, reason: str) -> Path:
    """Give the path of a backup that isn't there yet; the folder is made if need be.

    Args:
        real: The notebook's file.
        day: The day of the backup.
        reason: Before what it is made, if for a reason.
    """
    path, number = _path(real, day, reason), 1
    path.parent.mkdir(mode=0o700, exist_ok=True)
    while path.exists():
        number += 1
        path = _path(real, day, f"{reason or 'again'}-{number}")
    return path


def rotate(real: Path, day: date) -> None:
    """Let go of backups: those of the last 7 days stay, and one a week for 8 weeks.

    Args:
        real: The notebook's file.
        day: The present day.
    """
    weeks: set[int] = set()
    for one in all_of(real):
        age = (day - one.day).days
        if age < _DAYS:
            continue
        week = one.day.toordinal() // 7
        if week in weeks or age >= 7 * (_WEEKS + 1):
            with suppress(OSError):
                one.path.unlink()
        weeks.add(week)


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
        raise NotebookError(f"{path} can't be read: {error.strerror}.") from error
    return text.load(content, path.name).notebook


def latest_good(real: Path) -> tuple[Backup, Notebook] | None:
    """Give the latest backup that can be read, and what it holds."""
    for one in all_of(real):
        with suppress(NotebookError):
            return one, read(one.path)
    return None


def scrub(real: Path, change: Callable[[Notebook], Notebook]) -> None:
    """Change every backup of a notebook; one that can't be read is deleted.

    Args:
        real: The notebook's file.
        change: Given a backup's notebook, what it is to become.

    Raises:
        NotebookError: If a backup can't be written.
    """
    for one in all_of(real):
        try:
            changed = change(read(one.path))
        except NotebookError:
            one.path.unlink()
            continue
        # Its bytes may still be those of the notebook: a new file parts the two.
        disk.replace(one.path, text.dump(changed))


_NAME = re.compile(r"(.+)-(\d{4}-\d\d-\d\d)(?:-(.+))?\.json")


def _path(real: Path, day: date, reason: str) -> Path:
    stem = "-".join(filter(None, (real.stem, day.isoformat(), reason)))
    return _folder(real) / f"{stem}.json"


def _folder(real: Path) -> Path:
    return real.with_name("backups")
