"""The cells of a row -> what somebody had, and whether it was a visit at all."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from regulars.formats.people import clean

# The roles of what they had: of a receipt each row has its own.
HAD = ("item", "modifiers", "quantity", "order", "services", "ours", "type")
# The roles that say of a visit what it was.
_ROLES = (*HAD, "status", "cancelled", "no-show")
# What stands in a status, its words parted by single spaces, and why it then is no visit. A part
# that was refunded doesn't take back that they came.
_SKIPPED = {
    "refunded": r"(fully )?refund",
    "no-show": r".*\b(no ?show|did ?n[o']t (attend|show|come))",
    "cancelled": r".*\b(cancel|void|declined|failed)",
}
_CAME = ("complete", "arrived", "attended", "checked out", "paid", "sale", "closed")
# Perhaps with what it is worth: `Gift Card $50`, `eGift card (R250)`.
_GIFT_CARD = re.compile(
    r"(e-?)?gift ?(card|certificate|voucher)s?(\W*(of |for )?[a-z]{0,3}[ $€£]?\d[\d.,]*\W*)?",
    re.IGNORECASE,
)
_NAMES_NOTHING = {"custom amount", "custom", "none", ""}
_NO = {"", "no", "n", "false", "0", "-"}
_COUNTED = r"\d+(?:[.,]\d+)? ?[x×] "


class Told(NamedTuple):
    """What a row of visits says beside who came and when.

    Args:
        items: What they had.
        amounts: How many of each.
        skipped: Why it is no visit; empty where it may be one.
        has_come: Whether its status says that they came.
    """

    items: list[str]
    amounts: list[int]
    skipped: str
    has_come: bool


class Receipts:
    """What reads of rows what was had, each way of saying it once: of a till's 200,000 few differ.

    Args:
        places: Of each role the columns that have it.
    """

    def __init__(self, places: Mapping[str, Sequence[int]]) -> None:
        self._places = places
        self._cells = _getter([place for role in _ROLES for place in self._of(role)])
        self._known: dict[tuple[str, ...], Told] = {}

    def of(self, row: Sequence[str]) -> Told:
        """Give what a row says."""
        cells = self._cells(row)
        if cells not in self._known:
            self._known[cells] = self._read(row)
        return self._known[cells]

    def _of(self, role: str) -> Sequence[int]:
        return self._places.get(role, ())

    def _statuses(self, row: Sequence[str]) -> list[str]:
        return [re.sub(r"[\s_-]+", " ", row[n].strip().casefold()) for n in self._of("status")]

    def _why(self, row: Sequence[str]) -> str:
        for status in self._statuses(row):
            for why, said in _SKIPPED.items():
                if re.match(said, status):
                    return why
        for role in ("cancelled", "no-show"):
            if any(row[place].strip().casefold() not in _NO for place in self._of(role)):
                return role
        types = [row[place].strip() for place in self._of("type")]
        return "gift card" if any(map(_GIFT_CARD.fullmatch, types)) else ""

    def _read(self, row: Sequence[str]) -> Told:
        items = list(self._items(row))
        bought = [one for one in items if not _GIFT_CARD.fullmatch(one[0])]
        named = [one for one in bought if one[0].casefold() not in _NAMES_NOTHING]
        return Told(
            [item for item, _ in named],
            [number for _, number in named],
            self._why(row) or ("gift card" if items and not bought else ""),
            any(status.startswith(_CAME) for status in self._statuses(row)),
        )

    def _items(self, row: Sequence[str]) -> Iterator[tuple[str, int]]:
        """What they had, and how many of each."""
        how = [part for place in self._of("modifiers") if (part := row[place].strip())]
        how = [part for part in how if part.casefold() != "regular"]
        for place in self._of("item"):
            if item := clean(row[place]):
                amount = next((row[n].strip() for n in self._of("quantity")), "")
                yield (f"{item} ({', '.join(how)})" if how else item), _amount(amount or "1")
        for place in self._of("order"):
            yield from _counted(clean(row[place]))
        for place in self._of("services"):
            yield from ((part.strip(), 1) for part in clean(row[place]).split(", ") if part.strip())
        for place in self._of("ours"):
            yield from ((part, 1) for part in clean(row[place]).split(" + ") if part.strip())


def _getter(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """What gives the cells at some places of a row."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple([row[place] for place in places])


def _amount(text: str) -> int:
    """How many, where it is a whole number; 0 of what is weighed."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return 1
    return int(number) if number > 0 and number.is_integer() else 0


def _counted(text: str) -> Iterator[tuple[str, int]]:
    """Split `2 x rye, 1 x cake, lemon` before each number; at other commas nothing is certain."""
    for part in re.split(rf",\s*(?={_COUNTED})|\n", text):
        found = re.match(_COUNTED, part)
        item = part[found.end() :].strip() if found else part.strip()
        if item:
            yield item, _amount(found.group().strip("x× ")) if found else 1
