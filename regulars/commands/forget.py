"""`regulars forget`: erase somebody everywhere."""

from regulars import commands, screen, store


def run(*, name: commands.Name, yes: commands.Yes = False) -> None:
    """Erase somebody everywhere; it can't be undone.

    Their record goes, and every earlier state of the notebook that undo could bring back.
    """
    customer = store.read().one(name)
    screen.confirm(
        f"{customer.name} will be erased: {len(customer.visits)} visits, {len(customer.notes)} "
        "notes and all else, here and in all that undo could bring back. It can't be undone.",
        yes=yes,
    )
    forgotten = store.forget(customer.id)
    screen.say(
        f"One customer is forgotten, with {forgotten.visits} visits and {forgotten.notes} notes. "
        "What undo could have brought back is erased too."
    )
    if forgotten.mentions:
        screen.say(
            f"Their name still stands in what you wrote about {forgotten.mentions} other "
            "customers. To find it: regulars find, with that name"
        )
