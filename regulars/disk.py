"""Files that are never half written: one lock, one safe way to replace."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from regulars.errors import NotebookError

# How long a command waits for another one to finish, in seconds. Saving takes a fraction of one.
PATIENCE = 10.0


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other commands from writing a file, from reading it until it is replaced.

    The lock is a file of its own beside it, which is never deleted: a lock on the file itself
    would be lost with every replacement, and who waits for a deleted one holds nothing.

    Args:
        path: The file that is going to be replaced; its folder is made if it isn't there.
        patience: For how many seconds to wait while another command writes.

    Raises:
        NotebookError: If the folder can't be written to, or the other command doesn't finish.
    """
    with _sentence(path, "could not be opened for writing"):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(_beside(path, "lock"), os.O_RDWR | os.O_CREAT | _CLOEXEC, 0o600)
    try:
        began = time.monotonic()
        while not _try_lock(handle):
            if time.monotonic() - began > patience:
                raise NotebookError(
                    f"another regulars is writing to {path.name}; waited {patience:.0f} seconds "
                    "for it. Nothing was changed. Close the other one and type it again."
                )
            time.sleep(0.02)
        yield
    finally:
        # Closing lets go of the lock, as the end of the program would, however it comes.
        os.close(handle)


def replace(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Put new content in the place of a file, all of it or none, and on the disk when it returns.

    Args:
        path: The file itself, not a link to it.
        content: All of its new bytes.
        mode: Its permissions; those it has, or 0600 for a new file, unless given.

    Raises:
        NotebookError: If it can't be written; the file is then as it was.
    """
    with _sentence(path, "could not be saved"):
        temporary = _beside(path, "tmp")
        with suppress(FileNotFoundError):
            temporary.unlink()  # left over from a command that was killed
        try:
            _write(temporary, content)
            _adopt(temporary, path, mode)
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(path.parent)


def check_writable(path: Path) -> None:
    """Make sure that a file that is there may be written, which replacing it wouldn't ask.

    Raises:
        NotebookError: If it is read-only.
    """
    if path.exists() and (not os.access(path, os.W_OK) or not path.stat().st_mode & stat.S_IWUSR):
        raise NotebookError(
            f"{path} is read-only, so nothing was changed. Make it writable and type it again."
        )


_CLOEXEC = getattr(os, "O_CLOEXEC", 0)


def _beside(path: Path, ending: str) -> Path:
    """A hidden companion of a file, of one fixed name in the same folder."""
    return path.with_name(f".{path.name}.{ending}")


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _adopt(temporary: Path, real: Path, mode: int | None) -> None:
    """Give the new file the permissions, and where possible the owner, of the one it replaces."""
    try:
        before = real.stat()
    except FileNotFoundError:
        temporary.chmod(mode or 0o600)
        return
    if sys.platform != "win32" and (before.st_uid, before.st_gid) != (
        os.geteuid(),
        os.getegid(),
    ):
        with suppress(PermissionError):
            os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(mode or stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the replacement itself outlive a power cut; Windows has no such call."""
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
        reasons = {
            errno.ENOSPC: "the disk is full",
            errno.EACCES: "its folder may not be written to",
            errno.EPERM: "its folder may not be written to",
            errno.EROFS: "its disk is read-only",
            errno.ELOOP: "it is a link that leads to itself",
        }
        reason = reasons.get(error.errno or 0, error.strerror or str(error))
        raise NotebookError(
            f"{path} {failed}: {reason}. Nothing was changed. Mend that and type it again."
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
