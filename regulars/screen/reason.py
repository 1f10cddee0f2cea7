"""The arithmetic behind one customer: how the day they are expected was worked out."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from regulars.book import Book
from regulars.customer import Customer
from regulars.due import who_is_due
from regulars.rhythm import Rhythm
from regulars.screen.page import Page
from regulars.screen.styled import NAME, QUIET, Styled, styled
from regulars.wording import ago, count, interval, say_day, say_near, say_stretch, span

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
    one = next(one for one in who_is_due(book, today) if one.customer.id == customer.id)
    found = one.rhythm
    page.ends(styled(customer.name, NAME), styled(one.section.heading.lower(), QUIET))
    page.gap()
    days = sorted({visit.on for visit in customer.visits if visit.on <= today})
    used = days[len(days) - found.used :]
    facts = [
        *_used(used, len(days), customer.every, book.usual_gap),
        *_closed(book, used[-_GAPS_SHOWN - 1 :], today),
        *_found(found, today),
    ]
    page.facts(facts, 15)


def _used(
    used: list[date], visits: int, every: int | None, shop_gap: float | None
) -> Iterator[tuple[str, Styled]]:
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


def _closed(book: Book, shown: list[date], today: date) -> Iterator[tuple[str, Styled]]:
    """When the shop seems to have been closed, of the time that is shown."""
    for first, last in book.untold(today):
        if shown and shown[0] < first:
            stretch = say_stretch(first, last=last, today=today)
            yield "Closed", styled(stretch) + styled("   it seems; not counted", QUIET)


def _found(found: Rhythm, today: date) -> Iterator[tuple[str, Styled]]:
    """What came out."""
    if not found.habit:
        yield "Found", styled("no visit yet, so nobody knows")
        return
    if found.every_days:
        usual = f"{found.every_days:.1f} days"
        yield "Usual gap", styled(usual) + styled("   half the visits come sooner", QUIET)
    low, high = found.usually
    note = "   half of them in between" if low < high and not found.every else ""
    yield "Comes", styled(found.often) + styled(note, QUIET)
    if found.last_visit:
        near, away = say_near(found.last_visit, today=today), ago(found.last_visit, today=today)
        yield "Last here", styled(near if near == away else f"{near}, {away}")
    if found.late and found.was_expected:
        yield "Was expected", styled(say_near(found.was_expected, today=today))
    elif found.expected and found.start and found.until:
        first, last = (say_day(one, today=today) for one in (found.start, found.until))
        window = f"   between {first} and {last}"
        yield "Expected", styled(say_near(found.expected, today=today)) + styled(window, QUIET)
    if found.overdue_days:
        yield "Late", styled(f"{count(found.overdue_days, 'day')} past their usual span")
    yield "Still coming", styled(f"{found.alive:.0%} likely")
    yield "Within 7 days", styled(f"{found.chance:.0%} likely")
