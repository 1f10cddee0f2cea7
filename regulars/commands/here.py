"""`regulars here`: several at once, after the rush."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

import typer

from regulars import commands, dates, due, orders, screen, visits
from regulars.book import Book
from regulars.customer import Customer
from regulars.errors import RegularsError, SeveralError, UsageError
from regulars.notebook.store import Store
from regulars.visits import Done

# Whom and what they had, by id; nothing said of what is their usual.
Came = list[tuple[str, list[str] | None]]


def run(
    *,
    context: commands.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME[: ORDER]...]", help='Who, and had what: "wendy: 2 scones".'),
    ] = None,
    on: commands.On = None,
    as_json: commands.Json = False,
) -> None:
    """Record that several came, all of them or none.

    Without names, on a terminal, it is the evening round: those who were expected and aren't
    written down yet, then anybody else. Each answer is saved as it is given.
    """
    today = dates.today()
    day = on or today
    if not names:
        _round(context.obj, day, today)
        return
    came = _whom(context.obj, names)
    done = context.obj.change(lambda book: _write_down(book, came, day, today))
    if as_json:
        from regulars.formats import json  # the briefing, offers and foods: not at the counter

        screen.say_json(json.of_done(done))
    else:
        screen.say_done(done)


def _write_down(book: Book, came: Came, day: date, today: date) -> Done:
    told = [visits.visit(book, book.get(one), on=day, today=today, order=had) for one, had in came]
    return visits.together(told, on=day, today=today)


def _whom(store: Store, typed: Sequence[str]) -> Came:
    """Who is meant by each, and what they had; somebody named twice had both."""
    found: dict[str, list[str] | None] = {}
    refused = []
    for argument in typed:
        name, told, order = argument.partition(":")
        if told and not order.strip():
            raise UsageError(
                f'put quotes around somebody and what they had: regulars here "{argument} scone"'
            )
        try:
            one = commands.whom(store, name.strip())
        except SeveralError as several:
            refused += [str(several), *screen.numbered(several, sys.stderr)]
        except RegularsError as error:
            refused.append(str(error))
        else:
            items = _items(store, order) if told else None
            before = found.get(one)
            found[one] = [*(before or []), *(items or [])] or None
    if refused:
        raise RegularsError("\n".join([*refused, "Nobody was written down."]))
    return list(found.items())


def _items(store: Store, order: str) -> list[str]:
    return orders.typed(order.split(), visits.is_known_item(store.read()))


def _round(store: Store, day: date, today: date) -> None:
    """Ask who was in: whoever was expected first, then anybody else; each is saved at once."""
    if not screen.is_interactive():
        raise UsageError('say who was in, for instance: regulars here fred zoe "wendy: 2 scones"')
    store.check_writable()
    done = [_save(store, came, day, today) for came in _answers(store, day)]
    if done:
        screen.say_done(visits.together(done, on=day, today=today))


def _save(store: Store, came: Came, day: date, today: date) -> Done:
    return store.change(lambda book: _write_down(book, came, day, today))


def _answers(store: Store, day: date) -> Iterator[Came]:
    waiting = _expected(store.read(), day)
    if waiting:
        screen.say("Expected and not written down. Enter: the usual; n: not in; or what they had.")
    for customer in waiting:
        usual = f"   {customer.usual}" if customer.usual else ""
        answer = screen.ask(f"  {customer.name}{usual} ?")
        if answer.casefold() not in {"n", "no"}:
            yield [(customer.id, _items(store, answer) or None)]
    while answer := screen.ask("Anybody else?"):
        try:
            yield _whom(store, [answer])
        except RegularsError as error:
            screen.say(*str(error).split("\n"))


def _expected(book: Book, day: date) -> list[Customer]:
    """Those who are likelier than not to come on the day, and aren't written down for it."""
    return [one for one in due.expected_on(book, day) if not one.visit_on(day)]
