"""A column of dates -> its days: one order of day and month for all of it, decided once."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from regulars.records import END_YEAR, FIRST_YEAR
from regulars.wording import MONTHS

# So many different days in a row prove an order: of three any are sorted one way or the other once
# in three times, of five once in sixty.
_SORTED_FROM = 5
_MONTHS = {word[:3].casefold(): number for number, word in enumerate(MONTHS, 1)}
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +)?"
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMBERS = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.]{_YEAR}")
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\S{{0,2}}[ .-]+(?P<month>[a-z]{{3,}})\.?,?[ -]+{_YEAR}"
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,}})\.? +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +{_YEAR}"
)
_CLOCK = re.compile(r"[ t,]+(?:at )?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)? ?([ap])?")
_ZONE = re.compile(r"(?:z|utc|gmt|([+-])(\d\d):?(\d\d))\)?$")
_NO_YEAR = re.compile(r"-{0,2}(\d{1,2})[-/.](\d{1,2})\.?")
# Apple writes 1604 for a year that isn't known, others none at all.
_YEARLESS = {0, 1604}
_FIRST_YEAR = 1850


class Order(NamedTuple):
    """In which order a column has day and month.

    Args:
        order: `DMY` or `MDY`.
        why: How that is known; empty where it makes no difference.
        proven: Whether the column itself proves it.
    """

    order: str
    why: str = ""
    proven: bool = False


def order_of(
    cells: Iterable[str],
    told: str,
    otherwise: str,
    *,
    program: str = "",
    in_time: bool = True,
) -> Order:
    """Decide in which order a column has day and month.

    Args:
        cells: The column, from the top.
        told: What the owner said, or nothing.
        otherwise: What the notebook is set to.
        program: What the program that wrote the file has in most countries, or nothing.
        in_time: Whether its rows may be sorted by it: nobody sorts a list by birthdays.
    """
    found = [pair for cell in cells if (pair := _numbers(cell))]
    order, why = _proof(found, in_time=in_time and not program)
    if order and order != program:
        return Order(order, why, proven=True)
    if told and found and not order:
        return Order(told, "as you said")
    if program:
        return Order(program)
    if all(a == b for a, b, _ in found):
        return Order(told or otherwise)
    return Order(otherwise, "as set in date-order; it fits both ways: --date-order decides")


def _proof(found: Sequence[tuple[int, int, int]], *, in_time: bool) -> tuple[str, str]:
    """The order that a column itself proves, and by what; nothing where it proves none."""
    if not found:
        return "", ""
    first, second = (max(pair[place] for pair in found) for place in (0, 1))
    if first > 12 >= second:
        return "DMY", f"a {first} stands first"
    if second > 12 >= first:
        return "MDY", f"a {second} stands second"
    day_first, month_first = (_is_sorted(found, order) for order in ("DMY", "MDY"))
    if in_time and day_first != month_first:
        return ("DMY" if day_first else "MDY"), "its rows are sorted by day"
    return "", ""


def _numbers(cell: str) -> tuple[int, int, int] | None:
    if found := _NUMBERS.match(cell.strip()):
        return int(found[1]), int(found[2]), int(found["year"])
    found = _NO_YEAR.fullmatch(cell.strip())
    return (int(found[1]), int(found[2]), 0) if found and not found[0].startswith("--") else None


def _is_sorted(found: Sequence[tuple[int, int, int]], order: str) -> bool:
    days = [(y, b, a) if order == "DMY" else (y, a, b) for a, b, y in found]
    if len(set(days)) < _SORTED_FROM:
        return False
    return all(a <= b for a, b in pairwise(days)) or all(a >= b for a, b in pairwise(days))


def is_kept(on: date) -> bool:
    """Tell whether a day is one with which the notebook can reckon: a slip of the keys isn't."""
    return int(FIRST_YEAR) <= on.year < int(END_YEAR)


# A till writes the same day and minute in every row of a receipt.
@lru_cache(maxsize=10_000)
def read(cell: str, order: str, zone: str = "") -> tuple[date, time | None]:
    """Read the day of a cell, and the time if it has one.

    The day is the file's own: only a time in UTC is turned, and only where the file names a zone.

    Args:
        cell: `7/28/26 1:33 PM`, `2026-05-01 00:30:00 +0200`, `17 Sep 2026, 11:30am`.
        order: Whether day or month stands first.
        zone: The zone that the file names, or nothing.

    Raises:
        ValueError: If it is no day.
    """
    low = " ".join(cell.casefold().split())
    year, month, day, end = _parts(low, order)
    on = date(_full(year), month, day)
    if not is_kept(on):
        raise ValueError(cell)
    clock = _CLOCK.match(low, end)
    at = _time(clock) if clock else None
    utc = _ZONE.search(low)
    if at and zone and utc and (utc[1] is None or utc[2] + utc[3] == "0000"):
        try:
            there = datetime.combine(on, at, UTC).astimezone(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):  # `America` is a folder of zones
            return on, at
        return there.date(), there.time()
    return on, at


@lru_cache(maxsize=10_000)
def read_time(cell: str) -> time | None:
    """Read a time in a cell of its own; none where it is none."""
    found = _CLOCK.match(f" {cell.strip().casefold()}")
    try:
        return _time(found) if found else None
    except ValueError:
        return None


def yearly(cell: str, order: str, today: date) -> str:
    """Read a yearly date, with or without the year it began.

    Args:
        cell: `1961-11-23`, `--04-14`, `03-14`, `14 March`.
        order: Whether day or month stands first.
        today: The present day; nothing began after it.

    Returns:
        `YYYY-MM-DD`, or `--MM-DD` without the year.

    Raises:
        ValueError: If it is no day.
    """
    low = " ".join(cell.casefold().split())
    if found := _NO_YEAR.fullmatch(low):
        month, day = int(found[1]), int(found[2])
        if order == "DMY" and not low.startswith("--"):
            month, day = day, month
        return f"--{date(2000, month, day):%m-%d}"
    if not re.search(r"\d{4}|\d\D+\d", low):
        low += " 1604"
    year, month, day, _ = _parts(low, order)
    if len(year) == 2:
        number = today.year - (today.year - int(year)) % 100
        number -= 100 * ((number, month, day) > (today.year, today.month, today.day))
    else:
        number = int(year)
    if number in _YEARLESS:
        return f"--{date(2000, month, day):%m-%d}"
    on = date(number, month, day)
    if not date(_FIRST_YEAR, 1, 1) <= on <= today:
        raise ValueError(cell)
    return on.isoformat()


def _parts(low: str, order: str) -> tuple[str, int, int, int]:
    """The year as written, month, day, and where the date ends."""
    if found := _ISO.match(low):
        return found[1], int(found[3]), int(found[4]), found.end()
    if found := _NUMBERS.match(low):
        first, second = int(found[1]), int(found[2])
        month, day = (first, second) if order == "MDY" else (second, first)
        return found["year"], month, day, found.end()
    found = _DAY_FIRST.match(low) or _MONTH_FIRST.match(low)
    month = _MONTHS.get(found["month"][:3], 0) if found else 0
    if not found or not month:
        raise ValueError(low)
    return found["year"], month, int(found["day"]), found.end()


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _time(clock: re.Match[str]) -> time:
    hour, minute, half = int(clock[1]), int(clock[2]), clock[3]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)
