"""`regulars today`: the morning briefing."""

from regulars import briefing, commands, dates, screen
from regulars.commands._shown import present
from regulars.formats import shop
from regulars.notebook import check
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    on: commands.OnAnyDay = None,
    save: commands.Save = None,
    force: commands.Force = False,
    as_json: commands.Json = False,
) -> None:
    """Show what this morning needs.

    Orders to have ready, complaints, promises, birthdays, and who is due.

    Examples:
        regulars today
        regulars today --on tomorrow
    """
    today = dates.today()
    morning = briefing.for_day(store.read(), on or today, today=today)
    if as_json or save:
        present(
            store,
            lambda page: screen.print_briefing(morning, page),
            lambda: shop.of_briefing(morning),
            as_json=as_json,
            save=save,
            force=force,
            hangs=True,
        )
        return
    named, path = store.in_line, store.path
    below = [
        line
        for copy in check.conflict_copies(path)
        for line in ("", check.conflict(path, copy, named=named))
    ]
    if morning.empty:
        if not store.lost:
            screen.welcome(store.named)
    else:
        screen.print_briefing(morning, below=len(below))
    screen.say(*below)
