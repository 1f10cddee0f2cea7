"""How fast it is: `python -m tests.benchmarks`, with `--markdown` as the README has it.

Each command as a whole process, in multiples of `python -c pass` in the same environment; then what
ten times as many customers and visits cost, beside what reading and writing their JSON takes.
"""

import argparse
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.cost import Cost, alternating, run
from tests.benchmarks.others import OTHERS
from tests.benchmarks.shop import ALWAYS, DAY

_ONE, _OTHER = (name.split()[0].casefold() for name in ALWAYS[:2])
_SIGNS = " \t\n\"'@><=;|&(:"  # at which bash parts words


class Row(NamedTuple):
    """A command, and how many bare Pythons it may take.

    Args:
        typed: What is typed after `regulars`.
        goal: How many.
        on: A terminal, a pipe, or the shell that asks at a press of Tab.
        writes: Whether it changes the notebook.
    """

    typed: str
    goal: float
    on: str = "a pipe"
    writes: bool = False


_TERMINAL, _TAB = "a terminal", "Tab"
ROWS = (
    Row(f"show {_ONE[:4]}", 3.5, _TAB),
    Row("--version", 5.5),
    Row(f"show {_ONE}", 8),
    Row(f"show {_ONE} --json", 8),
    Row(f"show {_ONE}", 10, _TERMINAL),
    Row(f"visit {_ONE} scone", 8, writes=True),
    Row(f"note {_ONE} 'back from Hawaii'", 8, writes=True),
    Row("add 'Xhanti Qwabe' 'new in town' --usual tea", 8, writes=True),
    Row(f"here {_ONE} {_OTHER}", 8, writes=True),
    Row("today --json", 9),
    Row("due --json", 9),
    Row("today", 12, _TERMINAL),
    Row("find hawaii", 10),
    Row("list", 10),
    Row("export", 10),
)
TODAY, VISIT = (next(row for row in ROWS if row.typed.startswith(w)) for w in ("today", "visit"))


class Sizes(NamedTuple):
    """How many customers with how many visits the shops have."""

    small: tuple[int, int] = (500, 25_000)
    large: tuple[int, int] = (5_000, 250_000)
    crowd: tuple[int, int] = (50_000, 200_000)


REAL = Sizes()


class Notebook:
    """A made-up shop on disk; each command that writes finds it as it was at first.

    Args:
        folder: Where it is kept.
        size: How many customers and visits.
    """

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.path = folder / "shop" / "book.json"
        self._kept = folder / "kept.json"
        self.size = size
        # In a process of its own, since all that this one holds counts as its children's memory.
        builder = [sys.executable, "-m", "tests.benchmarks.shop", str(self.path), *map(str, size)]
        subprocess.run(builder, check=True)
        shutil.copy(self.path, self._kept)
        self.environment = {
            **os.environ,
            "REGULARS_FILE": str(self.path),
            "REGULARS_TODAY": str(DAY),
            "TERM": "xterm-256color",
        }
        # What an owner doesn't set; and her machine keeps the compiled modules.
        for name in ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"):
            self.environment.pop(name, None)

    def __str__(self) -> str:
        people, came = self.size
        return f"{people:,} customers, {came:,} visits, {self.bytes / 1e6:.1f} MB"

    @property
    def bytes(self) -> int:
        """How big its file is."""
        return self._kept.stat().st_size

    def cost(self, row: Row) -> Cost:
        """Run a command once."""
        if row.on == _TAB:
            asks = [*_program(), f"regulars {row.typed}", _SIGNS]
            return run(asks, self.environment | {"_REGULARS_COMPLETE": "bash"})
        command = [*_program(), *shlex.split(row.typed)]
        found = run(command, self.environment, terminal=row.on == _TERMINAL)
        if row.writes:
            shutil.copy(self._kept, self.path)
        return found

    def json(self, *, dump: bool = False) -> Cost:
        """Read its JSON once, and write it where that is asked."""
        written = [str(self._kept.with_name("bare.json"))] * dump
        command = [sys.executable, "-c", _JSON, str(self._kept), *written]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        cpu, wall = map(float, ended.stdout.split())
        return Cost(cpu, wall, 0)

    def bare(self) -> Cost:
        """Run a Python that does nothing."""
        return run([sys.executable, "-c", "pass"], self.environment)


_JSON = """
import json, sys, time
began = time.process_time(), time.perf_counter()
with open(sys.argv[1], encoding="utf-8") as file:
    held = json.load(file)
if sys.argv[2:]:
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(held, file, ensure_ascii=False)
print(time.process_time() - began[0], time.perf_counter() - began[1])
"""


def _program() -> list[str]:
    """What starts the program: the script that is installed beside this Python, if it is."""
    script = Path(sys.executable).with_name("regulars")
    return [str(script)] if script.exists() else [sys.executable, "-m", "regulars"]


Line = tuple[str, ...]
_COMMANDS = ("command", "to", "goal", "CPU", "time", "ms", "")
_GROWTH = ("what", "goal", "measured", "")


