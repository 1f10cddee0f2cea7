"""`regulars redo`: do again what was taken back."""

from regulars import commands, dates, screen
from regulars.wording import retold


def run(*, context: commands.Context) -> None:
    """Do again what `undo` took back."""
    screen.say(f"Done again: {retold(context.obj.redo(), dates.today())}")
