"""What there is to say to somebody who comes in, and what is said no more."""

from datetime import date, timedelta

import pytest

from regulars import counter
from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind
from regulars.orders import Visit

DAY = date(2026, 11, 23)
NEXT, LATER = DAY + timedelta(1), DAY + timedelta(2)


def fred(*followups: FollowUp) -> tuple[Book, Customer]:
    book = Book({})
    one = book.add("Fred")
    one.followups = [*followups]
    return book, one


def asked(one: Customer, on: date) -> list[str]:
    return [task.followup.text for task in counter.ask(one, on)[0]]


def test_an_ask_is_said_on_two_days_and_then_done() -> None:
    _, one = fred(FollowUp(Kind.ASK, "trip", DAY))
    assert [asked(one, day) for day in (DAY, DAY, NEXT, LATER)] == [["trip"]] * 3 + [[]]
    assert one.followups[0].said == [DAY, NEXT]
    assert one.followups[0].closed == NEXT


def test_an_ask_waits_for_its_day() -> None:
    _, one = fred(FollowUp(Kind.ASK, "trip", DAY, due=NEXT))
    assert (asked(one, DAY), asked(one, NEXT)) == ([], ["trip"])


def test_an_ask_that_names_what_to_avoid_is_counted_and_not_said() -> None:
    _, one = fred(FollowUp(Kind.ASK, "the rugby?", DAY), FollowUp(Kind.ASK, "trip", DAY))
    one.avoid = ["rugby"]
    asks, kept_back = counter.ask(one, DAY)
    assert ([task.followup.text for task in asks], kept_back) == (["trip"], 1)
    assert one.followups[0].said == []


def test_thanks_are_said_on_a_later_day_and_once() -> None:
    book, one = fred(FollowUp(Kind.GIFT, "nuts", DAY), FollowUp(Kind.COMPLIMENT, "best pie", DAY))
    zoe = book.add("Zoë")
    zoe.referred_by, zoe.referred_on = one.id, DAY
    owed = {"nuts", "best pie", "sent you Zoë"}
    assert counter.thank(book, one, DAY) == []
    assert {thanks.text for thanks in counter.thanks_owed(book, one)} == owed
    assert {thanks.text for thanks in counter.thank(book, one, NEXT)} == owed
    assert counter.thank(book, one, LATER) == counter.thanks_owed(book, one) == []


@pytest.mark.parametrize(
    ("one", "again"),
    [
        (FollowUp(Kind.ASK, "x", DAY, said=[DAY, NEXT], closed=NEXT), True),
        (FollowUp(Kind.ASK, "x", DAY, said=[NEXT, LATER], closed=LATER), True),
        (FollowUp(Kind.GIFT, "x", DAY, said=[NEXT], closed=NEXT), True),
        (FollowUp(Kind.ASK, "x", DAY, said=[DAY, NEXT, LATER], closed=LATER), False),
        (FollowUp(Kind.ASK, "x", DAY, said=[NEXT], closed=NEXT), False),  # she closed it
        (FollowUp(Kind.ASK, "x", DAY, said=[DAY, NEXT], closed=NEXT, outcome="Rome"), False),
        (FollowUp(Kind.ASK, "x", DAY, said=[DAY, LATER], closed=LATER), False),  # not that day
        (FollowUp(Kind.GIFT, "x", DAY, closed=NEXT), False),  # she thanked without a visit
    ],
)
def test_only_what_a_visit_closed_is_open_again_without_it(one: FollowUp, again: bool) -> None:
    _, customer = fred(one)
    assert counter.unsay(customer, NEXT) == (["x"] if again else [])
    assert (one.closed is None) is again
    assert NEXT not in one.said


def test_what_names_something_to_avoid_is_open_again_without_a_word() -> None:
    _, one = fred(FollowUp(Kind.GIFT, "rugby ball", DAY, said=[NEXT], closed=NEXT))
    one.avoid = ["rugby"]
    assert counter.unsay(one, NEXT) == []
    assert one.followups[0].closed is None


@pytest.mark.parametrize(
    ("days", "sent", "told"),
    [
        (1, False, ""),
        (90, False, "If it ended a rest, only"),
        (1, True, "If it ended thanks for whom they sent, only"),
        (90, True, "If it ended a rest or thanks for whom they sent, only"),
    ],
)
def test_what_a_visit_may_have_ended_otherwise_is_left_to_undo(
    days: int, sent: bool, told: str
) -> None:
    book, one = fred()
    one.visits = [Visit(DAY - timedelta(days)), Visit(DAY)]
    if sent:
        book.add("Zoë").referred_by = one.id
    said = counter.may_have_ended(book, one, DAY)
    assert said.startswith(told)
    assert bool(said) == bool(told)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_ready_promised_or_to_be_made_right_waits(kind: Kind) -> None:
    _, one = fred(FollowUp(kind, "x", DAY, due=NEXT))
    waits = kind in {Kind.ORDER, Kind.COMPLAINT, Kind.PROMISE}
    assert bool(counter.waiting(one, NEXT)) is waits
    assert bool(counter.waiting(one, DAY)) is (waits and kind != Kind.ORDER)
