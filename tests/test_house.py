"""The house: who may import whom, and what a start loads."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import regulars
from regulars import cli

HOUSE = Path(regulars.__file__).parent
# From the front door down; a room may import what stands in a later line only.
FLOORS = (
    {"__main__"},
    {"cli"},
    {"commands"},
    {"store", "screen", "csvfile", "facts", "sample", "dossier", "rescue"},
    {"database"},
    {"backups"},
    {"notebook", "disk", "migrations", "briefing", "search", "stats"},
    {"offers", "chat", "edits", "followups", "merging"},
    {"book"},
    {"candidates", "foods", "records", "rhythm", "settings"},
    {"names", "clock", "wait", "opening"},
    {"customer"},
    {"dates", "orders"},
    {"written"},
    {"wording"},
    {"errors"},
    {"__init__"},
)
# Rooms of one floor that may know each other, because one is a part of the other.
NEIGHBOURS = {("notebook", "migrations"), ("notebook", "disk")}
ONLY_HOME = {
    "tinydb": {"database"},
    "rich": {"screen"},
    "platformdirs": {"store"},
    "typer": {"cli", "commands"},
}
MODULES = sorted(path.relative_to(HOUSE) for path in HOUSE.rglob("*.py"))


def room(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def imports(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse((HOUSE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "regulars":
            found |= {f"regulars.{name.name}" for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_room_imports_only_from_the_floors_below(module: Path) -> None:
    own = room(module)
    for name in imports(module):
        if name.startswith("regulars."):
            other = name.split(".")[1]
            other = "__init__" if other == "__version__" else other
            below = floor(other) > floor(own) or (own, other) in NEIGHBOURS
            assert other == own or below, f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_library_has_one_home(module: Path) -> None:
    for name in imports(module):
        homes = ONLY_HOME.get(name.split(".")[0])
        assert homes is None or room(module) in homes, f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_stays_small(module: Path) -> None:
    assert len((HOUSE / module).read_text(encoding="utf-8").splitlines()) <= 320


def test_every_command_has_its_module_and_its_test() -> None:
    modules = {path.stem for path in (HOUSE / "commands").glob("[!_]*.py")}
    tests = {
        p.stem.removeprefix("test_") for p in (Path(__file__).parent / "commands").glob("test_*.py")
    }
    assert modules == set(cli.COMMANDS)
    assert modules <= tests


def test_only_dates_reads_the_clock_and_the_told_day() -> None:
    for module in MODULES:
        text = (HOUSE / module).read_text(encoding="utf-8")
        reads = any(word in text for word in ("REGULARS_TODAY", ".now(", "date.today(", "utcnow"))
        assert reads == (str(module) == "dates.py"), module


@pytest.mark.parametrize("typed", ["visit fred", "note fred x", "undo", "list --json", "export -"])
def test_what_draws_nothing_never_loads_rich(typed: str, tmp_path: Path) -> None:
    loaded = loaded_by(typed, tmp_path)
    assert "regulars.cli" in loaded
    assert not {"rich", "rich.console", "dateutil.parser", "pydantic"} & loaded


def test_a_named_notebook_never_loads_platformdirs(tmp_path: Path) -> None:
    assert "platformdirs" not in loaded_by("today", tmp_path)


def loaded_by(typed: str, folder: Path) -> set[str]:
    environment = {**os.environ, "REGULARS_FILE": str(folder / "book.json")}
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "regulars", *typed.split()],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines() if "|" in line}
