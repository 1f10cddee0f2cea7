"""Saying and asking: plain lines, questions, errors, JSON. Nothing here needs Rich to be loaded."""

import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TextIO

from regulars import dates
from regulars.errors import RegularsError, SeveralError, StoppedError, UsageError, not_text
from regulars.screen.plain import is_plain, read_aloud
from regulars.screen.signs import cells, escaped, visible
from regulars.screen.streams import put_bytes
from regulars.wording import say_date

# What no key of a question may leave in its answer: control characters, and bytes that are no text.
_UNTYPED = "[\x00-\x1f\x7f-\x9f\ud800-\udfff]"


def say(*lines: str) -> None:
    """Print lines to stdout, literally; on a terminal broken between words."""
    for line in lines:
        for part in _broken(visible(line), sys.stdout):
            print(part)


def _broken(line: str, stream: TextIO) -> list[str]:
    """A line in the parts that fit a terminal; an indented one is a command, copied whole."""
    if is_plain():
        return [read_aloud(line)]
    if line.startswith(" ") or not stream.isatty():
        return [line]
    return _wrapped(line, "  ")


def _wrapped(line: str, indent: str) -> list[str]:
    """A line in the parts that fit a terminal, broken between words; a wide sign takes two cells.

    Args:
        line: The line.
        indent: Before each part but the first.
    """
    from shutil import get_terminal_size  # needed on a terminal alone

    room = max(get_terminal_size().columns - 1, _NARROWEST)
    if not line.isascii() and 2 * len(line) > room:
        line = "".join(sign + _FILLER * (cells(sign) - 1) for sign in line)
    if len(line) <= room:
        return [line.replace(_FILLER, "")]
    from textwrap import wrap  # 0.2 bare Pythons

    parts = wrap(line, room, subsequent_indent=indent, break_long_words=False)
    return [part.replace(_FILLER, "") for part in parts]


# A narrower terminal breaks the lines by itself.
_NARROWEST = 10
# Stands for the second cell of a wide sign while a line is broken; it is in no line that is shown.
_FILLER = "\0"


_WELCOME = (
    "Good morning. Nobody is in your notebook yet.",
    "After the next chat, type for instance:",
    '  regulars add "Fred Botha" "just turned 65" --usual "biltong 1 kg"',
    "Or look at a sample shop first:",
    "  regulars demo",
)


def welcome(named: Path | None) -> None:
    """Say to whoever is in an empty notebook what to type first.

    Args:
        named: Where it will be kept, if that was said.
    """
    say(*_WELCOME)
    if named:
        say(f"It will be kept in {named}.")


def say_json(facts: object) -> None:
    """Print facts as one JSON document, days as `YYYY-MM-DD`."""
    put_bytes(as_json(facts).encode())


def as_json(facts: object) -> str:
    """Write facts as one JSON document, days as `YYYY-MM-DD`.

    What would act on a terminal, or hide, is escaped.
    """
    from regulars.screen.document import laid_out  # a page needs none of it

    return escaped(f"{laid_out(facts)}\n")


def put(content: bytes) -> None:
    """Write to stdout what would stand in a file: byte by byte, but visibly on a terminal."""
    if sys.stdout.isatty():
        for line in content.decode("utf-8-sig", "replace").removesuffix("\n").split("\n"):
            print(visible(line.removesuffix("\r")))
    else:
        put_bytes(content)


def say_error(error: RegularsError, hint: str = "") -> None:
    """Print on stderr what could not be done, and the candidates where a name fits several.

    Args:
        error: Its text is the sentence.
        hint: What else to say, if anything.
    """
    lines = [*str(error).split("\n"), *filter(None, [hint])]
    if isinstance(error, SeveralError):
        lines += [*numbered(error, sys.stderr), error.hint]
    with suppress(OSError):  # that nobody could be told is found out at the end
        sys.stdout.flush()  # what was said before stands before it, also where both are one file
    for line in (f"regulars: {lines[0]}", *lines[1:]):
        for part in _broken(visible(line), sys.stderr):
            print(part, file=sys.stderr)


