"""`regulars dupes`: pairs that look like one person."""

from regulars import commands, merging, screen
from regulars.formats import shop
from regulars.notebook.store import Store


def run(*, store: Store, as_json: commands.Json = False) -> None:
    """Show pairs who look like one person, and why.

    Examples:
        regulars dupes
        regulars dupes --json
    """
    book = store.read()
    pairs = merging.dupes(book, book.settings.country_code)
    if as_json:
        screen.say_json([shop.of_pair(pair) for pair in pairs])
    else:
        screen.print_dupes(pairs)
