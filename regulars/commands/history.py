"""`regulars history`: all that happened with somebody, in time."""

from regulars import commands, dates, screen
from regulars.formats import json
from regulars.notebook import store


def run(
    *,
    names: commands.Names,
    private: commands.Private = False,
    as_json: commands.Json = False,
) -> None:
    """Show all visits, notes and follow-ups of somebody, in time."""
    today = dates.today()
    book = store.read()
    customer = book.one(" ".join(names))
    if as_json:
        known = json.of_customer(book, customer, today, private=private)
        kept = ("id", "name", "visits", "notes", "private_notes", "followups")
        screen.say_json({key: known[key] for key in kept})
    else:
        from regulars.screen.card import print_history  # Rich: 4 bare Pythons

        print_history(customer, today, private=private)
