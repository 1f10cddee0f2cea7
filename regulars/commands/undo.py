"""`regulars undo`: take back the last command that wrote."""

import typer

from regulars import screen


def run(*, context: typer.Context) -> None:
    """Take back the last command that wrote, again and again."""
    screen.say(f"Taken back: {context.obj.undo()}")
