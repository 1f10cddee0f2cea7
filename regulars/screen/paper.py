"""Paper: what a page is printed on, be it a pipe, a terminal or a console of Rich's own.

A pipe needs nothing of Rich's. A terminal needs its styles, a quarter of what a whole console costs
to import; that one is asked only where it takes more than a look at stdout to know what to print.
"""

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from regulars.screen.plain import is_plain
from regulars.screen.styled import Styled

if TYPE_CHECKING:
    from rich.console import Console


class Paper(NamedTuple):
    """What a page is printed on.

    Args:
        put: Prints a line.
        size: How many columns and lines a terminal has; none where there is no terminal.
    """

    put: Callable[[Styled], None]
    size: tuple[int, int] | None = None


def find(console: "Console | None" = None) -> Paper:
    """Give what to print on.

    Args:
        console: Of Rich's own; stdout unless given.
    """
    if not console and is_plain():
        return Paper(_put_plain, _size() if sys.stdout.isatty() else None)
    if console or _is_uncommon():
        return _of_rich(console)
    if not sys.stdout.isatty():
        return Paper(_put_plain)
    return Paper(_in_styles(), _size())


def _is_uncommon() -> bool:
    """Whether Rich has to tell if there is a terminal, and what that one understands."""
    if os.environ.keys() & {"FORCE_COLOR", "TTY_COMPATIBLE"}:
        return True
    if not isinstance(sys.stdout, io.TextIOWrapper):  # IDLE's, or a worksheet's
        return True
    unknown = os.environ.get("TERM", "").lower() == "unknown"
    return (unknown or sys.platform == "win32") and sys.stdout.isatty()


def _of_rich(console: "Console | None") -> Paper:
    from rich.console import Console  # 2.4 bare Pythons

    console = console or Console(markup=False, highlight=False, emoji=False, soft_wrap=False)

    def put(line: Styled) -> None:
        text = line.of_rich()
        console.print(text, width=10_000, no_wrap=True, overflow="ignore", crop=False)

    return Paper(put, (console.width, console.height) if console.is_terminal else None)


def _put_plain(line: Styled) -> None:
    print(line.plain)


def _in_styles() -> Callable[[Styled], None]:
    from rich.style import Style  # 0.6 bare Pythons

    colours = not os.environ.get("NO_COLOR")

    def drawn(text: str, name: str) -> str:
        style = Style.parse(name)
        return (style if colours else style.without_color).render(text)

    def put(line: Styled) -> None:
        print("".join(drawn(text, name) if name else text for text, name in line.pieces))

    return put


def _size() -> tuple[int, int]:
    """How many columns and lines the terminal has, or was told to have; some tell nothing."""
    columns = lines = 0
    for stream in range(3):
        with suppress(OSError):
            columns, lines = os.get_terminal_size(stream)
            break
    return _told("COLUMNS", columns or 80), _told("LINES", lines or 25)


def _told(name: str, found: int) -> int:
    told = os.environ.get(name, "")
    return int(told) if told.isdigit() and int(told) else found
