"""`regulars promise`: what you said you would do."""

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.customer import Kind
from regulars.followups import note_down
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    name: commands.Name,
    text: commands.Text,
    on: commands.DueOn = None,
) -> None:
    """Write down what you said you would do.

    With a day, the briefing reminds you of it; without one it stays on the card.
    """
    today = dates.today()

    def promise(book: Book) -> str:
        return note_down(book.get(name), Kind.PROMISE, " ".join(text), since=today, due=on)

    closed = store.read().closed_on(on, today=today)
    screen.say(store.change(promise), *filter(None, [closed]))
