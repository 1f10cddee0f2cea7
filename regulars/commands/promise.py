"""`regulars promise`: what you said you would do."""

from regulars import commands, dates, screen
from regulars.followups import note_down
from regulars.notebook import store


def run(*, name: commands.Name, text: commands.Text, on: commands.DueOn = None) -> None:
    """Write down what you said you would do.

    With a day, the briefing reminds you of it; without one it stays on the card.
    """
    today = dates.today()
    with store.open_book() as book:
        customer = book.one(name)
        due = dates.parse(on, today, "future", book.settings.date_order) if on else None
        book.did = note_down(customer, "promise", " ".join(text), today, due=due)
    screen.say(book.did)
