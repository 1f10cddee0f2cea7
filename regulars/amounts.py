"""How much of what: the parts of an item, and the sums of those that are alike."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from regulars.names import fold

_NUMBER = r"(?:\d+(?:[.,]\d+)?)"
_UNIT = r"(?:kg|g|ml|l|dozen|doz|x)"
# What goes into the larger unit of its kind, and how often.
_LARGER = {"g": ("kg", 1000), "ml": ("l", 1000)}
_SAME = {"doz": "dozen", "x": ""}
_FIRST = re.compile(rf"({_NUMBER}) ?({_UNIT})?(?: of)?(?= ) (.+)", re.IGNORECASE)
_LAST = re.compile(rf"(.+?) ({_NUMBER}) ?({_UNIT})?", re.IGNORECASE)
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")  # not that of 0,5
_ALONE = re.compile(rf"({_NUMBER}) ?({_UNIT})?", re.IGNORECASE)


class Amount(NamedTuple):
    """How much of something.

    Args:
        number: How many, or how much of a unit.
        unit: `kg`, `l`, `dozen`; empty where they are counted.
        what: What it is, as it was written.
    """

    number: Decimal
    unit: str
    what: str


def amount(item: str) -> Amount | None:
    """Read how much of what an item of an order is.

    Args:
        item: `2 kg biltong, vacuum sealed in 4`, `biltong 2 kg`, `lamb chops, 8`, `sourdough`.

    Returns:
        What stands before the first comma, its number and unit apart; none where more than one
        number stands there, since nobody knows which of them counts.
    """
    front, *more = (" ".join(part.split()) for part in _COMMA.split(item, maxsplit=1))
    rest = more[0] if more else ""
    found = _FIRST.fullmatch(front)
    if found:
        number, unit, what = found.groups()
    elif found := _LAST.fullmatch(front):
        what, number, unit = found.groups()
    elif found := _ALONE.fullmatch(rest):
        what, (number, unit) = front, found.groups()
    else:
        what, number, unit = front, "1", ""
    if not what or re.search("[\\d¼½¾]", what):
        return None
    unit = (unit or "").casefold()
    larger, times = _LARGER.get(unit, (_SAME.get(unit, unit), 1))
    return Amount(Decimal(number.replace(",", ".")) / times, larger, what)


def sums(items: Iterable[str]) -> list[str]:
    """Add up what is alike: `biltong 4 kg`, `sourdough 1`.

    Args:
        items: Of all orders.

    Returns:
        Each kind once, in the spelling that came first; what can't be added stands as it is.
    """
    found: dict[tuple[str, str], Amount] = {}
    alone = []
    for item in items:
        one = amount(item)
        if one is None:
            alone.append(item)
            continue
        key = _alike(one.what), one.unit
        before = found.get(key)
        found[key] = before._replace(number=before.number + one.number) if before else one
    told = [f"{one.what} {_plain(one.number)} {one.unit}".rstrip() for one in found.values()]
    return [*told, *alone]


def _alike(what: str) -> str:
    """By what two spellings are the same thing: `Scones` and `scone`."""
    return re.sub(r"(?<=[^\W\d_]{3})s\b", "", fold(what))


def _plain(number: Decimal) -> str:
    """A number without zeros behind its point: `1.5`, `4`, `20`."""
    return f"{number.normalize():f}"
