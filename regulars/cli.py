"""The front door: the list of commands, and the one place that catches errors."""

import errno
import functools
import importlib
import os
import sys
from contextlib import suppress
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from regulars import __version__, commands, screen, usage
from regulars.errors import DamagedError, NobodyError, RegularsError, UsageError, not_text

# In the order of the help; each is the module of that name in `regulars.commands`, which is
# imported only when it is called: all of them at every start would cost 2.5 bare Pythons.
_LISTED = """
    add visit here note ask order feedback promise done never avoid
    show find list open orders history due today
    offer stats dupes
    edit merge undo redo forget dossier
    import export combine backup restore check settings demo
"""
COMMANDS = tuple(_LISTED.split())


class Command(TyperCommand):
    """A command, which says in the program's own words what is wrong in what was typed."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Check the words, then let them be read."""
        _check(self, ctx, args)
        return super().parse_args(ctx, args)


class Commands(TyperGroup):
    """The commands, built only when they are called; any other first word is somebody's name."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Check the options before the command, then let them be read."""
        _check(self, ctx, args)
        return super().parse_args(ctx, args)

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
        if args[0] not in COMMANDS:
            args = ["show", *(["--"] if args[0].startswith("-") else []), *args]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; of a damaged notebook say how to get it back."""
        try:
            done = super().invoke(ctx)
        except DamagedError as error:
            from regulars.notebook.restore import way_out  # not loaded while all is well

            raise way_out(ctx.obj.path, error) from None
        except RegularsError:
            _say_lost(ctx.obj)
            raise
        except OSError as error:
            if error.filename is None:
                raise  # a stream that takes no more
            saved = ctx.obj and ctx.obj.saved
            done = "What you did is saved." if saved else "Nothing was changed."
            raise RegularsError(f"{error.filename}: {error.strerror}. {done}") from error
        # A mistyped name would else look like an empty shop.
        if ctx.params["file"] and ctx.obj and not ctx.obj.exists and not ctx.obj.lost:
            screen.say_error(RegularsError(f"there is no notebook {ctx.obj.named} yet."))
        _say_lost(ctx.obj)
        for remark in ctx.obj.remarks if ctx.obj else ():
            screen.say_error(RegularsError(remark))
        return done


def _say_lost(store: Any) -> None:
    """Say that the notebook wasn't there: with backups beside it, it is no new shop."""
    if store and store.lost:
        screen.say_error(RegularsError(store.lost))


@functools.cache
def _build(name: str) -> Any:
    # `import` is a word of Python's own, so its module has another name.
    module = importlib.import_module(f"regulars.commands.{name}{'_' * iskeyword(name)}")
    one = typer.Typer(rich_markup_mode=None, add_completion=False)
    one.command(name, cls=Command)(module.run)
    return typer.main.get_command(one)


def _check(command: Any, context: Any, words: list[str]) -> None:
    """Check what was typed for a command, unless it is only for completing it or its help."""
    typed = words[: words.index("--")] if "--" in words else words
    if not context.resilient_parsing and not {"--help", "-h"} & {*typed}:
        usage.check(_form(command), words)


def _form(command: Any) -> usage.Form:
    """What a command takes, as it was declared."""
    options: dict[str, usage.Option] = {}
    arguments = []
    for one in command.params:
        if one.param_type_name == "argument":
            arguments.append(one)
            continue
        choices = [str(choice) for choice in getattr(one.type, "choices", ())]
        takes = "" if one.is_flag else one.metavar or "VALUE"
        for these, others in ((one.opts, one.secondary_opts), (one.secondary_opts, one.opts)):
            kind = usage.Option(takes, one.required, choices, one.multiple, others)
            options |= dict.fromkeys(these, kind)
    if isinstance(command, Commands):
        return usage.Form("", options)
    endless = any(one.nargs < 0 for one in arguments)
    needs = [one.metavar or one.name.upper() for one in arguments if one.required]
    return usage.Form(command.name, options, needs, None if endless else len(arguments))


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
    context: commands.Context,
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
    from regulars.notebook.store import Store  # not loaded for --version

    if str(file) == "-":
        raise UsageError("the notebook is a file. Name one, for instance: --file shop.json")
    told = os.environ.get("REGULARS_FILE")
    context.obj = Store(file or (Path(told) if told else None))
    if context.invoked_subcommand is None:
        from regulars.commands import today

        today.run(context=context)


@functools.cache
def _program() -> Any:
    return typer.main.get_command(app)


def main() -> None:
    """Run the command that was typed, and answer errors in a sentence on stderr.

    Raises:
        SystemExit: Always, with the exit code: 0 done, 1 could not, 2 wrong usage.
    """
    screen.settle()
    sys.exit(_end(_run()))


def _run() -> int:
    """The exit code of the command that was typed."""
    try:
        _program()(list(map(_readable, sys.argv[1:])), prog_name="regulars")
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


def _readable(argument: str) -> str:
    """Give what was typed as text, also where the locale (`LC_ALL=C`) knows ASCII alone.

    Raises:
        UsageError: If it could be shown, but not be saved.
    """
    try:
        return os.fsencode(argument).decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        raise not_text("what you typed") from None
