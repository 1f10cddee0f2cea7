"""The card of one customer, and all that happened with them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from regulars import orders
from regulars.book import Book
from regulars.customer import NEVER_FETCHED, Customer, FollowUp, Kind
from regulars.occasions import Occasion
from regulars.rhythm import Rhythm, State
from regulars.screen import pictures
from regulars.screen.page import LABEL_WIDTH, Page
from regulars.screen.styled import GOOD, NAME, QUIET, WARNING, Styled, styled
from regulars.stats import last_weeks
from regulars.tact import Tact
from regulars.wording import (
    HAND,
    ago,
    count,
    quoted,
    say_birthday,
    say_date,
    say_day,
    say_near,
    with_time,
)

_NOTES, _ORDERS = 5, 10
# For so many days a first visit, or a birthday that was, is news.
_NEWS = 31


def print_card(
    book: Book, customer: Customer, today: date, *, private: bool = False, page: Page | None = None
) -> None:
    """Print what to know when somebody walks in, what must not be got wrong first.

    Args:
        book: Everybody.
        customer: The one.
        today: The present day.
        private: Whether private notes are shown too.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    coming = book.rhythm_of(customer, today)
    tact, still = Tact(customer), customer.open_followups()
    kept_back = 0 if private else tact.kept_back
    hidden = 0 if private else customer.private_notes
    customer = customer if private else tact.to_show
    contact = " · ".join([*customer.phones[:1], *customer.tags])
    page.ends(styled(customer.name, NAME), styled(contact, QUIET))
    if customer.looks:
        page.line(styled(", ".join(customer.looks), QUIET))
    _print_warnings(page, customer)
    page.gap()
    page.facts(_counter(book, customer, still, coming, today))
    groups = (
        [*_person(book, customer, today)],
        []
        if page.is_plain
        else [*_weeks(book, customer, coming, today, page.width - LABEL_WIDTH - 2)],
        [*_notes(customer, today, private=private), *_hidden(customer, hidden, kept_back)],
        [*_last_orders(customer, today)],
    )
    for facts in groups:
        if facts:
            page.gap()
            page.facts(facts)


def _print_warnings(page: Page, customer: Customer) -> None:
    for never in customer.never:
        page.warning("never", str(never))
    for subject in customer.avoid:
        page.warning("avoid", subject)
    if not customer.offers:
        page.line(styled(f"{HAND} no promotions", WARNING))


def _counter(
    book: Book, customer: Customer, still: Sequence[FollowUp], coming: Rhythm, today: date
) -> Iterator[tuple[str, Styled]]:
    """What is said at the counter: the usual, when last here, what to ask and have ready.

    Whoever rests comes no more: of what is open only what was dated since stands there.
    """
    if customer.resting:
        told = ": ".join(filter(None, (customer.rest_since, customer.resting_why)))
        yield "Resting", styled(told or "not expected any more")
    if customer.usuals:
        yield "The usual", styled(customer.usual)
    if drift := orders.drift([visit.order for visit in customer.visits], customer.usuals):
        yield "Lately", styled(str(drift))
    yield "Last here", _last_here(coming, today)
    if often := _expected(coming, today):
        yield "Comes", often
    yield from _open(customer, still, today, book.settings.clock)
    for other in () if customer.resting else book.sent_by(customer.id):
        if other.referred_on:
            since = styled(f"   {say_date(other.referred_on, today=today)}", QUIET)
            yield "Thank", styled(f"they sent you {other.name}") + since
    fetched = [one for one in customer.followups if one.kind == Kind.ORDER and one.closed]
    if missed := sum(one.no_show for one in fetched):
        yield "Orders", styled(f"{missed} of {len(fetched)} {NEVER_FETCHED}", WARNING)


def _open(
    customer: Customer, still: Sequence[FollowUp], today: date, clock: int
) -> Iterator[tuple[str, Styled]]:
    """What is open, what to ask first; of several each with the number by which it is closed."""
    shown = [
        (number, one)
        for number, one in enumerate(still, 1)
        if customer.comes_up(one) and any(one is other for other in customer.followups)
    ]
    for number, one in sorted(shown, key=lambda numbered: numbered[1].kind != Kind.ASK):
        text = styled(one.text, GOOD if one.kind == Kind.ASK else "") + _due(one, today, clock)
        yield one.kind.label, text + styled(f"   #{number}" if len(still) > 1 else "", QUIET)


def _last_here(coming: Rhythm, today: date) -> Styled:
    last = coming.last_visit
    if last is None:
        return styled("no visit written down yet", QUIET)
    near, away = say_near(last, today=today), ago(last, today=today)
    first = "the first time" if (today - last).days <= _NEWS else "once so far"
    often = count(coming.visits, "visit") if coming.visits > 1 else first
    return styled(near if near == away else f"{near}, {away}") + styled(f"   {often}", QUIET)


