"""What was typed reaches a command as Typer, which completes it, would hand it on."""

import functools
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from itertools import chain
from typing import Any

import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars import declared, guide, usage
from regulars.declared import Option
from regulars.errors import UsageError
from regulars.timetable import COMMANDS

WORDS = st.sampled_from(["fred", "flat white", "2026-11-20", "x=y", "-", "é", "csv", "order", "1"])


def lines(takes: list[declared.Parameter]) -> st.SearchStrategy[list[str]]:
    """Lines of words and of the command's own options, with and without values."""
    options = [one.how for one in takes if isinstance(one.how, Option)]
    choices = [choice for one in takes for choice in one.choices]
    word = WORDS | st.sampled_from([*choices, "--"])
    parts = word.map(lambda typed: [typed])
    if options:
        name = st.sampled_from([name for one in options for name in one.spelt.split("/")])
        pair = st.tuples(name, word)
        parts |= name.map(lambda typed: [typed]) | pair.map(list)
        parts |= pair.map(lambda typed: ["=".join(typed)])
    return st.lists(parts, max_size=5).map(lambda several: [*chain(*several)])


@functools.cache
def by_typer(run: Any) -> Callable[[list[str]], dict[str, Any]]:
    """What gives what Typer hands on."""

    def take(**values: Any) -> dict[str, Any]:
        return values

    vars(take)["__signature__"] = guide.signature(run)
    app = typer.Typer(add_completion=False)
    app.command()(take)
    command = typer.main.get_command(app)
    return lambda words: command.main(words, standalone_mode=False)


@settings(max_examples=4 * settings().max_examples)
@given(command=st.sampled_from(COMMANDS), data=st.data())
def test_a_line_is_read_as_typer_would(command: str, data: st.DataObject) -> None:
    run = import_module(f"regulars.commands.{'import_' if command == 'import' else command}").run
    takes = declared.parameters(run)
    words = data.draw(lines(takes))
    with suppress(UsageError):
        line = usage.read(declared.form(command, takes), words)
        assert declared.values(takes, line) == by_typer(run)(words)
