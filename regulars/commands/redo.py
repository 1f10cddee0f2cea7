"""`regulars redo`: do again what was taken back."""

from regulars import screen, store


def run() -> None:
    """Do again what `undo` took back."""
    screen.say(f"Done again: {store.redo()}")
