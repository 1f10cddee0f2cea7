"""`regulars check`: whether all is well with the notebook."""

import typer

from regulars import commands, screen
from regulars.errors import NotebookError
from regulars.notebook import restore, store
from regulars.wording import count


def run(*, json: commands.Json = False) -> None:
    """Examine the notebook: what is wrong with it, and what to type."""
    real = store.path()
    wrong = restore.examine(real)
    try:
        book = store.read()
        customers = [len(book), sum(len(customer.visits) for customer in book)]
    except NotebookError:
        customers = [0, 0]
    if json:
        names = ["customers", "visits"]
        screen.say_json(
            {"notebook": str(real), "wrong": wrong, **dict(zip(names, customers, strict=True))}
        )
    else:
        if not real.exists():
            screen.say(f"There is no notebook yet. It will be kept in {real}.")
        for sentence in wrong:
            screen.say(*sentence.split("\n"))
        if not wrong and real.exists():
            held = f"{count(customers[0], 'customer')}, {count(customers[1], 'visit')}"
            kept = count(len(restore.listed(real)), "backup")
            screen.say(f"All is well with {real}: {held}, {kept}.")
    if wrong:
        raise typer.Exit(1)
