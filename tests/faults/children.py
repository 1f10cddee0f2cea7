"""What runs in processes that are killed, interrupted or meddled with."""

import contextlib
import ctypes
import io
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

import regulars
from regulars.notebook import migrations
from tests.processes import STRACE, program

WING = Path(regulars.__file__).parent / "notebook"
# At a step of what only computes, as the parser's nine of ten, the disk is as at the one before.
WATCHED = {str(path) for path in WING.glob("*.py")} - {
    str(WING / pure) for pure in ("text.py", "migrations.py")
}

# Of <linux/prctl.h>: who may trace this process besides its parents.
PR_SET_PTRACER = 0x59616D61


def upgrade() -> None:
    """Let the program be of a version whose notebooks have the next schema."""
    migrations.STEPS = (*migrations.STEPS, lambda held: held | {"upgraded": True})
    migrations.SCHEMA += 1


def die_at(last: int, upgraded: bool, *typed: str) -> None:
    """Run a command and be killed at the N-th call of, or by, a function of the notebook."""
    left = last

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal left
        if frame.f_code.co_filename in WATCHED and event in {"call", "c_call"}:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    if upgraded:
        upgrade()
    sys.setprofile(watch)
    program(*typed)


def halting(tester: Connection, upgraded: bool, *typed: str) -> None:
    """Run a command and wait at each step for the tester to have looked."""

    def watch(frame: FrameType, event: str, _: object) -> None:
        if frame.f_code.co_filename in WATCHED and event in {"call", "c_call"}:
            tester.send(None)
            tester.recv()

    if upgraded:
        upgrade()
    sys.setprofile(watch)
    program(*typed)


def traced(options: Sequence[str], *typed: str) -> None:
    """Run a command traced from here on: at Python's start, it would be asked a thousand things."""
    # Where a process may be traced by its parent alone, it may allow others.
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
    tracing = [str(STRACE), "-f", *options, "-p", str(os.getpid())]
    # It ends with what it traces, and holds its stdout until then: the log is whole at the end.
    tracer = subprocess.Popen(tracing, stderr=subprocess.PIPE, text=True)
    assert tracer.stderr
    said = tracer.stderr.readline()
    if "attached" not in said:
        sys.exit(said)
    program(*typed)


def write(prefix: str, count: int) -> None:
    """Write notes about Fred, one a command; print the text of each that was acknowledged."""
    for number in range(count):
        note = f"{prefix} {number}"
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        try:
            with contextlib.redirect_stdout(said):
                program("note", "fred", note)
        except SystemExit as end:
            if end.code == 130:
                raise  # Ctrl-C
        said.flush()
        if b"note added" in said.buffer.getvalue():
            print(note, flush=True)


def meddled(times: int, *typed: str) -> None:
    """Run a command while something else writes to the notebook, so many times, before it saves."""
    path, left, sync = Path(os.environ["REGULARS_FILE"]), times, os.fsync

    def meddle(handle: int) -> None:
        nonlocal left
        sync(handle)
        if left and stat.S_ISREG(os.fstat(handle).st_mode):
            left -= 1
            path.write_bytes(path.read_bytes() + b" ")

    vars(os)["fsync"] = meddle
    program(*typed)


def meddled_twice(*typed: str) -> None:
    """Run a command while something else writes to the notebook twice."""
    meddled(2, *typed)
