"""Days as people type them: `friday`, `in 2 weeks`, `14 sep` -> a date."""

import os
import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Literal

from regulars.dates import times, written
from regulars.errors import UsageError
from regulars.wording import DAYS, is_day, say_date, say_full

Direction = Literal["past", "future", "any"]

_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_COUNTED.split(), 1)}
_WORD = "|".join(_NUMBERS)
_UNITS = "day|week|fortnight|month|year"
_SPAN = rf"(\d{{1,5}}|{_WORD}) ({_UNITS})s?"
_NAMED = {
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    **dict.fromkeys(("tonight", "this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("tomorrow", "tmrw", "tmr", "tomorow", "tommorow", "tommorrow"), 1),
    "day after tomorrow": 2,
}
# The years of a shop; nearer to the ends of the calendar no reckoning would be safe.
_FIRST, _LAST = 1900, 2199
# A day without its year that lies so many days in the wrong direction is refused.
_JUST_MISSED = 60
_EVERY = {
    "daily": 1,
    "weekly": 7,
    "fortnightly": 14,
    "monthly": 30,
    "quarterly": 91,
    "yearly": 365,
}
# The longest interval between visits that is taken, in days: ten years.
LONGEST_EVERY = 3650


def today() -> date:
    """Tell which day it is: `$REGULARS_TODAY`, else what the clock says.

    Returns:
        The present day.

    Raises:
        UsageError: If `$REGULARS_TODAY` is no day.
    """
    told = os.environ.get("REGULARS_TODAY")
    if not told:
        return datetime.now().astimezone().date()
    with suppress(ValueError):
        day = date.fromisoformat(told)
        if day.isoformat() == told and _FIRST <= day.year <= _LAST:
            return day
    raise UsageError(
        f"REGULARS_TODAY is {_short(told)}, which is no day; set it as 2026-11-23, or not at all."
    )


def moment() -> int:
    """Tell the moment in milliseconds since 1970, on the day that `today` tells.

    Raises:
        UsageError: If `$REGULARS_TODAY` is no day.
    """
    now = datetime.now().astimezone()
    return int((now + (today() - now.date())).timestamp() * 1000)


def parse(text: str, today: date, direction: Direction, order: str = "DMY") -> date:
    """Read a day as people type it.

    Args:
        text: As typed: `friday`, `3 days ago`, `14 sep`, `14/9`, `2026-09-14`.
        today: The present day.
        direction: Where it lies: `past` or `future` (today included), or `any`. It also decides
            which Friday and which year are meant.
        order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        The day.

    Raises:
        UsageError: If it can't be read, is in no calendar, or lies in the wrong direction; without
            its year also where the day of that name that is near does.
    """
    plain = written.plain(text)
    try:
        day = _told_from(today, plain, direction) or _on_calendar(plain, today, direction, order)
    except (ValueError, OverflowError):
        raise UsageError(f"{_no_day(text)} {_try(direction, today)}") from None
    if day is None:
        raise UsageError(f"I can't read '{_short(text)}' as a day. {_try(direction, today)}")
    if not _FIRST <= day.year <= _LAST:
        raise UsageError(f"{say_full(day)} is too far away. {_try(direction, today)}")
    _check_direction(day, direction, today=today)
    return day


def parse_when(text: str, today: date, order: str = "DMY") -> tuple[date, time | None]:
    """Read a day ahead, maybe with a time: `fri 16:30`, `4pm tomorrow`, `today at 9`.

    Args:
        text: As typed; a time alone is meant for today.
        today: The present day.
        order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        The day, and the time if there is one; midnight is the last minute of its day, since the
        first one of today has gone by.

    Raises:
        UsageError: If day or time can't be read, or the day has gone by.
    """
    plain = written.plain(text)
    day, at = times.split(plain, order)
    if at is None:
        return parse(text, today, "future", order), None
    on = parse(day, today, "future", order) if day else today
    return on, times.MIDNIGHT if on == today and at == time(0) else at


def parse_birthday(text: str, today: date, order: str = "DMY") -> str:
    """Read a yearly date, with or without the year it began.

    Args:
        text: As typed: `14 sep`, `--09-14`, `14/9/61`, `14 sep 1961`.
        today: The present day; no birthday began after it.
        order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        `YYYY-MM-DD`, or `--MM-DD` without the year.

    Raises:
        UsageError: If it can't be read, is in no calendar, is still to come or before 1850.
    """
    plain = written.plain(text)
    examples = "Type for instance 14 sep, or 14 sep 1961."
    try:
        parts = written.read(plain, order)
        if parts is None:
            raise UsageError(f"I can't read '{_short(text)}' as a birthday. {examples}")
        if parts.year is None:
            return f"--{date(2000, parts.month, parts.day):%m-%d}"
        day = parts.begun(parts.year, today)
    except (ValueError, OverflowError):
        raise UsageError(f"{_no_day(text)} {examples}") from None
    if not date(1850, 1, 1) <= day <= today:
        wrong = "is still to come" if day > today else "is too long ago"
        raise UsageError(f"{say_full(day)} {wrong}. A birthday may also go without its year.")
    return day.isoformat()


def parse_every(text: str) -> int:
    """Read how often somebody comes.

    Args:
        text: As typed: `10 days`, `2w`, `3 months`, `every 2 weeks`, `fortnightly`.

    Returns:
        Days.

    Raises:
        UsageError: If it can't be read, or isn't between a day and ten years.
    """
    plain = re.sub("^(every|once) ", "", re.sub("^every other ", "2 ", written.plain(text)))
    found = re.fullmatch(rf"(?:(\d{{1,4}}) ?|({_WORD}) )?((?:{_UNITS})s?|(?<=[\d ])[dwmy])?", plain)
    days = _EVERY.get(plain, 0)
    if found and plain:
        count = int(found[1] or _NUMBERS.get(found[2], 1))
        days = round(count * {"d": 1, "w": 7, "f": 14, "m": 30.44, "y": 365}[(found[3] or "d")[0]])
    if not 1 <= days <= LONGEST_EVERY:
        raise UsageError(
            f"I can't read '{_short(text)}' as how often. "
            "Type for instance 10 days, 2 weeks, 3 months or weekly; ten years at most."
        )
    return days


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:40]}…"


