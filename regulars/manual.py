"""The manual: what the help tells of each command and topic, as pages without a look.

A command's page is drawn from its own declaration, a topic's from `topics.md`, whose sections stand
in the README too. What `help` shows and the man page prints are the same pages.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from regulars import declared
from regulars.declared import Option, Parameter
from regulars.timetable import TIMES
from regulars.wording import listed


class Heading(NamedTuple):
    """What stands above a part of a page."""

    text: str


class Text(NamedTuple):
    """A paragraph; what is typed stands in it between backticks."""

    text: str


class Rows(NamedTuple):
    """Things in a column, and beside each what it is."""

    rows: list[tuple[str, str]]


class Typed(NamedTuple):
    """Lines as they are typed, or answered."""

    lines: list[str]


Part = Heading | Text | Rows | Typed
Page = list[Part]
# What a command's docstring tells, before and after this line.
_EXAMPLES = "Examples:"
_TOPICS, _FIRST = Path(__file__).with_name("topics.md"), "regulars"
# What is typed, or stressed.
STRESSED = re.compile(r"`([^`]+)`|\*{1,2}([^*]+)\*{1,2}")


def of_command(command: str, run: Callable[..., object]) -> Page:
    """Give the page of a command.

    Args:
        command: Its name.
        run: The command itself.
    """
    takes = [one for one in declared.parameters(run) if not _is_hidden(one)]
    words = [one for one in takes if not isinstance(one.how, Option)]
    options = [one for one in takes if isinstance(one.how, Option)]
    line = " ".join(["regulars", command, *(one.how.metavar for one in words)])
    needed = (f" {_spelt(one)}" for one in options if one.needed)
    told = (run.__doc__ or "").partition(_EXAMPLES)[0]
    page: Page = [Typed([line + "".join(needed) + " [OPTIONS]" * bool(options)])]
    page += [Text(" ".join(text.split())) for text in told.split("\n\n") if text.strip()]
    if takes:
        page.append(Rows([(_spelt(one), _told(one)) for one in [*words, *options]]))
    return [*page, Heading("Examples"), Typed(declared.examples(run))]


def overview(summary: Callable[[str], str]) -> Page:
    """Give the first page: all commands by when they are needed, and what holds for each.

    Args:
        summary: What a command does, in a sentence.
    """
    before, after = around_the_commands()
    listing: Page = []
    for time, commands in TIMES.items():
        listing += [Heading(time), Rows([(command, summary(command)) for command in commands])]
    return [*before, *listing, *after]


def summary(run: Callable[..., object]) -> str:
    """Give what a command does, in a sentence."""
    return " ".join((run.__doc__ or "").partition("\n\n")[0].split())


def topics() -> dict[str, Page]:
    """Give the page of each topic, by the word that is typed for it."""
    return {name: [*_parts(text)] for name, text in _told_of().items() if name != _FIRST}


def around_the_commands() -> tuple[Page, Page]:
    """Give what the first page tells before all commands, and after them."""
    page = [*_parts(_told_of()[_FIRST])]
    after = next(at for at, part in enumerate(page) if isinstance(part, Heading))
    return page[:after], page[after:]


def _told_of() -> dict[str, str]:
    _, *parts = re.split(r"^# (\w+)\n", _TOPICS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _parts(text: str) -> Iterator[Part]:
    """Read Markdown, as much of it as `topics.md` has."""
    fences = re.split(r"^```\w*\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    for at, piece in enumerate(fences):
        if at % 2:
            yield Typed(piece.splitlines())
            continue
        for paragraph in re.split(r"\n{2,}", piece.strip("\n")):
            if paragraph.startswith("## "):
                yield Heading(paragraph.removeprefix("## "))
            elif paragraph.startswith("- "):
                yield Rows([*_rows(re.split(r"^- ", paragraph, flags=re.MULTILINE)[1:])])
            elif paragraph:
                yield Text(" ".join(paragraph.split()))


def _rows(entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        label, _, told = " ".join(entry.split()).partition(": ")
        yield STRESSED.sub(r"\1\2", label), told


def _is_hidden(one: Parameter) -> bool:
    return isinstance(one.how, Option) and one.how.hidden


def _spelt(one: Parameter) -> str:
    """How it is typed."""
    if not isinstance(one.how, Option):
        return one.how.metavar
    takes = one.how.metavar or ("WHICH" if one.choices else "")
    return f"{', '.join(one.spellings)} {takes}".rstrip()


def _told(one: Parameter) -> str:
    """What it says, with what may be typed for it."""
    told = [one.how.help]
    if choices := [*map(str, one.choices)]:
        default: Any = one.default
        told.append(f"One of {listed(choices, 'or')}{f'; else {default}' if default else ''}.")
    return " ".join(told)
