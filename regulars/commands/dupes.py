"""`regulars dupes`: pairs that look like one person."""

from regulars import commands, facts, merging, screen, store


def run(*, json: commands.Json = False) -> None:
    """Show pairs of records that look like one person, and why."""
    book = store.read()
    pairs = merging.dupes(book, book.settings.country_code)
    if json:
        screen.say_json([facts.of_pair(pair) for pair in pairs])
    else:
        from regulars.screen.lists import print_dupes  # Rich: 4 bare Pythons

        print_dupes(pairs)
