"""`regulars stats`: the shop in pictures."""

from regulars import commands, dates, screen, stats
from regulars.formats import json
from regulars.notebook import store


def run(*, as_json: commands.Json = False) -> None:
    """Show the shop in pictures.

    Visits per week for half a year, weekdays, favourites, regulars gained and lost.
    """
    counted = stats.of_shop(store.read(), dates.today())
    if as_json:
        screen.say_json(json.of_stats(counted))
    else:
        from regulars.screen.pictures import print_stats  # Rich: 4 bare Pythons

        print_stats(counted)
