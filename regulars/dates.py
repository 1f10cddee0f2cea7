"""Days as people type them: `friday`, `in 2 weeks`, `14 sep` -> a date."""

import os
import re
import unicodedata
from calendar import isleap
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from regulars.errors import UsageError
from regulars.wording import DAYS, MONTHS, say_full

Direction = Literal["past", "future", "any"]

_FEW = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_FEW, 1)}
_COUNT = rf"(\d{{1,5}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(day|week|month|year)s?"
_NAMED = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_EXAMPLES = {
    "past": "today, yesterday, last friday, 3 days ago, 14 sep or 2026-11-20",
    "future": "tomorrow, friday, in 2 weeks, 14 sep or 2026-11-27",
    "any": "tomorrow, last friday, in 2 weeks, 14 sep or 2026-11-27",
}


def today() -> date:
    """Tell which day it is: `$REGULARS_TODAY`, else what the clock says.

    Raises:
        UsageError: If `$REGULARS_TODAY` is no day.
    """
    told = os.environ.get("REGULARS_TODAY")
    if not told:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise UsageError(
            f"REGULARS_TODAY is {told}, which is no day. Set it as 2026-11-23, or not at all."
        ) from None


def parse(text: str, today: date, direction: Direction, order: str = "DMY") -> date:
    """Read a day as people say it.

    Args:
        text: As typed: `friday`, `3 days ago`, `14 sep`, `14/9`, `2026-09-14`.
        today: The present day.
        direction: Whether it lies behind (`past`, today included), ahead (`future`, today
            included), or either way (`any`); it also decides which Friday, and which year.
        order: `DMY` or `MDY`: how `3/4` is read.

    Returns:
        The day.

    Raises:
        UsageError: If it can't be read, is in no calendar, or lies in the wrong direction.
    """
    plain = _plain(text)
    try:
        found = _relative(plain, today, direction) or _on_calendar(plain, today, direction, order)
    except (OverflowError, ValueError):
        raise UsageError(f"'{text}' is no day in the calendar. {_try(direction)}") from None
    if found is None or not 1900 <= found.year < 2200:
        raise UsageError(f"I can't read '{text}' as a day. {_try(direction)}")
    if direction == "past" and found > today:
        raise UsageError(f"{say_full(found)} is still to come. {_try('past')}")
    if direction == "future" and found < today:
        raise UsageError(f"{say_full(found)} has gone by. {_try('future')}")
    return found


def parse_when(text: str, today: date, order: str = "DMY") -> tuple[date, time | None]:
    """Read a day ahead, possibly with a time: `fri 16:30`, `tomorrow 4pm`, `today at 9`.

    Args:
        text: As typed; a time alone is meant for today.
        today: The present day.
        order: `DMY` or `MDY`.

    Returns:
        The day, and the time if one was said.

    Raises:
        UsageError: If the day or the time can't be read, or the day has gone by.
    """
    found = _TIME.search(text.casefold())
    if not found:
        return parse(text, today, "future", order), None
    hour, minute, half = _clock(found)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise UsageError(
            f"'{found.group().strip()}' is no time of the day. Say it as 16:30 or 4pm."
        )
    day = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,")
    return (parse(day, today, "future", order) if day else today), time(hour, minute)


def parse_birthday(text: str, today: date, order: str = "DMY") -> str:
    """Read a yearly date, with or without the year in which it began.

    Args:
        text: As typed: `14 sep`, `14 sep 1961`, `14/9/61`, `--09-14`.
        today: The present day, before which it began.
        order: `DMY` or `MDY`.

    Returns:
        `YYYY-MM-DD`, or `--MM-DD` without the year (RFC 6350, section 4.3.1).

    Raises:
        UsageError: If it can't be read, is in no calendar, or is still to come.
    """
    plain = _plain(text)
    yearless = re.fullmatch(r"--(\d\d)-?(\d\d)", plain)
    try:
        parts = _Written(None, *map(int, yearless.groups())) if yearless else _written(plain, order)
        if parts is None:
            raise UsageError(
                f"I can't read '{text}' as a birthday. Type for instance 14 sep, or 14 sep 1961."
            )
        year, month, day = parts
        if year is not None and year < 100:
            year += 2000 if date(2000 + year, month, day) <= today else 1900
        found = date(2000 if year is None else year, month, day)
    except ValueError:
        raise UsageError(f"'{text}' is no day in the calendar.") from None
    if year is None:
        return f"--{month:02}-{day:02}"
    if not date(1850, 1, 1) <= found <= today:
        ahead = "is still to come" if found > today else "is too long ago"
        raise UsageError(f"{say_full(found)} {ahead}. A birthday may also go without its year.")
    return found.isoformat()


def parse_every(text: str) -> int:
    """Read how often somebody comes.

    Args:
        text: As typed: `10 days`, `2w`, `3 months`, `fortnightly`.

    Returns:
        Days; a month counts 30.44 of them.

    Raises:
        UsageError: If it can't be read, or is longer than ten years.
    """
    plain = _plain(text).removeprefix("every ")
    days = {
        "daily": 1,
        "weekly": 7,
        "fortnightly": 14,
        "monthly": 30,
        "quarterly": 91,
        "yearly": 365,
    }
    found = re.fullmatch(rf"(?:{_COUNT} ?)?(d|w|m|y|(?:day|week|fortnight|month|year)s?)?", plain)
    count = days.get(plain, 0)
    if not count and found and plain:
        unit = {"d": 1, "w": 7, "f": 14, "m": 30.44, "y": 365.25}[(found[2] or "d")[0]]
        count = round((_NUMBERS.get(found[1]) or int(found[1] or 1)) * unit)
    if not 1 <= count <= 3653:
        raise UsageError(
            f"I can't read '{text}' as a span of time. "
            "Type for instance 10 days, 2 weeks, 3 months or weekly."
        )
    return count


