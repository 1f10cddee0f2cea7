"""`regulars promise`: what you said you would do."""

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.customer import Kind
from regulars.followups import note_down
from regulars.notebook.store import Store
from regulars.visits import Done


def run(
    *,
    store: Store,
    name: commands.Name,
    text: commands.Text,
    on: commands.DueOn = None,
) -> None:
    """Write down what you said you would do.

    With a day, the briefing reminds you on that day; without one, from the seventh day on.

    Examples:
        regulars promise fred "keep him a sourdough"
        regulars promise zoe "order oat milk" --on thursday
    """
    today = dates.today()

    def promise(book: Book) -> Done:
        did = note_down(book.get(name), Kind.PROMISE, " ".join(text), since=today, due=on)
        return Done(did, closed=book.closed_on(on, today=today))

    screen.say_done(store.change(promise))
