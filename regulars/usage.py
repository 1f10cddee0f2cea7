"""What is wrong in a command line, said in one sentence, with what was probably meant."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from regulars.errors import UsageError
from regulars.timetable import COMMANDS
from regulars.wording import listed, quoted


class Option(NamedTuple):
    """An option of a command.

    Args:
        takes: What it takes, in capitals, as the help has it; empty for a flag.
        needed: Whether the command needs it.
        choices: What it may be; empty for anything.
        many: Whether it can hold several values.
        unlike: The flags that say the opposite.
    """

    takes: str = ""
    needed: bool = False
    choices: Sequence[str] = ()
    many: bool = False
    unlike: Sequence[str] = ()


class Form(NamedTuple):
    """What a command takes.

    Args:
        command: Its name; empty for what stands before every command.
        options: By each of their spellings.
        needs: The arguments that it can't do without, as the help has them.
        most: How many arguments there may be at most; none for any number.
        instances: Lines with which it is called, the plainest first.
    """

    command: str
    options: Mapping[str, Option]
    needs: Sequence[str] = ()
    most: int | None = None
    instances: Sequence[str] = ()


class Line(NamedTuple):
    """The words of a command line.

    Args:
        given: Its options, each with its value where it takes one.
        rest: All other words.
    """

    given: list[list[str]]
    rest: list[str]


def read(form: Form, words: Sequence[str]) -> Line:
    """Part the words that were typed after a command, and make sure that it can take them.

    Args:
        form: What it takes.
        words: What was typed, as the shell parted it.

    Returns:
        Its options, and all else; of what stands before every command all else is the command
        with its words.

    Raises:
        UsageError: If it can't; the text says what to type.
    """
    line = _part(form, words)
    for name, *value in line.given:
        _check_value(form, name, value)
    _check_once(form, line.given)
    rest = line.rest
    if len(rest) < len(form.needs):
        missing = listed([one.strip("[].") for one in form.needs[len(rest) :]])
        raise UsageError(f"{form.command} needs {missing}. {_instance(form, rest[:1])}")
    if form.most is not None and len(rest) > form.most:
        raise _too_many(form, line)
    names = {name for name, *_ in line.given}
    for name, option in form.options.items():
        if option.needed and name not in names:
            typed = _typed(form.command, [*line.given, [name, _VALUES.get(name, "…")]], rest)
            raise UsageError(f"{form.command} needs {name}. Type for instance: {typed}")
    return line


def _part(form: Form, words: Sequence[str], *, dashes: bool = False) -> Line:
    """Part the words; with dashes as if what is no option were text."""
    line, left = Line([], []), list(words)
    while left:
        word = left.pop(0)
        name, has_value, value = word.partition("=")
        if word == "--":
            line.rest.extend(left)
            break
        if not word.startswith("-") or word == "-" or (dashes and name not in form.options):
            line.rest.append(word)
            if not form.command:  # what follows is for the command
                line.rest.extend(left)
                break
        elif name not in form.options:
            raise _no_option(form, word, line, left)
        elif not form.options[name].takes:
            if has_value:
                raise UsageError(f"{name} goes without a value. Type just {name}.")
            line.given.append([word])
        elif has_value:
            line.given.append([name, value])
        elif not left or left[0] in form.options:
            raise UsageError(
                f"{name} is without its value. Type for instance: {_example(form, name)}"
            )
        else:
            line.given.append([word, left.pop(0)])
    return line


def _check_value(form: Form, name: str, value: Sequence[str]) -> None:
    if value and not value[0].strip():
        example = _example(form, name)
        raise UsageError(f"{name} is empty. Type for instance {example}, or leave it out.")
    choices = form.options[name].choices
    if value and choices and value[0] not in choices:
        raise UsageError(f"there is no {name} {value[0]}. Type one of {', '.join(choices)}.")


def _check_once(form: Form, given: Iterable[Sequence[str]]) -> None:
    """Refuse a second value for what holds one, and a flag that says the opposite of another."""
    before: dict[str, str] = {}
    for name, *value in given:
        option = form.options[name]
        if against := next((one for one in option.unlike if one in before), None):
            raise UsageError(f"{against} and {name} contradict each other. Type one of them.")
        said = value[0] if value else ""
        if before.setdefault(name, said) != said and not option.many:
            raise UsageError(
                f"{name} holds one value, and was given {quoted(before[name])} and "
                f"{quoted(said)}. Type one of them."
            )


def _no_option(form: Form, word: str, line: Line, left: Sequence[str]) -> UsageError:
    """Tell a misspelt option from a text that begins with a dash."""
    from difflib import get_close_matches  # only needed where something is wrong

    name = word.partition("=")[0]
    known = {one[2:]: one for one in form.options if one.startswith("--")}
    if form.command and name in _IN_FRONT:
        return _in_front(form, word, line, list(left))
    if not form.command:
        known = {command: f"regulars {command}" for command in COMMANDS} | known
    if near := get_close_matches(name.strip("-"), known, 2, 0.6):
        meant = listed([known[one] for one in near], "or")
        return UsageError(f"there is no option {name}. If you meant {meant}: type it so.")
    if form.command and form.most != 0 and (" " in word or word[1] != "-"):
        more = _part(form, left, dashes=True)
        given, rest = [*line.given, *more.given], [*line.rest, word, *more.rest]
        typed = _typed(form.command, given, rest)
        return UsageError(f"what begins with a dash is taken for an option. Type: {typed}")
    of, command = (f" in {form.command}", f"{form.command} ") if form.command else ("", "")
    return UsageError(f"there is no option {name}{of}. To see them: regulars {command}--help")


def _in_front(form: Form, word: str, line: Line, left: list[str]) -> UsageError:
    """Say that an option stands before the command, with the line as it is to be typed."""
    name, has_value, _ = word.partition("=")
    front = [word]
    if name in _VALUES and not has_value:
        front.append(left.pop(0) if left else _VALUES[name])
    more = _part(form, left, dashes=True)
    typed = _typed(form.command, [*line.given, *more.given], [*line.rest, *more.rest])
    typed = " ".join(["regulars", *map(quoted, front), typed.removeprefix("regulars ")])
    return UsageError(f"{name} goes before the command: {typed}")


def _too_many(form: Form, line: Line) -> UsageError:
    """Say that words are left over, and how to type those that belong together."""
    command, rest, most = form.command, line.rest, form.most or 0
    surplus = quoted(" ".join(rest[most:]))
    if most == 0:
        day = " ".join(rest)
        on_day = [["--on", day]] if "--on" in form.options and _is_day(day) else []
        meant = _typed(command, [*line.given, *on_day], [])
    elif command in _OF_WORDS:
        return UsageError(f"{surplus} is too much for {command}. {_instance(form, [])}")
    else:
        meant = _typed(command, line.given, [*rest[: most - 1], " ".join(rest[most - 1 :])])
    if any(word[:1] in "–—" for word in rest):
        return UsageError(f"an option begins with two short dashes: {_short_dashes(rest)}.")
    return UsageError(f"{surplus} is too much for {command}. If you meant: {meant}")


def _is_day(text: str) -> bool:
    from regulars import dates  # only needed where something is wrong

    try:
        dates.parse(text, dates.today(), "any")
    except UsageError:
        return False
    return True


def _short_dashes(words: Iterable[str]) -> str:
    return next(f"--{word.lstrip('–—')}" for word in words if word[:1] in "–—")


def _typed(command: str, given: Iterable[Sequence[str]], rest: Sequence[str]) -> str:
    """Give a line as it is to be typed; before what begins with a dash stands `--`."""
    options = [word for one in given for word in one]
    dash = next((at for at, word in enumerate(rest) if word[:1] == "-" and word != "-"), len(rest))
    parts = [*rest[:dash], *options]
    if dash < len(rest):
        parts += ["--", *rest[dash:]]
    return " ".join(["regulars", command, *map(quoted, parts)])


def _instance(form: Form, first: Sequence[str]) -> str:
    """Give the first line with which it is called, about what was typed if anything was."""
    from shlex import split  # only needed where something is wrong

    words = split(next(iter(form.instances), f"regulars {form.command}"))
    words[2:3] = first or words[2:3]
    return f"Type for instance: {' '.join(map(quoted, words))}"


def _example(form: Form, name: str) -> str:
    choices = form.options[name].choices
    value = choices[0] if choices else _VALUES.get(name, form.options[name].takes)
    return f"{name} {quoted(value)}"


# What every command takes before its name, and none after it.
_IN_FRONT = {"--file", "--plain"}
# Whose words are each something of its own, and never parts of one text.
_OF_WORDS = {"help", "merge"}
_VALUES = {
    "--for": "fri 16:30",
    "--on": "today",
    "--since": "yesterday",
    "--birthday": "14 sep",
    "--anniversary": "28 nov",
    "--every": "2 weeks",
    "--within": "7 days",
    "--phone": "082 123 4567",
    "--email": "fred@example.com",
    "--usual": "flat white",
    "--family": "wife Alice",
    "--never": "nuts: allergy",
    "--name": "Fred Botha",
    "--nickname": "Freddie",
    "--referred-by": "Fred Botha",
    "--file": "shop.json",
    "--check": "list.csv",
    "--about": "beef",
}