class _Written(NamedTuple):
    """A date as it was written; a year below 100 was written with two digits."""

    year: int | None
    month: int
    day: int


_TIME = re.compile(
    r"(?:\bat )?\b(\d{1,2})[:h](\d\d)(?: ?([ap])\.?m\.?)?(?![\w:])"
    r"|(?:\bat )?\b(\d{1,2}) ?([ap])\.?m\b\.?"
    r"|\bat (\d{1,2})(?:h|\b)"
)


def _clock(found: re.Match[str]) -> tuple[int, int, str | None]:
    hour, minute, half, hour_only, half_only, bare = found.groups()
    return int(hour or hour_only or bare), int(minute or 0), half or half_only


def _try(direction: Direction) -> str:
    return f"Type for instance {_EXAMPLES[direction]}."


def _plain(text: str) -> str:
    """Lower case, single spaces, plain digits, without ordinals, commas and small words."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace(",", " ")
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", plain)
    plain = re.sub(r"\b(of|the|on)\b", " ", plain)
    return " ".join(plain.split())


def _relative(plain: str, today: date, direction: Direction) -> date | None:
    """Read what is told from today on: `yesterday`, `last friday`, `in 2 weeks`."""
    if plain in _NAMED:
        return today + timedelta(days=_NAMED[plain])
    if found := re.fullmatch(rf"(?:in {_COUNT} {_UNIT}|{_COUNT} {_UNIT} ago)", plain):
        ahead, unit, back, back_unit = found.groups()
        count = _NUMBERS.get(ahead or back) or int(ahead or back)
        return _moved(today, count if ahead else -count, unit or back_unit)
    if found := re.fullmatch(r"(last|next) (week|month|year)", plain):
        return _moved(today, 1 if found[1] == "next" else -1, found[2])
    found = re.fullmatch(r"(?:(last|next|this) )?([a-z]+)", plain)
    weekday = _weekday(found[2]) if found else None
    if found is None or weekday is None:
        return None
    back_days = (today.weekday() - weekday) % 7
    if found[1] == "last" or (found[1] is None and direction == "past"):
        return today - timedelta(days=back_days or (7 if found[1] else 0))
    return today + timedelta(days=(7 - back_days) % 7 or (7 if found[1] == "next" else 0))


def _moved(today: date, count: int, unit: str) -> date:
    if unit in {"day", "week"}:
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    return today + relativedelta(months=count * (12 if unit == "year" else 1))


def _weekday(word: str) -> int | None:
    starts = (i for i, day in enumerate(DAYS) if len(word) >= 3 and day.casefold().startswith(word))
    return next(starts, None)


def _on_calendar(plain: str, today: date, direction: Direction, order: str) -> date | None:
    """Read a date of the calendar; the year that wasn't said follows from the direction."""
    first, _, rest = plain.partition(" ")
    weekday = _weekday(first) if rest else None
    parts = _written(plain if weekday is None else rest, order)
    if parts is None:
        return None
    year, month, day = parts
    if year is None:
        found = _nearest(month, day, today, direction)
    else:
        found = date(year + 2000 if year < 100 else year, month, day)
    if weekday is not None and found.weekday() != weekday:
        raise UsageError(f"{say_full(found)} is no {DAYS[weekday]}. {_try(direction)}")
    return found


def _nearest(month: int, day: int, today: date, direction: Direction) -> date:
    # 29 February may be 8 years away, around 1900 and 2100.
    years = [year for year in range(today.year - 8, today.year + 9) if 1 <= year <= 9999]
    leap_day = (month, day) == (2, 29)
    dates = [date(year, month, day) for year in years if not leap_day or isleap(year)]
    fitting = {
        "past": [one for one in dates if one <= today],
        "future": [one for one in dates if one >= today],
        "any": dates,
    }
    return min(fitting[direction], key=lambda one: abs(one - today))


def _written(plain: str, order: str) -> _Written | None:
    """Read `2026-09-14`, `14/9`, `14.9.26`, `14 sep 2026`; the month before the day where said."""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain, re.ASCII):
        return _Written(*map(int, found.groups()))
    if found := re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d\d))?\.?", plain, re.ASCII):
        first, second, year = int(found[1]), int(found[3]), found[4] and int(found[4])
        month, day = (first, second) if order == "MDY" else (second, first)
        date(2000, month, day)  # refuses 31/2, and never swaps day and month
        return _Written(year or None, month, day)
    words = re.findall(r"[^\W\d_]+", plain)
    if (
        len(words) != 1
        or not _is_month(words[0])
        or not re.fullmatch(r"[\w ./'-]+", plain, re.ASCII)
    ):
        return None
    return _with_month_name(plain)


def _is_month(word: str) -> bool:
    return len(word) >= 3 and any(
        month.casefold().startswith(word) or word == "sept" for month in MONTHS
    )


def _with_month_name(plain: str) -> _Written | None:
    from dateutil import parser  # 2 bare Pythons

    # What wasn't said comes out differently under the two; both years have a 29 February.
    one, other = (parser.parse(plain, default=datetime(*d)) for d in ((2000, 1, 1), (2004, 2, 2)))
    if (one.month, one.day) != (other.month, other.day):
        return None
    if one.year != other.year:
        return _Written(None, one.month, one.day)
    in_full = re.search(r"\d{3,}", plain)
    if in_full and int(in_full[0]) != one.year:
        return None  # 0026, which dateutil takes for 2026
    return _Written(one.year if in_full else one.year % 100, one.month, one.day)
