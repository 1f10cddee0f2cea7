"""`regulars combine`: take in another copy of the notebook."""

from pathlib import Path
from typing import Annotated

from regulars import files, screen
from regulars.declared import Argument
from regulars.notebook.check import conflict_copies
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    other: Annotated[Path, Argument(metavar="OTHER", help="The other copy; - is stdin.")],
) -> None:
    """Take in another copy of the notebook, losing nothing.

    A second computer's, or one that a sync tool has left. Visits, notes and follow-ups of both
    are kept; of what both changed the later change counts, and is listed.

    Examples:
        regulars combine other.json
        regulars combine "regulars (conflicted copy).json"
    """
    content = files.read_copy(other, notebook=store.path)
    name = "the copy from stdin" if str(other) == "-" else other.name
    taken = store.combine(content, name)
    screen.say(f"{taken.did[0].upper()}{taken.did[1:]}")
    if taken.conflicts:
        screen.say("Changed in both copies:", *(f"  {one}" for one in taken.conflicts))
    if taken.forgotten:
        screen.say(
            "Whoever was forgotten in the other copy is erased here too, with "
            "what undo could have brought back before."
        )
        for told in taken.forgotten.unreached:
            screen.say(f"This could not be erased, and is yours to delete: {told}")
    if taken.is_new:
        screen.say("To take it back: regulars undo")
    if files.expanded(other).resolve() in conflict_copies(store.path):
        screen.say(f"{name} is left where it is, and needed no more. To be rid of it: delete it.")
