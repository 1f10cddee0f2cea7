"""`regulars counter`: stay open, and do one line after the other."""

import gc
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from importlib import import_module
from typing import Annotated

from regulars import commands, dates, declared, line, nevers, orders, screen, visits
from regulars.declared import Argument
from regulars.errors import RegularsError, UsageError
from regulars.notebook.store import Store
from regulars.timetable import COMMANDS, named
from regulars.wording import HAND, listed

_LEAVE = {"quit", "exit"}
# As the briefing has it typed, to see all of what its terminal has no room for.
_PAGED = ["|", "more"], ["|", "less"]


def run(*, store: Store, do: Callable[[list[str]], int]) -> None:
    """Stay open at the counter, for one line after the other.

    A line is what would follow regulars in the shell; a name alone is the card. "fred ?" says what
    Fred must never have, "zoe croissant ?" whether that is among it. Tab completes, Ctrl-C clears
    the line, Ctrl-D or quit leaves.

    Examples:
        regulars counter
        regulars --file shop.json counter
    """

    def complete(typed: str) -> tuple[str, list[str]]:
        try:
            found = line.ending(typed, store.read(), [*COMMANDS, *_LEAVE], _takes)
        except (RegularsError, OSError):  # said when the line is done
            return typed, []
        return found.line, [*found.offers]

    _load()
    _get_ready(store)
    if screen.is_interactive():
        screen.say("Type what would follow regulars, or just a name. Tab completes, quit leaves.")
    for typed in screen.lines(complete):
        words = line.parted(typed, backslashes=os.name != "nt")
        if len(words) == 1 and words[0] in _LEAVE:
            return
        with ExitStack() as stack:  # whatever goes wrong in a line, the next one can be typed
            stack.push(_said)
            if words[-2:] in _PAGED:
                stack.enter_context(screen.paged(words[-1]))
                words = words[:-2]
            if words:
                do(words[words[0] == "regulars" :])
                _get_ready(store)


def _said(kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
    """Say what nobody has foreseen, as that a part of the program isn't there."""
    del kind, trace
    if isinstance(error, KeyboardInterrupt) and screen.is_interactive():
        screen.say("", "stopped.")
        return True
    if isinstance(error, Exception):
        why = str(error) or type(error).__name__
        screen.say_error(RegularsError(f"that could not be done: {why}."))
        return True
    return False


def asks(words: Sequence[str]) -> bool:
    """Tell whether a line that is no command is a question: `fred ?`."""
    return words[-1].endswith((*line.ASKS,))


def question(
    *,
    store: Store,
    said: Annotated[list[str], Argument("NAME [WHAT] ?", "Whom, and what they are to have.")],
) -> None:
    """Say what somebody must never have, or whether that is in what they are to have."""
    words = [word for word in [*said[:-1], said[-1].rstrip(line.ASKS)] if word]
    if not words:
        raise UsageError("ask about somebody, for instance: fred ? or zoe croissant ?")
    book = store.read()
    ends = range(len(words), 0, -1)
    end = next((end for end in ends if book.named(" ".join(words[:end]))[1]), len(words))
    whose = commands.whom(store, " ".join(words[:end]))
    book = store.read()
    customer, items = book.get(whose), orders.typed(words[end:], visits.is_known_item(book))
    if not customer.never:
        screen.say(f"{customer.name}: nothing is written down that they must never have.")
    elif not items:
        for never in customer.never:
            covers = nevers.said_covers(never, book.foods)
            screen.say(f"{HAND} {customer.name}: never {never}{covers}")
    elif clashes := nevers.against(items, customer.never, book.foods):
        screen.say(*(f"{HAND} {customer.name}: {clash}" for clash in clashes))
    else:
        all_ = listed([f"never {never}" for never in customer.never])
        told = f"{customer.name}: {all_}. Nothing is known of {listed(items)} against that."
        screen.say(f"{told} {nevers.LABEL}")


def _get_ready(store: Store) -> None:
    """Do what takes long while she reads what was said, or serves somebody.

    Where the notebook has changed it is read, and what is usual in the shop reckoned: of 25,000
    visits that is 50 ms, and a card then 5. An ordinary run is over before there is garbage to
    collect; this one isn't.
    """
    with suppress(RegularsError, OSError):  # said when a line needs it
        book, today = store.read(), dates.today()
        book.named("?")  # folds all names
        for one in [*book.records][:1]:
            book.rhythm_of(book.get(one), today)
    gc.collect(1)


def _takes(command: str) -> list[declared.Parameter]:
    """Give what may be typed after a command, or after what leaves."""
    return declared.parameters(named(command)) if command in COMMANDS else []


def _load() -> None:
    """Load what draws a card, before the first one is asked for."""
    from regulars.screen import paper

    with suppress(ImportError):  # said when a line needs it
        named("show")
        import_module("regulars.screen.card")
        paper.find()
