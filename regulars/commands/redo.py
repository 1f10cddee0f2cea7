"""`regulars redo`: do again what was taken back."""

import typer

from regulars import screen


def run(*, context: typer.Context) -> None:
    """Do again what `undo` took back."""
    screen.say(f"Done again: {context.obj.redo()}")
