"""Files of the owner's: written for her to take away, and read for her."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from regulars.errors import NotebookError, RegularsError, UsageError, why_refused


def write_out(
    target: Path,
    content: bytes,
    *,
    notebook: Path,
    force: bool,
    replace: Callable[[Path, bytes], object],
) -> None:
    """Write a file for the owner to take away, over nothing that she wants to keep.

    Args:
        target: The file to be written.
        content: All of its bytes.
        notebook: The notebook's own file, which is never overwritten.
        force: Whether she said that another may be.
        replace: Puts the content in the place of a file, all of it or none.

    Raises:
        RegularsError: If it is there already, is a folder, is the notebook itself, or can't be
            written.
    """
    try:
        is_notebook = target.exists() and notebook.exists() and target.samefile(notebook)
    except OSError as error:
        raise RegularsError(f"{target} can't be written: {why_refused(error)}.") from error
    if target.resolve() == notebook or is_notebook:
        raise RegularsError(f"{target} is the notebook itself. Name another file.")
    if target.is_dir():
        raise RegularsError(f"{target} is a folder. Name a file in it.")
    if not target.parent.exists():
        raise RegularsError(f"there is no folder {target.parent}. Make it, or name another.")
    if (target.exists() or target.is_symlink()) and not force:
        raise RegularsError(
            f"{target} is there already, and was left as it is. To overwrite it: --force"
        )
    real = target.resolve()
    if real.exists() and not real.is_file():
        _pour(real, content)
        return
    replace(real, content)


def _pour(target: Path, content: bytes) -> None:
    """Write into what is no file, a pipe or a device, and stays what it is."""
    try:
        with target.open("wb") as stream:
            stream.write(content)
    except OSError as error:
        raise RegularsError(f"{target} could not be written to: {why_refused(error)}.") from error


def expanded(path: Path) -> Path:
    """Give a path with the home folder in the place of `~`.

    Raises:
        UsageError: If it is the home folder of a user whom this computer doesn't know.
    """
    try:
        return path.expanduser()
    except RuntimeError:
        raise UsageError(f"{path} begins with the home folder of nobody here.") from None


def resolved(path: Path) -> Path:
    """Give the file itself to which a path leads, the home folder in the place of `~`.

    Raises:
        UsageError: If it is the home folder of a user whom this computer doesn't know.
        NotebookError: If it is a link that leads to itself.
    """
    with suppress(RuntimeError):
        real = expanded(path).resolve()
        if not _is_link(real):  # from 3.13 on a link to itself is given back as it is
            return real
    raise NotebookError(f"{path} is a link that leads to itself. Nothing was changed.")


def _is_link(path: Path) -> bool:
    with suppress(OSError):  # a name that is too long is said where it is opened
        return path.is_symlink()
    return False


def read_in(source: Path, purpose: str) -> bytes:
    """Read a file of the owner's.

    Args:
        source: The file; `-` is stdin.
        purpose: What then was not done, for the error: `Nothing was checked.`

    Raises:
        UsageError: If it is not there, or can't be read.
    """
    try:
        return sys.stdin.buffer.read() if str(source) == "-" else expanded(source).read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no file {source}. {purpose}") from None
    except OSError as error:
        if expanded(source).is_dir():
            raise UsageError(f"{source} is a folder. Name a file in it. {purpose}") from None
        raise UsageError(f"{source} can't be read: {error.strerror}. {purpose}") from None


def read_copy(source: Path, *, notebook: Path) -> bytes:
    """Read another copy of the notebook.

    Args:
        source: The file; `-` is stdin.
        notebook: The notebook's own file, which is no other copy.

    Raises:
        RegularsError: If it is the notebook itself, a folder, not there, or can't be read.
    """
    if str(source) != "-":
        named = expanded(source)
        if named.exists() and notebook.exists() and named.samefile(notebook):
            raise RegularsError(f"{source} is this notebook itself. Name the other copy.")
        if not named.exists():
            raise RegularsError(f"there is no file {source}. Nothing was changed.")
        if named.is_dir():
            raise RegularsError(f"{source} is a folder. Name the copy in it.")
    try:
        return read_in(source, "Nothing was changed.")
    except UsageError as error:
        raise RegularsError(str(error)) from None
