"""Files that are never half written: one lock, one safe way to replace."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from regulars.errors import NotebookError, why_refused

# How long a command waits for another one to finish, in seconds. Saving takes a fraction of one.
PATIENCE = 10.0


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other commands from writing a file, from reading it until it is replaced.

    The lock is a file of its own beside it, which is never deleted: a lock on the file itself
    would be lost with every replacement, and who waits for a deleted one holds nothing.

    Args:
        path: The file that is going to be replaced; its folder is made if it isn't there.

    Raises:
        NotebookError: If the folder can't be written to, or the other command doesn't finish.
    """
    with _sentence(path, "could not be opened for writing"):
        make_folder(path.parent)
        flags = os.O_RDWR | os.O_CREAT | _CLOEXEC | _NOFOLLOW
        handle = os.open(beside(path, "lock"), flags, 0o600)
    try:
        with suppress(OSError):  # somebody else's, on a notebook that two users share
            beside(path, "lock").chmod(0o600)
        began = time.monotonic()
        while not _try_lock(handle, path):
            if time.monotonic() - began > PATIENCE:
                raise NotebookError(
                    f"another regulars is writing to {path.name}; waited {PATIENCE:.0f} seconds "
                    "for it.",
                    done="Nothing was changed.",
                    then="Close the other one and type it again.",
                )
            time.sleep(0.02)
        yield
    finally:
        # Closing lets go of the lock, as the end of the program would, however it comes.
        os.close(handle)


class Stamp(NamedTuple):
    """By what a file is known to be the one that was read."""

    inode: int
    size: int
    mtime: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """Take it from the status of a file."""
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


def read(path: Path) -> tuple[bytes, Stamp]:
    """Read a file, and by what it will be known.

    Raises:
        OSError: If it can't be read.
    """
    with path.open("rb") as file:
        return file.read(), Stamp.of(os.fstat(file.fileno()))


def replace(
    path: Path,
    content: bytes,
    *,
    check: Callable[[bytes], object] = len,
    prepare: Callable[[], object] = bool,
    mtime: int | None = None,
) -> None:
    """Put new content in the place of a file, all of it or none, and on the disk when it returns.

    Args:
        path: The file itself, not a link to it; it keeps its permissions, a new one gets 0600.
        content: All of its new bytes.
        check: Told the bytes as they were written, before they take the place of the old ones.
        prepare: Called last before that; what either of them raises leaves the file as it was.
        mtime: When it is to have been written, in nanoseconds; else now.

    Raises:
        NotebookError: If it can't be written; the file is as it was, unless the text says "saved".
    """
    with _sentence(path, "could not be saved"), _swapped(path, content, mtime) as temporary:
        check(temporary.read_bytes())
        prepare()
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise NotebookError(
            f"saved, but the disk did not confirm it ({error.strerror}). "
            f"Make a copy of {path} before you switch off."
        ) from error


def copy(source: Path, target: Path) -> None:
    """Copy a file, all of it or nothing, with the time at which it was last written.

    Args:
        source: What is copied.
        target: The copy, for its owner alone.

    Raises:
        OSError: If it can't be copied; the target is as it was.
    """
    content, stamp = read(source)
    with _swapped(target, content, stamp.mtime):
        pass  # nothing more is asked of a copy


def write(path: Path, content: bytes) -> None:
    """Write a new file for its owner alone; nothing may be there yet, not even a link.

    Raises:
        OSError: If it can't be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOEXEC | _NOFOLLOW
    handle = os.open(path, flags, 0o600)
    with os.fdopen(handle, "wb") as file:
        path.chmod(0o600)  # whatever the umask says
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it that aren't there yet.

    Raises:
        OSError: If it can't be made.
    """
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o700)  # whatever the umask says


def beside(path: Path, ending: str) -> Path:
    """Give the hidden companion of a file, of one fixed name in the same folder."""
    return path.with_name(f".{path.name}.{ending}")


def check_writable(path: Path) -> None:
    """Make sure that a file that is there may be written, which replacing it wouldn't ask.

    Raises:
        NotebookError: If it is read-only.
    """
    try:
        status = path.stat()
    except OSError:
        return
    if not os.access(path, os.W_OK) or not status.st_mode & stat.S_IWUSR:
        raise NotebookError(
            f"{path} is read-only, so nothing was changed. Make it writable and type it again."
        )


# What is no file of Windows; a link that somebody has laid in the way is never followed.
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def _swapped(path: Path, content: bytes, mtime: int | None) -> Iterator[Path]:
    """Write a temporary file, and put it in the place of the real one if nothing is raised."""
    temporary = beside(path, "tmp")
    with suppress(FileNotFoundError):
        temporary.unlink()  # left over from a command that was killed
    try:
        write(temporary, content)
        _adopt(temporary, path)
        if mtime is not None:
            os.utime(temporary, ns=(mtime, mtime))
        yield temporary
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _adopt(temporary: Path, real: Path) -> None:
    """Give the new file the permissions and the owner of the one it replaces."""
    try:
        before = real.stat()
    except FileNotFoundError:
        return
    if sys.platform != "win32" and (before.st_uid, before.st_gid) != (
        os.geteuid(),
        os.getegid(),
    ):
        try:
            os.chown(temporary, before.st_uid, before.st_gid)
        except PermissionError:
            raise NotebookError(
                f"{real} belongs to another user of this computer, so nothing was changed. "
                "Copy it to a file of your own and name that with --file."
            ) from None
    temporary.chmod(stat.S_IMODE(before.st_mode))


def sync_folder(folder: Path) -> None:
    """Make what was replaced or deleted in a folder outlive a power cut.

    Windows has no such call.

    Raises:
        OSError: If the disk reports an error.
    """
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _sentence(path: Path, failed: str) -> Iterator[None]:
    """Say in a sentence what the system says in a number."""
    try:
        yield
    except OSError as error:
        why, at = why_refused(error), Path(error.filename or path)
        if error.errno in {errno.EACCES, errno.EPERM} and not os.path.lexists(at):
            why = "its folder may not be written to"
        elif at != path:
            why = f"{at}: {why}"
        raise NotebookError(
            f"{path} {failed}: {why}.",
            done="Nothing was changed.",
            then="Mend that and type it again.",
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int, path: Path) -> bool:
        del path
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int, path: Path) -> bool:
        with _sentence(path, "could not be locked"):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True
