"""How much CPU a press of Tab takes: `python -m tests.benchmarks.completion`.

With 500 customers and 25,000 visits, as multiples of a bare `python -c pass`, medians of several
runs that take turns. To complete a name may take 3.5 of them.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from regulars.notebook import text
from tests import shoppers

RUNS = 15
CUSTOMERS, VISITS_EACH = 500, 50
LINES = ("regulars visit fr", "regulars fr", "regulars visit fred --o")


def write_notebook(path: Path) -> None:
    """Write the notebook as the program lays it out."""
    shoppers.write_notebook(path, CUSTOMERS)
    notebook = text.load(path.read_bytes(), path.name).notebook
    for number, record in enumerate(notebook["customers"].values()):
        record["nicknames"] = [f"Nick {number}"]
        record["visits"] = [
            f"{2000 + at // 12}-{at % 12 + 1:02}-{number % 28 + 1:02} flat white"
            for at in range(VISITS_EACH)
        ]
    path.write_bytes(text.dump(notebook))


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """Give the milliseconds of CPU that a command takes."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, code, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    assert process.returncode == 0
    return (used.ru_utime + used.ru_stime) * 1000


def complete(runs: int = RUNS) -> dict[str, float]:
    """Give of each line how many bare Pythons it takes to complete it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.json"
        write_notebook(path)
        environment = {**os.environ, "REGULARS_FILE": str(path), "_REGULARS_COMPLETE": "bash"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {line: ["-m", "regulars", line, " \t\n\"'@><=;|&(:"] for line in LINES}
        commands = {"": ["-c", "pass"], **commands}
        took: dict[str, list[float]] = {line: [] for line in commands}
        for _ in range(runs):
            for line, words in commands.items():
                took[line].append(cpu([sys.executable, *words], environment))
    bare = median(took.pop(""))
    return {line: median(each) / bare for line, each in took.items()}


if __name__ == "__main__":
    print(json.dumps({line: round(times, 2) for line, times in complete().items()}, indent=1))