def _expected(coming: Rhythm, today: date) -> Styled | None:
    if coming.state == State.RESTING or not coming.often:
        return None
    if coming.state == State.NEW and coming.visits:
        return None
    tail = "due now" if coming.state == State.DUE else ""
    if coming.late and coming.was_expected:
        tail = f"was expected {say_day(coming.was_expected, today=today)}"
    elif coming.state == State.ON_TRACK and coming.expected:
        tail = f"expected about {say_day(coming.expected, today=today)}"
    return styled(coming.often) + styled(
        f"; {tail}" if tail else "", GOOD if tail == "due now" else ""
    )


def _due(one: FollowUp, today: date, clock: int) -> Styled:
    if one.due is None:
        since = f"   {ago(one.since, today=today)}" if one.kind != Kind.ASK else ""
        return styled(since, QUIET)
    return styled(f"   {with_time(say_near(one.due, today=today), one.at, clock)}", QUIET)


def _person(book: Book, customer: Customer, today: date) -> Iterator[tuple[str, Styled]]:
    """What to know about the person."""
    if customer.nicknames:
        yield "Called", styled(", ".join(customer.nicknames))
    if customer.family:
        yield "Family", styled(", ".join(map(str, customer.family)))
    for one in customer.occasions:
        yield from _yearly(one, today, aged=not customer.resting)
    if customer.likes:
        yield "Likes", styled(", ".join(customer.likes))
    if sender := book.name_of(customer.referred_by):
        yield "Sent by", styled(sender)
    if sent := book.sent_by(customer.id):
        yield "Sent you", styled(", ".join(one.name for one in sent))
    if more := [*customer.phones[1:], *customer.emails]:
        yield "Reach", styled(" · ".join(more))


def _yearly(one: Occasion, today: date, *, aged: bool) -> Iterator[tuple[str, Styled]]:
    """A yearly date; unless they rest, how many years it makes, and whether it is near."""
    short = len(one.what) < LABEL_WIDTH
    turns, when = one.turns(today), one.next(today)
    before = one.next(today - timedelta(days=_NEWS))
    text = styled(say_birthday(one.on) if short else f"{one.what}, {say_birthday(one.on)}")
    if aged and before < today:
        text += styled(f", turned {turns - 1}" if turns and one.is_birthday else "")
        text += styled(f" ({ago(before, today=today)})", QUIET)
    elif aged:
        text += styled("".join(f", {made}" for made in [one.makes(today)] if made))
        soon = f"   {say_near(when, today=today)}" if (when - today).days <= _NEWS else ""
        text += styled(soon, GOOD)
    yield one.what.capitalize() if short else "Also", text


def _weeks(
    book: Book, customer: Customer, coming: Rhythm, today: date, room: int
) -> Iterator[tuple[str, Styled]]:
    """The year in weeks, and how long they have been away beside how long they usually are."""
    days = [visit.on for visit in customer.visits if visit.on <= today]
    number = min(52, max(5, room))
    weeks = last_weeks(today, number, book.settings.first_weekday)
    if marks := pictures.strip(days, weeks):
        yield "Weeks", marks
        yield "", pictures.months(weeks)
    gap = (today - coming.last_visit).days if coming.last_visit else 0
    if gap and coming.visits > 1 and not customer.resting:
        yield "Away", pictures.scale(gap, *coming.usually, number)


def _notes(customer: Customer, today: date, *, private: bool) -> Iterator[tuple[str, Styled]]:
    notes = customer.notes_to_show(private=private)
    for note in notes[:_NOTES]:
        mark = styled("private: " if note.private else "", WARNING)
        yield say_date(note.on, today=today), mark + styled(note.text)
    if len(notes) > _NOTES:
        more = f"and {len(notes) - _NOTES} more: regulars history {quoted(customer.name)}"
        yield "", styled(more, QUIET)


def _hidden(customer: Customer, private: int, kept_back: int) -> Iterator[tuple[str, Styled]]:
    """What isn't shown: how many private notes, and what names what to avoid."""
    command = f"regulars show {quoted(customer.name)} --private"
    if private:
        yield "", styled(f"{count(private, 'private note')}: {command}", QUIET)
    if kept_back:
        told = f"{count(kept_back, 'thing')} kept back, since what to avoid is named"
        yield "", styled(f"{told}: {command}", QUIET)


def _last_orders(customer: Customer, today: date) -> Iterator[tuple[str, Styled]]:
    had = [visit for visit in customer.visits if visit.what][: -_ORDERS - 1 : -1]
    if had:
        said = (f"{say_date(one.on, today=today)} {one.what}" for one in had)
        yield "Last orders", styled(" · ".join(said))
