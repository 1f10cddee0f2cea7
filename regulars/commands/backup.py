"""`regulars backup`: a copy of the notebook, now."""

from pathlib import Path
from typing import Annotated

import typer

from regulars import commands, dates, screen


def run(
    *,
    context: commands.Context,
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", help="Where; - is stdout; else among the backups."),
    ] = None,
    force: commands.Force = False,
) -> None:
    """Make a copy of the notebook, as it is now.

    Backups are also made by themselves, before each day's first change.
    """
    store = context.obj
    said = "a copy of your notebook."
    if path is None:
        screen.say(f"{store.back_up(dates.today())}: {said}")
    else:
        commands.deliver(store, path, store.content(), said=said, force=force)
