"""`regulars undo`: take back the last command that wrote."""

from regulars import commands, dates, screen
from regulars.wording import retold


def run(*, context: commands.Context) -> None:
    """Take back the last command that wrote, again and again."""
    screen.say(f"Taken back: {retold(context.obj.undo(), dates.today())}")
