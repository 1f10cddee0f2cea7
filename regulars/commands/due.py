"""`regulars due`: who is due for a visit."""

from typing import Annotated

import typer

from regulars import commands, dates, due, screen
from regulars.errors import UsageError
from regulars.formats import json
from regulars.rhythm import State
from regulars.wording import span


def run(
    *,
    context: commands.Context,
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="SPAN", help='Look ahead: "7 days".'),
    ] = None,
    lapsed: Annotated[bool, typer.Option("--lapsed", help="Those who stopped coming.")] = False,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody, with their state.")] = False,
    on: commands.OnAnyDay = None,
    as_json: commands.Json = False,
) -> None:
    """Show who is due for a visit, each with the reason.

    First those to expect, the likeliest first; then those you have missed.
    """
    if lapsed and within:
        raise UsageError("--within looks ahead and --lapsed back; say one of them.")
    book = context.obj.read()
    day = on or dates.today()
    known = due.who_is_due(book, day)
    sections = {
        "To expect": due.in_state(known, State.DUE),
        "Missed": due.in_state(known, State.OVERDUE),
    }
    if within:
        ahead = dates.parse_every(within)
        sections[f"Within {span(ahead)}"] = due.coming_up(book, known, day, ahead)
    if lapsed:
        sections = {"Quietly gone": due.in_state(known, State.LAPSED)}
    if everybody:
        sections |= {
            "On track": due.in_state(known, State.ON_TRACK),
            "New": due.in_state(known, State.NEW),
            "Quietly gone": due.in_state(known, State.LAPSED),
            "Resting": due.in_state(known, State.RESTING),
        }
    if as_json:
        screen.say_json([json.of_due(one) for found in sections.values() for one in found])
    else:
        screen.print_due(sections, everybody=everybody)
