"""`regulars show`: the card of one customer."""

from regulars import commands, dates, facts, screen, store


def run(
    *,
    names: commands.Names,
    private: commands.Private = False,
    json: commands.Json = False,
) -> None:
    """Show a customer's card.

    What never to offer and what to avoid come first, then the usual, when they were last here
    and are due, and what to ask them.
    """
    today = dates.today()
    book = store.read()
    customer = book.one(" ".join(names))
    if json:
        screen.say_json(facts.of_customer(book, customer, today, private=private))
    else:
        from regulars.screen.card import print_card  # Rich: 4 bare Pythons

        print_card(book, customer, today, private=private)
