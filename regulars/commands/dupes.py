"""`regulars dupes`: pairs that look like one person."""

from regulars import commands, merging, screen
from regulars.formats import shop


def run(*, context: commands.Context, as_json: commands.Json = False) -> None:
    """Show pairs of records that look like one person, and why."""
    book = context.obj.read()
    pairs = merging.dupes(book, book.settings.country_code)
    if as_json:
        screen.say_json([shop.of_pair(pair) for pair in pairs])
    else:
        screen.print_dupes(pairs)
