"""Run a command and be killed at the N-th call of a function of the store.

python -m tests.faults.stepwise N [--upgrade] WORDS...
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from regulars import cli
from regulars.notebook import migrations

WATCHED = {"disk.py", "database.py", "backups.py", "store.py", "restore.py", "text.py"}


def upgrade() -> None:
    """Let the program be of a version whose notebooks have schema 2."""
    migrations.STEPS = (lambda held: held | {"upgraded": True},)
    migrations.SCHEMA = 2


def die_at(last: int) -> None:
    """Be killed when so many calls of the watched modules, and of the system by them, were made."""
    left = last

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal left
        if event in {"call", "c_call"} and Path(frame.f_code.co_filename).name in WATCHED:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)


if __name__ == "__main__":
    steps, words = int(sys.argv[1]), sys.argv[2:]
    if words[0] == "--upgrade":
        upgrade()
        words = words[1:]
    sys.argv = ["regulars", *words]
    die_at(steps)
    cli.main()
