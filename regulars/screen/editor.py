"""The owner's own editor, on a text of the notebook's."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from regulars.errors import RegularsError
from regulars.sheet import decode

# How long an editor that has to end may take to write down what it holds, in seconds.
_PATIENCE = 3.0
# The terminal was closed, or the computer is shut down; Windows knows neither.
_ENDING = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]


class _EndedError(Exception):
    """The program has to end while an editor is open."""


def in_editor(text: str, keep: Callable[[bytes], object], prefix: str = "regulars-") -> str:
    """Let the owner edit a text; the copy that she edits is nobody else's to read, and goes.

    Args:
        text: The text.
        keep: Keeps what can't be taken; called where something was changed.
        prefix: How the folder is to be called in which she edits.

    Returns:
        The text as she left it, with line ends of one kind.

    Raises:
        RegularsError: If there is no editor that works.
        SystemExit: If the program was told to end meanwhile.
    """
    command = _command()
    given = text.encode()
    with tempfile.TemporaryDirectory(prefix=prefix) as folder:
        copy = Path(folder) / "customer.txt"
        _write(copy, given)
        try:
            code = _run([*command, str(copy)])
            failed = f"ended with the exit code {code}" if code else ""
        except OSError as error:
            failed = f"could not be used ({error.strerror})"
        except _EndedError as ended:
            if (left := _left(copy, given)) != given:
                keep(left)
            raise SystemExit(128 + ended.args[0]) from None
        left = _left(copy, given)
        typed = decode(left)
        if failed or typed is None:
            if left != given:
                keep(left)
            why = failed or "has left no text that can be read"
            raise RegularsError(
                f"the editor {command[0]} {why}. Nothing was changed. "
                "Another one can be named in $EDITOR."
            )
    return typed


def _command() -> list[str]:
    """Her editor, as a list of words that no shell ever reads."""
    for name in ("VISUAL", "EDITOR"):
        if named := os.environ.get(name, "").strip():
            try:
                # On Windows a backslash parts folders and guards nothing.
                words = shlex.split(named, posix=sys.platform != "win32")
            except ValueError:
                raise RegularsError(
                    f"the editor in ${name} can't be read: {named}. A quote in it is left open. "
                    "Nothing was changed."
                ) from None
            return [word.strip('"') for word in words] if sys.platform == "win32" else words
    gentle = ("notepad",) if sys.platform == "win32" else ("nano", "vi")
    if found := next(filter(None, map(shutil.which, gentle)), None):
        return [found]
    raise RegularsError("there is no editor here. Name one in $EDITOR. Nothing was changed.")


def _write(copy: Path, content: bytes) -> None:
    handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _run(command: list[str]) -> int:
    """Run the editor to its end; a key that interrupts is the editor's meanwhile."""
    with _signals(), subprocess.Popen(command) as process:
        try:
            return process.wait()
        except _EndedError:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
            process.kill()
            raise


@contextmanager
def _signals() -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        del frame
        raise _EndedError(number)

    def leave(number: int, frame: FrameType | None) -> None:
        """Ignore it here alone: what is ignored outright is ignored in the editor too."""
        del number, frame

    before = {number: signal.signal(number, end) for number in _ENDING}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _left(copy: Path, given: bytes) -> bytes:
    """What the editor has left: the copy, or what it saves beside it when it has to end.

    Where both were changed, the later one: the older is what it was before that.
    """
    latest, left = -1, given
    for path in (copy, copy.with_name(f"{copy.name}.save")):
        with suppress(OSError):
            written, found = path.stat().st_mtime_ns, path.read_bytes()
            if found != given and written > latest:
                latest, left = written, found
    return left
