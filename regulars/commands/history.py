"""`regulars history`: all that happened with somebody, in time."""

from regulars import commands, dates, screen
from regulars.formats import json


def run(
    *,
    context: commands.Context,
    names: commands.Names,
    private: commands.Private = False,
    as_json: commands.Json = False,
) -> None:
    """Show all visits, notes and follow-ups of somebody, in time."""
    today = dates.today()
    book = context.obj.read()
    customer = book.get(*names)
    if as_json:
        known = json.of_customer(book, customer, today, private=private)
        kept = ("id", "name", "visits", "notes", "private_notes", "followups")
        screen.say_json({key: known[key] for key in kept})
    else:
        screen.print_history(customer, today, private=private)