def _no_day(text: str) -> str:
    return f"'{_short(text)}' is no day in the calendar."


def _try(direction: Direction, today: date) -> str:
    return f"Type for instance {_examples(direction, today)}."


def _examples(direction: Direction, today: date) -> str:
    # Today's own date fits every direction, this year and next; so does a day 90 days away, of
    # which the nearest of its name in the wrong direction is too far to be meant.
    nearby = {
        "past": "yesterday, last friday, 3 days ago",
        "future": "tomorrow, friday, in 2 weeks",
        "any": "tomorrow, last friday, in 2 weeks",
    }
    other = today + timedelta(days=90 if direction == "future" else -90)
    return f"{today}, {nearby[direction]} or {say_date(other, today=other)}"


def _check_direction(day: date, direction: Direction, *, today: date, more: str = "") -> None:
    if direction == "past" and day > today:
        told = "is still to come; this takes today or an earlier day"
    elif direction == "future" and day < today:
        told = "has gone by; this takes today or a later day"
    else:
        return
    raise UsageError(f"{say_full(day)} {told}, such as {_examples(direction, today)}.{more}")


def _told_from(today: date, plain: str, direction: Direction) -> date | None:
    """Read what is told from today on: `yesterday`, `last friday`, `in 2 weeks`."""
    if plain in _NAMED:
        return today + timedelta(days=_NAMED[plain])
    if found := re.fullmatch(rf"in {_SPAN}|{_SPAN} ago", plain):
        ahead, unit, back, back_unit = found.groups()
        count = _NUMBERS.get(ahead or back) or int(ahead or back)
        return _moved(today, count if ahead else -count, unit or back_unit)
    if found := re.fullmatch("(last|next) (week|month|year)", plain):
        return _moved(today, 1 if found[1] == "next" else -1, found[2])
    which, _, word = plain.rpartition(" ")
    weekday = _weekday(word)
    if weekday is None or which not in {"", "last", "this", "next"}:
        return None
    return _which_weekday(which, weekday, today, direction)


def _moved(today: date, count: int, unit: str) -> date:
    months = {"month": 1, "year": 12}.get(unit, 0) * count
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0) * count
    if months:
        from dateutil.relativedelta import relativedelta  # 0.3 bare Pythons

        return today + relativedelta(months=months)
    return today + timedelta(days=days)


def _weekday(word: str) -> int | None:
    return next((i for i, day in enumerate(DAYS) if is_day(word, day)), None)


def _which_weekday(which: str, weekday: int, today: date, direction: Direction) -> date:
    back = (today.weekday() - weekday) % 7
    if which == "last":
        return today - timedelta(days=back or 7)
    if which == "this" and direction == "past":  # this week's, be it still to come
        return today + timedelta(days=weekday - today.weekday())
    if not which and direction == "past":
        return today - timedelta(days=back)
    return today + timedelta(days=7 - back if which == "next" else -back % 7)


def _on_calendar(plain: str, today: date, direction: Direction, order: str) -> date | None:
    """Read a written date; a year that isn't there follows from the direction."""
    first, _, rest = plain.partition(" ")
    weekday = _weekday(first.rstrip(".")) if rest else None
    parts = written.read(plain if weekday is None else rest, order)
    if parts is None:
        return None
    if parts.year is None:
        day = _nearest(parts, weekday, today, direction)
    else:
        day = parts.near(parts.year, today)
    if weekday is not None and day.weekday() != weekday:
        raise UsageError(f"{say_full(day)} is no {DAYS[weekday]}. {_try(direction, today)}")
    return day


def _nearest(
    parts: written.Written, weekday: int | None, today: date, direction: Direction
) -> date:
    month, day = parts.month, parts.day
    date(2000, month, day)  # refuses 31 February
    # Around 2100 two 29 Februaries lie 8 years apart.
    years = [y for y in range(today.year - 8, today.year + 9) if 1 <= y <= 9999]
    leap = (month, day) == (2, 29)
    days = [date(y, month, day) for y in years if not leap or _has_29_february(y)]
    if direction == "any":
        return min(days, key=lambda one: abs(one - today))
    behind = [one for one in days if one <= today]
    ahead = [one for one in days if one >= today]
    right, wrong = (behind, ahead) if direction == "past" else (ahead, behind)
    found, other = (min(side, key=lambda one: abs(one - today)) for side in (right, wrong))
    # The day just missed was most likely meant, and isn't next year's; unless its weekday says so.
    missed = found != today and abs(other - today).days <= _JUST_MISSED
    if missed and weekday in {None, other.weekday()}:
        _check_direction(
            other, direction, today=today, more=f" For {say_full(found)[4:]} type the year too."
        )
    return found


def _has_29_february(year: int) -> bool:
    return date(year, 3, 1) - date(year, 2, 1) == timedelta(days=29)