def main(typed: Sequence[str], sizes: Sizes = REAL) -> None:
    """Measure and print.

    Args:
        typed: The options.
        sizes: Of the shops.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="how often each is measured")
    parser.add_argument("--markdown", action="store_true", help="as the README has it")
    parser.add_argument("--all", action="store_true", help="a crowd too, which takes minutes")
    told = parser.parse_args(typed)
    show = _markdown if told.markdown else _plain
    if told.markdown:
        print("## How fast\n")
    print(f"Measured on {platform.system()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}: the median of {told.runs}.\n")
    with tempfile.TemporaryDirectory() as name:
        small = Notebook(Path(name, "small"), sizes.small)
        print(f"{small}; CPU and time as multiples of a bare Python:\n")
        show(_COMMANDS, _commands(small, told.runs))
        large = Notebook(Path(name, "large"), sizes.large)
        print(f"\n{large}:\n")
        show(_GROWTH, _growth(small, large, told.runs))
        if told.all:
            crowd = Notebook(Path(name, "crowd"), sizes.crowd)
            print(f"\n{crowd}:\n")
            show(_GROWTH, _crowd(crowd, told.runs))
        print(f"\nOther programs, with {sizes.small[0]} things each:\n")
        show(_COMMANDS, _others(Path(name), small, told.runs))


def _commands(small: Notebook, runs: int) -> Iterator[Line]:
    """What each command costs."""
    for row in ROWS:
        if row.on == _TAB and not importlib.util.find_spec("regulars.completion"):
            yield (row.typed, row.on, f"{row.goal:.1f} ×", "", "", "", "not there yet")
            continue
        bare, cost = alternating(runs, small.bare, partial(small.cost, row))
        yield _line(row.typed, row.on, bare, cost, row.goal)


def _line(typed: str, on: str, bare: Cost, cost: Cost, goal: float = 0) -> Line:
    times = cost.cpu / bare.cpu
    told = f"{goal:.1f} ×" if goal else ""
    figures = f"{times:.1f} ×", f"{cost.wall / bare.wall:.1f} ×", f"{cost.wall * 1000:.0f}"
    return (typed, on, told, *figures, "over" if goal and times > goal else "")


def _growth(small: Notebook, large: Notebook, runs: int) -> Iterator[Line]:
    """What two commands cost in the large shop beside the small one."""
    written = partial(large.json, dump=True)
    for row, bare, factor, why in (
        (TODAY, large.json, 5, "5 × json.load"),
        (VISIT, written, 1.6, "1.6 × json.load and json.dump"),
    ):
        json, before, after = alternating(
            runs, bare, partial(small.cost, row), partial(large.cost, row)
        )
        most = before.cpu + factor * json.cpu
        yield _limit(f"{row.typed}: the small shop’s CPU and {why}", most, after.cpu, 1e-3, "ms")
        most = large.bytes * 5 + 40e6
        yield _limit(f"{row.typed}: 5 × the file and 40 MB", most, after.memory, 1e6, "MB")


def _limit(what: str, goal: float, found: float, unit: float, name: str) -> Line:
    told = (f"{figure / unit:,.0f} {name}" for figure in (goal, found))
    return (what, *told, "over" if found > goal else "")


def _crowd(crowd: Notebook, runs: int) -> Iterator[Line]:
    """What walks through everybody, among very many."""
    walks = [Row("dupes", 10), Row("find hawaii", 10)]
    load, *costs = alternating(runs, crowd.json, *(partial(crowd.cost, row) for row in walks))
    for row, cost in zip(walks, costs, strict=True):
        yield _limit(f"{row.typed}: 10 × json.load", row.goal * load.cpu, cost.cpu, 1e-3, "ms")


def _others(folder: Path, small: Notebook, runs: int) -> Iterator[Line]:
    """What other programs cost, where they are installed."""
    for other in OTHERS:
        found = shutil.which(other.name)
        if not found:
            yield (other.name, "", "", "", "", "", "not installed")
            continue
        own = folder / other.name
        own.mkdir(parents=True)
        environment = small.environment | other.set_up(own, small.size[0])
        for typed in other.typed:
            command = partial(run, [found, *typed.split()], environment)
            try:
                bare, cost = alternating(runs, small.bare, command)
            except SystemExit as failed:
                yield (f"{other.name} {typed}", "", "", "", "", "", str(failed).splitlines()[-1])
                continue
            yield _line(f"{other.name} {typed}", "a pipe", bare, cost)


def _plain(head: Line, lines: Iterable[Line]) -> None:
    """Print a table for a terminal."""
    table = [head, *lines]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        cells = [
            f"{cell:>{width}}" if cell[:1].isdigit() else f"{cell:<{width}}"
            for cell, width in zip(line, widths, strict=True)
        ]
        print("  ".join(cells).rstrip())


def _markdown(head: Line, lines: Iterable[Line]) -> None:
    """Print a table for the README."""
    print("| " + " | ".join(head) + " |")
    print("|---" * len(head) + "|")
    for first, *rest in lines:
        print("| " + " | ".join([f"`{first}`", *rest]) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
