"""The front door: the list of commands, and the one place that catches errors."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from regulars import __version__, declared, screen, usage
from regulars.declared import Option
from regulars.errors import DamagedError, NobodyError, RegularsError, UsageError, not_text
from regulars.timetable import COMMANDS, named

if TYPE_CHECKING:
    from regulars.notebook.store import Store

_HELP = {"--help", "-h"}
_TOLD = dict.fromkeys(_HELP, usage.Option())


def front_door(
    *,
    file: Annotated[
        Path | None, Option("--file", "PATH", "The notebook to use, instead of your own.")
    ] = None,
    plain: Annotated[
        bool, Option("--plain", help="To be read aloud: no columns, no signs, a fact a line.")
    ] = False,
    version: Annotated[bool, Option("--version", help="Which version you have.")] = False,
    install_completion: Annotated[
        bool, Option("--install-completion", help="Lets the Tab key complete what you type.")
    ] = False,
    show_completion: Annotated[
        bool, Option("--show-completion", help="Shows by what it would.")
    ] = False,
) -> "Store":
    """A notebook for the one person who runs a small shop and knows everybody by name.

    With no command: the morning briefing. With a name: that customer's card.
    """
    del install_completion, show_completion  # done with the name of a shell behind them
    screen.be_plain(plain=plain)
    if version:
        screen.say(f"regulars {__version__}")
        raise SystemExit
    if str(file) == "-":
        raise UsageError("the notebook is a file. Name one, for instance: --file shop.json")
    from regulars.notebook.store import Store  # not loaded for --version

    told = os.environ.get("REGULARS_FILE")
    return Store(file or (Path(told) if told else None), in_line=bool(file))


def do(words: list[str], at: "Store | None" = None) -> None:
    """Do what was typed.

    Args:
        words: What was typed after `regulars`.
        at: The notebook that stays open, where it was typed at the counter.

    Raises:
        RegularsError: If it could not be done.
        SystemExit: If there is nothing more to say of it.
    """
    takes = declared.parameters(front_door)
    form = declared.form("", takes)
    line = usage.read(form._replace(options={**form.options, **_TOLD}), words)
    given = {option for option, *_ in line.given}
    if given & {"--install-completion", "--show-completion"}:
        _complete(line.rest, install="--install-completion" in given)
        return
    if given & _HELP:
        line = usage.Line([], ["help", *line.rest[:1]])
    name, *rest = line.rest or ["today"]
    run: Callable[..., None] | None = None
    if name not in COMMANDS:  # but somebody's name
        if at:
            from regulars.commands import counter

            run = counter.question if counter.asks(line.rest) else None
        name, rest = "show", [*(["--"] if name.startswith("-") else []), name, *rest]
    if _HELP & {*_before_dashes(rest)}:
        name, rest = "help", [name]
    before = declared.values(takes, line)
    before["plain"] |= at is not None and screen.is_plain()  # what is said there once holds
    store = front_door(**before)
    if at and not before["file"]:
        store = at  # of which nothing has been said yet in this line
        store.lost, store.remarks, store.saved = "", [], False
    run = run or named(name)
    takes = declared.parameters(run)
    form = declared.form(name, takes, declared.examples(run))
    typed = declared.values(takes, usage.read(form, rest))
    if name == "counter":  # each of its lines is one of these
        run(store=store, do=_at_the_counter(store, at))
        return
    # The help is about no notebook.
    with _answering(store) if name != "help" else nullcontext():
        run(**declared.resolved(takes, typed, store), store=store)


def _at_the_counter(store: "Store", at: "Store | None") -> Callable[[list[str]], int]:
    """Give what does a line that is typed at the counter."""
    if at:
        raise UsageError("you are at the counter already. To leave it: quit")
    return lambda words: _end(_run(words, store))


def _before_dashes(words: list[str]) -> list[str]:
    return words[: words.index("--")] if "--" in words else words


def _complete(words: list[str], *, install: bool) -> None:
    """Set up a shell so that Tab completes, or show by what."""
    from regulars import scripts  # once in a notebook's life

    shell = scripts.asked(words)
    if install:
        screen.say(*scripts.install(shell).splitlines())
    else:
        screen.put(scripts.script(shell).encode())  # to be copied, so that no line is broken


@contextmanager
def _answering(store: "Store") -> Iterator[None]:
    """Say what is to be said of the notebook besides; of a damaged one, how to get it back."""
    try:
        yield
    except DamagedError as error:
        from regulars.notebook.restore import way_out  # not loaded while all is well

        raise way_out(store.path, error) from None
    except RegularsError:
        _say_lost(store)
        raise
    except OSError as error:
        if error.filename is None:
            raise  # a stream that takes no more
        done = "What you did is saved." if store.saved else "Nothing was changed."
        raise RegularsError(f"{error.filename}: {error.strerror}. {done}") from error
    # A mistyped name would else look like an empty shop.
    if store.in_line and not store.exists and not store.lost:
        screen.say_error(RegularsError(f"there is no notebook {store.named} yet."))
    _say_lost(store)
    for remark in store.remarks:
        screen.say_error(RegularsError(remark))


def _say_lost(store: "Store") -> None:
    """Say that the notebook wasn't there: with backups beside it, it is no new shop."""
    if store.lost:
        screen.say_error(RegularsError(store.lost))


def main() -> None:
    """Run the command that was typed, and answer errors in a sentence on stderr.

    Raises:
        SystemExit: Always, with the exit code: 0 done, 1 could not, 2 wrong usage.
    """
    screen.settle()
    sys.exit(_end(_run(sys.argv[1:])))


def _run(words: list[str], at: "Store | None" = None) -> int:
    """The exit code of the command that was typed, be it at the counter."""
    try:
        do(list(map(_readable, words)), at)
    except RegularsError as error:
        screen.say_error(error, _meant_command(words) if isinstance(error, NobodyError) else "")
        return error.exit_code
    except OSError as error:
        return _unshown(error)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _end(code: int) -> int:
    """See that what was said has got through; what was done is on the disk either way."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _unshown(error)
    return code


def _unshown(error: OSError) -> int:
    """Say that nobody could be told; whoever reads only the first lines (`| head`) knows."""
    with suppress(OSError, ValueError):
        # What is still waiting to be written must not complain again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return 0
    screen.say_error(RegularsError(f"what was done could not be shown: {error.strerror}."))
    return 1


def _meant_command(words: list[str]) -> str:
    """The hint for a first word that is nobody's name but nearly a command's."""
    from difflib import get_close_matches

    first = next((word for word in words if not word.startswith("-")), "")
    near = get_close_matches(first, COMMANDS, n=1, cutoff=0.8) if first not in COMMANDS else []
    return f"If you meant the command: regulars {near[0]}" if near else ""


def _readable(argument: str) -> str:
    """Give what was typed as text, also where the locale (`LC_ALL=C`) knows ASCII alone.

    Raises:
        UsageError: If it could be shown, but not be saved.
    """
    try:
        return os.fsencode(argument).decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        raise not_text("what you typed") from None
