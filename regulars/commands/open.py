"""`regulars open`: what is open of everybody."""

from typing import Annotated

import typer

from regulars import commands, dates, followups, screen
from regulars.customer import Kind
from regulars.formats import json


def run(
    *,
    context: commands.Context,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only of this kind.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="With the closed ones and what came of them.")
    ] = False,
    as_json: commands.Json = False,
) -> None:
    """Show everything that is open, by kind, oldest first."""
    tasks = followups.of_all(context.obj.read(), closed=everything)
    if kind:
        tasks = [task for task in tasks if task.followup.kind == kind]
    if as_json:
        screen.say_json([json.of_task(task) for task in tasks])
    else:
        screen.print_open(tasks, dates.today())
