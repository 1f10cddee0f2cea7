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

# How long an editor that has to end may take to write down what it holds, in seconds.
_PATIENCE = 3.0
# The terminal was closed, or the computer is shut down; Windows knows neither.
_ENDING = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]


class _EndedError(Exception):
    """The program has to end while an editor is open."""


def in_editor(text: str, keep: Callable[[bytes], Path]) -> str:
    """Let the owner edit a text; the copy that she edits is nobody else's to read, and goes.

    Args:
        text: The text.
        keep: Keeps what can't be taken, and tells where; called where something was changed.

    Returns:
        The text as she left it, with line ends of one kind.

    Raises:
        RegularsError: If there is no editor that works.
        SystemExit: If the program was told to end meanwhile.
    """
    command = _command()
    given = text.encode()
    with tempfile.TemporaryDirectory(prefix="regulars-") as folder:
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
        typed = _decoded(left)
        if failed or typed is None:
            why = failed or "has left no text that can be read"
            held = "" if left == given else f" What you typed is in\n  {keep(left)}"
            raise RegularsError(
                f"the editor {command[0]} {why}. Nothing was changed. "
                f"Another one can be named in $EDITOR.{held}"
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
    """What the editor has left: the copy, or what it saves beside it when it has to end."""
    left = given
    for path in (copy.with_name(f"{copy.name}.save"), copy):
        with suppress(OSError):
            if (found := path.read_bytes()) != given:
                left = found
    return left


def _decoded(left: bytes) -> str | None:
    """The text, also with the mark or in the form in which Windows may write it."""
    wide = left.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return left.decode("utf-16" if wide else "utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
