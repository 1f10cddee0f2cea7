"""When the shop is open: its weekdays, and the days it is closed besides."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache

from regulars import dates
from regulars.errors import UsageError
from regulars.wording import DAYS, is_day

_EVERY_DAY = frozenset(range(7))


def parse_weekdays(text: str) -> frozenset[int]:
    """Read the weekdays on which the shop is open.

    Args:
        text: `tue-sat`, `mon, wed, fri-sun`; nothing for every day.

    Returns:
        The weekdays, Monday as 0.

    Raises:
        UsageError: If a part is no weekday.
    """
    found: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*-\s*", "-", text.strip()))):
        first, span, last = part.partition("-")
        start, end = _weekday(first), _weekday(last if span else first)
        found |= {(start + turn) % 7 for turn in range((end - start) % 7 + 1)}
    return frozenset(found) or _EVERY_DAY


def parse_closed(text: str) -> list[tuple[date, date]]:
    """Read the days on which the shop was or will be closed.

    Args:
        text: `2026-12-20..2027-01-05, 2027-03-01`.

    Returns:
        The first and the last day of each closure, in time.

    Raises:
        UsageError: If a part is no day, or ends before it begins.
    """
    found = []
    for part in filter(None, map(str.strip, text.split(","))):
        first, span, last = part.partition("..")
        try:
            closure = (
                date.fromisoformat(first.strip()),
                date.fromisoformat((last if span else first).strip()),
            )
        except ValueError:
            raise UsageError(
                f"closed days are told as 2026-12-20..2027-01-05, not {part}."
            ) from None
        if closure[1] < closure[0]:
            raise UsageError(f"a closure can't end before it begins: {part}.")
        found.append(closure)
    return sorted(set(found))


def read_closed(text: str, today: date, order: str = "DMY") -> str:
    """Read closures as people type them.

    Args:
        text: `25 dec`, `20 dec..5 jan, 1 may`, `dec 20 to jan 5`; days without a year lie ahead.
        today: The present day.
        order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        The same as `parse_closed` reads it.

    Raises:
        UsageError: If a part can't be read as a day.
    """
    found = []
    for part in filter(None, map(str.strip, _CLOSURES.split(text))):
        first, *last = _UNTIL.split(part, maxsplit=1)
        begin = _ahead(first, today, order)
        end = _ahead(last[0], today, order) if last else begin
        if end < begin:
            end = _after(begin, last[0], order) or end
        found.append(f"{begin}..{end}")
    return ", ".join(found)


# A comma before a year belongs to the day: `dec 25, 2026`.
_CLOSURES = re.compile(r",(?!\s*\d{4}(?![-\d]))")
_UNTIL = re.compile(r"\s*(?:\.\.+|…)\s*|\s+(?:[-–—]|to|until|till)\s+")


def _ahead(text: str, today: date, order: str) -> date:
    """Read a day that most likely is still to come."""
    with suppress(UsageError):
        return dates.parse(text, today, "future", order)
    return dates.parse(text, today, "any", order)


def _after(begin: date, text: str, order: str) -> date | None:
    """Read the end of a closure that is told from its beginning on: `5 jan` after 20 December."""
    for year in (begin.year, begin.year + 1):
        for typed in (f"{text} {year}", f"{text}/{year}"):
            with suppress(UsageError):
                return dates.parse(typed, begin, "future", order)
    return None


def rule(open_days: str, closed: str) -> Callable[[date], bool] | None:
    """Give what tells whether the shop is open on a day.

    Args:
        open_days: As `parse_weekdays` reads them.
        closed: As `parse_closed` reads them.

    Returns:
        The test; none where the shop never closes, which makes everything quicker.
    """
    weekdays, closures = parse_weekdays(open_days), parse_closed(closed)
    if weekdays == _EVERY_DAY and not closures:
        return None

    @cache  # each day is asked once for every customer
    def is_open(day: date) -> bool:
        return day.weekday() in weekdays and not any(a <= day <= b for a, b in closures)

    return is_open


def _weekday(word: str) -> int:
    for weekday, name in enumerate(DAYS):
        if is_day(word.casefold(), name):
            return weekday
    raise UsageError(f"open days are told as tue-sat or mon, wed, fri, not {word}.")
