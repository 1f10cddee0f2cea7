"""When the shop is open: its weekdays, the days it is closed besides, and seems to have been."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from itertools import accumulate, pairwise

from regulars import dates
from regulars.errors import UsageError
from regulars.wording import DAYS, is_day, say_full

# The first and the last day of a closure.
Span = tuple[date, date]

_EVERY_DAY = frozenset(range(7))
_OPENED = "not "  # before days on which the shop was open, though nobody came
# Days without anybody are a closure where so many visits were to be expected: by chance that many
# stay out once in 400 times. How many there are on a weekday is learnt from so many weeks before.
_EXPECTED, _WEEKS = 6, 8
_USUALLY = 0.5  # of those weeks had somebody on such a weekday: else it is only a quiet shop
# Told without its years a closure is at most so many days long, half a year: `5 jan..3 jan`, two
# days the wrong way round, was never meant as a year.
_LONGEST = 183


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
        start, end = (_weekday(word, part) for word in (first, last if span else first))
        found |= {(start + turn) % 7 for turn in range((end - start) % 7 + 1)}
    return frozenset(found) or _EVERY_DAY


def parse_closed(text: str, *, opened: bool = False) -> list[Span]:
    """Read the days on which the shop was or will be closed.

    Args:
        text: `2026-12-20..2027-01-05, 2027-03-01`; after a `not` days on which it was open,
            although nobody came.
        opened: Whether to give those instead.

    Returns:
        The first and the last day of each closure, in time.

    Raises:
        UsageError: If a part is no day, or ends before it begins.
    """
    found = []
    for part in filter(None, map(str.strip, text.split(","))):
        first, span, last = part.removeprefix(_OPENED).partition("..")
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
        if part.startswith(_OPENED) == opened:
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
        UsageError: If a part can't be read as a day, or is long and doesn't name its years.
    """
    found = []
    for part in filter(None, map(str.strip, re.split(_CLOSURES, text))):
        first, *last = re.split(_UNTIL, part, maxsplit=1)
        begin = _ahead(first, today, order)
        end = _ahead(last[0], today, order) if last else begin
        if end < begin:
            end = _after(begin, last[0], order) or end
        if (end - begin).days >= _LONGEST and not _name_years([first, *last], today, order):
            raise UsageError(
                f"{part} would be {(end - begin).days + 1} days, from {say_full(begin)} to "
                f"{say_full(end)}. If so, type the years too: {begin}..{end}"
            )
        found.append(f"{begin}..{end}")
    return ", ".join(found)


# A comma before a year belongs to the day: `dec 25, 2026`.
_CLOSURES = r",(?!\s*\d{4}(?![-\d]))"
_UNTIL = r"\s*(?:\.\.+|…)\s*|\s+(?:[-–—]|to|until|till)\s+"


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


def _name_years(days: Iterable[str], today: date, order: str) -> bool:
    """Whether days mean the same on whatever day they are typed."""
    later = today + timedelta(days=2 * 365)
    return all(_ahead(one, today, order) == _ahead(one, later, order) for one in days)


def say_closed(closed: Iterable[Span], opened: Iterable[Span] = ()) -> str:
    """Write closures as `parse_closed` reads them."""
    told = [*(("", span) for span in closed), *((_OPENED, span) for span in opened)]
    return ", ".join(
        f"{sign}{first}" if first == last else f"{sign}{first}..{last}"
        for sign, (first, last) in told
    )


def drop(closed: str, seeming: Iterable[Span], day: date) -> str | None:
    """Take the closure out that holds a day; of one that was never told, tell that it was none.

    Args:
        closed: As `parse_closed` reads them.
        seeming: Closures that nobody told of, as `untold` finds them.
        day: The day.

    Returns:
        What is left to be told; none where no closure holds the day.
    """

    def without(spans: list[Span]) -> list[Span]:
        return [(first, last) for first, last in spans if not first <= day <= last]

    told, opened = parse_closed(closed), parse_closed(closed, opened=True)
    left = without(told), without(opened)
    if left != (told, opened):
        return say_closed(*left)
    seemed = [(first, last) for first, last in seeming if first <= day <= last]
    return say_closed(told, sorted([*opened, *seemed])) if seemed else None


def rule(open_days: str, closed: str, untold: Iterable[Span] = ()) -> Callable[[date], bool] | None:
    """Give what tells whether the shop is open on a day.

    Args:
        open_days: As `parse_weekdays` reads them.
        closed: As `parse_closed` reads them.
        untold: Closures besides these, as `untold` finds them.

    Returns:
        The test; none where the shop never closes, which makes everything quicker.
    """
    weekdays, closures = parse_weekdays(open_days), sorted([*parse_closed(closed), *untold])
    if weekdays == _EVERY_DAY and not closures:
        return None
    begins = [first for first, _ in closures]
    # Of the closures that have begun, the last day of the one that ends last.
    ends = list(accumulate((last for _, last in closures), max))

    def is_open(day: date) -> bool:
        begun = bisect_right(begins, day)
        return day.weekday() in weekdays and not (begun and day <= ends[begun - 1])

    return is_open


def untold(visits: Mapping[date, int], today: date, open_days: str, closed: str) -> list[Span]:
    """Find the closures that nobody told of: days without anybody where many were to be expected.

    Args:
        visits: How many came on each day.
        today: The present day; whoever comes on it may still come.
        open_days: As `parse_weekdays` reads them.
        closed: As `parse_closed` reads them; what it says goes before what it seems.

    Returns:
        The first and the last day of each closure, in time.
    """
    is_open, opened = rule(open_days, closed), parse_closed(closed, opened=True)
    days = sorted(day.toordinal() for day in visits if day < today)
    counts = {day.toordinal(): count for day, count in visits.items()}
    found: list[Span] = []
    for before, after in pairwise([*days, today.toordinal()]):
        if after - before < 2:
            continue
        silent = [*range(before + 1, after)]
        if is_open:
            silent = [day for day in silent if is_open(date.fromordinal(day))]
        # Of each of these weekdays how many came on it in the weeks before.
        came = {
            weekday: [*filter(None, map(counts.get, range(latest, before - 7 * _WEEKS, -7)))]
            for weekday in {day % 7 for day in silent}
            for latest in [before - (before - weekday) % 7]
        }
        expected = sum([sum(came[day % 7]) for day in silent])
        if expected < _EXPECTED * _WEEKS:
            continue
        usual = [len(came[day % 7]) for day in silent if came[day % 7]]
        if sum(usual) <= _USUALLY * _WEEKS * len(usual):
            continue
        closure = date.fromordinal(silent[0]), date.fromordinal(silent[-1])
        if not any(first <= closure[1] and closure[0] <= last for first, last in opened):
            found.append(closure)
    return found


def _weekday(word: str, part: str) -> int:
    for weekday, name in enumerate(DAYS):
        if is_day(word.casefold(), name):
            return weekday
    raise UsageError(f"open days are told as tue-sat or mon, wed, fri, not {part}.")
