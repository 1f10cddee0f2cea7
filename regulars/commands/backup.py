"""`regulars backup`: a copy of the notebook, now."""

from pathlib import Path
from typing import Annotated

import typer

from regulars import dates, screen
from regulars.errors import RegularsError
from regulars.notebook import backups, disk, store


def run(
    *,
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="Where; else among the backups.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file.")] = False,
) -> None:
    """Make a copy of the notebook, as it is now.

    Backups are also made by themselves, before each day's first change.
    """
    real = store.path()
    if not real.exists():
        raise RegularsError("there is no notebook yet, so there is nothing to copy.")
    content, _ = disk.read(real)
    store.read()  # a damaged notebook is no backup
    target = path.expanduser() if path else backups.new_path(real, dates.today(), "by-hand")
    store.write_out(target, content, force=force)
    screen.say(f"{target}: a copy of your notebook.")
