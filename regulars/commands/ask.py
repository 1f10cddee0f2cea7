"""`regulars ask`: what to ask somebody when they are in again."""

from regulars import commands, dates, screen
from regulars.followups import note_down
from regulars.notebook import store


def run(*, name: commands.Name, text: commands.Text, on: commands.DueOn = None) -> None:
    """Write down what to ask at the next visit."""
    today = dates.today()
    with store.open_book() as book:
        customer = book.one(name)
        due = dates.parse(on, today, "future", book.settings.date_order) if on else None
        book.did = note_down(customer, "ask", " ".join(text), today, due=due)
    screen.say(book.did)
