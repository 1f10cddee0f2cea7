"""`regulars note`: something worth remembering."""

import io
import sys
from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.customer import Note
from regulars.errors import UsageError
from regulars.notebook import store
from regulars.wording import say_full


def run(
    *,
    name: commands.Name,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT", help="What to remember; - reads it from stdin."),
    ],
    on: commands.On = None,
    private: Annotated[bool, typer.Option("--private", help="Keep it off the screen.")] = False,
) -> None:
    """Write down something worth remembering.

    With - for TEXT it is read from stdin, so that nothing private lands in the shell's history.
    """
    today = dates.today()
    written = (_stdin() if text == ["-"] else " ".join(text)).strip()
    if not written:
        raise UsageError(
            'there is nothing to note. Type for instance: regulars note fred "sold it"'
        )
    with store.open_book() as book:
        customer = book.one(name)
        day = dates.parse(on, today, "past", book.settings.date_order) if on else today
        customer.notes.append(Note(day, written, private))
        kind = "private note" if private else "note"
        book.did = f"{customer.name}: {kind} added ({say_full(day)})."
    screen.say(book.did)


def _stdin() -> str:
    try:
        text = sys.stdin.read()
    except UnicodeDecodeError:
        raise UsageError("what came from stdin is no UTF-8 text.") from None
    sys.stdin = io.StringIO(text)  # to be read again, should the command be done again
    return text
