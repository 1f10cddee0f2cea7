"""How far something long has come: a bar on a terminal after a second, gone at its end."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from regulars.formats.rows import Tell, silent
from regulars.screen.plain import is_plain
from regulars.screen.signs import visible

if TYPE_CHECKING:
    from rich.progress import Progress

# What is done in a shorter time, in seconds, needs no bar.
AFTER = 1.0


@contextmanager
def progress(doing: str, *, quiet: bool = False) -> Iterator[Tell]:
    """Show how far something has come, while it is done.

    Args:
        doing: What: `Reading till.csv`.
        quiet: Whether to show nothing, as where the answer is for a program.

    Yields:
        What is told how far it has come, as a share of the whole.
    """
    if quiet or is_plain() or not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield silent
        return
    begun, bar = time.monotonic(), list["Progress"]()

    def tell(share: float) -> None:
        if not bar and time.monotonic() - begun >= AFTER:
            bar.append(_bar(doing))
        for one in bar:
            one.update(one.task_ids[0], completed=min(share, 1))

    try:
        yield tell
    finally:
        for one in bar:
            one.stop()


def _bar(doing: str) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(visible(doing), total=1)
    bar.start()
    return bar
