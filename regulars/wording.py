"""Days and spans as people say them: a date -> `Sat 28 Nov`, 35 days -> `5 weeks`.

English wherever the computer stands: a notebook carried to another one must say the same.
"""

from datetime import date

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def say_full(day: date) -> str:
    """Say a day with its weekday and year: `Mon 23 Nov 2026`."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def say_long(day: date) -> str:
    """Say a day in full: `Monday 23 November 2026`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_day(day: date, today: date) -> str:
    """Say a day with its weekday, and with the year when it isn't this one: `Sat 28 Nov`."""
    return say_full(day).removesuffix(f" {today.year}")


def say_date(day: date, today: date) -> str:
    """Say a day without its weekday: `28 Nov`, `28 Nov 2025`."""
    return say_day(day, today)[4:]


def say_near(day: date, today: date) -> str:
    """Say a day as people say it near by: `today`, `tomorrow`, `yesterday`, else `Sat 28 Nov`."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get((day - today).days) or say_day(day, today)


def say_birthday(text: str) -> str:
    """Say the day of a yearly date: `20 October` for `1961-10-20` and `--10-20`."""
    month, day = text[-5:].split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]}"


def span(days: int) -> str:
    """Say a number of days in the unit one would use: `9 days`, `5 weeks`, `4 months`."""
    for unit, length, least in (("year", 365.25, 730), ("month", 30.44, 63), ("week", 7, 14)):
        if days >= least:
            return f"{round(days / length)} {unit}s"
    return "1 day" if days == 1 else f"{days} days"


def span_range(low: int, high: int) -> str:
    """Say a span between two numbers of days, in one unit: `9–16 days`, `11–14 weeks`.

    Args:
        low: The fewest days.
        high: The most.
    """
    low, high = sorted((low, high))
    unit, length = "day", 1.0
    if low >= 730:
        unit, length = "year", 365.25
    elif high > 112 and low >= 45:
        unit, length = "month", 30.44
    elif high > (20 if low >= 14 else 60):
        unit, length = "week", 7.0
    first, last = max(1, round(low / length)), max(1, round(high / length))
    if first == last:
        return f"{last} {unit}{'s' if last > 1 else ''}"
    return f"{first}–{last} {unit}s"


def ago(day: date, today: date) -> str:
    """Say how long ago a day was: `today`, `yesterday`, `5 weeks ago`."""
    days = (today - day).days
    return say_near(day, today) if days <= 1 else f"{span(days)} ago"
