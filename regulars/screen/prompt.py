"""The prompt at the counter, where a line is typed with Tab and with those before it."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from typing import Any, NamedTuple

from regulars.errors import not_text
from regulars.screen.console import is_interactive, say, say_error

_PROMPT = "regulars> "
# So many of what a line may become are shown.
_MOST = 30

# Gives of a line, as far as it is typed, how it goes on and what it may become.
Complete = Callable[[str], tuple[str, list[str]]]


def lines(complete: Complete) -> Iterator[str]:
    """Give the lines that are typed, one after the other, until there are no more.

    Without a terminal they are what comes from stdin. What was typed is kept nowhere but in memory.

    Args:
        complete: Tells how a line goes on when Tab is pressed.
    """
    if not is_interactive():
        # By bytes, so that a command that reads stdin itself finds what follows its line there.
        for line in iter(sys.stdin.buffer.readline, b""):
            try:
                yield line.decode("utf-8-sig")
            except UnicodeDecodeError:
                say_error(not_text("a line"))
        return
    keys = _Keys(_readline(), complete)
    while True:
        try:
            line = keys.line()
        except KeyboardInterrupt:
            print()
        except EOFError:
            print()
            return
        except UnicodeDecodeError:
            say_error(not_text("that"))
        else:
            yield from line.splitlines()  # several, where they were pasted


@contextmanager
def paged(by: str) -> Iterator[None]:
    """Have a program show what is said meanwhile, all of it as where it is piped.

    Args:
        by: The name of the program: `more` or `less`. Where it isn't there, all is said at once.
    """
    all_ = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    with redirect_stdout(all_):
        yield
    all_.seek(0)
    said = all_.read()
    from shutil import which  # only where somebody asks for it

    if said and is_interactive() and which(by):
        import_module("pydoc").pipepager(said, by)
    else:
        say(*said.splitlines())


# What Python's own module is, no type tells where there may be none.
def _readline() -> Any:
    try:
        return import_module("readline")
    except ImportError:  # Windows has none; its console lets a line be edited by itself
        return None


class _Keys(NamedTuple):
    """What edits a line; a question that a command asks finds neither its Tab nor its history."""

    readline: Any
    complete: Complete

    def line(self) -> str:
        """Read a line."""
        if not self.readline:
            return input(_PROMPT)
        is_editline = "libedit" in (self.readline.__doc__ or "")
        self.readline.parse_and_bind("bind ^I rl_complete" if is_editline else "tab: complete")
        self.readline.set_completer_delims("")
        self.readline.set_auto_history(False)
        self.readline.set_completer(self._completed)
        try:
            line = input(_PROMPT)
        finally:
            self.readline.set_completer(_nothing)
        if line.strip():
            self.readline.add_history(line)
        return line

    def _completed(self, line: str, state: int) -> str | None:
        """Give the line as it goes on; where that isn't clear, show what it may become."""
        if state:
            return None
        longer, offers = self.complete(line)
        if longer != line:
            return longer
        if offers:
            more = [f"and {len(offers) - _MOST} more"] if len(offers) > _MOST else []
            print()
            say("   ".join([*offers[:_MOST], *more]))
            print(_PROMPT + self.readline.get_line_buffer(), end="", flush=True)
        return None


def _nothing(line: str, state: int) -> None:
    """Complete nothing, and no name of a file either."""
    del line, state
