"""`regulars list`: everybody."""

from enum import StrEnum
from typing import Annotated

from regulars import commands, dates, due, screen
from regulars.declared import Argument, Option
from regulars.formats import json
from regulars.names import fold
from regulars.notebook.store import Store

Sort = StrEnum("Sort", ["name", "last", "visits"])
# The lists as the screen calls them; then, of the states, the codes of `--json` that are no list.
Standing = StrEnum("Standing", "expect around missed gone on-track new resting due overdue lapsed")


def run(
    *,
    store: Store,
    words: Annotated[
        list[str] | None, Argument(metavar="[WORDS...]", help="Whose name has these.")
    ] = None,
    tag: Annotated[str | None, Option("--tag", metavar="WORD", help="Of this group.")] = None,
    state: Annotated[
        Standing | None, Option("--state", help="Of this list, as due has them.")
    ] = None,
    sort: Annotated[Sort, Option("--sort", help="In which order.")] = Sort.name,
    as_json: commands.Json = False,
) -> None:
    """List everybody, with their usual and when they were last here.

    With words only those whom they may name.

    Examples:
        regulars list
        regulars list --state missed --sort last
    """
    today = dates.today()
    book = store.read()
    meant = set(book.named_by(" ".join(words))) if words else None
    known = [
        one
        for one in due.who_is_due(book, today)
        if (meant is None or one.customer.id in meant)
        and (tag is None or fold(tag) in map(fold, one.customer.tags))
        and (state is None or state in {one.section, one.rhythm.state})
    ]
    known.sort(key=lambda one: fold(one.customer.name))
    if sort == Sort.last:
        known.sort(key=lambda one: str(one.rhythm.last_visit or ""), reverse=True)
    elif sort == Sort.visits:
        known.sort(key=lambda one: one.rhythm.visits, reverse=True)
    if as_json:
        screen.say_json([json.of_listed(one) for one in known])
    else:
        screen.print_list(known, today, none_left=_none_left(words, tag, state))


def _none_left(words: list[str] | None, tag: str | None, state: Standing | None) -> str:
    """What to say where nobody is as was asked for."""
    asked = [f"goes by {' '.join(words)}"] if words else []
    asked += [f"has the tag {tag}"] if tag is not None else []
    asked += [f"is on the list {state}"] if state is not None else []
    return f"Nobody {' and '.join(asked)}. To see all: regulars list" if asked else ""
