"""The shell's completion, by Typer from the declarations.

The only home of Typer, which a line that is to be done never loads: it costs 5.5 bare Pythons.
"""

import inspect
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from regulars.declared import Option, Parameter, parameters


def show(
    front: Callable[..., object],
    commands: Iterable[tuple[str, Callable[..., object]]],
    words: Sequence[str],
) -> None:
    """Answer what the shell asks for completion, or install that it asks.

    Args:
        front: What may stand before every command.
        commands: The commands, each with its name, in the order of the help.
        words: What was typed.

    Raises:
        SystemExit: Always, once it is answered.
    """
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback(invoke_without_command=True)(_declared(front))
    for name, run in commands:
        app.command(name)(_declared(run))
    app(list(words), prog_name="regulars")


def _declared(run: Callable[..., object]) -> Callable[..., None]:
    """A command as Typer wants it declared, which does nothing: it is only told of."""

    def tell(**values: object) -> None:
        del values

    tell.__doc__ = run.__doc__
    vars(tell)["__signature__"] = signature(run)
    return tell


def signature(run: Callable[..., object]) -> inspect.Signature:
    """Give what a command takes as Typer wants it declared."""
    return inspect.Signature([*map(_parameter, parameters(run))])


def _parameter(one: Parameter) -> inspect.Parameter:
    how = one.how
    hint = str | None if one.kind is date else one.hint
    # What is declared without a metavar shows what it may be. Handed on as keywords of any type.
    told: dict[str, Any] = {"metavar": how.metavar or None, "help": how.help}
    if isinstance(how, Option):
        declared = typer.Option(how.spelt, hidden=how.hidden, **told)
    else:
        declared = typer.Argument(**told)
    default = inspect.Parameter.empty if one.needed else one.default
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(one.name, kind, default=default, annotation=Annotated[hint, declared])
