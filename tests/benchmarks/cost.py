"""What a process costs, as a whole: from its start to its end."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from statistics import median
from typing import NamedTuple

_KILO = 1 if sys.platform == "darwin" else 1024  # in which the system tells memory


class Cost(NamedTuple):
    """What a process cost, or the median of several.

    Args:
        cpu: Seconds of user and system.
        wall: Seconds on the clock.
        memory: Bytes at its peak. What starts it must itself hold little: a process begins as a
            copy of that, and its peak counts it.
    """

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str], environment: Mapping[str, str], *, terminal: bool = False) -> Cost:
    """Run a command to its end.

    Args:
        command: The program and its arguments.
        environment: All that it finds in its environment.
        terminal: Whether it writes to a terminal of 80 × 24; else to a pipe.

    Raises:
        SystemExit: If it fails; the text is what it said.
    """
    here, there = os.openpty() if terminal else os.pipe()
    if terminal:
        import termios  # Unix only, as is all of this

        termios.tcsetwinsize(there, (24, 80))
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=there if terminal else subprocess.DEVNULL,
        stdout=there,
        stderr=there,
    )
    os.close(there)
    said = _read(here)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * _KILO)


def _read(stream: int) -> bytes:
    """All that is said until the last who could say something is gone."""
    said = []
    with suppress(OSError):  # so a terminal ends
        while more := os.read(stream, 1 << 16):
            said.append(more)
    os.close(stream)
    return b"".join(said)


def alternating(runs: int, *actions: Callable[[], Cost]) -> list[Cost]:
    """Give the median costs of several actions, each done in turn, so that all see the same noise.

    Args:
        runs: How often.
        actions: What is done.
    """
    found: list[list[Cost]] = [[] for _ in actions]
    for _ in range(runs):
        for costs, action in zip(found, actions, strict=True):
            costs.append(action())
    return [Cost(*map(median, zip(*costs, strict=True))) for costs in found]
