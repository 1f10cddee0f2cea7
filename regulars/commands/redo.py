"""`regulars redo`: do again what was taken back."""

from regulars import screen
from regulars.notebook import store


def run() -> None:
    """Do again what `undo` took back."""
    screen.say(f"Done again: {store.redo()}")
