"""What pages are made of and printed on: Rich's own text and console tell how it has to look."""

import io
import os
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from regulars.screen import paper
from regulars.screen.page import Page
from regulars.screen.signs import cells, visible
from regulars.screen.styled import GOOD, NAME, QUIET, TITLE, WARNING, Styled, styled
from tests.conftest import Shop
from tests.processes import python

# What tells a program how it may print.
TOLD = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM", "TERM", "COLUMNS", "LINES")
WORDS = st.sampled_from(
    [
        *("Fred", "Zoë", "a", "biltong 1 kg,", "✋ never", "6–8 days", "▁▂▄", "  ", " ", "·", ""),
        *("山田 太郎", "緑茶二つと餅", "👨‍👩‍👧", "❤️", "नमस्ते", "Ana\u0308", "a\u00a0b", "\u3000"),
        *("Supercalifragilisticexpialidocious", "\t", "two\nlines", "\x1b[31mred", "\u202e"),
    ]
)
PIECES = st.lists(
    st.tuples(
        WORDS | st.text(max_size=12), st.sampled_from([NAME, WARNING, GOOD, QUIET, TITLE, ""])
    ),
    max_size=12,
)


class Stream(io.TextIOWrapper):
    """A stream in memory, which may be a terminal's."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), "utf-8", newline="")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def text(self) -> str:
        self.seek(0)
        return self.read()


def printed(lines: list[Styled], *, is_terminal: bool) -> str:
    with redirect_stdout(Stream(is_terminal=is_terminal)) as out:
        put = paper.find().put
        for line in lines:
            put(line)
    return out.text()


def printed_by_rich(lines: list[Text], *, is_terminal: bool) -> str:
    console = plain_console(out := Stream(is_terminal=is_terminal))
    for line in lines:
        console.print(line, width=10_000, no_wrap=True, overflow="ignore", crop=False)
    return out.text()


def plain_console(out: Stream) -> Console:
    return Console(file=out, markup=False, highlight=False, emoji=False)


def texts(pieces: list[tuple[str, str]]) -> tuple[Styled, Text]:
    """The same text as ours and as Rich's."""
    ours = styled("").join(styled(text, style) for text, style in pieces)
    return ours, Text.assemble(*((visible(text), style) for text, style in pieces))


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=str)
@given(pieces=PIECES, room=st.integers(2, 60))
def test_text_is_broken_and_coloured_as_rich_does_it(
    environment: dict[str, str], pieces: list[tuple[str, str]], room: int
) -> None:
    ours, rich = texts(pieces)
    lines = rich.wrap(Console(), room)
    for line in lines:
        line.rstrip()
    with pytest.MonkeyPatch.context() as patch:
        told(patch, TERM="xterm-256color", **environment)
        expected = printed_by_rich([*lines], is_terminal=True)
        assert printed(ours.broken(room), is_terminal=True) == expected


@given(pieces=PIECES)
def test_text_is_as_wide_as_rich_measures_it(pieces: list[tuple[str, str]]) -> None:
    ours, rich = texts(pieces)
    assert ours.plain == rich.plain
    assert ours.width == rich.cell_len
    assert bool(ours) == bool(rich)
    assert ours.of_rich() == rich


@given(text=st.text())
def test_any_sign_is_as_wide_as_rich_measures_it(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_a_sign_that_needs_no_rich_takes_one_column() -> None:
    for code in range(0x300):
        assert cells(chr(code)) == cell_len(chr(code)), hex(code)


@pytest.mark.parametrize("is_terminal", [True, False])
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"NO_COLOR": "1"},
        {"TERM": "xterm"},
        {"TERM": "linux", "COLORTERM": "truecolor"},
        {"TERM": "Unknown", "COLUMNS": "50"},
        {"FORCE_COLOR": "1"},
        {"FORCE_COLOR": "", "TERM": "xterm-256color"},
        {"FORCE_COLOR": "1", "NO_COLOR": "1"},
        {"TTY_COMPATIBLE": "0"},
        {"TTY_COMPATIBLE": "1", "LINES": "7"},
        {"COLUMNS": "45", "LINES": "12"},
        {"COLUMNS": "wide", "LINES": "-1"},
    ],
    ids=str,
)
def test_paper_is_what_richs_console_would_be(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool
) -> None:
    told(monkeypatch, **environment)
    console = plain_console(Stream(is_terminal=is_terminal))
    with redirect_stdout(Stream(is_terminal=is_terminal)):
        found = paper.find()
    assert found.size == ((console.width, console.height) if console.is_terminal else None)
    ours, rich = texts([("Fred ", NAME), ("✋ pork", WARNING), (" tea ", ""), ("today", GOOD)])
    expected = printed_by_rich([rich], is_terminal=is_terminal)
    assert printed([ours], is_terminal=is_terminal) == expected


def test_an_empty_no_color_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """As no-color.org has it; Rich only since its version 14."""
    told(monkeypatch, NO_COLOR="")
    assert printed([styled("Fred", GOOD)], is_terminal=True) == "\x1b[32mFred\x1b[0m\n"


@pytest.mark.parametrize("is_terminal", [True, False])
def test_no_columns_are_none_told(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool) -> None:
    """Rich's console would print nothing at all."""
    told(monkeypatch)
    with redirect_stdout(Stream(is_terminal=is_terminal)):
        size = paper.find().size
        monkeypatch.setenv("COLUMNS", "0")
        assert paper.find().size == size
    assert "Fred" in printed([styled("Fred", NAME)], is_terminal=is_terminal)


def test_a_page_can_be_drawn_again_by_a_console_of_richs() -> None:
    console = Console(file=io.StringIO(), record=True, width=60, force_terminal=True)
    page = Page(console)
    page.ends(styled("Fred Botha", NAME), styled("082 123 4567", QUIET))
    assert console.export_text(clear=False) == f"{'Fred Botha':48}082 123 4567\n"
    assert "Fred&#160;Botha" in console.export_svg()


def test_what_is_piped_is_laid_out_without_rich(cast: Shop) -> None:
    typed = ("show fred", "history fred", "open", "orders", "settings", "stats")
    assert not rich_loaded_by(cast, *typed, is_terminal=False)


def test_a_terminal_needs_no_console_of_richs(cast: Shop) -> None:
    loaded = rich_loaded_by(cast, "show fred", "today", "list", is_terminal=True)
    assert "rich.style" in loaded
    assert not {"rich.text", "rich.console"} & loaded


def rich_loaded_by(shop: Shop, *typed: str, is_terminal: bool) -> set[str]:
    """What of Rich's is loaded by commands, on a terminal or a pipe, from a start of its own."""
    code = f"""
import io, sys
from contextlib import suppress
from regulars import cli

class Stream(io.TextIOWrapper):
    def isatty(self):
        return {is_terminal}

sys.stdout = Stream(sys.stdout.detach(), "utf-8")
for typed in {typed}:
    sys.argv[1:] = typed.split()
    with suppress(SystemExit):
        cli.main()
print(*(name for name in sys.modules if name.startswith("rich")), file=sys.stderr)
"""
    environment = {name: value for name, value in os.environ.items() if name not in TOLD}
    ended = python("-c", code, env=environment | {"REGULARS_FILE": str(shop.path)})
    assert ended.code == 0, ended.err
    assert "Fred" in ended.out
    return set(ended.err.split())


def told(patch: pytest.MonkeyPatch, **environment: str) -> None:
    """Tell the program this alone of how it may print."""
    for name in TOLD:
        patch.delenv(name, raising=False)
    for name, value in environment.items():
        patch.setenv(name, value)
