"""What the screen shows, saved: a picture, a page to print, or plain text."""

import io
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from regulars.errors import UsageError
from regulars.screen.page import Page
from regulars.screen.plain import is_plain
from regulars.screen.printed import printed
from regulars.screen.signs import cells
from regulars.wording import say_long

# Draws on a page; on the screen where there is none.
Draw = Callable[[Page | None], None]
# So many columns has a picture: a line is read at a glance, and a year of weeks has room.
_COLUMNS, _MARGIN = 80, 24
# A sign of the usual fonts of equal signs is so much wider than a tenth of its height.
_HEIGHT, _ASPECT = 20, 0.6
_CELL = _HEIGHT * _ASPECT


class Look(NamedTuple):
    """The colours of a picture: its paper, its ink, a warning, good news, a name."""

    paper: str
    ink: str
    warning: str
    good: str
    name: str


LIGHT = Look("#ffffff", "#1f2328", "#cf222e", "#1a7f37", "#0b6e8f")
DARK = Look("#0d1117", "#e6edf3", "#ff7b72", "#56d364", "#76d5f0")


def ending(path: Path) -> str:
    """Give the ending of a path, which says as what something is saved.

    Args:
        path: As typed; `-` is stdout, and has plain text.

    Raises:
        UsageError: If its ending is none that can be written.
    """
    found = ".txt" if str(path) == "-" else path.suffix.casefold()
    if found not in SAID:
        raise UsageError(
            f"{path} doesn't say what to write. Name it .svg for a picture, .html for a page to "
            "print, or .txt for plain text."
        )
    return found


# What is said of a file of each ending, once it is written.
SAID = {".svg": "a picture.", ".html": "a page to print.", ".txt": "plain text."}


def as_file(kind: str, draw: Draw, *, title: str, day: date, hangs: bool) -> tuple[bytes, str]:
    """Give what the screen shows as a file, and what to say of it.

    Args:
        kind: The ending of its name.
        draw: Draws it on a page.
        title: Above what is printed, unless it has a heading of its own.
        day: The present day.
        hangs: Whether, printed, it is to hang on a wall: on one page, for others to see.
    """
    match kind:
        case ".svg":
            made = picture(draw)
        case ".html":
            made = printed(draw, title, say_long(day), hangs=hangs)
        case _:
            made = _text(draw)
    # What no XML may hold, and no text of hers needs.
    return re.sub("[\ufffe\uffff]", "\ufffd", made).encode(), SAID[kind]


def _text(draw: Draw) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=False, color_system=None, _environ={})
    page = Page(console)
    page.is_plain = is_plain()
    draw(page)
    return out.getvalue()


def picture(draw: Draw, look: Look = LIGHT) -> str:
    """Draw a picture, as SVG that loads nothing.

    Args:
        draw: Draws it on a page.
        look: Its colours.
    """
    console = Console(
        file=io.StringIO(),
        record=True,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        width=_COLUMNS,
        height=10_000,  # a page that is never too long for it
        _environ={},
    )
    draw(Page(console))
    drawn = console.export_svg(
        title="",
        theme=_theme(look),
        code_format=_SVG.replace("PAPER", look.paper),
        font_aspect_ratio=_ASPECT,
        unique_id="regulars",
    )
    return re.sub(r' textLength="[^"]*" clip-path="[^"]*">([^<]*)<', _measured, drawn)


def _measured(found: re.Match[str]) -> str:
    """Say how wide a text is: a wide sign takes two cells, for which Rich counts one."""
    width = cells(unescape(found[1])) * _CELL
    return f' textLength="{width:g}">{found[1]}<'


def _theme(look: Look) -> TerminalTheme:
    paper, ink, warning, good, name = (_rgb(colour) for colour in look)
    colours = [ink, warning, good, ink, ink, ink, name, ink]
    return TerminalTheme(paper, ink, colours, colours)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


# Rich's own has the frame of a window, and loads its font from the network.
_WIDTH = round(_COLUMNS * _CELL) + 2 * _MARGIN
_SVG = f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{{height}}"
  viewBox="0 0 {_WIDTH} {{height}}" role="img">
<style>
.{{unique_id}}-matrix {{{{
  font: {_HEIGHT}px ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", Consolas, monospace;
  white-space: pre;
}}}}
{{styles}}
</style>
<rect width="100%" height="100%" rx="10" fill="PAPER"/>
<g class="{{unique_id}}-matrix" transform="translate({_MARGIN}, {_MARGIN - 2})">
{{matrix}}
</g>
</svg>
"""
