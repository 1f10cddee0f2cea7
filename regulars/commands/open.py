"""`regulars open`: what is open of everybody."""

from enum import StrEnum
from typing import Annotated

import typer

from regulars import commands, dates, followups, screen
from regulars.formats import json
from regulars.notebook import store

Kind = StrEnum("Kind", ["ask", "order", "complaint", "request", "compliment", "promise"])


def run(
    *,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only of this kind.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="With the closed ones and what came of them.")
    ] = False,
    as_json: commands.Json = False,
) -> None:
    """Show everything that is open, by kind, oldest first."""
    today = dates.today()
    tasks = followups.of_all(store.read(), closed=everything)
    if kind:
        tasks = [task for task in tasks if task.followup.kind == kind]
    if as_json:
        screen.say_json([json.of_task(task) for task in tasks])
    else:
        from regulars.screen.lists import print_open  # Rich: 4 bare Pythons

        print_open(tasks, today)
