"""`regulars ask`: what to ask somebody when they are in again."""

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.customer import Kind
from regulars.followups import note_down


def run(
    *,
    context: commands.Context,
    name: commands.Name,
    text: commands.Text,
    on: commands.DueOn = None,
) -> None:
    """Write down what to ask at the next visit."""
    today = dates.today()
    commands.mind(context.obj, name, " ".join(text))

    def ask(book: Book) -> str:
        return note_down(book.get(name), Kind.ASK, " ".join(text), since=today, due=on)

    closed = commands.closed(context.obj, on, today=today)
    screen.say(context.obj.change(ask), *closed)
