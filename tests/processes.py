"""Processes of their own: the program started, forked, traced, killed, or on a terminal.

Starting Python and importing the program takes as long as forking twenty that have done both. So
whatever doesn't look at the start itself is forked, from a server that has imported everything: as
real a process, with its own files, signals and locks.
"""

import faulthandler
import functools
import multiprocessing
import os
import pkgutil
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import util
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import regulars
from regulars import cli

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext  # Unix only

ROOT = Path(__file__).parent.parent
STRACE = shutil.which("strace")
# No process of a test lives longer, in seconds.
_PATIENCE = 300
_PRELOADED = ("pytest", "tests.faults.children", "rich.console", "dateutil.parser")
# Where the server's socket goes: chosen now, before a test chooses a folder for temporary files
# whose path is longer than a socket's may be.
util.get_temp_dir()
# Every process finds the package and its tests, in whatever folder it is started.
os.environ["PYTHONPATH"] = str(ROOT)


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code, or minus the signal that killed it."""

    code: int
    out: str
    err: str

    @property
    def was_killed(self) -> bool:
        """Whether it had no chance to end by itself; a tracer tells that in its own way."""
        return self.code in {-signal.SIGKILL, 128 + signal.SIGKILL}


def python(*words: str, before: Sequence[str] = (), **more: Any) -> Ended:
    """Start a Python of its own, under whatever is put before it.

    Args:
        words: What comes after `python`.
        before: For instance `setpriv` and its options.
        more: As `subprocess.run` takes it.
    """
    return finished([*before, sys.executable, *words], **more)


def started(*typed: str, before: Sequence[str] = (), **more: Any) -> Ended:
    """Start the program as its owner does, under whatever is put before it."""
    return python("-m", "regulars", *typed, before=before, **more)


def shell(line: str) -> Ended:
    """Type a line in a shell that knows `regulars`."""
    return Child(run_shell, line).ended()


def finished(command: Sequence[str], **more: Any) -> Ended:
    """Run any command to its end."""
    done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False, **more)
    out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return Ended(done.returncode, out, err)


def program(*typed: str) -> None:
    """Be the program, called with what was typed."""
    sys.argv = ["regulars", *typed]
    cli.main()


def run_shell(line: str) -> None:
    """Be a shell that is told one line, in which `regulars` starts the program."""
    script = f'regulars() {{ "{sys.executable}" -m regulars "$@"; }}\n{line}'
    os.execvp("bash", ["bash", "-c", script])


class Child:
    """A forked process that runs a function; what it prints can be read while it runs.

    Args:
        function: What it runs, found by its name in a module.
        arguments: With what.
        stdin: What it is told.
    """

    def __init__(
        self, function: Callable[..., object], *arguments: object, stdin: str = ""
    ) -> None:
        told, tell = os.pipe()
        os.write(tell, stdin.encode())
        os.close(tell)
        (out, into_out), (err, into_err) = os.pipe(), os.pipe()
        self.out, self.err = (os.fdopen(end, encoding="utf-8") for end in (out, err))
        self._process = _fork((told, into_out, into_err), function, *arguments)

    def send(self, how: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process.pid
        os.kill(self._process.pid, how)

    def ended(self) -> Ended:
        """Wait for its end; what it has printed is what wasn't read before."""
        with self.out, self.err:
            out, err = self.out.read(), self.err.read()
        return Ended(_exit_code(self._process), out, err)


def forked(*typed: str, stdin: str = "") -> Ended:
    """Run the program in a process of its own, to its end."""
    return Child(program, *typed, stdin=stdin).ended()


class Terminal:
    """A terminal with the program, in a process of its own; what is typed and seen is text.

    Args:
        typed: What comes after `regulars`.
        columns: How wide it is.
        rows: How high it is.
        function: What is run instead of the program, given what was typed.
        environment: Variables that it finds besides.
    """

    def __init__(
        self,
        *typed: str,
        columns: int = 80,
        rows: int = 50,
        function: Callable[..., object] = program,
        **environment: str,
    ) -> None:
        pexpect = pytest.importorskip("pexpect.fdpexpect", reason="pexpect is not installed")
        import pty  # Unix only
        import termios

        self._columns = columns
        here, there = pty.openpty()
        termios.tcsetwinsize(there, (rows, columns))
        with pytest.MonkeyPatch.context() as patch:
            shown = {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(rows)}
            shown |= environment
            for name, value in shown.items():
                patch.setenv(name, value)
            self._process = _fork((there, there, there), function, *typed)
        self._text = pexpect.fdspawn(here, encoding="utf-8", timeout=20)

    def expect(self, text: str) -> str:
        """Wait until it says a text; give what it has said before."""
        self._text.expect_exact(text)
        return str(self._text.before)

    def type(self, keys: str) -> None:
        """Press keys."""
        self._text.send(keys)

    def answer(self, *answers: tuple[str, str]) -> str:
        """Wait for each question and type its answer; give what was said before the last."""
        before = ""
        for question, typed in answers:
            before = self.expect(question)
            self.type(f"{typed}\n")
        return before

    def ended(self) -> Ended:
        """Wait for the end; what has been said is what wasn't waited for before."""
        self._text.expect(pytest.importorskip("pexpect").EOF)
        self._text.close()
        return Ended(_exit_code(self._process), str(self._text.before), "")

    def screen(self) -> list[str]:
        """Wait for the end; give the lines that then stand on the screen, without colours."""
        pyte = pytest.importorskip("pyte", reason="pyte is not installed")
        said = self.ended().out
        display = pyte.Screen(self._columns, said.count("\n") + 1)
        pyte.Stream(display).feed(said)
        return "\n".join(line.rstrip() for line in display.display).rstrip().splitlines()


def _fork(
    streams: Sequence[int], function: Callable[..., object], *arguments: object
) -> multiprocessing.process.BaseProcess:
    """Fork a process that has these as its stdin, stdout and stderr, which are closed here."""
    handed = {stream: Connection(stream) for stream in {*streams}}
    told = [handed[stream] for stream in streams]
    there = dict(os.environ), Path.cwd()
    process = _server().Process(
        target=_become, args=(told, *there, function, arguments), daemon=True
    )
    process.start()
    for one in handed.values():
        one.close()
    return process


@functools.cache
def _server() -> "ForkServerContext":
    context = multiprocessing.get_context("forkserver")
    rooms = (room.name for room in pkgutil.walk_packages(regulars.__path__, "regulars."))
    context.set_forkserver_preload(
        [*_PRELOADED, *(room for room in rooms if not room.endswith("__main__"))]
    )
    return context


def _become(
    streams: Sequence[Connection],
    environment: dict[str, str],
    folder: Path,
    function: Callable[..., object],
    arguments: Sequence[object],
) -> None:
    """Stand in the place of a process that was started there and told this; then run."""
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
    if os.isatty(0):
        import fcntl  # Unix only
        import termios

        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False)
        for number, mode in enumerate(("r", "w", "w"))
    )
    function(*arguments)


def _limit() -> None:
    """Let a forked process that hangs end, and say where it did."""
    faulthandler.register(signal.SIGALRM, file=2, chain=True)
    signal.alarm(_PATIENCE)


if hasattr(os, "register_at_fork"):
    # Before anything else: one may wait for a lock that was held when it was forked.
    os.register_at_fork(after_in_child=_limit)


def _exit_code(process: multiprocessing.process.BaseProcess) -> int:
    process.join(_PATIENCE)
    code = process.exitcode
    assert code is not None, "it never ended"
    process.close()
    return code
