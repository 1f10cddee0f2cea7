"""What a killed command has left lying about: half a save, half an export, a text in an editor."""

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
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


def keep_typed(real: Path, customer_id: str, typed: bytes) -> Path:
    """Keep what was typed about somebody in an editor and could not be taken.

    Args:
        real: The notebook's file.
        customer_id: About whom.
        typed: As it was typed.

    Returns:
        `.regulars.json.edit-ID.txt`, or one with a number where that is there already; in the
        temporary folder where nothing can be written beside the notebook.
    """
    name = f"edit-{quote(customer_id, safe='')}"
    names = (f"{name}{f'-{number}' if number else ''}.txt" for number in (0, *range(2, 1000)))
    path = next(one for one in (disk.beside(real, name) for name in names) if not one.exists())
    try:
        disk.replace(path, typed)
    except NotebookError:  # the notebook's disk is full, perhaps
        path = Path(tempfile.mkdtemp(prefix=EDITING)) / "customer.txt"
        disk.write(path, typed)
    return path


def mentions(path: Path, told: Iterable[str]) -> bool:
    """Tell whether one of some texts stands in a file, or may stand there for all one can read.

    Args:
        path: The file.
        told: The texts.
    """
    try:
        content = path.read_bytes().decode(errors="replace").casefold()
    except OSError:
        return True
    return any(text.casefold() in content for text in told)


def _companions(real: Path) -> list[Path]:
    with suppress(OSError):
        return [one for one in real.parent.iterdir() if one.name.startswith(f".{real.name}.")]
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
