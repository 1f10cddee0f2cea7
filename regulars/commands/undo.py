"""`regulars undo`: take back the last command that wrote."""

from regulars import screen
from regulars.notebook import store


def run() -> None:
    """Take back the last command that wrote, again and again."""
    screen.say(f"Taken back: {store.undo()}")