def is_interactive() -> bool:
    """Tell whether there is somebody to ask: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> str:
    """Ask for one line on the terminal, until it is one that can be kept.

    Args:
        question: What to ask.

    Returns:
        The answer without the spaces around it; empty where they just pressed Enter.

    Raises:
        StoppedError: If they press Ctrl-C or Ctrl-D instead.
    """
    with suppress(ImportError):  # Windows has none; its console lets a line be edited by itself
        import_module("readline")
    *lines, last = _broken(visible(question), sys.stdout)
    while True:
        print(*lines, sep="\n", end="\n" * bool(lines), flush=True)
        try:
            answer = input(f"{last} ").replace("\t", " ").strip()
        except (KeyboardInterrupt, EOFError):
            print()
            raise StoppedError("stopped. Nothing was changed.") from None
        except UnicodeDecodeError:
            say(f"{not_text('That')} Type it again.")
            continue
        if not re.search(_UNTYPED, answer):
            return answer
        say(f"{answer} holds a key that writes nothing. Type it again.")


def confirm(question: str, *, yes: bool) -> None:
    """Make sure that the owner means it.

    Args:
        question: What is about to happen.
        yes: Whether she has said so already.

    Raises:
        UsageError: If nobody can be asked.
        RegularsError: If the answer is not yes.
    """
    if yes:
        return
    if not is_interactive():
        raise UsageError(f"{question} Add --yes to do it.")
    if ask(f"{question} Type yes to do it:").casefold() not in {"y", "yes"}:
        raise RegularsError("left as it was.")


def choose(several: SeveralError) -> str | None:
    """Ask which of several people was meant.

    Args:
        several: The candidates.

    Returns:
        The key of the chosen one; none for somebody who is not in the notebook yet.
    """
    say(*str(several).split("\n"), *numbered(several, sys.stdout))
    keys: dict[str, str | None] = dict(
        zip(_numbers(several), (one.key for one in several.candidates), strict=True)
    )
    only = next(iter(keys)) if len(keys) == 1 else ""
    if several.someone_new:
        new = str(len(keys) + 1)
        say(f"  {new}  somebody else, who is new")
        keys[new] = None
    told = list(keys)
    in_a_row = told == [str(number) for number in range(1, len(told) + 1)]
    which = f"1 to {len(told)}" if in_a_row else " or ".join(told)
    question = f"Which one? {which}{f' (Enter: {only})' if only else ''}:"
    while True:
        answer = ask(question) or only
        if answer in keys:
            return keys[answer]
        if not answer:
            raise RegularsError("nobody was chosen. Nothing was changed.")


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Set texts in columns, however wide their characters are.

    Args:
        rows: The texts of each row.

    Returns:
        One line for each row, without spaces at its end.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*shown, strict=True)]
    padded = (
        "   ".join(c + " " * (w - cells(c)) for c, w in zip(row, widths, strict=True) if w)
        for row in shown
    )
    return [line.rstrip() for line in padded]


def numbered(several: SeveralError, stream: TextIO) -> list[str]:
    """Give a line for each that could be meant, with the number by which to choose it.

    Args:
        several: The candidates.
        stream: Where they are shown; a terminal has the first ten.
    """
    numbers, shown, today = _numbers(several), several.candidates, dates.today()
    if several.more and len(shown) > _MOST and stream.isatty():
        shown = shown[:_MOST]
    facts = [[_fact(one, today=today) for one in candidate.told] for candidate in shown]
    lines: list[str] = []
    for number, held, line in zip(numbers, facts, columns(facts), strict=False):
        row = [f"  {number}  {line}"]
        fits = not stream.isatty() or row == _wrapped(row[0], _UNDER)
        lines += row if fits else _packed(number, held)
    left = len(several.candidates) - len(shown)
    return [*lines, f"  and {left} more: {several.more}"] if left else lines


def _fact(told: str | date, *, today: date) -> str:
    """What tells somebody from others; a day is that on which they were last here."""
    if isinstance(told, str):
        return told
    return f"last here {'today' if told == today else say_date(told, today=today)}"


def _packed(number: str, facts: Sequence[str]) -> list[str]:
    """A candidate on a terminal that has no room for its columns, broken between the facts."""
    whole = "   ".join(visible(fact).replace(" ", _KEPT) for fact in facts if fact)
    return [
        part
        for line in _wrapped(f"  {number}  {whole}", _UNDER)
        for part in _wrapped(line.replace(_KEPT, " "), _UNDER)
    ]


# A space at which no line is broken; and what stands under a candidate's number.
_KEPT, _UNDER = "\xa0", " " * 5
# How many candidates for a name a terminal shows.
_MOST = 10


def _numbers(several: SeveralError) -> list[str]:
    return [str(one.number or place) for place, one in enumerate(several.candidates, 1)]
