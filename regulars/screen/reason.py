"""The arithmetic behind one customer: how the day they are expected was worked out."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from rich.text import Text

from regulars.book import Book
from regulars.customer import Customer
from regulars.rhythm import Rhythm
from regulars.screen.page import NAME, QUIET, Page, styled
from regulars.wording import ago, count, interval, say_day, say_near, span, span_range

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
    found = book.rhythm(customer, today)
    page.ends(styled(customer.name, NAME), styled(found.state, QUIET))
    page.gap()
    days = sorted({visit.on for visit in customer.visits if visit.on <= today})
    page.facts(
        [
            *_used(days[-found.used :], len(days), customer.every, book.usual_gap),
            *_found(found, today),
        ],
        15,
    )


def _used(
    used: list[date], visits: int, every: int | None, shop_gap: float | None
) -> Iterator[tuple[str, Text]]:
    """What it was worked out from."""
    note = f"   the latest of {visits}" if len(used) < visits else ""
    yield "Visits used", styled(str(len(used))) + styled(note, QUIET)
    if gaps := [str((after - before).days) for before, after in pairwise(used)]:
        latest = ", ".join(gaps[-_GAPS_SHOWN:])
        yield "Days between", styled(latest) + styled("   the latest last", QUIET)
    if shop_gap:
        yield "In this shop", styled(f"usually {span(round(shop_gap))} between two visits")
    if every:
        yield "As you set it", styled(f"every {interval(every)}")


def _found(found: Rhythm, today: date) -> Iterator[tuple[str, Text]]:
    """What came out."""
    if found.last_visit is None:
        yield "Found", styled("no visit yet, so nobody knows")
        return
    if found.every_days:
        usual = f"{found.every_days:.1f} days"
        yield "Usual gap", styled(usual) + styled("   half the visits come sooner", QUIET)
    yield "Half of them", styled(f"come after {span_range(*found.usually)}")
    near, away = say_near(found.last_visit, today), ago(found.last_visit, today)
    yield "Last here", styled(near if near == away else f"{near}, {away}")
    if found.expected and found.start and found.until:
        window = f"   between {say_day(found.start, today)} and {say_day(found.until, today)}"
        yield "Expected", styled(say_near(found.expected, today)) + styled(window, QUIET)
    if found.overdue_days:
        yield "Late", styled(f"by {count(found.overdue_days, 'day')}")
    yield "Still coming", styled(f"{found.alive:.0%} likely")
    yield "Within 7 days", styled(f"{found.chance:.0%} likely")
