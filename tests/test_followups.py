"""What to come back to: written down, picked, closed."""

from copy import deepcopy
from datetime import date, time

import pytest

from regulars.customer import Customer, FollowUp, Kind
from regulars.errors import RegularsError, SeveralError, UsageError
from regulars.fields import replace
from regulars.followups import close, note_down, of_all, pick, still_open

DAY, LATER = date(2026, 11, 23), date(2026, 11, 24)


def fred(*texts: str) -> Customer:
    """Somebody whom to ask these things, written down in this order."""
    return Customer("a", "Fred", followups=[FollowUp(Kind.ASK, text, DAY) for text in texts])


@pytest.mark.parametrize(
    ("kind", "due", "at", "said"),
    [
        (Kind.ASK, None, None, "Fred: ask at the next visit: the trip"),
        (Kind.ASK, LATER, None, "Fred: ask for Tue 24 Nov 2026: the trip"),
        (Kind.PROMISE, None, None, "Fred: promise on Mon 23 Nov 2026: the trip"),
        (Kind.ORDER, LATER, time(0, 0), "Fred: order for Tue 24 Nov 2026 00:00: the trip"),
        (Kind.ORDER, DAY, time(9, 5), "Fred: order for Mon 23 Nov 2026 09:05: the trip"),
    ],
)
def test_what_is_written_down_is_said_with_its_day(
    kind: Kind, due: date | None, at: time | None, said: str
) -> None:
    """At midnight too, which is a time like any other."""
    customer = fred()
    assert note_down(customer, kind, " the trip\n", since=DAY, due=due, at=at) == said
    assert customer.followups == [FollowUp(kind, "the trip", DAY, due, at)]


@pytest.mark.parametrize("text", ["", " \n"])
def test_what_is_about_nothing_is_refused(text: str) -> None:
    customer = fred()
    with pytest.raises(UsageError, match="the promise is missing"):
        note_down(customer, Kind.PROMISE, text, since=DAY)
    assert customer.followups == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["trip"], "the trip"),
        (["TRIP", "the"], "the trip"),
        (["cafe"], "the new café"),
        (["ask", "new"], "the new café"),
        (["#1"], "the trip"),
        (["1"], "the trip"),
        (["#2"], "the new café"),
    ],
)
def test_the_one_that_is_meant_is_picked(words: list[str], text: str) -> None:
    """By words of its text or kind, in any order, case and accent; or by its number."""
    assert pick(fred("the trip", "the new café"), words).text == text


def test_the_only_one_open_needs_no_words() -> None:
    customer = fred("the trip", "the café")
    customer.followups[0].closed = DAY
    assert pick(customer, []).text == pick(customer, ["#1"]).text == "the café"


@pytest.mark.parametrize("words", [["#0"], ["#3"], ["3"], ["#-1"], ["#²"], ["#"], ["beach"]])
def test_what_nothing_open_has_is_refused_with_what_is_open(words: list[str]) -> None:
    with pytest.raises(RegularsError, match="Open: the trip; the café"):
        pick(fred("the trip", "the café"), words)


def test_a_number_in_a_text_is_found_like_any_word() -> None:
    assert pick(fred("the trip", "table #3"), ["#3"]).text == "table #3"


def test_two_of_one_text_are_told_apart_by_their_numbers() -> None:
    """The number that is told picks the one it stands beside, whatever else is open."""
    customer = fred("the café", "the trip", "the trip")
    customer.followups[2].since = date(2026, 1, 1)  # the oldest comes first in the list
    with pytest.raises(SeveralError) as several:
        pick(customer, ["trip"])
    assert [one.key for one in several.value.candidates] == ["1", "3"]
    picked = [pick(customer, [one.key]) for one in several.value.candidates]
    assert [one.since for one in picked] == [date(2026, 1, 1), DAY]


def test_with_nothing_open_nothing_can_be_picked() -> None:
    customer = fred("the trip")
    customer.followups[0].closed = DAY
    with pytest.raises(RegularsError, match="nothing is open of Fred"):
        pick(customer, ["trip"])


def test_what_is_closed_keeps_what_came_of_it() -> None:
    customer = fred("the trip", "the café")
    assert close(customer, customer.followups[0], on=LATER, how=" well\n") == ["ask done: the trip"]
    assert customer.followups[0] == FollowUp(
        Kind.ASK, "the trip", DAY, closed=LATER, outcome="well"
    )
    assert customer.open_followups() == [FollowUp(Kind.ASK, "the café", DAY)]


def test_a_complaint_that_is_made_right_is_asked_about() -> None:
    customer = fred()
    note_down(customer, Kind.COMPLAINT, "stale rye", since=DAY)
    did = close(customer, customer.followups[0], on=LATER, how="a new loaf")
    assert did == ["complaint done: stale rye", "next time ask: all well since: stale rye?"]
    assert customer.asks(LATER) == [FollowUp(Kind.ASK, "all well since: stale rye?", LATER)]


def test_only_an_order_can_be_left_behind() -> None:
    """What was refused is as open as it was."""
    customer = fred("the trip")
    before = deepcopy(customer)
    with pytest.raises(UsageError, match="only an order can be a no-show"):
        close(customer, customer.followups[0], on=LATER, no_show=True)
    assert customer == before
    note_down(customer, Kind.ORDER, "2 rye", since=DAY, due=DAY)
    did = close(customer, customer.followups[1], on=LATER, no_show=True)
    assert did == ["order never fetched: 2 rye"]
    assert customer.followups[1].came == "never fetched"


def test_the_most_pressing_of_everybody_comes_first_and_the_oldest_of_a_kind() -> None:
    zoe, bo = Customer("z", "Zoë"), Customer("b", "Bo")
    zoe.followups = [FollowUp(kind, f"{kind} of Zoë", LATER) for kind in reversed(Kind)]
    bo.followups = [FollowUp(kind, f"{kind} of Bo", DAY) for kind in Kind]
    bo.followups[0].closed = LATER
    every = of_all([zoe, bo], closed=True)
    assert [one.followup.kind for one in every] == [kind for kind in Kind for _ in range(2)]
    assert [one.customer.name for one in every] == ["Bo", "Zoë"] * len(Kind)
    assert [one for one in every if one.followup.closed is None] == of_all([zoe, bo])


def test_what_was_meant_is_found_again_whatever_its_number_is_now() -> None:
    call, bake = (FollowUp(Kind.PROMISE, text, DAY) for text in ("call", "bake"))
    assert still_open(Customer("1", "Fred", followups=[bake]), replace(bake)) is bake
    closed = Customer("1", "Fred", followups=[replace(call, closed=DAY), bake])
    with pytest.raises(RegularsError, match=r"^call is no longer open\. Nothing was changed\.$"):
        still_open(closed, call)
