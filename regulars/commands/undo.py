"""`regulars undo`: take back the last command that wrote."""

from regulars import dates, screen
from regulars.notebook.store import Store
from regulars.wording import retold


def run(*, store: Store) -> None:
    """Take back the last command that wrote, again and again.

    Examples:
        regulars undo
        regulars --file shop.json undo
    """
    screen.say(f"Taken back: {retold(store.undo(), dates.today())}")
