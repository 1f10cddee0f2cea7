"""`regulars note`: something worth remembering."""

from typing import Annotated

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.customer import Note
from regulars.declared import Argument, Option
from regulars.errors import UsageError
from regulars.notebook.store import Store
from regulars.wording import say_full


def run(
    *,
    store: Store,
    name: commands.Name,
    text: Annotated[
        list[str],
        Argument(metavar="TEXT", help="What to remember; - reads it from a pipe."),
    ],
    on: commands.On = None,
    private: Annotated[bool, Option("--private", help="Keep it off the screen.")] = False,
) -> None:
    """Write down something worth remembering.

    With - for TEXT it is read from a pipe, so that nothing private lands in the shell's history.

    Examples:
        regulars note fred "back from the coast"
        regulars note zoe "passed her exam" --on yesterday
    """
    day = on or dates.today()
    written = (commands.read_stdin() if text == ["-"] else " ".join(text)).strip()
    if not written:
        raise UsageError(
            'there is nothing to note. Type for instance: regulars note fred "sold it"'
        )

    if not private:
        commands.mind(store, name, written)

    def note(book: Book) -> str:
        customer = book.get(name)
        customer.notes.append(Note(day, written, private))
        kind = "private note" if private else "note"
        return f"{customer.name}: {kind} added ({say_full(day)})."

    screen.say(store.change(note))
