"""What a morning needs: the book and the day in, the facts of the briefing out."""

from datetime import date, timedelta
from typing import NamedTuple

from regulars import moments
from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind
from regulars.due import Due, Section, gone_lately, on_list, who_is_due
from regulars.followups import Task, coming_up
from regulars.moments import Moment
from regulars.occasions import Occasion
from regulars.tact import Tact, to_hang

# A promise without a day comes up after a week; what was never fetched is let go after two.
_PATIENCE, _UNFETCHED = 7, 14


class Celebration(NamedTuple):
    """A yearly date that comes round, and whose it is.

    Args:
        customer: Whose it is.
        occasion: The yearly date.
        on: The day on which it comes round.
        turns: How many years it makes, where the year is known.
        partner: With whom, of an anniversary, where that is known.
    """

    customer: Customer
    occasion: Occasion
    on: date
    turns: int | None
    partner: str = ""


class Briefing(NamedTuple):
    """What a morning needs.

    Args:
        day: The morning.
        shop: The name of the shop, if it was set.
        clock: Of how many hours the shop's clock is.
        empty: Whether nobody is in the notebook yet.
        orders: To have ready today, by time.
        unfetched: What was to be fetched up to two weeks ago, the latest first.
        complaints: Still to be made right, oldest first.
        promises: What falls today or is late of what the owner said she'd do.
        asks: What to ask that falls today or is late.
        occasions: Birthdays and the like, today and in the days ahead.
        expect: To expect this week, the likeliest first.
        around: Due now, but not as surely.
        missed: Later than usual, the most missed first.
        gone: Who has lately stopped coming.
        new_faces: Whose only visit was lately.
        good_to_say: Of those to expect, round numbers of years and visits.
        last_year: What was ordered about this time a year ago.
        kept_back: How much is kept back, since it names what to avoid.
        is_another: Whether it isn't this morning.
    """

    day: date
    shop: str
    clock: int
    empty: bool
    orders: list[Task]
    unfetched: list[Task]
    complaints: list[Task]
    promises: list[Task]
    asks: list[Task]
    occasions: list[Celebration]
    expect: list[Due]
    around: list[Due]
    missed: list[Due]
    gone: list[Due]
    new_faces: list[Moment]
    good_to_say: list[Moment]
    last_year: list[Moment]
    kept_back: int
    is_another: bool = False

    def to_hang(self) -> "Briefing":
        """Give it as it may hang where others read it too."""
        return self._replace(
            orders=to_hang(self.orders),
            unfetched=to_hang(self.unfetched),
            complaints=to_hang(self.complaints),
            promises=to_hang(self.promises),
            asks=to_hang(self.asks),
            occasions=to_hang(self.occasions),
            expect=to_hang(self.expect),
            around=to_hang(self.around),
            missed=to_hang(self.missed),
            gone=to_hang(self.gone),
            new_faces=to_hang(self.new_faces),
            good_to_say=to_hang(self.good_to_say),
            last_year=to_hang(self.last_year),
            kept_back=0,
        )


def for_day(book: Book, day: date, *, today: date | None = None) -> Briefing:
    """Gather what a morning needs.

    Args:
        book: Everybody.
        day: The morning.
        today: The present day, where that is another.

    Returns:
        The briefing; of those who rest it has only what the owner has dated since.
    """
    active = [customer for customer in book if not customer.resting]
    everybody = who_is_due(book, day, today=today)
    once = [one.customer for one in everybody if one.rhythm.visits == 1]
    waiting = coming_up(book)
    falling = [task for task in waiting if _falls(task.followup, day)]
    asks = _of(falling, Kind.ASK)
    yearly = celebrations(active, day, book.settings.briefing_days)
    orders = _of(falling, Kind.ORDER)
    expect = on_list(everybody, Section.EXPECT)
    rounded = [one.customer for one in expect if moments.is_round(one.rhythm, day)]
    told = [one for one in asks if not Tact(one.customer).names(one.followup.text)]
    dates = [one for one in yearly if not Tact(one.customer).names(one.occasion.what)]
    return Briefing(
        day=day,
        shop=book.settings.shop,
        clock=book.settings.clock,
        empty=len(book) == 0,
        orders=[one for one in orders if one.followup.due == day],
        unfetched=[one for one in orders if _was_lately(one.followup.due, day=day)][::-1],
        complaints=sorted(_of(waiting, Kind.COMPLAINT), key=lambda one: one.followup.since),
        promises=_of(falling, Kind.PROMISE),
        asks=told,
        occasions=dates,
        expect=expect,
        around=on_list(everybody, Section.AROUND),
        missed=on_list(everybody, Section.MISSED),
        gone=gone_lately(book, everybody, day, today=today),
        new_faces=moments.new_faces([one for one in once if not one.resting], day),
        good_to_say=moments.good_to_say(rounded, day),
        last_year=moments.last_year(active, day),
        kept_back=len(asks) - len(told) + len(yearly) - len(dates),
        is_another=today not in {None, day},
    )


def _falls(one: FollowUp, day: date) -> bool:
    """Whether something falls on a day, or is late; a promise without a day is after a week."""
    if one.due is None:
        return one.kind == Kind.PROMISE and (day - one.since).days >= _PATIENCE
    return one.due <= day


def _of(tasks: list[Task], kind: Kind) -> list[Task]:
    found = [task for task in tasks if task.followup.kind == kind]
    return sorted(found, key=lambda task: task.followup.when())


def _was_lately(due: date | None, *, day: date) -> bool:
    return due is not None and 0 < (day - due).days <= _UNFETCHED


def celebrations(customers: list[Customer], day: date, within: int) -> list[Celebration]:
    """Gather the yearly dates that come round today or within so many days.

    Args:
        customers: Whose.
        day: The day to look ahead from.
        within: How many days to look ahead.

    Returns:
        The nearest first.
    """
    last = day + timedelta(days=within)
    found = [
        Celebration(customer, one, one.next(day), one.turns(day), _partner(customer, one))
        for customer in customers
        for one in customer.occasions
        if one.next(day) <= last
    ]
    return sorted(found, key=lambda one: (one.on, one.customer.name))


def _partner(customer: Customer, one: Occasion) -> str:
    """With whom they have an anniversary, unless she is not to be brought up."""
    family = Tact(customer).to_show.family if one.what == "anniversary" else []
    return next((relative.name for relative in family if relative.relation in _PARTNERS), "")


_PARTNERS = {"wife", "husband", "partner", "spouse", "fiancé", "fiancée", "girlfriend", "boyfriend"}
