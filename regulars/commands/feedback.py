"""`regulars feedback`: a complaint, a request or a compliment."""

from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.errors import UsageError
from regulars.followups import note_down
from regulars.notebook import store


def run(
    *,
    name: commands.Name,
    text: commands.Text,
    complaint: Annotated[bool, typer.Option("--complaint", help="Something went wrong.")] = False,
    request: Annotated[bool, typer.Option("--request", help="They would like something.")] = False,
    compliment: Annotated[
        bool, typer.Option("--compliment", help="They praised something.")
    ] = False,
    on: commands.On = None,
) -> None:
    """Write down a complaint, a request or a compliment."""
    if complaint + request + compliment != 1:
        raise UsageError("say which it is: --complaint, --request or --compliment; exactly one.")
    today = dates.today()
    with store.open_book() as book:
        customer = book.one(name)
        day = dates.parse(on, today, "past", book.settings.date_order) if on else today
        book.did = note_down(
            customer,
            "complaint" if complaint else "request" if request else "compliment",
            " ".join(text),
            day,
        )
    screen.say(book.did)
