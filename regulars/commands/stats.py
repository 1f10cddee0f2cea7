"""`regulars stats`: the shop in pictures."""

from regulars import commands, dates, screen, stats
from regulars.commands._shown import present
from regulars.formats import shop
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    save: commands.Save = None,
    force: commands.Force = False,
    as_json: commands.Json = False,
) -> None:
    """Show the shop in pictures.

    Visits per week for half a year, weekdays, favourites, regulars gained and lost.

    Examples:
        regulars stats
        regulars stats --json
    """
    counted = stats.of_shop(store.read(), dates.today())
    present(
        store,
        lambda page: screen.print_stats(counted, page),
        lambda: shop.of_stats(counted),
        as_json=as_json,
        save=save,
        force=force,
        title="The last half year",
    )
