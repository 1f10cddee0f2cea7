"""The arithmetic behind one customer: how the day they are expected was worked out."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from rich.text import Text

from regulars.book import Book
from regulars.customer import Customer
from regulars.rhythm import Rhythm
from regulars.rhythm.wait import KEPT_GAPS
from regulars.screen.page import NAME, QUIET, Page, styled
from regulars.wording import ago, count, say_day, say_near, span, span_range

_GAPS_SHOWN = 12


def print_reason(book: Book, customer: Customer, today: date, page: Page | None = None) -> None:
    """Print what the rhythm of a customer was worked out from, and what came out.

    Args:
        book: Everybody.
        customer: The one.
        today: The present day.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    rhythm = book.rhythm(customer, today)
    page.ends(styled(customer.name, NAME), styled(rhythm.state, QUIET))
    page.gap()
    days = sorted({visit.on for visit in customer.visits if visit.on <= today})
    page.facts([*_used(days, customer.every, book.usual_gap), *_found(rhythm, today)], 15)


def _used(
    days: list[date], every: int | None, shop_gap: float | None
) -> Iterator[tuple[str, Text]]:
    """What it was worked out from."""
    used = days[-KEPT_GAPS - 1 :]
    note = f"   the latest of {len(days)}" if len(used) < len(days) else ""
    yield "Visits used", styled(str(len(used))) + styled(note, QUIET)
    if gaps := [str((after - before).days) for before, after in pairwise(used)]:
        latest = ", ".join(gaps[-_GAPS_SHOWN:])
        yield "Days between", styled(latest) + styled("   the latest last", QUIET)
    if shop_gap:
        yield "In this shop", styled(f"usually {span(round(shop_gap))} between two visits")
    if every:
        yield "As you set it", styled(f"every {span(every)}")


def _found(rhythm: Rhythm, today: date) -> Iterator[tuple[str, Text]]:
    """What came out."""
    if rhythm.last_visit is None:
        yield "Found", styled("no visit yet, so nobody knows")
        return
    if rhythm.every_days:
        usual = f"{rhythm.every_days:.1f} days"
        yield "Usual gap", styled(usual) + styled("   half the visits come sooner", QUIET)
    yield "Half of them", styled(f"come after {span_range(*rhythm.usually)}")
    near, away = say_near(rhythm.last_visit, today), ago(rhythm.last_visit, today)
    yield "Last here", styled(near if near == away else f"{near}, {away}")
    if rhythm.expected and rhythm.start and rhythm.until:
        window = f"   between {say_day(rhythm.start, today)} and {say_day(rhythm.until, today)}"
        yield "Expected", styled(say_near(rhythm.expected, today)) + styled(window, QUIET)
    if rhythm.overdue_days:
        yield "Late", styled(f"by {count(rhythm.overdue_days, 'day')}")
    yield "Still coming", styled(f"{rhythm.alive:.0%} likely")
    yield "Within 7 days", styled(f"{rhythm.chance:.0%} likely")
