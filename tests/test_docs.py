"""The help, the man page and the README tell of every command, and tell the same."""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from regulars import __version__, declared, manual
from regulars.declared import Option
from regulars.timetable import COMMANDS, named
from tests import manpage
from tests.conftest import Shop
from tests.processes import finished

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = manpage.PATH.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_man_page_has_every_command_with_its_options(command: str) -> None:
    section = (
        PAGE.split(f"\n.Ss {command}\n")[1].split("\n.S")[0].replace("\\-", "-").replace("\\&", "")
    )
    takes = declared.parameters(named(command))
    for one in takes:
        if not (isinstance(one.how, Option) and one.how.hidden):
            assert (one.spellings or [one.how.metavar])[0] in section
            assert " ".join(one.how.help.split()) in re.sub(r"\s+", " ", section)


def test_the_man_page_is_written_from_the_help() -> None:
    told = "written anew by: python -m tests.manpage"
    assert manpage.written() == PAGE, told
    assert f"regulars {__version__}." in PAGE


def test_the_man_page_is_one_that_no_reader_complains_of() -> None:
    if not shutil.which("mandoc"):
        pytest.skip("mandoc is not installed")
    ended = finished(["mandoc", "-Tlint", str(manpage.PATH)])
    assert ended.code == 0, ended.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_and_argument_is_explained(command: str) -> None:
    assert re.fullmatch(r"[A-Z].*\.", manual.summary(named(command)))
    for one in declared.parameters(named(command)):
        assert re.search(r"[.\"]$", one.how.help), one.name


def test_the_help_lists_every_command(shop: Shop) -> None:
    told = shop.done("--help")
    for command in COMMANDS:
        assert re.search(rf"\n  {command} +[A-Z].*\.\n", told), command


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


def test_the_briefing_comes_once_a_day_by_the_readmes_line(tmp_path: Path) -> None:
    """What it writes is read by a shell alone."""
    line = next(line for line in README.splitlines() if line.startswith("echo '[ "))
    program = f'regulars() {{ {shlex.quote(sys.executable)} -m regulars "$@"; }}'
    typed = f"{program}; {line}; . ~/.bashrc; echo ---; . ~/.bashrc"
    environment = os.environ | {"HOME": str(tmp_path), "REGULARS_FILE": str(tmp_path / "book.json")}
    ended = finished(["bash", "-c", typed], env=environment)
    first, second = ended.out.split("---\n")
    assert ended.code == 0
    assert first.startswith("Good morning.")
    assert not second
