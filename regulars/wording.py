"""Days, spans and kinds of things as people say them: a date -> `Sat 28 Nov`, 35 days -> `5 weeks`.

English wherever the computer stands: a notebook carried to another one must say the same.
"""

import re
from collections.abc import Sequence
from datetime import date, time
from enum import StrEnum
from typing import Self

# Before what must not be got wrong; a sign of its own, so that no colour is needed.
HAND = "✋"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = "January February March April May June July August September October November December"
MONTHS = tuple(_YEAR.split())
_LENGTHS = (("year", 365.25), ("month", 30.44), ("week", 7.0), ("day", 1.0))


class Headed(StrEnum):
    """A kind of thing, with the words that stand before one of it.

    Attributes:
        heading: What a list of them, or one of them, is headed with.
        label: How one of them is labelled on the card, where that is something else.
    """

    heading: str
    label: str

    def __new__(cls, value: str, heading: str = "", label: str = "") -> Self:
        """Make a text that knows how it is said."""
        one = str.__new__(cls, value)
        one._value_ = value
        one.heading, one.label = heading, label
        return one


_TODAY = r"\btoday \((\w{3} \d{1,2} \w{3} \d{4})\)"


def say_day(day: date, *, today: date) -> str:
    """Say a day, with the year when it isn't this one: `Sat 28 Nov`."""
    return say_full(day) if day.year != today.year else say_full(day).rpartition(" ")[0]


def say_full(day: date) -> str:
    """Say a day with its year: `Mon 23 Nov 2026`."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def is_day(word: str, day: str) -> bool:
    """Tell whether a word means a weekday: `tue`, `tues`, `weds` and `friday` do, `mo` doesn't."""
    low = day.casefold()
    return (len(word) > 2 and low.startswith(word)) or word == f"{low[:3]}s"


def say_long(day: date) -> str:
    """Say a day in full words: `Monday 23 November 2026`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_date(day: date, *, today: date) -> str:
    """Say a day without its weekday: `28 Nov`, `28 Nov 2025`."""
    return say_day(day, today=today)[4:]


def say_stretch(first: date, *, last: date, today: date) -> str:
    """Say from when to when: `from Mon 3 to Sun 23 August`, `on Mon 3 August`."""
    end = f"{DAYS[last.weekday()][:3]} {last.day} {MONTHS[last.month - 1]}"
    end += f" {last.year}" if last.year != today.year else ""
    if first == last:
        return f"on {end}"
    begin = f"{DAYS[first.weekday()][:3]} {first.day}"
    if (first.year, first.month) != (last.year, last.month):
        begin += f" {MONTHS[first.month - 1]}"
    return f"from {begin}{f' {first.year}' if first.year != last.year else ''} to {end}"


def say_near(day: date, *, today: date) -> str:
    """Say a day as near by as it is: `today`, `tomorrow`, `yesterday`, else `Sat 28 Nov`."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get((day - today).days) or say_day(day, today=today)


def say_time(at: time, clock: int = 24) -> str:
    """Say a time of day: `16:30`, or on a clock of 12 hours `4:30 pm`."""
    if clock == 12:
        return f"{at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"
    return f"{at:%H:%M}"


def with_time(day: str, at: time | None, clock: int = 24) -> str:
    """Say a time of day behind the day, where there is one: `Sat 28 Nov 16:30`."""
    return day if at is None else f"{day} {say_time(at, clock)}"


def say_birthday(text: str) -> str:
    """Say a yearly date without its year: `20 October` for `1961-10-20` or `--10-20`."""
    month, day = map(int, text[-5:].split("-"))
    return f"{day} {MONTHS[month - 1]}"


def say_yearly(text: str) -> str:
    """Say a yearly date with its year, if it is known: `20 October 1961`."""
    return say_birthday(text) + ("" if text.startswith("--") else f" {int(text[:4])}")


def said_day(on: date, *, today: date) -> str:
    """Say a day with its weekday and year: `today (Mon 23 Nov 2026)`, `on Fri 20 Nov 2026`."""
    return f"today ({say_full(on)})" if on == today else f"on {say_full(on)}"


def retold(text: str, today: date) -> str:
    """Tell on another day what was said on one: what was "today" has its date.

    Args:
        text: As `said_day` was part of it.
        today: The present day.
    """
    now = say_full(today)
    return re.sub(_TODAY, lambda said: said[0] if said[1] == now else f"on {said[1]}", text)


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Say several things: `note, phone and tag`."""
    *first, last = words
    return f"{', '.join(first)} {joint} {last}" if first else last


def quoted(text: str) -> str:
    """Give a word or a text as it is to be typed in a shell, in quotes where it needs them."""
    if re.fullmatch(r"[\w@%+=:,./-]+", text):
        return text
    from shlex import quote  # rarely needed

    # In double quotes, which every shell knows, unless something in it would still act there.
    return f'"{text}"' if not re.search(r'["$`\\!]', text) else quote(text)


def count(number: int, thing: str) -> str:
    """Say how many there are of a thing: `1 visit`, `2 visits`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def span(days: int) -> str:
    """Say how long: `9 days`, `5 weeks`, `4 months`, `2 years`."""
    unit = _unit(days, weeks_below=63)
    return count(round(days / dict(_LENGTHS)[unit]), unit)


def ago(day: date, *, today: date) -> str:
    """Say how long ago: `today`, `yesterday`, `3 days ago`; a day ahead as `say_near` does."""
    days = (today - day).days
    return say_near(day, today=today) if days < 2 else f"{span(days)} ago"


def interval(days: int) -> str:
    """Say an interval as it was set: `2 weeks`, `month`, `30 months`, `10 days`; after "every".

    Args:
        days: As `dates.parse_every` gives them; a month has 30.44 of them, a year 365.
    """
    months = round(days / 30.44)
    if days % 365 == 0:
        number, unit = days // 365, "year"
    elif months and days == round(months * 30.44):
        number, unit = months, "month"
    elif days % 7 == 0:
        number, unit = days // 7, "week"
    else:
        number, unit = days, "day"
    return unit if number == 1 else count(number, unit)


def span_range(low: int, high: int) -> str:
    """Say how long at least and at most, in one unit: `9–16 days`, `11–14 weeks`."""
    low, high = sorted((max(1, low), max(1, high)))
    sizes = _LENGTHS[[unit for unit, _ in _LENGTHS].index(_unit(low, weeks_below=84)) :]
    for unit, size in sizes:
        first, last = round(low / size), round(high / size)
        if first < last:
            return f"{first}–{last} {unit}s"
        # One number stands for both only where they lie close: 18 and 24 days aren't `3 weeks`.
        if high - low < size / 2:
            break
    return count(last, unit)


def _unit(days: int, weeks_below: int) -> str:
    for unit, least in (("year", 730), ("month", weeks_below), ("week", 14)):
        if days >= least:
            return unit
    return "day"
