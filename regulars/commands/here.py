"""`regulars here`: several at once, after the rush."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Annotated

from regulars import commands, dates, due, orders, screen, visits
from regulars.book import Book
from regulars.customer import Customer
from regulars.declared import Argument
from regulars.errors import RegularsError, SeveralError, StoppedError, UsageError
from regulars.notebook.store import Store
from regulars.visits import Done, Had
from regulars.wording import listed

# Who came and what they had, by id.
Came = dict[str, Had]


def run(
    *,
    store: Store,
    names: Annotated[
        list[str] | None,
        Argument(metavar="[NAME[: ORDER]...]", help='Who, and had what: "wendy: 2 scones".'),
    ] = None,
    on: commands.On = None,
    as_json: commands.Json = False,
) -> None:
    """Record that several came, all of them or none.

    Without names, on a terminal, it is the evening round: those who were expected and aren't
    written down yet, then anybody else. Each answer is saved as it is given.

    Examples:
        regulars here fred zoe "wendy: 2 scones"
        regulars here jack naledi --on yesterday
    """
    today = dates.today()
    day = on or today
    if not names:
        _round(store, day=day, today=today)
        return
    came = _whom(store, names)
    done = store.change(lambda book: _write_down(book, came, day=day, today=today))
    commands.tell(done, as_json=as_json)


def _write_down(book: Book, came: Came, *, day: date, today: date) -> Done:
    told = [
        visits.visit(book, book.get(one), had, on=day, today=today) for one, had in came.items()
    ]
    return visits.together(told, on=day, today=today)


def _whom(store: Store, typed: Sequence[str]) -> Came:
    """Who is meant by each, and what they had; somebody named twice had both."""
    found: Came = {}
    refused = []
    for argument in typed:
        name, told, order = argument.partition(":")
        if told and not order.strip():
            raise UsageError(f'put quotes around who had what: regulars here "{argument} scone"')
        try:
            one = commands.whom(store, name.strip())
        except SeveralError as several:
            refused += [str(several), *screen.numbered(several, sys.stderr)]
        except RegularsError as error:
            refused.append(str(error))
        else:
            found[one] = found.get(one, Had()) + _had(store, order)
    if refused:
        raise RegularsError("\n".join([*refused, "Nobody was written down."]))
    return found


def _had(store: Store, order: str) -> Had:
    """What they had; the usual where nothing is said."""
    items = orders.typed(order.split(), visits.is_known_item(store.read()))
    return Had(items, usual=not items)


def _round(store: Store, *, day: date, today: date) -> None:
    """Ask who was in: whoever was expected first, then anybody else.

    Each is saved at once, and what to say to them said at once: whatever stops the round then, the
    notebook counts nothing as said that wasn't.
    """
    if not screen.is_interactive():
        raise UsageError('say who was in, for instance: regulars here fred zoe "wendy: 2 scones"')
    store.check_writable()
    saved: list[str] = []
    try:
        for came in _answers(store, day):
            done = store.change(partial(_write_down, came=came, day=day, today=today))
            screen.say_done(done)
            saved += [customer.name for customer, _ in done.came]
    except StoppedError as stopped:
        if not saved:
            raise
        raise StoppedError(f"stopped. Written down: {listed(saved)}.") from stopped


def _answers(store: Store, day: date) -> Iterator[Came]:
    waiting = _expected(store.read(), day)
    if waiting:
        screen.say("Expected and not written down. Enter: the usual; n: not in; or what they had.")
    for customer in waiting:
        usual = f"   {customer.usual}" if customer.usual else ""
        answer = screen.ask(f"  {customer.name}{usual} ?")
        if answer.casefold() not in commands.NO:
            had = "" if answer.casefold() in commands.YES else answer
            yield {customer.id: _had(store, had)}
    while answer := screen.ask("Anybody else?"):
        try:
            yield _whom(store, [answer])
        except RegularsError as error:
            screen.say(*str(error).split("\n"))


def _expected(book: Book, day: date) -> list[Customer]:
    """Those who are likelier than not to come on the day, and aren't written down for it."""
    return [one for one in due.expected_on(book, day) if not one.visit_on(day)]
