"""`regulars edit`: put a record right."""

from pathlib import Path
from typing import Annotated

import typer

from regulars import commands, corrections, dates, edits, screen, sheet
from regulars.book import Book
from regulars.chat import Chat, learn
from regulars.errors import NobodyError, RegularsError, SeveralError, UsageError
from regulars.notebook.store import Store


@commands.with_chat
def run(
    *,
    context: commands.Context,
    name: commands.Name,
    chat: Chat,
    new_name: Annotated[
        str | None,
        typer.Option("--name", metavar="NEW", help="What they are really called."),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option("--drop", metavar="TEXT", help="Take an entry out."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="With --name: it is somebody else of that name.")
    ] = False,
    rest: Annotated[
        bool | None,
        typer.Option("--rest/--wake", help="Moved away or died: silent, or back."),
    ] = None,
    why: Annotated[
        str, typer.Option("--why", metavar="TEXT", help='Why they rest: "died 28 April".')
    ] = "",
    offers: Annotated[
        bool | None,
        typer.Option("--offers/--no-offers", help="Whether they want promotions."),
    ] = None,
) -> None:
    """Put a record right, by options or in your editor.

    Single values are replaced, lists grow, and --drop takes an entry out.
    With no option, on a terminal, it opens your editor on the record.
    """
    if why and not rest:
        raise UsageError("--why says why somebody rests. Type it with --rest.")
    if chat == Chat() and not drop and (new_name, rest, offers) == (None, None, None):
        _edit_by_hand(context.obj, name)
        return
    today, book = dates.today(), context.obj.read()
    if new_name is not None and not new:
        _check_free(book, name, new_name)
    keys = [_picked(book, name, text) for text in drop or ()]

    def edit(book: Book) -> str:
        customer = book.get(name)
        did = [f"{edits.drop(customer, key, book.name_of)} dropped" for key in keys]
        learnt = learn(customer, chat, today=today, on=today, date_order=book.settings.date_order)
        did += filter(None, [str(learnt)])
        if new_name is not None:
            did.append(edits.rename(customer, new_name))
        if rest is not None:
            did.append(edits.rest(customer, today, why) if rest else edits.wake(customer))
        if offers is not None:
            customer.offers = offers
            did.append("wants promotions" if offers else "wants no promotions")
        return f"{customer.name}: {'; '.join(did) or 'nothing new'}."

    screen.say(context.obj.change(edit))


def _check_free(book: Book, customer_id: str, new_name: str) -> None:
    """Ask, where a new name is somebody else's or nearly, whether they are two people."""
    try:
        edits.check_free(book, book.get(customer_id), new_name)
    except SeveralError as several:
        key = commands.chosen(several)
        if key is not None:
            raise RegularsError(
                "they are one person, then; nothing was changed. "
                f"To join the two records: regulars merge {customer_id} {key}"
            ) from None


def _picked(book: Book, customer_id: str, text: str) -> str:
    """The key of the entry that is meant; where several could be, the one that the owner chose."""
    try:
        return edits.pick(book.get(customer_id), text, book.name_of)
    except SeveralError as several:
        return commands.chosen(several) or text


def _edit_by_hand(store: Store, customer_id: str) -> None:
    """Let the owner edit the record's sheet in her editor, without holding the lock meanwhile."""
    if not screen.is_interactive():
        raise UsageError('say what to put right, for instance: regulars edit fred --phone "082 1"')
    store.check_writable()
    book = store.read()
    customer = book.get(customer_id)
    handed_out = typed = sheet.write(book, customer)

    def keep(content: bytes) -> Path:
        return store.keep_typed(customer_id, content)

    def put_right(book: Book) -> str:
        customer, today = book.get(customer_id), dates.today()
        did = corrections.put_right(book, customer, handed_out, typed, today)
        return f"{customer.name}: {f'{did} edited by hand' if did else 'nothing was changed'}."

    while True:
        typed = screen.in_editor(typed, keep)
        try:
            screen.say(store.change(put_right))
        except NobodyError:  # forgotten meanwhile: then this goes too
            raise
        except RegularsError as error:
            if isinstance(error, UsageError) and _again(error):
                continue
            error.done = ""
            kept = f"What you typed is in\n  {keep(typed.encode())}"
            raise RegularsError(f"{error} Nothing was changed. {kept}") from None
        return


def _again(error: RegularsError) -> bool:
    screen.say(f"This can't be kept: {error}")
    try:
        screen.confirm("Edit it again?", yes=False)
    except RegularsError:
        return False
    return True
