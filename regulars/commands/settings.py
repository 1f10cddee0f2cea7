"""`regulars settings`: what is set once for the whole shop."""

from typing import Annotated

import typer

from regulars import commands, screen, settings
from regulars.notebook import store


def run(
    *,
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help="Which setting.")] = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]", help="Its new value.")
    ] = None,
    json: commands.Json = False,
) -> None:
    """Show the settings of the shop, or change one.

    For instance: regulars settings shop "Corner Deli"
    """
    if key is None:
        values = settings.to_record(store.read().settings)
        if json:
            screen.say_json(values)
        else:
            from regulars.screen.lists import print_settings  # Rich: 4 bare Pythons

            print_settings(values)
        return
    key = settings.check_key(key)
    if value is None:
        now = settings.to_record(store.read().settings)[key]
        if json:
            screen.say_json({key: now})
        else:
            screen.say(str(now))
        return
    typed = " ".join(value)
    settings.parse(key, typed)
    with store.open_book() as book:
        before = str(settings.to_record(book.settings)[key])
        new = settings.parse(key, settings.add(key, before, typed))
        book.settings_record[key] = new
        book.did = f"{key} is now {new or 'not set'}."
    screen.say(book.did)
