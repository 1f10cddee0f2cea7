"""`regulars history`: all that happened with somebody, in time."""

from regulars import commands, dates, facts, screen, store


def run(
    *,
    names: commands.Names,
    private: commands.Private = False,
    json: commands.Json = False,
) -> None:
    """Show all visits, notes and follow-ups of somebody, in time."""
    today = dates.today()
    book = store.read()
    customer = book.one(" ".join(names))
    if json:
        known = facts.of_customer(book, customer, today, private=private)
        kept = ("id", "name", "visits", "notes", "private_notes", "followups")
        screen.say_json({key: known[key] for key in kept})
    else:
        from regulars.screen.card import print_history  # Rich: 4 bare Pythons

        print_history(customer, today, private=private)
