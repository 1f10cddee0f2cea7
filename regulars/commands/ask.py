"""`regulars ask`: what to ask somebody when they are in again."""

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
    """Write down what to ask at the next visit.

    Examples:
        regulars ask fred "how was the trip?"
        regulars ask zoe "how did the exam go?" --on friday
    """
    today = dates.today()
    commands.mind(store, name, " ".join(text))

    def ask(book: Book) -> Done:
        did = note_down(book.get(name), Kind.ASK, " ".join(text), since=today, due=on)
        return Done(did, closed=book.closed_on(on, today=today))

    screen.say_done(store.change(ask))
