"""`regulars help`: what there is to type, and how it is read."""

from typing import Annotated

from regulars import manual, screen
from regulars.declared import Argument
from regulars.errors import UsageError
from regulars.notebook.store import Store
from regulars.timetable import COMMANDS, named


def run(
    *,
    store: Store | None = None,
    what: Annotated[
        str | None, Argument("[WHAT]", "A command; or dates, names, nevers or files.")
    ] = None,
) -> None:
    """Explain a command, or how days, names, nevers and files are read.

    Examples:
        regulars help visit
        regulars help dates
    """
    del store
    screen.print_manual(page(what))


def page(what: str | None = None) -> manual.Page:
    """Give a page of the help.

    Args:
        what: A command or a topic; the first page where there is none.

    Raises:
        UsageError: If there is no help of that name.
    """
    topics = manual.topics()
    if what is None:
        return manual.overview(lambda command: manual.summary(named(command)))
    word = what.casefold()
    if word in COMMANDS:
        return manual.of_command(word, named(word))
    if word in topics:
        return topics[word]
    raise _no_help(what, [*topics])


def _no_help(what: str, topics: list[str]) -> UsageError:
    from difflib import get_close_matches  # only needed where something is wrong

    near = get_close_matches(what.casefold(), [*COMMANDS, *topics], 1, 0.6)
    told = f"If you meant: regulars help {near[0]}" if near else "To see all: regulars help"
    return UsageError(f"there is no help on {what}. {told}")
