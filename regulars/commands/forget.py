"""`regulars forget`: erase somebody everywhere."""

from regulars import commands, screen
from regulars.wording import count


def run(*, context: commands.Context, name: commands.Name, yes: commands.Yes = False) -> None:
    """Erase somebody everywhere; it can't be undone.

    Their record goes, and every earlier state of the notebook that undo could bring back.
    """
    customer = context.obj.read().get(name)
    screen.confirm(
        f"{customer.name} will be erased: {count(len(customer.visits), 'visit')}, "
        f"{count(len(customer.notes), 'note')} and all else, here and in all that undo could "
        "bring back. It can't be undone.",
        yes=yes,
    )
    forgotten = context.obj.forget(name)
    screen.say(
        f"One customer is forgotten, with {count(forgotten.visits, 'visit')} and "
        f"{count(forgotten.notes, 'note')}. What undo could have brought back is erased too; "
        "files you exported are yours to delete."
    )
    if forgotten.mentions:
        screen.say(
            "Their name still stands in what you wrote about "
            f"{count(forgotten.mentions, 'other customer')}. "
            "To find it: regulars find, with that name"
        )
