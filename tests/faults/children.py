"""What runs in processes that are killed, interrupted or meddled with."""

import contextlib
import io
import os
import signal
import stat
import sys
from pathlib import Path
from types import FrameType

import regulars
from regulars.notebook import migrations
from tests.processes import program

WING = Path(regulars.__file__).parent / "notebook"
# At a step of what only computes, as the parser's nine of ten, the disk is as at the one before.
WATCHED = {str(path) for path in WING.glob("*.py")} - {
    str(WING / pure) for pure in ("text.py", "migrations.py")
}


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
