"""The notebook's file: read once, and replaced in one piece."""

import stat
from datetime import date
from pathlib import Path

from regulars.errors import ChangedError, NotebookError, why_refused
from regulars.notebook import disk, text
from regulars.notebook.migrations import Notebook


class NotebookFile:
    """The notebook as a command finds it on the disk, and puts it back there.

    Args:
        real: The notebook's file, not a link to it.

    Raises:
        NotebookError: If it can't be read.

    Attributes:
        notebook: The whole raw JSON.
        lost: What is to be said where it isn't there, but backups of it are.
    """

    def __init__(self, real: Path) -> None:
        self._path = real
        self._stamp: disk.Stamp | None = None
        self._is_old = False
        self.lost = ""
        self.notebook = self._load()

    @property
    def is_current(self) -> bool:
        """Whether the file is still the one that was read."""
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
            from regulars.notebook import backups  # not loaded where there is something to read

            self.lost = backups.lost(self._path)
            return text.empty()
        except OSError as error:
            reason = f"it can't be read ({why_refused(error)})"
            raise NotebookError(f"{self._path}: {reason}.", done="Nothing was changed.") from error
        self._is_old = found.is_old
        return found.notebook

    def save(self, day: date, reason: str = "", *, keep: bool = True) -> list[str]:
        """Replace the file, keeping the day's first state, and one for a reason.

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
        from regulars.notebook import backups  # not loaded to read

        content = text.dump(self.notebook)

        def check(written: bytes) -> None:
            if written != content:
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
                why = (reason, "before-upgrade" if self._is_old else "")
                remarks.extend(backups.keep(self._path, day, *filter(None, why)))

        remarks: list[str] = []
        disk.replace(self._path, content, check=check, prepare=prepare)
        return remarks + backups.misdated(self._path, day)


def take_away(real: Path, day: date, reason: str) -> None:
    """Take a notebook away, so that another can begin in its place.

    Args:
        real: The notebook's file.
        day: The present day.
        reason: Before what it is kept as a backup; empty where there is nothing to keep.

    Raises:
        NotebookError: If it can't be kept, or taken away.
    """
    from regulars.notebook import backups  # not loaded to read

    disk.check_writable(real)
    with disk.locked(real):
        try:
            if reason:
                backups.make(real, day, reason)
            real.unlink()
        except OSError as error:
            told = f"{real} was left as it is: {why_refused(error)}."
            raise NotebookError(told) from error
