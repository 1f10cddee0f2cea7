"""The house: who may import whom."""

import ast
import functools
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import regulars
from regulars.timetable import COMMANDS

HOUSE = Path(regulars.__file__).parent
# Whom the rooms of each wing may import. Everything that is no wing is the hall: the shop's words.
MAY_IMPORT = {
    "cli": {"commands", "notebook", "screen", "hall"},
    "commands": {"notebook", "screen", "formats", "hall", "rhythm", "dates"},
    "notebook": {"hall", "dates"},
    "screen": {"hall", "formats", "rhythm", "dates"},
    "formats": {"hall", "rhythm", "dates"},
    "hall": {"rhythm", "dates"},
    "rhythm": set[str](),
    "dates": set[str](),
}
# The ground that everybody stands on.
GROUND = {
    *("regulars", "regulars.errors", "regulars.fields", "regulars.names"),
    *("regulars.slips", "regulars.spelling", "regulars.wording"),
}
# What is imported of these from outside them; all else is private to the wing.
FACES = {
    "notebook": {"store", "restore", "check", "called", "place"},
    "rhythm": {"Rhythm", "State", "rhythm", "usual_gap"},
    "dates": {
        "LONGEST_EVERY",
        "Direction",
        "moment",
        "parse",
        "parse_birthday",
        "parse_every",
        "parse_when",
        "today",
    },
}
# The doors in a wall: the one shape in which every format hands its rows on is what the hall
# takes in.
DOORS = {(room, "regulars.formats.rows") for room in ("intake", "recognise", "learning", "report")}
ONLY_HOME = {
    "tinydb": {"notebook/database"},
    # The page hands on a console; the others know each a part of it, or whether it is needed.
    "rich": {f"screen/{room}" for room in ("page", "paper", "saved", "signs", "styled", "waiting")},
    "platformdirs": {"notebook/place"},
    "typer": set(),
    "icalendar": {"formats/calendar"},
    "recurring_ical_events": {"formats/calendar"},
}
MODULES = {
    ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HOUSE.rglob("*.py"))
}


def wing(module: str) -> str:
    """Where a module lives: the folder it is in, the front door, or the hall."""
    room = module.split(".")[1]
    if room in {"cli", "completion", "shells", "scripts", "__main__"}:
        return "cli"
    return room if (HOUSE / room).is_dir() else "hall"


@functools.cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@functools.cache
def imports(module: str) -> set[str]:
    """What a module imports, each by its full name; of the house each by its module and name."""
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def rooms(module: str) -> set[str]:
    """The modules of the house that a module imports."""
    return {
        name if name in MODULES else name.rpartition(".")[0]
        for name in imports(module)
        if name.startswith("regulars.")
    }


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_whom_it_may(module: str) -> None:
    if module == "regulars":
        assert not rooms(module)
        return
    own = wing(module)
    for name in rooms(module) - GROUND:
        other = wing(name)
        if other == own or (module.rpartition(".")[2], name) in DOORS:
            continue
        assert module not in GROUND, f"{module} imports {name}"
        assert other in MAY_IMPORT[own], f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_a_wing_is_entered_by_its_face(module: str) -> None:
    for name in imports(module):
        parts = name.split(".")
        if parts[0] != "regulars" or len(parts) < 3 or parts[1] not in FACES:
            continue
        if parts[1] == wing(module):
            continue
        assert parts[2] in FACES[parts[1]], f"{module} imports {name}"


def test_no_room_is_behind_itself() -> None:
    inside = {module: rooms(module) - {module} for module in MODULES if module != "regulars"}
    assert list(TopologicalSorter(inside).static_order())


@pytest.mark.parametrize("module", MODULES)
def test_a_library_has_one_home(module: str) -> None:
    place = str(MODULES[module].relative_to(HOUSE).with_suffix(""))
    for name in imports(module):
        homes = ONLY_HOME.get(name.split(".")[0])
        assert homes is None or place in homes or wing(module) in homes, f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_stays_small_and_its_functions_fit_a_screen(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 320
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            told = (ast.get_docstring(node, clean=False) or "").count("\n")
            assert node.end_lineno - node.lineno - told <= 60, node.name


def test_every_command_has_its_module_and_its_test() -> None:
    modules = {path.stem.rstrip("_") for path in (HOUSE / "commands").glob("[!_]*.py")}
    tests = {
        p.stem.removeprefix("test_") for p in (Path(__file__).parent / "commands").glob("test_*.py")
    }
    assert modules == set(COMMANDS)
    assert modules <= tests


def test_only_dates_reads_the_clock_and_the_told_day() -> None:
    for module, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        reads = any(word in text for word in ("REGULARS_TODAY", ".now(", "date.today(", "utcnow"))
        assert reads == (module == "regulars.dates.typed"), module


def test_the_tour_names_every_room_and_wing() -> None:
    told = re.findall(r"^    (\w+)  +\S", regulars.__doc__ or "", re.MULTILINE)
    there = {path.stem for path in HOUSE.glob("[!_]*") if path.suffix == ".py" or path.is_dir()}
    assert sorted(told) == sorted(there - {"__pycache__"})


def test_every_room_says_what_it_is() -> None:
    for module in MODULES:
        assert ast.get_docstring(tree(module)), module
