"""`regulars open`: what is open of everybody."""

from typing import Annotated

from regulars import commands, dates, followups, screen
from regulars.customer import Kind
from regulars.declared import Option
from regulars.formats import json
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    kind: Annotated[Kind | None, Option("--kind", help="Only of this kind.")] = None,
    everything: Annotated[
        bool, Option("--all", help="With the closed ones and what came of them.")
    ] = False,
    as_json: commands.Json = False,
) -> None:
    """Show everything that is open, by kind, oldest first.

    Examples:
        regulars open
        regulars open --kind complaint --all
    """
    book = store.read()
    tasks = followups.of_all(book, closed=everything)
    if kind:
        tasks = [task for task in tasks if task.followup.kind == kind]
    if as_json:
        screen.say_json([json.of_task(task) for task in tasks])
    else:
        screen.print_open(tasks, dates.today(), clock=book.settings.clock)
