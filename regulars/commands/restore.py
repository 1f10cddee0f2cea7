"""`regulars restore`: go back to an earlier state."""

from datetime import date
from pathlib import Path
from typing import Annotated

from regulars import commands, dates, screen
from regulars.declared import Argument
from regulars.notebook import restore
from regulars.notebook.store import Store
from regulars.wording import count, say_near

_UNDO = "To take it back: regulars undo"


def run(
    *,
    store: Store,
    path: Annotated[
        str | None, Argument(metavar="[PATH]", help="A backup from the list, or any copy.")
    ] = None,
    yes: commands.Yes = False,
) -> None:
    """Go back to an earlier state of the notebook.

    Without PATH, see which there are. It shows what would change, and asks. What stands there
    now is kept as a backup.

    Examples:
        regulars restore
        regulars restore usb-stick.json --yes
    """
    real, today = store.path, dates.today()
    if path is None:
        _list(real, today)
        return
    plan = restore.plan(real, path)
    screen.confirm(_told(plan), yes=yes)
    store.remarks += restore.restore(real, plan, today)
    back = "The unreadable one is kept among the backups." if plan.unreadable else _UNDO
    screen.say(f"Your notebook is that of {plan.source.name}. {back}")


def _list(real: Path, today: date) -> None:
    kept = restore.listed(real)
    for held in kept:
        holds = "can't be read"
        if held.customers is not None:
            holds = f"{count(held.customers, 'customer')}, {count(held.visits, 'visit')}"
        when = "dated ahead" if held.day > today else say_near(held.day, today=today)
        screen.say(f"  {held.name}   {when}   {holds}")
    screen.say(
        "To go back to one: regulars restore, with its name"
        if kept
        else "There is no backup yet. One is made before each day's first change."
    )


def _told(plan: restore.Plan) -> str:
    told = [f"Going back to {plan.source.name}:"]
    if plan.unreadable:
        told.append("the present notebook can't be read, and is kept aside;")
    told.append(
        f"{count(plan.added, 'customer')} more, {plan.removed} fewer, {plan.changed} changed."
    )
    if plan.left_out:
        told.append(f"{count(plan.left_out, 'customer')} forgotten since stays forgotten.")
    return " ".join(told)
