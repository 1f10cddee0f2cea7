"""`regulars edit`: put a record right."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from regulars import candidates, commands, dates, edits, screen
from regulars.book import Book
from regulars.candidates import check_name
from regulars.chat import Chat, learn
from regulars.customer import Customer, add_new
from regulars.errors import RegularsError, SeveralError, UsageError
from regulars.names import fold
from regulars.notebook.store import Store
from regulars.wording import listed


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
    offers: Annotated[
        bool | None,
        typer.Option("--offers/--no-offers", help="Whether they want promotions."),
    ] = None,
) -> None:
    """Put a record right, by options or in your editor.

    Single values are replaced, lists grow, and --drop takes an entry out.
    With no option, on a terminal, it opens your editor on the record.
    """
    if chat == Chat() and not drop and (new_name, rest, offers) == (None, None, None):
        _edit_by_hand(context.obj, name)
        return
    today = dates.today()
    if new_name is not None and not new:
        _check_free(context.obj.read(), name, new_name)

    def edit(book: Book) -> str:
        customer = book.get(name)
        did = [f"{edits.drop(customer, text)} dropped" for text in drop or ()]
        learnt = learn(customer, chat, today=today, on=today, date_order=book.settings.date_order)
        if learnt:
            did.append(f"{listed(learnt)} put right")
        did += _set(customer, new_name, rest=rest, offers=offers)
        return f"{customer.name}: {'; '.join(did) or 'nothing new'}."

    screen.say(context.obj.change(edit))


def _set(
    customer: Customer, new_name: str | None, *, rest: bool | None, offers: bool | None
) -> list[str]:
    did = []
    if new_name is not None:
        before, customer.name = customer.name, check_name(new_name)
        did.append(f"was called {before}")
        # By the old name they are still asked for; the new one needn't be said twice.
        customer.nicknames = [one for one in customer.nicknames if fold(one) != fold(new_name)]
        if fold(before) != fold(new_name):
            add_new(customer.nicknames, [before])
    if rest is not None:
        customer.resting = rest
        did.append("resting: not expected any more" if rest else "no longer resting")
    if offers is not None:
        customer.offers = offers
        did.append("wants promotions" if offers else "wants no promotions")
    return did


def _check_free(book: Book, customer_id: str, new_name: str) -> None:
    """Ask whether somebody is really to be called as somebody else is, or nearly.

    Raises:
        RegularsError: If they are one person, or nobody can be asked.
    """
    try:
        other = book.known(check_name(new_name), but=customer_id)
        if other is None:
            return
        raise candidates.perhaps(new_name, [other], "already")
    except SeveralError as several:
        key = commands.chosen(several)
    if key is not None:
        raise RegularsError(
            "they are one person, then; nothing was changed. "
            f"To join the two records: regulars merge {customer_id} {key}"
        )


def _edit_by_hand(store: Store, customer_id: str) -> None:
    """Let the owner edit the record in her editor, without holding the lock meanwhile."""
    if not screen.is_interactive():
        raise UsageError('say what to put right, for instance: regulars edit fred --phone "082 1"')
    store.check_writable()
    before = store.read().get(customer_id)
    original = text = edits.to_text(before)
    while (edited := _in_editor(text)) != original:
        try:
            after = edits.from_text(before.id, edited)
            break
        except RegularsError as error:
            screen.say(f"This can't be kept: {error}")
            screen.confirm("Edit it again?", yes=False)
            text = edited
    else:
        screen.say(f"{before.name}: nothing was changed.")
        return

    def keep(book: Book) -> str:
        if after.id not in book or edits.to_text(book.get(after.id)) != original:
            raise RegularsError(
                f"{after.name} was changed elsewhere meanwhile, so your edit was not saved. "
                "Type it again."
            )
        book.put(after)
        return f"{after.name}: edited by hand."

    screen.say(store.change(keep))


def _in_editor(text: str) -> str:
    """Give a text as the owner leaves it in her editor, which is never run through a shell."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    command = shlex.split(named) if named else [shutil.which("nano") or shutil.which("vi") or ""]
    with tempfile.TemporaryDirectory(prefix="regulars-") as folder:
        path = Path(folder) / "customer.json"
        path.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*command, str(path)], check=True)
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError, subprocess.CalledProcessError):
            raise RegularsError(
                f"the editor {command[0]} could not be used. Nothing was changed. "
                "Name another one in $EDITOR."
            ) from None
