"""How long each command takes with real shoppers: `python -m tests.benchmarks.commands 500`.

More than 500 need a larger set, named after the number: a CSV of customer_id,date, gzipped or not.

Prints milliseconds, the median of several runs, and as multiples of a bare `python -c pass`.
"""

import json
import os
import shlex
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests import shoppers
from tests.processes import finished

RUNS = 9
TYPED = (
    *("--version", "show {id}", "today", "due", "find scone", "list"),
    *("visit {id} tea", "note {id} hello", "undo", "export --what visits", "export"),
)


def run(command: list[str], environment: dict[str, str]) -> float:
    """Give the milliseconds that a command takes."""
    began = time.perf_counter()
    finished(command, env=environment)
    return (time.perf_counter() - began) * 1000


def main(count: int, data: Path = shoppers.DATA) -> None:
    """Print the table for a notebook of so many shoppers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.json"
        visits = shoppers.write_notebook(path, count, data)
        print(f"{count} customers, {visits} visits, {path.stat().st_size / 1e6:.2f} MB")
        environment = {
            **os.environ,
            "REGULARS_FILE": str(path),
            "REGULARS_TODAY": str(shoppers.DAY),
        }
        # An owner's machine keeps the compiled modules.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        someone = next(iter(json.loads(path.read_text(encoding="utf-8"))["customers"]))
        bare = median(run([sys.executable, "-c", "pass"], environment) for _ in range(RUNS))
        print(f"{'python -c pass':<24}{bare:8.0f} ms")
        for typed in TYPED:
            words = [sys.executable, "-m", "regulars", *shlex.split(typed.format(id=someone))]
            took = median(run(words, environment) for _ in range(RUNS))
            print(f"{typed:<24}{took:8.0f} ms{took / bare:8.1f} ×")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
