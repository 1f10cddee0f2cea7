"""`regulars restore`: go back to an earlier state."""

from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.notebook import restore, store
from regulars.wording import count, say_near

_UNDO = "To take it back: regulars undo"


def run(
    *,
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="A backup from the list, or any copy.")
    ] = None,
    yes: commands.Yes = False,
) -> None:
    """Go back to an earlier state of the notebook.

    Without PATH, see which there are. It shows what would change, and asks. What stands there
    now is kept as a backup.
    """
    real, today = store.path(), dates.today()
    if path is None:
        kept = restore.listed(real)
        for held in kept:
            holds = "can't be read"
            if held.customers is not None:
                holds = f"{count(held.customers, 'customer')}, {count(held.visits, 'visit')}"
            screen.say(f"  {held.backup.name}   {say_near(held.backup.day, today)}   {holds}")
        screen.say(
            "To go back to one: regulars restore, with its name"
            if kept
            else "There is no backup yet. One is made before each day's first change."
        )
        return
    plan = restore.preview(real, restore.find_source(real, path))
    told = [f"Going back to {plan.source.name}:"]
    if plan.unreadable:
        told.append("the present notebook can't be read, and is kept aside;")
    told.append(
        f"{count(plan.added, 'customer')} more, {plan.removed} fewer, {plan.changed} changed."
    )
    if plan.left_out:
        told.append(f"{count(plan.left_out, 'customer')} forgotten since stays forgotten.")
    screen.confirm(" ".join(told), yes=yes)
    restore.restore(real, plan.source, today)
    back = "The unreadable one is kept among the backups." if plan.unreadable else _UNDO
    screen.say(f"Your notebook is that of {plan.source.name}. {back}")
