"""A week in the shop: every line of the README's transcript, typed on a real terminal."""

import re
import shlex
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import Shop
from tests.processes import Terminal, run_shell

pytest.importorskip("pexpect", reason="pexpect needs a Unix terminal")

README = Path(__file__).parent.parent / "README.md"


def days() -> list[tuple[str, str]]:
    """Of each day of the week its date and its transcript."""
    story = README.read_text(encoding="utf-8").split("## A week in the shop")[1].split("\n## ")[0]
    return re.findall(r"\*\*\w+ (\d+ \w+ \d+)\*\*.*?```\n(.*?)```", story, re.DOTALL)


def typed_in(transcript: str) -> list[tuple[str, list[str]]]:
    """Of each line typed what was said to it."""
    parts = re.split(r"^\$ ", transcript, flags=re.MULTILINE)[1:]
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1].splitlines()) for part in parts]


def said_to(line: str) -> list[str]:
    """What a terminal of 80 columns shows after a line was typed in a shell."""
    if re.search(r"[|<>;&$`*]", line):
        return Terminal(line, function=run_shell).screen()
    command, *typed = shlex.split(line)
    assert command == "regulars"
    return Terminal(*typed).screen()


def test_the_week_goes_as_the_readme_tells_it(shop: Shop) -> None:
    week = days()
    assert len(week) == 7
    for day, transcript in week:
        told = datetime.strptime(day, "%d %B %Y").astimezone().date().isoformat()
        shop.on(told)
        for line, said in typed_in(transcript):
            while said and not said[-1]:
                said.pop()
            assert said_to(line) == said, f"{day}: {line}"


def test_the_week_shows_what_makes_the_difference() -> None:
    story = "".join(transcript for _, transcript in days())
    for command in (
        *("add", "order", "feedback", "promise", "done", "visit", "today", "fred", "offer", "open"),
        *("forget", "undo", "never", "avoid", "ask", "find", "note", "here", "orders", "history"),
    ):
        assert re.search(rf"^\$.*\bregulars {command}\b", story, re.MULTILINE), command
