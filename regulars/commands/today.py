"""`regulars today`: the morning briefing."""

from regulars import briefing, commands, dates, screen
from regulars.formats import json
from regulars.notebook import restore, store


def run(*, on: commands.OnAnyDay = None, as_json: commands.Json = False) -> None:
    """Show what this morning needs.

    Orders to have ready, complaints, promises, birthdays, and who is due.
    """
    today = dates.today()
    book = store.read()
    day = dates.parse(on, today, "any", book.settings.date_order) if on else today
    morning = briefing.for_day(book, day)
    if as_json:
        screen.say_json(json.of_briefing(morning))
    else:
        from regulars.screen.morning import print_briefing  # Rich: 4 bare Pythons

        print_briefing(morning)
        for copy in restore.conflict_copies(store.path()):
            screen.say(
                "", f"Another copy lies beside your notebook: {copy.name}. See: regulars check"
            )
