"""`regulars redo`: do again what was taken back."""

from regulars import dates, screen
from regulars.notebook.store import Store
from regulars.wording import retold


def run(*, store: Store) -> None:
    """Do again what `undo` took back.

    Examples:
        regulars redo
        regulars --file shop.json redo
    """
    screen.say(f"Done again: {retold(store.redo(), dates.today())}")
