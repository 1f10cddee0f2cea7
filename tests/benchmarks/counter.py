"""How long a line takes at the counter: `python -m tests.benchmarks.counter [CUSTOMERS]`.

A made-up shop whose customers have 50 visits each, at a counter in a process of its own, on a
terminal. Prints the milliseconds from Enter to the end of what is said: the median of several, the
first, which loads what it needs, and the fastest, which nothing else on the machine held up.
"""

import json
import os
import pty
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from regulars.notebook import text

DAY = date(2026, 11, 23)
RUNS = 25
PROMPT = b"regulars> "
TYPED = ("customer {}", "customer {} ?", "customer {} croissant ?", "note c{:07} x", "today")


def write_notebook(path: Path, customers: int) -> None:
    """Write a notebook of so many customers, who come every few days to every few weeks."""
    chance = random.Random(1)
    held = text.empty()
    held["customers"] = {
        f"c{number:07}": {
            "name": f"Customer {number}",
            "phones": [f"082 {number:07}"],
            "usuals": ["flat white"],
            "never": [{"what": "milk", "why": "allergy"}] if number % 5 == 0 else [],
            "visits": [f"{day} flat white" for day in _days(chance)],
        }
        for number in range(customers)
    }
    path.write_text(json.dumps(held), encoding="utf-8")


def _days(chance: random.Random) -> list[date]:
    gap, days = chance.uniform(3, 20), [DAY]
    while len(days) < 50:
        days.append(days[-1] - timedelta(days=1 + round(chance.uniform(0, 2 * gap))))
    return days[::-1]


def until_prompt(terminal: int) -> float:
    """Read until the prompt; give when the last of what was said before it came."""
    said, last = b"", time.perf_counter()
    while not said.endswith(PROMPT):
        said += os.read(terminal, 1 << 16)
        if said.strip() != PROMPT.strip() and not said.endswith(PROMPT):
            last = time.perf_counter()
    return last


def main(customers: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.json"
        write_notebook(path, customers)
        here, there = pty.openpty()
        environment = {**os.environ, "REGULARS_FILE": str(path), "REGULARS_TODAY": str(DAY)}
        environment |= {"TERM": "xterm", "COLUMNS": "80", "LINES": "50"}
        command = [sys.executable, "-m", "regulars", "counter"]
        with subprocess.Popen(
            command, stdin=there, stdout=there, stderr=there, env=environment
        ) as counter:
            until_prompt(here)
            for typed in TYPED:
                took = [took_by(here, typed.format(5 * run)) for run in range(RUNS)]
                told = f"first {took[0]:6.1f}   fastest {min(took):6.1f}"
                print(f"{typed:<26}{median(took):6.1f} ms   {told}")
            os.write(here, b"quit\n")
            counter.wait()


def took_by(terminal: int, line: str) -> float:
    """Give the milliseconds from Enter to the end of what a line says."""
    os.write(terminal, line.encode())
    echoed = b""
    while line.encode() not in echoed:
        echoed += os.read(terminal, 1 << 16)
    began = time.perf_counter()
    os.write(terminal, b"\n")
    return (until_prompt(terminal) - began) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
