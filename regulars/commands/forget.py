"""`regulars forget`: erase somebody everywhere."""

from typing import Annotated

from regulars import commands, screen
from regulars.declared import Argument
from regulars.errors import NobodyError
from regulars.notebook.store import Store
from regulars.wording import count, listed


def run(
    *,
    store: Store,
    name: Annotated[str, Argument(metavar="NAME", help="Whom: any part of the name will do.")],
    yes: commands.Yes = False,
) -> None:
    """Erase somebody everywhere; it can't be undone.

    All you know of them goes, and every earlier state of the notebook that undo could bring back.

    Examples:
        regulars forget karel --yes
        regulars forget 0825550119 --yes
    """
    ids, warning = _whom(store, name)
    screen.confirm(f"{warning} It can't be undone.", yes=yes)
    forgotten = store.forget(ids)
    screen.say(
        f"One customer is forgotten, with {count(forgotten.visits, 'visit')} and "
        f"{count(forgotten.notes, 'note')}. What undo could have brought back is erased too; "
        "files you exported are yours to delete."
    )
    if others := forgotten.mentioned:
        screen.say(
            "Their name still stands in what you wrote about "
            f"{count(len(others), 'other customer')}: {listed(others)}. "
            "To read all of it, private notes too: regulars dossier, with that name"
        )
    for copy in forgotten.beside:
        screen.say(f"Their name or number is in this file too, which is yours to delete: {copy}")
    for told in forgotten.unreached:
        screen.say(f"What may still hold them is yours to delete: {told}")


def _whom(store: Store, name: str) -> tuple[list[str], str]:
    """The ids of whom a name means, and what will be erased with them."""
    try:
        customer = store.read().get(commands.whom(store, name))
    except NobodyError:
        if ids := store.gone(name):
            return ids, (
                "Nobody of that name is in your notebook any more, but in what undo, redo or a "
                "backup could bring back. There they will be erased, and all that could be undone."
            )
        raise
    return [customer.id], (
        f"{customer.name} will be erased: {count(len(customer.visits), 'visit')}, "
        f"{count(len(customer.notes), 'note')} and all else, here and in all that undo could "
        "bring back."
    )
