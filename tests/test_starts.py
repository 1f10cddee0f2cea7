"""What each command of the daily loop may load: a careless import fails here.

Start-up is a feature. All are run from one process, each in a fork of it in which nothing of the
program has been imported yet.
"""

import os
from pathlib import Path

import pytest

from tests.benchmarks import shop as made_up
from tests.benchmarks.__main__ import ROWS
from tests.processes import python

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it forks")

# Each costs from a tenth of a bare Python to several. A library stands for all that is in it; of
# Rich every part counts by itself, of the house what only some commands need.
DEAR = frozenset(
    """
    argparse ast base64 bz2 copy csv dataclasses dateutil decimal difflib dis email fractions
    hashlib hmac html http icalendar inspect json logging lzma pickle platformdirs pydantic random
    secrets shlex shutil socket ssl statistics subprocess tempfile textwrap tinydb tokenize typer
    typing_extensions uuid xml zipfile
    regulars.notebook.backups regulars.notebook.check regulars.notebook.database
    regulars.notebook.forgetting regulars.notebook.joining regulars.notebook.leftovers
    regulars.notebook.restore regulars.notebook.steps
    """.split()
)
READS = "json"
# Of what is to have ready it adds up how much, and it looks for a second copy of the notebook.
TODAY = f"{READS} decimal regulars.notebook.check"
WRITES = "json tinydb" + "".join(
    f" regulars.notebook.{room}" for room in ("backups", "database", "steps")
)
COLOUR = "rich pickle random" + "".join(  # the last two are Rich's own
    f" rich.{part}"
    for part in "cells color color_triplet errors palette repr style terminal_theme".split()
)
MAY_LOAD = {
    "--version": "",
    "show thandeka": f"{READS} shlex",
    "show thandeka --json": READS,
    "show thandeka > terminal": f"{READS} shlex {COLOUR}",
    "visit thandeka scone": WRITES,
    "note thandeka back from Hawaii": WRITES,
    "add 22222222 --likes chai": WRITES,
    "add Xhanti --usual tea": f"{WRITES} secrets base64 hashlib hmac random",  # for a new id
    "here thandeka zoë": WRITES,
    "undo": WRITES,
    "redo": WRITES,
    "today": TODAY,
    "today --json": TODAY,
    "today > terminal": f"{TODAY} {COLOUR}",
    "due": READS,
    "due --json": READS,
    "due > terminal": f"{READS} {COLOUR}",
    "find hawaii": READS,
    "find hawaii --json": READS,
    "list": READS,
    "list --json": READS,
    "list > terminal": f"{READS} {COLOUR}",
    "export": f"{READS} csv dataclasses inspect ast copy dis tokenize",
    "export --format json": f"{READS} csv dataclasses inspect ast copy dis tokenize",
}
RUNS = """
import os, sys
before = {*sys.modules}  # what a site's own start-up files load is none of the program's business
for told in sys.argv[1:]:
    typed, _, terminal = told.partition(" > ")
    here, there = os.openpty() if terminal else os.pipe()
    if not os.fork():
        os.dup2(there, 1)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
        sys.argv = ["regulars", *typed.split()]
        from regulars import cli
        try:
            cli.main()
        except SystemExit as end:
            print("loaded", end.code, *{*sys.modules} - before, file=sys.stderr, flush=True)
        os._exit(0)
    os.close(there)
    try:
        while os.read(here, 1 << 16):
            pass
    except OSError:  # so a terminal ends
        pass
    os.close(here)
    os.wait()
"""


def test_a_command_loads_nothing_dear_but_what_it_needs(tmp_path: Path) -> None:
    """One test, since the forks want one process that has imported nothing yet."""
    path = tmp_path / "book.json"
    made_up.write(path, 20, 300)
    environment = os.environ | {
        "REGULARS_FILE": str(path),
        "REGULARS_TODAY": str(made_up.DAY),
        "TERM": "xterm-256color",
    }
    environment.pop("NO_COLOR", None)
    ended = python("-c", RUNS, *MAY_LOAD, env=environment)
    assert [line for line in ended.err.splitlines() if not line.startswith("loaded 0 ")] == []
    found = dict(zip(MAY_LOAD, map(str.split, ended.err.splitlines()), strict=True))
    needless = {
        typed: sorted(dear({*modules}) - {*MAY_LOAD[typed].split()})
        for typed, (_, _, *modules) in found.items()
    }
    assert {typed: names for typed, names in needless.items() if names} == {}


def dear(modules: set[str]) -> set[str]:
    """The dear ones among modules; a private part of Rich comes with the one that it is for."""
    libraries = {
        name if name.startswith(("rich", "regulars")) else name.partition(".")[0]
        for name in modules
        if "._" not in name
    }
    return {name for name in libraries if name in DEAR or name.startswith("rich")}


def test_every_command_that_is_measured_is_in_the_table() -> None:
    known = {typed.split()[0] for typed in MAY_LOAD}
    assert {row.typed.split()[0] for row in ROWS} <= known
