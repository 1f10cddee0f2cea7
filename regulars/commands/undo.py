"""`regulars undo`: take back the last command that wrote."""

from regulars import dates, screen
from regulars.notebook.store import Store
from regulars.wording import retold


def run(*, store: Store) -> None:
    """Take back the last command that wrote, again and again."""
    screen.say(f"Taken back: {retold(store.undo(), dates.today())}")
