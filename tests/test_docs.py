"""The README and the help exist for every command and every option."""

import re
from pathlib import Path

import pytest

from regulars import __version__, cli
from tests.conftest import Shop

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FACTS_OF_EDIT = "those of `add` that state a fact"


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_the_readme_has_every_command_with_its_options(shop: Shop, command: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{command}"))
    told = shop.done(f"{command} --help")
    options = set(re.findall(r"--[a-z][a-z-]+", told)) - {"--help", "--json"}
    if command == "edit":
        assert FACTS_OF_EDIT in row
        row += next(line for line in README.splitlines() if line.startswith("| `add "))
    assert {option for option in options if f"`{option}`" not in row} == set()


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_option_and_argument_is_explained(shop: Shop, command: str) -> None:
    told = shop.done(f"{command} --help")
    assert re.search(r"\n\n  [A-Z]", told), "says what it does"
    for section in re.findall(r"\n(?:Arguments|Options):\n(.*?)(?=\n\n|\Z)", told, re.DOTALL):
        for entry in re.split(r"\n(?=  \S)", section):
            assert re.search(r"\S {2,}\S|\n {4,}\S", entry.strip()), entry


def test_the_help_lists_every_command(shop: Shop) -> None:
    told = shop.done("--help")
    for command in cli.COMMANDS:
        assert re.search(rf"\n  {command} +[A-Z].*\.\n", told), command
    assert "..." not in told.split("Commands:")[1]


def test_the_help_of_whom_a_name_means_is_that_of_show(shop: Shop) -> None:
    assert shop.done("fred --help") == shop.done("show --help")
    assert shop.done("--file add --help") == shop.done("--file x --help") == shop.done("-h")
    assert shop.done("note fred x -h") == shop.done("note --help")


def test_every_reading_command_takes_json(shop: Shop) -> None:
    for command in ("show", "find", "list", "history", "due", "today", "settings"):
        assert "--json" in shop.done(f"{command} --help")


def test_the_version_is_the_packages(shop: Shop) -> None:
    assert shop.done("--version") == f"regulars {__version__}\n"


def test_the_transcript_of_the_daily_loop_is_what_is_said(shop: Shop) -> None:
    loop = README.split("## The daily loop")[1].split("\n## ")[0]
    for block in re.findall(r"```\n(\$ regulars .*?)```", loop, re.DOTALL):
        typed, _, said = block.removeprefix("$ regulars ").partition("\n")
        assert said.strip() in shop.done(typed)
