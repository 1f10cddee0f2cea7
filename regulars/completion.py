"""What a press of Tab in the shell offers: commands, options, the names of customers.

The scripts of `scripts` ask for it. It is answered before the front door is loaded, which costs 1.5
bare Pythons; only where there is an option the command is loaded that declares it, and for `done`
what reads the notebook.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

from regulars.notebook.called import called
from regulars.shells import SHELLS, Typed, in_bash, in_fish
from regulars.spelling import fold, starts, words
from regulars.timetable import COMMANDS

# Asks the shell to complete the names of files, which it knows better.
FILES = "/"
# Of each command that takes any of these, what its words are, the last kind again and again: a
# name, all words of one name, the path of a file, a text. A test holds it to what is declared,
# which would take a bare Python to load.
NAME, WHOLE, PATH, TEXT = "name", "whole", "path", "text"
TAKES = {
    **dict.fromkeys(("add", "visit", "note", "ask", "order", "feedback"), (NAME, TEXT)),
    **dict.fromkeys(("promise", "done", "never", "avoid", "edit", "forget"), (NAME, TEXT)),
    **dict.fromkeys(("here", "merge"), (NAME,)),
    **dict.fromkeys(("show", "list", "history"), (WHOLE,)),
    **dict.fromkeys(("import", "export", "combine", "backup", "restore", "demo"), (PATH,)),
    "dossier": (NAME, PATH),
}
_COMPLETION = ("--install-completion", "--show-completion")


def answer(shell: str, told: Sequence[str]) -> None:
    """Print what a shell may put in the place of the word before the cursor, one a line.

    Args:
        shell: Which; any that isn't known is offered nothing.
        told: Of bash the line up to the cursor, and at which signs it parts words; of the others
            the words between `regulars` and the cursor, the last as it was typed.
    """
    if shell not in SHELLS or not told:
        return
    typed = Typed(*told[:2]) if shell == "bash" else Typed(told[-1])
    last = typed.words[-1]
    found = offered([*(typed.words[1:-1] if shell == "bash" else told[:-1]), last])
    if shell != "zsh" and found != [FILES]:
        found = in_bash(typed, found) if shell == "bash" else in_fish(last, found)
    sys.stdout.buffer.write("".join(f"{one}\n" for one in found).encode())


def offered(typed: Sequence[str]) -> list[str]:
    """Give what may stand in the place of the last word.

    Args:
        typed: The words after `regulars`, without what quotes them.

    Returns:
        Whole words; `FILES` alone where the path of a file is wanted.
    """
    *before, last = typed
    named = ""
    while before and before[0].startswith("-"):
        option, _, named_with = before.pop(0).partition("=")
        if option in _COMPLETION:
            return _beginning(SHELLS, last)
        if option == "--file":
            if not named_with and not before:
                return [FILES]
            named = named_with or before.pop(0)
    if not before and last.startswith("-"):
        return _options("", [], last, named)
    commands = sorted(COMMANDS)
    if not before:
        return [*dict.fromkeys([*_beginning(commands, last), *_names(_people(named), last)])]
    command, *rest = before if before[0] in commands else ("show", *before)
    if "--" not in rest and any(word.startswith("-") for word in (*rest, last)):
        return _options(command, rest, last, named)
    return _words(command, [word for word in rest if word != "--"], last, named)


def _beginning(known: Iterable[str], last: str) -> list[str]:
    return [one for one in known if one.startswith(last)]


def _words(command: str, before: Sequence[str], last: str, named: str) -> list[str]:
    """What may stand in the place of a word that is no option."""
    takes = TAKES.get(command, (TEXT,))
    kind = takes[min(len(before), len(takes) - 1)]
    if kind == PATH:
        return [FILES]
    if kind == TEXT:
        return _texts(command, before, last, named)
    people = _people(named)
    return _more_of_name(people, before, last) if kind == WHOLE else _names(people, last)


def _texts(command: str, before: Sequence[str], last: str, named: str) -> list[str]:
    """The texts that are known beforehand: what is open of somebody, settings, what help is on."""
    if command == "help" and not before:
        from regulars.manual import topics

        return _beginning(sorted([*COMMANDS, *topics()]), last)
    if command == "settings" and not before:
        from regulars.settings import KEYS

        return _beginning(KEYS, last)
    if command != "done" or len(before) != 1:
        return []
    from pathlib import Path

    from regulars import cli, line
    from regulars.errors import RegularsError

    with suppress(OSError, RegularsError):
        book = cli.front_door(file=Path(named) if named else None).read()
        found = line.waiting(book, before[0], last)
        return [text for text in found if text.isprintable() and text[0] != "-"]
    return []


def _people(named: str) -> list[list[str]]:
    """What everybody is called, as it is to be typed; nobody where the notebook can't be read."""
    path = named or os.environ.get("REGULARS_FILE")
    if not path:
        from regulars.notebook.place import usual

        path = usual()
    found: list[list[str]] = []
    path = os.path.expanduser(path)
    with suppress(OSError, ValueError):
        if os.path.isfile(path):  # nothing that has no end
            with open(path, "rb") as file:
                found = called(file.read())
    # What begins with a dash would be an option; without it the name is still known by its words.
    tidy = ([" ".join(name.split()).lstrip("- ") for name in one] for one in found)
    # What would act on a terminal, or hide on it, is not offered.
    return [[name for name in one if name and name.isprintable()] for one in tidy]


def _names(people: Sequence[Sequence[str]], last: str) -> list[str]:
    """Those that begin as was typed, else those of which some words do; of each person one."""
    begins, asked = fold(last), words(last)
    found = [_first(one for one in called if fold(one).startswith(begins)) for called in people]
    if not any(found):
        found = [_first(one for one in called if starts(asked, words(one))) for called in people]
    return [*dict.fromkeys(filter(None, found))]


def _first(names: Iterable[str]) -> str:
    return next(iter(names), "")


def _more_of_name(people: Sequence[Sequence[str]], before: Sequence[str], last: str) -> list[str]:
    """The words that may follow the first ones of a name."""
    if not before:
        return _names(people, last)
    first, begins = words(" ".join(before)), fold(last)
    fit = [
        name for called in people for name in called if starts([*first, *words(last)], words(name))
    ]
    left = [one for name in fit for one in name.split() if not fold(one).startswith(tuple(first))]
    return [*dict.fromkeys(one for one in left if fold(one).startswith(begins) and one[0] != "-")]


def _options(command: str, before: Sequence[str], last: str, named: str) -> list[str]:
    """What may stand in the place of a word where an option is or was typed."""
    from pathlib import Path

    from regulars import cli, declared, timetable

    run = timetable.named(command) if command else cli.front_door
    takes = declared.parameters(run)
    known = {name: one for one in takes for name in one.spellings}

    def of_value(one: declared.Parameter, begun: str) -> list[str]:
        if one.kind is Path:
            return [FILES]
        is_name = one.how.metavar == "NAME" and one.how.resolve
        return _names(_people(named), begun) if is_name else _beginning(one.choices, begun)

    valued = {name: one for name, one in known.items() if one.kind is not bool}
    option, has_value, begun = last.partition("=")
    if has_value and option in valued:
        found = of_value(valued[option], begun)
        return found if found == [FILES] else [f"{option}={one}" for one in found]
    if before and before[-1] in valued:
        return of_value(valued[before[-1]], last)
    if last.startswith("-"):
        return _beginning((*known, "--help"), last)
    left = [
        word
        for previous, word in zip(["", *before], before, strict=False)
        if not word.startswith("-") and previous not in valued
    ]
    return _words(command, left, last, named)
