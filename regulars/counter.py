"""What there is to say to somebody who comes in: asks, thanks, and what waits for them."""

from datetime import date
from typing import NamedTuple

from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind
from regulars.followups import Task
from regulars.tact import Tact
from regulars.wording import Headed

# An ask that was said at so many visits is done by itself.
_ASKED_ENOUGH = 2
# Whoever rested had not been in for so many days; below, a rest is not worth a word.
_AWAY = 30


class Deed(Headed):
    """What somebody is thanked for; its heading stands before it in the sentence."""

    COMPLIMENT = "compliment", "for saying"
    GIFT = "gift", "for"
    REFERRAL = "referral", "they"


class Thanks(NamedTuple):
    """What the owner owes somebody thanks for.

    Args:
        customer: Whom to thank.
        kind: Whether they praised something, brought something or sent somebody.
        text: What for.
        since: The day it was written down.
    """

    customer: Customer
    kind: Deed
    text: str
    since: date


def thanks_owed(book: Book, customer: Customer) -> list[Thanks]:
    """Tell what the owner owes somebody thanks for: praise, gifts, and whom they sent.

    Args:
        book: Everybody.
        customer: Whom to thank.
    """
    owed = [
        Thanks(customer, Deed(one.kind), one.text, one.since)
        for one in customer.open_followups(Kind.COMPLIMENT, Kind.GIFT)
    ]
    owed += [
        Thanks(customer, Deed.REFERRAL, f"sent you {other.name}", other.referred_on)
        for other in book.sent_by(customer.id)
        if other.referred_on
    ]
    return sorted(owed, key=lambda one: one.since)


def ask(customer: Customer, on: date) -> tuple[list[Task], int]:
    """Tell what to ask somebody who came, and count it as said; said at two visits it is done.

    At a visit of before it was thought of it is told, and doesn't count: it was hardly asked then.

    Args:
        customer: Who came.
        on: The day.

    Returns:
        What to ask, and how much is kept back for what it names.
    """
    all_, tact = customer.asks(on), Tact(customer)
    asks = [one for one in all_ if not tact.names(one.text)]
    for one in asks:
        if on not in one.said and one.since <= on:
            one.said.append(on)
        if len(one.said) >= _ASKED_ENOUGH:
            one.closed = on
    return [Task(customer, one) for one in asks], len(all_) - len(asks)


def thank(book: Book, customer: Customer, on: date) -> list[Thanks]:
    """Tell what to thank somebody for who came on a later day than it was written down; then done.

    Args:
        book: Everybody.
        customer: Who came.
        on: The day.
    """
    owed = [one for one in thanks_owed(book, customer) if one.since < on]
    for one in customer.open_followups(Kind.COMPLIMENT, Kind.GIFT):
        if one.since < on:
            one.closed = on
            one.said.append(on)
    for other in book.sent_by(customer.id):
        if other.referred_on and other.referred_on < on:
            other.referred_on = None
    return owed


def unsay(customer: Customer, on: date) -> list[str]:
    """Count nothing as said to somebody on a day on which they weren't in after all.

    Args:
        customer: Who wasn't in.
        on: The day.

    Returns:
        What is open again, without what names something to avoid.
    """
    again, tact = list[str](), Tact(customer)
    for one in customer.followups:
        if on not in one.said:
            continue
        enough = _ASKED_ENOUGH if one.kind == Kind.ASK else 1
        by_itself = one.closed in one.said and len(one.said) >= enough and not one.outcome
        one.said.remove(on)
        if by_itself and len(one.said) < enough:
            one.closed = None
            again.append(one.text)
    return [text for text in again if not tact.names(text)]


def may_have_ended(book: Book, customer: Customer, visit: date) -> str:
    """Say what a visit may have ended of which nothing is kept; empty where that is unlikely.

    Args:
        book: Everybody.
        customer: Who came.
        visit: The day.
    """
    before = max((one.on for one in customer.visits if one.on < visit), default=visit)
    ended = []
    if not customer.resting and (visit - before).days >= _AWAY:
        ended.append("a rest")
    if any(other.referred_on is None for other in book.sent_by(customer.id)):
        ended.append("thanks for whom they sent")
    return f"If it ended {' or '.join(ended)}, only regulars undo takes that back." * bool(ended)


def waiting(customer: Customer, on: date) -> list[FollowUp]:
    """Tell what is ready for somebody who came, promised to them, or to be made right."""
    ready = [one for one in customer.open_followups(Kind.ORDER) if one.due and one.due <= on]
    wrong, promised = (customer.open_followups(kind) for kind in (Kind.COMPLAINT, Kind.PROMISE))
    return [*ready, *wrong, *promised]
