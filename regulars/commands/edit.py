"""`regulars edit`: put a record right."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

from regulars import commands, corrections, dates, edits, screen, sheet
from regulars.book import Book
from regulars.chat import Chat, learn
from regulars.customer import Customer
from regulars.declared import Option
from regulars.errors import NobodyError, RegularsError, SeveralError, UsageError
from regulars.notebook.store import Store


@partial(commands.with_chat, quiet=True)
def run(
    *,
    store: Store,
    name: commands.Name,
    chat: Chat,
    new_name: Annotated[
        str | None,
        Option("--name", metavar="NEW", help="What they are really called."),
    ] = None,
    drop: Annotated[
        list[str] | None,
        Option("--drop", metavar="TEXT", help="Take an entry out."),
    ] = None,
    new: Annotated[
        bool, Option("--new", help="With --name: it is somebody else of that name.")
    ] = False,
    rest: Annotated[
        bool | None,
        Option("--rest/--wake", help="Moved away or died: remembered, but silent. Or back."),
    ] = None,
    why: Annotated[
        str, Option("--why", metavar="TEXT", help='Why they rest: "died 28 April".')
    ] = "",
    offers: Annotated[
        bool | None,
        Option("--offers/--no-offers", help="Whether they want promotions."),
    ] = None,
) -> None:
    """Put right what you know of somebody, by options or in your editor.

    Single values are replaced, --drop takes an entry out, and every other option of add adds one.
    With no option, on a terminal, it opens your editor, a fact a line.

    Examples:
        regulars edit fred --phone "082 123 4567"
        regulars edit karel --rest --why "moved to Durban"
    """
    if why and not rest:
        raise UsageError("--why says why somebody rests. Type it with --rest.")
    if chat == Chat() and not drop and (new_name, rest, offers) == (None, None, None):
        _edit_by_hand(store, name)
        return
    today, book = dates.today(), store.read()
    if new_name is not None and not new:
        _check_free(book, name, new_name)
    keys = [commands.picked(book, name, text) for text in drop or ()]
    close_open = bool(rest) and _is_to_be_closed(book.get(name))

    def edit(book: Book) -> str:
        customer = book.get(name)
        did = [f"{edits.drop(customer, key, book.name_of).told} dropped" for key in keys]
        learnt = learn(customer, chat, today=today, on=today, date_order=book.settings.date_order)
        did += filter(None, [str(learnt)])
        if new_name is not None:
            did.append(edits.rename(customer, new_name))
        if rest is not None:
            did.append(edits.rest(customer, today, why) if rest else edits.wake(customer))
        if close_open:
            did += edits.close_all(customer, today)
        if offers is not None:
            customer.offers = offers
            did.append("wants promotions" if offers else "wants no promotions")
        return f"{customer.name}: {'; '.join(did) or 'nothing new'}."

    screen.say(store.change(edit))


def _is_to_be_closed(customer: Customer) -> bool:
    """Ask, where she can be asked, whether what is open of somebody who rests is to be closed."""
    still = customer.open_followups()
    if not still or not screen.is_interactive():
        return False
    screen.say(f"Still open of {customer.name}:", *(f"  {one.kind}: {one.text}" for one in still))
    what = "it" if len(still) == 1 else "them"
    return commands.is_yes(f"Close {what}? Enter: yes; n: leave {what} open.")


def _check_free(book: Book, customer_id: str, new_name: str) -> None:
    """Ask, where a new name is somebody else's or nearly, whether they are two people."""
    try:
        edits.check_free(book, book.get(customer_id), new_name)
    except SeveralError as several:
        key = commands.chosen(several)
        if key is not None:
            raise RegularsError(
                "they are one person, then; nothing was changed. "
                f"To join the two: regulars merge {customer_id} {key}"
            ) from None


def _edit_by_hand(store: Store, customer_id: str) -> None:
    """Let the owner edit the record's sheet in her editor, without holding the lock meanwhile."""
    if not screen.is_interactive():
        raise UsageError(
            'say what to put right, for instance: regulars edit fred --phone "082 123 4567"'
        )
    store.check_writable()
    book = store.read()
    customer = book.get(customer_id)
    handed_out = text = sheet.write(book, customer)
    typed = store.typed(customer_id)

    def put_right(book: Book) -> str:
        customer, today = book.get(customer_id), dates.today()
        did = corrections.put_right(book, customer, handed_out, text, today)
        return f"{customer.name}: {f'{did} edited by hand' if did else 'nothing was changed'}."

    while True:
        try:
            text = screen.in_editor(text, typed.keep, typed.folder)
            with _keeping(text, typed.keep):
                said = store.change(put_right)
        except NobodyError:  # forgotten meanwhile: then this goes too
            typed.let_go()
            raise
        except RegularsError as error:
            if isinstance(error, UsageError) and _again(error):
                continue
            raise _with_kept(error, typed.kept) from None
        typed.let_go()
        screen.say(said)
        return


@contextmanager
def _keeping(text: str, keep: Callable[[bytes], None]) -> Iterator[None]:
    """Keep what was typed as soon as it isn't taken: a closed terminal asks nobody first."""
    try:
        yield
    except NobodyError:
        raise
    except RegularsError:
        keep(text.encode())
        raise


def _with_kept(error: RegularsError, kept: Sequence[Path]) -> RegularsError:
    """Say besides in which files is what she typed, this time and before."""
    if not kept:
        return error
    error.done = ""
    told = f"{error} Nothing was changed. What you typed is in"
    return RegularsError("\n  ".join([told, *map(str, kept)]))


def _again(error: RegularsError) -> bool:
    screen.say(f"This can't be kept: {error}")
    try:
        screen.confirm("Edit it again?", yes=False)
    except RegularsError:
        return False
    return True
