"""What a killed command has left lying about: half a save, half an export, a text in an editor."""

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from regulars.errors import NotebookError
from regulars.notebook import backups, disk

# How the folder begins in which an editor works on a record.
EDITING = "regulars-"


@contextmanager
def noted(real: Path, target: Path) -> Iterator[None]:
    """Write down beside the notebook where a file is being made for the owner, until it is there.

    Somebody who is forgotten later may be in what a killed command left of it, anywhere.

    Args:
        real: The notebook's file.
        target: The file that is made.
    """
    note = disk.beside(real, f"{time.time_ns()}.out")
    try:
        with suppress(OSError):  # a folder that can't be written to, or that isn't there yet
            disk.write(note, os.fsencode(disk.beside(target, "tmp")))
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def of_saves(real: Path) -> list[Path]:
    """Give what was left over of the notebook, its backups and what was written for the owner.

    Args:
        real: The notebook's file.
    """
    beside = [one for one in _companions(real) if one.suffix in {".tmp", ".out"}]
    noted = [Path(os.fsdecode(_content(one))) for one in beside if one.suffix == ".out"]
    # What a note names is deleted: it must look like what the program makes.
    away = [one for one in noted if one.name.startswith(".") and one.suffix == ".tmp"]
    return [one for one in (*beside, *away, *backups.unfinished(real)) if _is_file(one)]


def of_edits(real: Path) -> list[Path]:
    """Give what was left over of what was typed in an editor, of anybody.

    Args:
        real: The notebook's file.
    """
    kept = [one for one in _companions(real) if one.suffix not in {".tmp", ".out", ".lock"}]
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{EDITING}*"):
            with suppress(OSError):
                kept += folder.iterdir()
    return [one for one in kept if _is_file(one)]


def of_edits_on(real: Path, customer_id: str) -> list[Path]:
    """Give what was left over of what was typed in an editor about one person of this notebook.

    Args:
        real: The notebook's file.
        customer_id: About whom.
    """
    name = re.compile(rf"\.{re.escape(f'{real.name}.{_sheet(customer_id)}')}(-\d+)?\.txt")
    folder = editing(real, customer_id)
    return [
        one
        for one in of_edits(real)
        if name.fullmatch(one.name) or one.parent.name.startswith(folder)
    ]


def editing(real: Path, customer_id: str) -> str:
    """Give how the folder begins in which an editor works on one person of this notebook.

    Args:
        real: The notebook's file.
        customer_id: On whom.
    """
    return f"{_editing_any(real)}{sha256(customer_id.encode()).hexdigest()[:8]}-"


def is_own(real: Path, path: Path) -> bool:
    """Tell whether what was left over of an editor is of this notebook, and not of another."""
    return path.parent == real.parent or path.parent.name.startswith(_editing_any(real))


def _editing_any(real: Path) -> str:
    return f"{EDITING}{sha256(os.fsencode(real)).hexdigest()[:12]}-"


class Typed:
    """What was typed about somebody in an editor and could not be taken, so far.

    Args:
        real: The notebook's file.
        customer_id: About whom.
    """

    def __init__(self, real: Path, customer_id: str) -> None:
        self._real = real
        self._id = customer_id
        self.folder = editing(real, customer_id)
        self.kept: list[Path] = []

    def keep(self, typed: bytes) -> None:
        """Keep it in `.regulars.json.edit-ID.txt`, or one with a number where that is there.

        Where nothing can be written beside the notebook, it goes to the temporary folder.
        """
        name = _sheet(self._id)
        names = (f"{name}{f'-{number}' if number else ''}.txt" for number in (0, *range(2, 1000)))
        beside = (disk.beside(self._real, name) for name in names)
        path = next(one for one in beside if not one.exists())
        try:
            disk.replace(path, typed)
        except NotebookError:  # the notebook's disk is full, perhaps
            path = Path(tempfile.mkdtemp(prefix=self.folder)) / "customer.txt"
            disk.write(path, typed)
        self.kept.append(path)

    def let_go(self) -> None:
        """Delete what is kept no longer: it was taken, or they are forgotten."""
        for path in self.kept:
            with suppress(OSError):
                delete(path)


def delete(path: Path) -> None:
    """Delete what was left over, with the folder that was made for it alone.

    Args:
        path: The file.

    Raises:
        OSError: If it can't be deleted.
    """
    path.unlink(missing_ok=True)
    if path.parent.name.startswith(EDITING):
        with suppress(OSError):  # another file is in it still
            path.parent.rmdir()


# What the program writes beside a notebook, and an editor that has the notebook itself open. Of
# the notebook `shop` that is `.shop.tmp`; `.shop.json.tmp` is another's.
_ENDING = re.compile(r"tmp|lock|sw[a-p]|\d+\.out|edit-.+\.txt")


def _sheet(customer_id: str) -> str:
    return f"edit-{quote(customer_id, safe='')}"


def _companions(real: Path) -> list[Path]:
    begins = f".{real.name}."
    with suppress(OSError):
        return [
            one
            for one in real.parent.iterdir()
            if one.name.startswith(begins) and _ENDING.fullmatch(one.name.removeprefix(begins))
        ]
    return []


def _content(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""


def _is_file(path: Path) -> bool:
    """Whether it is a file of this user's own, and no link."""
    with suppress(OSError, ValueError):
        return path.is_file() and not path.is_symlink() and os.access(path.parent, os.W_OK)
    return False
