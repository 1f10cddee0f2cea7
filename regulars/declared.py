"""What a command takes, as its signature declares it, and what was typed for it.

The help is drawn from the same declarations (`manual`), and Typer is told of them for the shell's
completion (`guide`); a line is read without it, since loading it costs 5.5 bare Pythons.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Any, NamedTuple

from regulars import usage

# `Any` says here all that can be said: what is typed becomes a value of whatever type its command
# declares. `tests/test_declared.py` holds it against Typer, which reads the same declarations.

# Makes of what was typed, or of nothing, what a command is handed; told where the notebook is.
Resolve = Callable[[Any, Any], Any]
_NEEDED = object()


class Option(NamedTuple):
    """An option of a command.

    Args:
        spelt: As it is typed: `--why`, or `--rest/--wake` where the second says the opposite.
        metavar: What it takes, in capitals; a flag takes nothing.
        help: What the help says of it.
        resolve: Makes of what was typed what the command is handed.
        hidden: Whether the help leaves it out.
    """

    spelt: str
    metavar: str = ""
    help: str = ""
    resolve: Resolve | None = None
    hidden: bool = False


class Argument(NamedTuple):
    """A word of a command that is no option, or all that are left.

    Args:
        metavar: As the help has it, in brackets where it may be left out.
        help: What the help says of it.
        resolve: Makes of what was typed what the command is handed.
    """

    metavar: str
    help: str
    resolve: Resolve | None = None


class Parameter(NamedTuple):
    """A parameter of a command that is typed by the owner.

    Args:
        name: As the code has it.
        hint: The type that it promises.
        default: What it is where nothing is typed.
        how: How it is typed.
    """

    name: str
    hint: Any
    default: Any
    how: Option | Argument

    @property
    def needed(self) -> bool:
        """Whether the command can't do without it."""
        return self.default is _NEEDED

    @property
    def spellings(self) -> list[str]:
        """How it is typed as an option, the second the opposite of the first; an argument isn't."""
        return self.how.spelt.split("/") if isinstance(self.how, Option) else []

    @property
    def kind(self) -> Any:
        """Of what type what is typed is, be it one value, several, or none."""
        return self.hint.__args__[0] if isinstance(self.hint, UnionType) else self.hint

    @property
    def many(self) -> bool:
        """Whether it holds several values."""
        return getattr(self.kind, "__origin__", None) is list

    @property
    def choices(self) -> list[str]:
        """What may be typed; empty for anything."""
        kind = self.kind
        return [*kind] if isinstance(kind, type) and issubclass(kind, StrEnum) else []

    def read(self, typed: str) -> Any:
        """Turn what was typed into a value of its type; days are resolved from their text."""
        kind = self.kind
        reads = isinstance(kind, type) and not self.how.resolve and not self.many
        return kind(typed) if reads else typed


def parameters(run: Callable[..., object]) -> list[Parameter]:
    """Give what a command takes, in the order of its signature.

    Args:
        run: A command; whatever is declared in none of its parameters isn't typed.
    """
    defaults = run.__kwdefaults__ or {}
    return [
        Parameter(name, hint.__origin__, defaults.get(name, _NEEDED), hint.__metadata__[0])
        for name, hint in run.__annotations__.items()
        if hasattr(hint, "__metadata__")
    ]


def examples(run: Callable[..., object]) -> list[str]:
    """Give the lines of which a command's docstring says that they can be typed.

    Args:
        run: A command.
    """
    told = (run.__doc__ or "").partition("Examples:")[2]
    return [line.strip() for line in told.split("\n") if line.strip()]


def form(command: str, takes: Sequence[Parameter], instances: Sequence[str] = ()) -> usage.Form:
    """Give what a line must be like for a command to take it.

    Args:
        command: Its name; empty for what stands before every command, which has words of its own.
        takes: Its parameters.
        instances: Lines with which it is called.
    """
    options: dict[str, usage.Option] = {}
    for one in takes:
        if isinstance(one.how, Option):
            takes_value = "" if one.kind is bool else one.how.metavar or "VALUE"
            for name in one.spellings:
                unlike = [other for other in one.spellings if other != name]
                options[name] = usage.Option(takes_value, one.needed, one.choices, one.many, unlike)
    words = [one for one in takes if isinstance(one.how, Argument)]
    needs = [one.how.metavar for one in words if one.needed]
    endless = not command or any(one.many for one in words)
    return usage.Form(command, options, needs, None if endless else len(words), instances)


def values(takes: Sequence[Parameter], line: usage.Line) -> dict[str, Any]:
    """Give of each parameter what was typed for it, or its default.

    Args:
        takes: The parameters.
        line: The words of a line that fits their form.
    """
    typed = dict(_typed(takes, line))
    return {one.name: typed.get(one.name, one.default) for one in takes}


def resolved(takes: Sequence[Parameter], typed: Mapping[str, Any], store: Any) -> dict[str, Any]:
    """Resolve whom and which day were typed, in the order in which they are declared."""
    return {
        one.name: one.how.resolve(store, typed[one.name]) if one.how.resolve else typed[one.name]
        for one in takes
    }


def _typed(takes: Sequence[Parameter], line: usage.Line) -> Iterator[tuple[str, Any]]:
    several: dict[str, list[Any]] = {}
    for spelt, *value in line.given:
        one = next(one for one in takes if spelt in one.spellings)
        if one.many:
            several.setdefault(one.name, []).append(one.read(*value))
        else:
            yield one.name, one.read(*value) if value else spelt == one.spellings[0]
    yield from several.items()
    rest = list(line.rest)
    for one in takes:
        if rest and isinstance(one.how, Argument):
            yield one.name, rest if one.many else one.read(rest.pop(0))
            rest = [] if one.many else rest
