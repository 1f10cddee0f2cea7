"""`regulars today`: the morning briefing."""

from regulars import briefing, commands, dates, screen
from regulars.formats import json
from regulars.notebook.check import conflict_copies


def run(
    *, context: commands.Context, on: commands.OnAnyDay = None, as_json: commands.Json = False
) -> None:
    """Show what this morning needs.

    Orders to have ready, complaints, promises, birthdays, and who is due.
    """
    today = dates.today()
    morning = briefing.for_day(context.obj.read(), on or today, today=today)
    if as_json:
        screen.say_json(json.of_briefing(morning))
    elif morning.empty:
        screen.welcome(context.obj.named)
    else:
        screen.print_briefing(morning)
    if not as_json:
        for copy in conflict_copies(context.obj.path):
            screen.say(
                "", f"Another copy lies beside your notebook: {copy.name}. See: regulars check"
            )
