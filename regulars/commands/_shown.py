"""What the commands that show something have in common: screen, file or JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from regulars import commands, dates, screen
from regulars.errors import UsageError
from regulars.notebook.store import Store

if TYPE_CHECKING:
    from regulars.screen.saved import Draw


def present(
    store: Store,
    draw: "Draw",
    facts: Callable[[], object],
    *,
    as_json: bool,
    save: Path | None,
    force: bool,
    title: str = "",
    hangs: bool = False,
) -> None:
    """Show something: on the screen, in a file that she named, or as JSON.

    Args:
        store: The notebook.
        draw: Draws it on a page; on the screen where there is none.
        facts: Gives the same facts for a program.
        as_json: Whether they are wanted.
        save: The file, as typed, if one was.
        force: Whether another file may be overwritten.
        title: Above what is printed, unless it has a heading of its own.
        hangs: Whether, printed, it is to hang where others read it too.

    Raises:
        RegularsError: If the file can't be written.
    """
    if as_json and save:
        raise UsageError("--json is for a program, and --save for a file; say one of them.")
    if as_json:
        screen.say_json(facts())
    elif save:
        kind, day = screen.ending(save), dates.today()
        content, said = screen.as_file(kind, draw, title=title, day=day, hangs=hangs)
        commands.deliver(store, save, content, said=said, force=force)
    else:
        draw(None)
