"""What people have: the items of an order, the visits they are of, and when the usual is none."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple, Self

# Between the items of one order, as typed, as stored and as shown.
_AND = " + "


class Drift(NamedTuple):
    """What they lately have instead of their usual: `decaf, 3 of the last 4 times`."""

    what: str
    times: int
    of: int

    def __str__(self) -> str:
        return f"{self.what}, {self.times} of the last {self.of} times"


def join(items: Iterable[str]) -> str:
    """Write the items of an order as one text, `flat white + muffin`; blank ones are left out."""
    return _AND.join(item.strip() for item in items if item.strip())


def split(what: str) -> list[str]:
    """Split a written order into its items, without blank ones."""
    return [item.strip() for item in what.split(_AND) if item.strip()]


def typed(arguments: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Read the items of an order as it was typed in a shell.

    Args:
        arguments: The words: one with a space in it was quoted and is an item of its own; a `+`
            parts items everywhere.
        is_known: Whether somebody had an item of that name before.

    Returns:
        The items. Several bare words are one item, unless the whole is not known and its parts
        are: `scone tea` is two where there were scones and teas, but never a scone tea.
    """
    items: list[str] = []
    bare: list[str] = []
    for argument in [*arguments, "+"]:
        if argument.strip() == "+" or " " in argument.strip():
            items += _parted(bare, is_known)
            bare = []
            items += split(argument) if argument.strip() != "+" else []
        else:
            bare.append(argument.strip())
    return [item for item in items if item]


def _parted(words: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """One item, or the fewest known ones that the words are made of where the whole is unknown."""
    whole = " ".join(filter(None, words))
    if len(words) < 2 or is_known(whole):
        return [whole]
    # Of each beginning of the words the fewest known items that make it up.
    best: list[list[str] | None] = [[]]
    for end in range(1, len(words) + 1):
        found = None
        for start in range(end):
            before, item = best[start], " ".join(words[start:end])
            shorter = before is not None and (found is None or len(before) + 1 < len(found))
            if before is not None and shorter and is_known(item):
                found = [*before, item]
        best.append(found)
    return best[-1] or [whole]


def is_like(item: str, usual: str) -> bool:
    """Tell whether an ordered item is a usual, however much of "how they like it" was typed.

    Args:
        item: `flat white`, as ordered.
        usual: `flat white, oat, extra hot`, as written down.

    Returns:
        True where the usual has every word of the item, whatever the case.
    """
    words, known = (set(re.findall(r"\w+", text.casefold())) for text in (item, usual))
    return bool(words) and words <= known


def drift(orders: Sequence[Sequence[str]], usuals: Sequence[str], latest: int = 4) -> Drift | None:
    """Tell whether the usual is no longer the usual.

    Args:
        orders: The items of each order, oldest first; empty orders don't count.
        usuals: What they normally have.
        latest: How many of the latest orders to look at.

    Returns:
        What took the place of the usual in most of the latest orders, if anything did.
    """
    recent = [order for order in orders if order][-latest:]
    if not usuals or len(recent) < latest:
        return None

    def is_usual(item: str) -> bool:
        return any(is_like(item, usual) for usual in usuals)

    others = Counter(
        item for order in recent for item in dict.fromkeys(order) if not is_usual(item)
    )
    what, times = next(iter(others.most_common(1)), ("", 0))
    with_usual = sum(any(map(is_usual, order)) for order in recent)
    return Drift(what, times, latest) if times > latest / 2 and times > with_usual else None


class Visit(str):
    """A day on which they came, and what they had: the very line that the notebook keeps of it.

    `2026-01-02 flat white`; a café has 25,000 of them after a year, and most are only counted.

    Args:
        on: The day.
        what: The items of the order joined by ` + `; empty when they just looked in.
    """

    __slots__ = ()

    def __new__(cls, on: date, what: str = "") -> Self:
        """Write the line."""
        return cls.read(f"{on} {what}".rstrip())

    @classmethod
    def read(cls, line: str) -> Self:
        """Take a line as it is."""
        return str.__new__(cls, line)

    @property
    def on(self) -> date:
        """The day."""
        return day_of(self[:10])

    @property
    def what(self) -> str:
        """The items of the order joined by ` + `; empty when they just looked in."""
        return self[11:]

    @property
    def order(self) -> list[str]:
        """The items of the order, one by one."""
        return split(self.what)


# A shop has some 300 days a year: each is read once, and not once for every visit.
day_of = cache(date.fromisoformat)
