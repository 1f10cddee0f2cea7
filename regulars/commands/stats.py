"""`regulars stats`: the shop in pictures."""

from regulars import commands, dates, screen, stats
from regulars.formats import shop
from regulars.notebook.store import Store


def run(*, store: Store, as_json: commands.Json = False) -> None:
    """Show the shop in pictures.

    Visits per week for half a year, weekdays, favourites, regulars gained and lost.

    Examples:
        regulars stats
        regulars stats --json
    """
    counted = stats.of_shop(store.read(), dates.today())
    if as_json:
        screen.say_json(shop.of_stats(counted))
    else:
        screen.print_stats(counted)
