"""The front door: the list of commands, and the one place that catches errors."""

import errno
import functools
import importlib
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from regulars import __version__, screen
from regulars.errors import (
    DamagedError,
    NobodyError,
    RegularsError,
    SeveralError,
    UsageError,
)

# In the order of the help; each is the module of that name in `regulars.commands`, which is
# imported only when it is called: all of them at every start would cost 2.5 bare Pythons.
COMMANDS = (
    *("add", "visit", "note", "ask", "order", "feedback", "promise", "done", "never", "avoid"),
    *("show", "find", "list", "open", "history", "due", "today", "offer", "stats", "dupes"),
    *("edit", "merge", "undo", "redo", "forget", "dossier"),
    *("export", "backup", "restore", "check", "settings", "demo"),
)
# The parameters of commands that say whom, or which of several things.
_NAMES = frozenset({"name", "names", "referred_by", "keep", "other", "words"})


class Commands(TyperGroup):
    """The commands, built only when they are called; any other first word is somebody's name."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the names of all commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Build a command, if there is one of that name."""
        del ctx
        return _build(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Take a first word that is no command for a name: `regulars fred`."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            args = ["show", *args]
        return super().resolve_command(ctx, args)


@functools.cache
def _build(name: str) -> Any:
    module = importlib.import_module(f"regulars.commands.{name}")
    one = typer.Typer(rich_markup_mode=None, add_completion=False)
    one.command(name)(_choosing(module.run))
    return typer.main.get_command(one)


def _choosing(run: Callable[..., None]) -> Callable[..., None]:
    """Let the owner choose, on a terminal, where a name could be several people.

    The command has then done nothing yet: it is called again with the chosen one's id.
    """

    @functools.wraps(run)
    def call(**values: Any) -> None:
        from regulars.notebook.store import insist  # which every command needs anyhow

        while True:
            try:
                return insist(functools.partial(run, **values))
            except SeveralError as several:
                if not screen.is_interactive():
                    raise
                choice = screen.choose(several)
                if choice is None:
                    values["new"] = True
                    continue
                for key in _NAMES & values.keys():
                    values[key] = _replaced(values[key], several.asked, choice)

    return call


def _replaced(value: Any, asked: str, choice: str) -> Any:
    """What was typed, with the chosen one in the place of what could have meant several."""
    if isinstance(value, str):
        return choice if value == asked else value
    return [choice] if " ".join(value or ()) == asked else value


app = typer.Typer(
    cls=Commands,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def front_door(
    *,
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="PATH", help="The notebook to use.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """A notebook for the one person who runs a small shop and knows everybody by name.

    With no command: the morning briefing. With a name: that customer's card.
    """
    if version:
        screen.say(f"regulars {__version__}")
        raise typer.Exit
    if file is not None:
        os.environ["REGULARS_FILE"] = str(file)
    if context.invoked_subcommand is None:
        from regulars.commands import today

        today.run()


def main() -> None:
    """Run the command that was typed, and answer errors in a sentence on stderr.

    Raises:
        SystemExit: Always, with the exit code: 0 done, 1 could not, 2 wrong usage.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    sys.exit(_end(_run()))


def _run() -> int:
    """The exit code of the command that was typed."""
    try:
        _check_typed(sys.argv[1:])
        app(prog_name="regulars")
    except DamagedError as error:
        from regulars.notebook import restore, store  # loaded already by whatever met the damage

        screen.say_error(restore.way_out(store.path(), error))
        return error.exit_code
    except RegularsError as error:
        screen.say_error(error, _meant_command() if isinstance(error, NobodyError) else "")
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


def _meant_command() -> str:
    """The hint for a first word that is nobody's name but nearly a command's."""
    from difflib import get_close_matches

    first = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    near = get_close_matches(first, COMMANDS, n=1, cutoff=0.8) if first not in COMMANDS else []
    return f"If you meant the command: regulars {near[0]}" if near else ""


def _check_typed(arguments: list[str]) -> None:
    """Refuse what could be shown, but not be saved, and options that would act on the terminal."""
    options = True
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise UsageError("what you typed holds bytes that are no UTF-8 text.") from None
        options = options and argument != "--"
        if options and argument.startswith("-") and screen.visible(argument) != argument:
            raise UsageError(f"there is no option {argument}. To see them: regulars --help")
