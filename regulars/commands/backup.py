"""`regulars backup`: a copy of the notebook, now."""

from pathlib import Path
from typing import Annotated

from regulars import commands, dates, screen
from regulars.declared import Argument
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    path: Annotated[
        Path | None,
        Argument(metavar="[PATH]", help="Where; - is stdout; else among the backups."),
    ] = None,
    force: commands.Force = False,
) -> None:
    """Make a copy of the notebook, as it is now.

    Backups are also made by themselves, before each day's first change.

    Examples:
        regulars backup
        regulars backup usb-stick.json
    """
    said = "a copy of your notebook."
    if path is None:
        screen.say(f"{store.back_up(dates.today())}: {said}")
    else:
        commands.deliver(store, path, store.content(), said=said, force=force)
