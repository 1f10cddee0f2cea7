"""Real processes that are killed, starved and lied to while they write a notebook."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shop

ROOT = Path(__file__).parent.parent.parent
# What a save asks of the system, from the first write to the last confirmation.
CALLS = "openat,write,fsync,rename,renameat2,link,linkat,unlink,unlinkat,chmod,fchmod,chown,mkdir"
STRACE = shutil.which("strace")


def environment(shop: Shop, **more: str) -> dict[str, str]:
    return {**os.environ, "REGULARS_FILE": str(shop.path), "PYTHONPATH": str(ROOT), **more}


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code, or minus the signal that killed it."""

    code: int
    out: str
    err: str


def real(shop: Shop, *typed: str, before: Sequence[str] = (), **more: Any) -> Ended:
    """Run the program in a process of its own, under whatever is put before it."""
    command = [*before, sys.executable, "-m", "regulars", *typed]
    done = subprocess.run(
        command, env=environment(shop), capture_output=True, timeout=60, check=False, **more
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    if before and before[0] == STRACE:
        err = "".join(line for line in err.splitlines(keepends=True) if "strace:" not in line)
    return Ended(done.returncode, out, err)


def state(shop: Shop) -> Any:
    """What the notebook holds of customers and settings; it must always be readable."""
    notebook = json.loads(shop.path.read_text(encoding="utf-8"))
    return notebook["customers"], notebook["settings"]


def needs_strace() -> pytest.MarkDecorator:
    works = STRACE and subprocess.run([STRACE, "true"], capture_output=True, check=False)
    ok = bool(works) and not works.returncode if works else False
    return pytest.mark.skipif(not ok, reason="strace is missing or may not be used here")


def killed(code: int) -> bool:
    return code in {-signal.SIGKILL, 128 + signal.SIGKILL}


@pytest.fixture
def many(request: pytest.FixtureRequest) -> int:
    """How often to try: a few times in every run, 200 times with --long."""
    return 200 if request.config.getoption("--long") else 12
