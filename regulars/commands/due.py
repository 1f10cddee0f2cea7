"""`regulars due`: who is due for a visit."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from regulars import commands, dates, due, screen
from regulars.commands._shown import present
from regulars.declared import Option
from regulars.due import Section
from regulars.errors import UsageError
from regulars.formats import json
from regulars.notebook.store import Store
from regulars.wording import span

if TYPE_CHECKING:
    from regulars.screen.page import Page

_DUE = [Section.EXPECT, Section.AROUND, Section.MISSED]
_LATELY = 183  # days: a closure that nobody told of is asked about for half a year


def run(
    *,
    store: Store,
    within: Annotated[
        str | None,
        Option("--within", metavar="SPAN", help='Look ahead: "3 weeks".'),
    ] = None,
    lapsed: Annotated[bool, Option("--lapsed", help="Those who stopped coming.")] = False,
    everybody: Annotated[bool, Option("--all", help="Everybody, list by list.")] = False,
    on: commands.OnAnyDay = None,
    save: commands.Save = None,
    force: commands.Force = False,
    as_json: commands.Json = False,
) -> None:
    """Show who is due for a visit, each with the reason.

    First those to expect within 7 days, the likeliest first; then those who may come any day
    now; then those you have missed.

    Examples:
        regulars due
        regulars due --within "2 weeks"
    """
    if lapsed and within:
        raise UsageError("--within looks ahead and --lapsed back; say one of them.")
    book, today = store.read(), dates.today()
    day = on or today
    known = due.who_is_due(book, day, today=today)
    wanted = [Section.GONE] if lapsed else [*Section] if everybody else _DUE
    sections = {section.heading: due.on_list(known, section) for section in wanted}
    if within and not everybody:
        ahead = dates.parse_every(within)
        soon = due.coming_up(book, known, day, ahead, today=today)
        sections[f"Within {span(ahead)}"] = soon

    def draw(page: "Page | None") -> None:
        lately = today - timedelta(days=_LATELY)
        untold = [closure for closure in book.untold(today) if closure[1] >= lately]
        screen.print_due(sections, untold, today, page)

    present(
        store,
        draw,
        lambda: [json.of_due(one) for found in sections.values() for one in found],
        as_json=as_json,
        save=save,
        force=force,
        title="Who is due",
    )
