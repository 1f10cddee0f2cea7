"""Times of day as people type them: `16:30`, `4pm`, `at 4`, `noon` -> a time."""

import re
from contextlib import suppress
from datetime import date, time

from regulars.errors import UsageError

# Who comes at midnight comes at the end of the day they name; at 00:00 it would have gone by.
MIDNIGHT = time(23, 59)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": MIDNIGHT}
# Made into a pattern by the first who types a time, which takes 0.6 ms.
_CLOCK = (
    r"(?<!\S)(?:at )?(?:(?:12 )?(?P<named>noon|midday|midnight)"
    r"|(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)|(?P<h>h)(?P<after_h>\d\d)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?| ?o'?clock)?)(?!\S)"
)
_EVENING = r"\b(tonight|evening)\b"


def split(plain: str, order: str) -> tuple[str, time | None]:
    """Part a time from the day it is of.

    Args:
        plain: As `written.plain` gives it: `fri at 4`.
        order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        What is left to be read as a day, and the time if there is one.

    Raises:
        UsageError: If it is no time of day.
    """
    clocks = list(re.finditer(_CLOCK, plain, re.ASCII))
    # A number is a time only by what is written with it: `at`, `am`, `pm`, `h` or a colon; one
    # with a point is a date wherever it can be: `16.12` is one, `16.30` isn't.
    clock = next((one for one in clocks if re.search("[a-z:]", one[0])), None)
    clock = clock or next((one for one in clocks if "." in one[0] and not _date(one, order)), None)
    if clock is None:
        return plain, None
    day = f"{plain[: clock.start()]}{plain[clock.end() :]}".strip()
    return day, _time(clock, evening=bool(re.search(_EVENING, day)))


def _date(clock: re.Match[str], order: str) -> bool:
    """Whether an hour and a minute could be a day and a month as well; what is no time is one."""
    first, second = int(clock["hour"]), int(clock["minute"])
    with suppress(ValueError):
        date(2000, *((first, second) if order == "MDY" else (second, first)))
        return True
    return first > 23 or second > 59


def _time(clock: re.Match[str], *, evening: bool) -> time:
    """Give the time; in a shop 1 to 7 is the afternoon, unless more is said, and 12 is noon."""
    if clock["named"]:
        return _NAMED[clock["named"]]
    hour, minute = int(clock["hour"]), int(clock["minute"] or clock["after_h"] or 0)
    half = clock["half"]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise UsageError(f"'{clock[0]}' is no time of day. Type for instance 16:30 or 4pm.")
    if half:
        return time(hour % 12 + (12 if half == "p" else 0), minute)
    if evening and (hour, minute) == (12, 0):
        return MIDNIGHT
    exact = clock["h"] or clock["hour"].startswith("0")
    later = not exact and 1 <= hour <= (11 if evening else 7)
    return time(hour + (12 if later else 0), minute)
