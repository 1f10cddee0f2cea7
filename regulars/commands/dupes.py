"""`regulars dupes`: pairs that look like one person."""

from regulars import commands, merging, screen
from regulars.formats import json
from regulars.notebook import store


def run(*, as_json: commands.Json = False) -> None:
    """Show pairs of records that look like one person, and why."""
    book = store.read()
    pairs = merging.dupes(book, book.settings.country_code)
    if as_json:
        screen.say_json([json.of_pair(pair) for pair in pairs])
    else:
        from regulars.screen.lists import print_dupes  # Rich: 4 bare Pythons

        print_dupes(pairs)
