"""`regulars add`: the one to type when they have left."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, NamedTuple

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.candidates import check_name, spaced
from regulars.chat import Chat, check_phone, write_down
from regulars.dates import parse_birthday
from regulars.declared import Argument, Option
from regulars.errors import SeveralError, UsageError
from regulars.notebook.store import Store
from regulars.visits import USUAL, Done, Had


class Heard(NamedTuple):
    """A chat, and with whom it was.

    Args:
        name: A name, or the id of whom the owner chose.
        new: Whether it is somebody new of that name.
        had: What they had.
        chat: What was learnt.
    """

    name: str
    new: bool
    had: Had
    chat: Chat


@commands.with_chat
def run(
    *,
    store: Store,
    name: Annotated[str | None, Argument(metavar="[NAME]", help="Whom.")] = None,
    note: Annotated[str, Argument(metavar="[NOTE]", help="Something to remember.")] = "",
    chat: Chat,
    private: Annotated[bool, Option("--private", help="The note is private.")] = False,
    on: commands.On = None,
    no_visit: Annotated[bool, Option("--no-visit", help="They weren't in.")] = False,
    new: Annotated[bool, Option("--new", help="It is somebody new of that name.")] = False,
) -> None:
    """Write down a chat: a new customer, or more about one you know.

    They were in today, unless you say --on another day or --no-visit. Without a name it asks,
    one short question at a time. Whose name you don't know yet goes by --looks.

    Examples:
        regulars add "Fred Botha" "just turned 65" --usual "biltong 1 kg"
        regulars add "Thandi Dube" --looks "tall, red scarf" --ask "how was the move?"
    """
    today = dates.today()
    store.check_writable()
    chat = chat._replace(note=note, private=private)
    book = store.read()
    if name is None and chat.looks:
        [name] = chat.looks  # whose name isn't known yet
    if name is None:
        heard = _ask_all(book, chat, today, new=new)
    else:
        heard = Heard(*_whom(book, name, new=new), USUAL, chat)

    def add(book: Book) -> Done:
        known = None if heard.new else book.known(heard.name)
        did = write_down(
            known or book.add(heard.name),
            heard.chat,
            today=today,
            on=on or today,
            came=not no_visit,
            is_new=known is None,
            date_order=book.settings.date_order,
            had=heard.had,
        )
        return Done(did, closed="" if no_visit else book.closed_on(on or today, today=today))

    screen.say_done(store.change(add))


def _whom(book: Book, name: str, *, new: bool) -> tuple[str, bool]:
    """Whom the owner means where the name is near several; and whether it is somebody new."""
    if not new:
        try:
            book.known(name)
        except SeveralError as several:
            key = commands.chosen(several)
            return (name, True) if key is None else (key, False)
    return name, new


def _ask_all(book: Book, chat: Chat, today: date, *, new: bool) -> Heard:
    """Ask for a chat, one short question at a time, without holding the lock meanwhile."""
    if not screen.is_interactive():
        raise UsageError('say who was in, for instance: regulars add "Fred Botha" "back from Rome"')
    name, new = _whom(book, spaced(screen.ask("Who was in?")), new=new)
    if new or book.known(name) is None:
        check_name(name)
    known = None if new else book.known(name)
    if known:
        screen.print_card(book, known, today)
    enter = f" (Enter: {known.usual})" if known and known.usual else ""
    had = screen.ask(f"What did they have?{enter}")
    note = screen.ask("What did you learn?")
    ask = screen.ask("Anything to ask next time?")
    phone = birthday = ""
    if not (known and known.phones):
        phone = _ask_until_read("Phone?", check_phone)
    if not (known and known.occasion("birthday")):
        order = book.settings.date_order
        birthday = _ask_until_read("Birthday?", lambda day: parse_birthday(day, today, order))
    chat = chat._replace(
        note=note or chat.note,
        ask=[*chat.ask, ask],
        phone=[*chat.phone, *([phone] if phone else [])],
        birthday=[birthday] if birthday else chat.birthday,
    )
    return Heard(known.id if known else name, new, Had([had] if had else [], usual=not had), chat)


def _ask_until_read(question: str, read: Callable[[str], str]) -> str:
    """Ask until the answer can be read, or nothing is answered."""
    while answer := screen.ask(question):
        try:
            return read(answer)
        except UsageError as error:
            screen.say(str(error))
    return ""
