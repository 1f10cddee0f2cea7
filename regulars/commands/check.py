"""`regulars check`: whether all is well with the notebook."""

from regulars import commands, dates, screen
from regulars.notebook import check
from regulars.notebook.store import Store
from regulars.wording import count


def run(*, store: Store, as_json: commands.Json = False) -> None:
    """Examine the notebook: what is wrong with it, and what to type.

    Examples:
        regulars check
        regulars check --json
    """
    path = store.path
    found = check.examine(path, dates.today(), named=store.in_line)
    if as_json:
        facts = {"customers": found.customers, "visits": found.visits}
        screen.say_json({"notebook": str(path), "wrong": found.wrong, **facts})
    else:
        if not found.exists and not found.backups:
            screen.say(f"There is no notebook yet. It will be kept in {path}.")
        for sentence in found.wrong:
            screen.say(*sentence.split("\n"))
        if not found.wrong and found.exists:
            held = f"{count(found.customers, 'customer')}, {count(found.visits, 'visit')}"
            screen.say(f"All is well with {path}: {held}, {count(found.backups, 'backup')}.")
    if found.wrong:
        raise SystemExit(1)
