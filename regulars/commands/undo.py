"""`regulars undo`: take back the last command that wrote."""

from regulars import screen, store


def run() -> None:
    """Take back the last command that wrote, again and again."""
    screen.say(f"Taken back: {store.undo()}")
