"""What to come back to: which of the open ones is meant, and what closing it brings."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from regulars.customer import Customer, FollowUp, Kind
from regulars.errors import Candidate, RegularsError, SeveralError, UsageError
from regulars.names import fold
from regulars.wording import quoted, say_full, with_time


class Task(NamedTuple):
    """Something to come back to, and whom it is for."""

    customer: Customer
    followup: FollowUp


def of_all(everybody: Iterable[Customer], *, closed: bool = False) -> list[Task]:
    """Gather what is open of everybody.

    Args:
        everybody: Whose.
        closed: Whether what is done already is wanted too.

    Returns:
        By kind, the most pressing kind first; within a kind by the day it falls on or was said.
    """
    pressing = list(Kind)
    found = [
        Task(customer, one)
        for customer in everybody
        for one in customer.followups
        if closed or one.closed is None
    ]
    return sorted(found, key=lambda t: (pressing.index(t.followup.kind), t.followup.when()))


def coming_up(everybody: Iterable[Customer], *kinds: Kind) -> list[Task]:
    """Gather what is open and comes up by itself: of those who rest only what was dated since.

    Args:
        everybody: Whose.
        kinds: Of which kinds; of any unless given.

    Returns:
        One customer after the other; of each by the day it falls on or was said.
    """
    return [
        Task(customer, one)
        for customer in everybody
        for one in customer.open_followups(*kinds)
        if customer.comes_up(one)
    ]


def note_down(
    customer: Customer,
    kind: Kind,
    text: str,
    *,
    since: date,
    due: date | None = None,
    at: time | None = None,
    clock: int = 24,
) -> str:
    """Write down something to come back to.

    Args:
        customer: Whose.
        kind: What kind of thing.
        text: What it is about.
        since: The day it was said.
        due: The day it falls on, if it has one.
        at: The time of that day.
        clock: Of how many hours the shop's clock is, to say it by.

    Returns:
        What was written, in a sentence.

    Raises:
        UsageError: If the text is empty.
    """
    if not text.strip():
        raise UsageError(f"the {kind} is missing. Say what it is about.")
    new = FollowUp(kind, text.strip(), since, due, at)
    again = " (for the second time)" if new in customer.open_followups(kind) else ""
    customer.followups.append(new)
    when = f"on {say_full(since)}"
    if due:
        when = f"for {with_time(say_full(due), at, clock)}"
    elif kind == Kind.ASK:
        when = "at the next visit"
    return f"{customer.name}: {kind} {when}: {text.strip()}{again}"


def pick(customer: Customer, words: Sequence[str]) -> FollowUp:
    """Find the open follow-up that is meant.

    Args:
        customer: Whose.
        words: Words of its text, or its number in the list of the open ones; none where only one
            is open.

    Returns:
        The follow-up.

    Raises:
        RegularsError: If nothing is open, or nothing with those words.
        SeveralError: If several fit.
    """
    still = customer.open_followups()
    if not still:
        raise RegularsError(f"nothing is open of {customer.name}.")
    asked = " ".join(words)
    number = asked.removeprefix("#")
    if number.isdecimal() and len(number) < 5 and 1 <= int(number) <= len(still):
        return still[int(number) - 1]
    wanted = [fold(word) for word in words]
    found = [one for one in still if all(word in fold(f"{one.kind} {one.text}") for word in wanted)]
    if not found:
        said = "; ".join(one.text for one in still)
        raise RegularsError(f"nothing open of {customer.name} has {asked}. Open: {said}.")
    if len(found) > 1:
        raise SeveralError(
            f"{customer.name} has {len(found)} things open{' with ' + asked if asked else ''}.",
            candidates=[
                Candidate(str(n), _told(one), n) for n, one in enumerate(still, 1) if one in found
            ],
            hint="Say which by words of its text, or by its number, as: "
            f"regulars done {quoted(customer.name)} {still.index(found[0]) + 1}",
        )
    return found[0]


def still_open(customer: Customer, meant: FollowUp) -> FollowUp:
    """Find what was meant again in a notebook that something else may have changed meanwhile.

    Args:
        customer: Whose, as they are now.
        meant: What was meant, as it was read before.

    Returns:
        The follow-up as it is now.

    Raises:
        RegularsError: If it is no longer open.
    """
    found = next((one for one in customer.open_followups() if one == meant), None)
    if found is None:
        raise RegularsError(f"{meant.text} is no longer open. Nothing was changed.")
    return found


def close(
    customer: Customer, one: FollowUp, *, on: date, how: str = "", no_show: bool = False
) -> list[str]:
    """Close a follow-up and keep what came of it.

    Args:
        customer: Whose.
        one: What is done; a complaint makes something to ask at the next visit.
        on: The day.
        how: What came of it.
        no_show: Whether it was an order that was never fetched.

    Returns:
        What was done, in a few words each.

    Raises:
        UsageError: If something that is no order was never fetched.
    """
    if no_show and one.kind != Kind.ORDER:
        raise UsageError(f"only an order can be a no-show; {one.text} is a matter of {one.kind}.")
    one.closed, one.outcome, one.no_show = on, how.strip(), no_show
    did = [f"{one.kind} {one.came if no_show else 'done'}: {one.text}"]
    if one.kind == Kind.COMPLAINT:
        question = f"all well since: {one.text}?"
        customer.followups.append(FollowUp(Kind.ASK, question, on))
        did.append(f"next time ask: {question}")
    return did


def _told(one: FollowUp) -> list[str]:
    return [one.kind, one.text, say_full(one.due or one.since)]
