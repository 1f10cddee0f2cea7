"""`regulars backup`: a copy of the notebook, now."""

from pathlib import Path
from typing import Annotated

import typer

from regulars import commands, dates, files, screen


def run(
    *,
    context: commands.Context,
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="Where; else among the backups.")
    ] = None,
    force: commands.Force = False,
) -> None:
    """Make a copy of the notebook, as it is now.

    Backups are also made by themselves, before each day's first change.
    """
    store = context.obj
    if path is None:
        target = store.back_up(dates.today())
    else:
        target = path.expanduser()
        files.write_out(target, store.content(), notebook=store.path, force=force)
    screen.say(f"{target}: a copy of your notebook.")
