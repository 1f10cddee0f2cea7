"""The shop in pictures: bars that are readable without colour and at 60 columns."""

from collections.abc import Sequence
from datetime import date

from regulars.screen.page import Page
from regulars.screen.signs import cells
from regulars.screen.styled import GOOD, QUIET, TITLE, styled
from regulars.stats import Stats
from regulars.wording import DAYS, MONTHS, say_date

_FULL, _EIGHTHS = "█", " ▏▎▍▌▋▊▉"
_WIDEST_BAR = 40


def print_stats(stats: Stats, page: Page | None = None) -> None:
    """Print the shop's last half year as bars with their numbers beside them.

    Args:
        stats: The shop in numbers.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    if not any(stats.weekdays):
        page.line("No visits in the last half year. To write one down: regulars visit")
        return
    last = stats.weeks[-1][0]
    _bars(
        page, "Visits per week, from Monday", [(say_date(w, today=last), n) for w, n in stats.weeks]
    )
    _bars(page, "Weekdays", list(zip(DAYS, stats.weekdays, strict=True)))
    _bars(page, "Favourites", stats.orders)
    _people(page, "Became regulars", stats.gained)
    _people(page, "Quietly gone, by their last visit", stats.lost)


def _bars(page: Page, title: str, values: Sequence[tuple[str, int]]) -> None:
    """A bar for each value, the longest as long as there is room."""
    if not values:
        return
    page.gap()
    page.line(styled(title, TITLE))
    if page.is_plain:
        page.facts((label, styled(str(number))) for label, number in values)
        return
    label_width = min(30, max(cells(label) for label, _ in values))
    most = max(number for _, number in values) or 1
    digits = len(str(most))
    room = max(10, min(_WIDEST_BAR, page.width - label_width - digits - 6))
    for label, number in values:
        bar = _bar(number / most * room)
        shown = f"  {label}{' ' * (label_width - cells(label))}  {number:>{digits}}  "
        page.line(styled(shown), styled(bar, GOOD))


def _bar(length: float) -> str:
    whole, part = divmod(round(length * 8), 8)
    return (_FULL * whole + _EIGHTHS[part]).rstrip()


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
    )
