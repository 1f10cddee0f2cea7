"""Who is due for a visit, and in which list."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from regulars.book import Book
from regulars.customer import Customer
from regulars.rhythm import Rhythm, State
from regulars.wording import Headed

_LIKELY = 0.5  # likelier than not to come within 7 days
_FEW, _PERHAPS = 5, 0.2  # a shorter list is filled up with those who may well come
_SURE = 0.9  # whoever still comes that surely isn't missed yet
# Who stopped coming is mentioned for so many days, and then left in peace.
_GONE_LATELY = 28


class Section(Headed):
    """A list of the due; everybody is on one, and is called on the screen as it is headed."""

    EXPECT = "expect", "Expect this week"
    AROUND = "around", "Around now"
    MISSED = "missed", "Missed"
    GONE = "gone", "Quietly gone"
    ON_TRACK = "on-track", "On track"
    NEW = "new", "No rhythm yet"
    RESTING = "resting", "Resting"


class Due(NamedTuple):
    """Somebody, their rhythm on the day and the list they are on."""

    customer: Customer
    rhythm: Rhythm
    section: Section


def who_is_due(book: Book, day: date, *, today: date | None = None) -> list[Due]:
    """Give everybody's rhythm on a day, and the list they are on.

    Args:
        book: Everybody.
        day: The day.
        today: The present day, where that is another.
    """
    known = [(customer, book.rhythm_of(customer, day, today=today)) for customer in book]
    everybody = [
        Due(customer, of, Section.ON_TRACK if of.surely_on_track else _section(of))
        for customer, of in known
    ]
    room = max(0, _FEW - len(on_list(everybody, Section.EXPECT)))
    around = on_list(everybody, Section.AROUND)
    lifted = {one.customer.id for one in around[:room] if one.rhythm.chance >= _PERHAPS}
    return [
        one._replace(section=Section.EXPECT) if one.customer.id in lifted else one
        for one in everybody
    ]


def expected_on(book: Book, day: date) -> list[Customer]:
    """Give those who are likelier than not to come on a day, the likeliest first."""
    known = [(book.rhythm_of(one, day, horizon=1).chance, one) for one in book if not one.resting]
    likely = [(chance, one) for chance, one in known if chance >= _LIKELY]
    return [one for _, one in sorted(likely, key=lambda found: -found[0])]


def on_list(everybody: Sequence[Due], section: Section) -> list[Due]:
    """Pick those on a list, in the order in which an owner wants to see them.

    Args:
        everybody: As `who_is_due` gives them.
        section: The list.

    Returns:
        The likeliest first. Missed: the furthest past their own rhythm first, the more so the
        more of a regular they are. Gone and new: who was here last first.
    """
    picked = [one for one in everybody if one.section == section]
    return sorted(picked, key=lambda one: tuple(_rank(one)))


def coming_up(
    book: Book, everybody: Sequence[Due], day: date, within: int, *, today: date | None = None
) -> list[Due]:
    """Pick those who are on track and will be due within so many days.

    Args:
        book: Everybody.
        everybody: As `who_is_due` gives them on the day.
        day: The day.
        within: How many days to look ahead.
        today: The present day, where that is another.

    Returns:
        The likeliest first.
    """
    ahead, today = day + timedelta(days=within), today or day
    return [
        one
        for one in on_list(everybody, Section.ON_TRACK)
        if book.rhythm_of(one.customer, ahead, today=today).state != State.ON_TRACK
    ]


def gone_lately(
    book: Book, everybody: Sequence[Due], day: date, *, today: date | None = None
) -> list[Due]:
    """Pick those who have stopped coming since so many days ago; the others are left in peace.

    Args:
        book: Everybody.
        everybody: As `who_is_due` gives them on the day.
        day: The day.
        today: The present day, where that is another.
    """
    before, today = day - timedelta(days=_GONE_LATELY), today or day
    gone = on_list(everybody, Section.GONE)
    return [one for one in gone if not book.rhythm_of(one.customer, before, today=today).gone]


def _section(of: Rhythm) -> Section:
    """The list that somebody belongs on by themselves."""
    if of.resting:
        return Section.RESTING
    if of.gone:
        return Section.GONE
    # Whoever has an interval set by the owner is missed as soon as that and its spread are over.
    if of.every and of.late:
        return Section.MISSED
    if of.may_come >= _LIKELY and of.chance >= _LIKELY:
        return Section.EXPECT
    if of.state in {State.OVERDUE, State.LAPSED}:
        return Section.MISSED if of.alive < _SURE else Section.AROUND
    return {State.DUE: Section.AROUND, State.ON_TRACK: Section.ON_TRACK}.get(of.state, Section.NEW)


def _rank(one: Due) -> Iterator[float]:
    of = one.rhythm
    if one.section in {Section.EXPECT, Section.AROUND, Section.ON_TRACK}:
        yield -of.chance
    elif one.section == Section.MISSED:
        # So many of their own gaps late, weighed with how often they have been here.
        yield -of.overdue_days / (of.every_days or 1) * math.log1p(of.visits)
    yield -(of.last_visit or date.min).toordinal()
