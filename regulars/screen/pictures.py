"""Pictures of signs, readable without colour and at 60 columns: a year, a gap, the shop."""

from collections.abc import Sequence
from datetime import date

from regulars.screen.page import Page
from regulars.screen.signs import cells
from regulars.screen.styled import AXIS, DRAWN, GOOD, QUIET, TITLE, Styled, styled
from regulars.stats import Stats
from regulars.wording import MONTHS, count, say_date, span, span_range

_BAR, _HALF = "━", "╸"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_WIDEST_BAR, _HIGHEST = 40, 6
# A week without, with one, two, three, and more visits.
_WEEK = "·▂▄▆█"
# How long a gap may be, and how long it usually is; of at most so many signs.
_DAY, _USUAL, _NOW, _SCALE = "·", "━", "●", 32


def strip(visits: Sequence[date], weeks: Sequence[date]) -> Styled:
    """Draw a mark for each of the last weeks, the higher the more visits it had.

    Args:
        visits: The days of the visits, up to the present one.
        weeks: The first day of each week.

    Returns:
        Nothing where there was a single visit, or none.
    """
    counts = [0] * len(weeks)
    for on in visits:
        if on >= weeks[0]:
            counts[(on - weeks[0]).days // 7] += 1
    marks = "".join(_WEEK[min(number, len(_WEEK) - 1)] for number in counts)
    return styled(marks, DRAWN) if sum(counts) > 1 else Styled()


def months(weeks: Sequence[date], each: int = 1) -> Styled:
    """Name the months under the last weeks, each under the first week that begins in it.

    Args:
        weeks: The first day of each week.
        each: How many columns a week takes.
    """
    line = ""
    for place, begin in enumerate(weeks):
        if begin.day <= 7 and place * each >= len(line):
            line = line.ljust(place * each) + MONTHS[begin.month - 1][:3] + " "
    return styled(line[: len(weeks) * each].rstrip(), AXIS)


def scale(gap: int, low: int, high: int, room: int) -> Styled:
    """Draw where a gap stands on the scale of the usual ones: `···━━━━━━━━·····●···`.

    Args:
        gap: The days since the last visit.
        low: The usual gaps begin with so many days.
        high: They end with so many.
        room: How many columns it may take.
    """
    signs = min(_SCALE, room)
    longest = max(gap, high * 3 / 2, 1)
    begin, end, now = (round(days / longest * (signs - 1)) for days in (low, high, gap))
    line = [_USUAL if begin <= place <= end else _DAY for place in range(signs)]
    before, after = "".join(line[:now]), "".join(line[now + 1 :])
    drawn = styled(before, DRAWN) + styled(_NOW, DRAWN) + styled(after, DRAWN)
    usual = span_range(low, high)
    away = count(gap, "day") if usual.endswith("days") else span(gap)
    return drawn + styled(f"   {away}, usually {usual}", QUIET)


def print_stats(stats: Stats, page: Page | None = None) -> None:
    """Print the shop's last half year as bars with their numbers beside them.

    Args:
        stats: The shop in numbers.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    if not any(visits for _, visits in stats.weekdays):
        page.line("No visits in the last half year. To write one down: regulars visit")
        return
    _columns(page, "Visits per week", stats.weeks)
    _bars(page, "Weekdays", stats.weekdays)
    _bars(page, "Favourites", stats.orders)
    _people(page, "Became regulars", stats.gained)
    _people(page, "Quietly gone, by their last visit", stats.lost)


def _columns(page: Page, title: str, weeks: Sequence[tuple[date, int]]) -> None:
    """A column for each week, over the names of the months, and what they say in a sentence."""
    page.gap()
    page.line(styled(title, TITLE))
    last, most = weeks[-1][0], max(number for _, number in weeks)
    begin = len(str(most)) + 4
    shown = weeks[-max(4, (page.width - begin) // 2) :]
    eighths = [round(number / most * _HIGHEST * 8) for _, number in shown]
    lines = []
    for row in reversed(range(_HIGHEST)):
        label = str(most) if row == _HIGHEST - 1 else ""
        signs = (min(max(height - row * 8, 0), 8) for height in eighths)
        line = " ".join(_HEIGHTS[sign] for sign in signs)
        lines.append(styled(label.rjust(begin - 2) + "  ", AXIS) + styled(line, GOOD))
    lines.append(styled(" " * begin, AXIS) + months([week for week, _ in shown], each=2))
    page.picture(lines, [(say_date(week, today=last), number) for week, number in weeks])
    best = next(week for week, number in weeks if number == most)
    page.line(
        styled(
            f"{sum(number for _, number in weeks)} in all; most in the week of "
            f"{say_date(best, today=last)}: {most}; so far in this one: {weeks[-1][1]}",
            QUIET,
        ),
        indent=2,
    )


def _bars(page: Page, title: str, values: Sequence[tuple[str, int]]) -> None:
    """A bar for each value, the longest as long as there is room."""
    if not values:
        return
    page.gap()
    page.line(styled(title, TITLE))
    label_width = min(30, max(cells(label) for label, _ in values))
    most = max(number for _, number in values) or 1
    digits = len(str(most))
    room = max(10, min(_WIDEST_BAR, page.width - label_width - digits - 6))
    lines = []
    for label, number in values:
        bar = _bar(number / most * room)
        shown = f"  {label}{' ' * (label_width - cells(label))}  {number:>{digits}}  "
        lines.append(styled(shown) + styled(bar, GOOD))
    page.picture(lines, values)


def _bar(length: float) -> str:
    whole, half = divmod(round(length * 2), 2)
    return _BAR * whole + _HALF * half


def _people(page: Page, title: str, months: Sequence[tuple[date, list[str]]]) -> None:
    """The names under each month in which there are any."""
    if not any(names for _, names in months):
        return
    page.gap()
    page.line(styled(title, TITLE))
    page.facts(
        (
            MONTHS[month.month - 1],
            styled(f"{len(names):>3}  ") + styled(", ".join(names), QUIET),
        )
        for month, names in months
        if names
    )
