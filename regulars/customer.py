"""A customer and what hangs on them: visits, notes, follow-ups, occasions, nevers.

Plain dataclasses and what follows from them alone; nothing here knows a file or a screen.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Literal, NamedTuple

from regulars import orders

Kind = Literal["ask", "order", "complaint", "request", "compliment", "promise"]


class Visit(NamedTuple):
    """A day on which they came, and what they had.

    A tuple, because a café has 25,000 of them after a year and builds them at every briefing.

    Args:
        on: The day.
        what: The items of the order joined by ` + `; empty when they just looked in.
    """

    on: date
    what: str = ""

    @property
    def order(self) -> list[str]:
        """The items of the order, one by one."""
        return orders.split(self.what)


@dataclass(slots=True)
class Note:
    """Something worth remembering."""

    on: date
    text: str
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Never:
    """A product never to offer or serve them, and why."""

    what: str
    why: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.what} ({self.why})" if self.why else self.what


@dataclass(slots=True)
class Relative:
    """Somebody who belongs to them."""

    name: str
    relation: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.name} ({self.relation})" if self.relation else self.name


@dataclass(slots=True)
class Occasion:
    """A yearly date.

    Args:
        what: `birthday`, `anniversary` or the owner's word.
        on: `YYYY-MM-DD`, or `--MM-DD` where the year isn't known (RFC 6350, section 4.3.1).
        extra: What else stood in the record.

    Raises:
        ValueError: If `on` is no yearly date.
    """

    what: str
    on: str
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        date.fromisoformat(self.on.replace("--", "2000-", 1))

    @property
    def is_birthday(self) -> bool:
        """Whether it makes somebody older: theirs, or one of the family's."""
        return self.what.casefold().endswith("birthday")

    def next(self, today: date) -> date:
        """Give the day, today or later, on which it comes round.

        29 February comes round on 28 February in ordinary years.
        """
        this_year = self._in(today.year)
        return this_year if this_year >= today else self._in(today.year + 1)

    def turns(self, today: date) -> int | None:
        """Give how many years it makes when it comes round, where the year is known."""
        return None if self.on.startswith("--") else self.next(today).year - int(self.on[:4])

    def _in(self, year: int) -> date:
        month, day = map(int, self.on[-5:].split("-"))
        return date(year, month, min(day, monthrange(year, month)[1]))


@dataclass(slots=True)
class FollowUp:
    """Something to come back to, open until it is closed.

    Args:
        kind: What kind of thing.
        text: What it is about.
        since: The day on which it was written down.
        due: The day it falls on; none means the next visit.
        at: The time of that day, for an order to have ready.
        closed: The day on which it was done.
        outcome: What came of it.
        no_show: Whether it was an order never fetched.
        extra: What else stood in the record.
    """

    kind: Kind
    text: str
    since: date
    due: date | None = None
    at: time | None = None
    closed: date | None = None
    outcome: str = ""
    no_show: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Customer:
    """A person in the notebook.

    Args:
        id: What tells them from everybody else, also between two computers.
        name: As the owner spells it.
        every: The owner's own interval between their visits, in days.
        referred_by: The id of the customer who sent them.
        offers: Whether they want promotions.
        resting: Whether they moved away or died: remembered, but silent.
        visits: Oldest first, one a day.
        merged: The ids of the records that went into this one.
        extra: What else stood in the record, from a newer version or another tool.
    """

    id: str
    name: str
    nicknames: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    usuals: list[str] = field(default_factory=list)
    every: int | None = None
    tags: list[str] = field(default_factory=list)
    likes: list[str] = field(default_factory=list)
    never: list[Never] = field(default_factory=list)
    avoid: list[str] = field(default_factory=list)
    family: list[Relative] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)
    referred_by: str = ""
    offers: bool = True
    resting: bool = False
    followups: list[FollowUp] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def usual(self) -> str:
        """All that they normally have, as one order; empty when not known."""
        return orders.join(self.usuals)

    @property
    def last_visit(self) -> date | None:
        """The latest day on which they came."""
        return max(visit.on for visit in self.visits) if self.visits else None

    def visit_on(self, day: date) -> Visit | None:
        """Give their visit of a day, if they came."""
        return next((visit for visit in self.visits if visit.on == day), None)

    def record_visit(self, on: date, order: Sequence[str] = ()) -> Visit:
        """Write down that they came; a second time on the same day adds to what they had.

        Args:
            on: The day.
            order: What they had, item by item; possibly nothing.

        Returns:
            The visit as it now stands.
        """
        before = self.visit_on(on)
        items = [*(before.order if before else []), *order]
        visit = Visit(on, orders.join(items))
        if before:
            self.visits.remove(before)
        self.visits.append(visit)
        self.visits.sort()
        return visit

    def open_followups(self, *kinds: Kind) -> list[FollowUp]:
        """Give what is still open of them, of these kinds or of any, oldest first."""
        still = (one for one in self.followups if one.closed is None)
        return sorted(
            (one for one in still if not kinds or one.kind in kinds),
            key=lambda one: one.since,
        )

    def asks(self, day: date) -> list[FollowUp]:
        """Give what to ask them when they come in on a day: no day of its own, or it has come."""
        return [ask for ask in self.open_followups("ask") if ask.due is None or ask.due <= day]

    def notes_to_show(self, *, private: bool = False) -> list[Note]:
        """Give the notes that may be seen, newest first.

        Args:
            private: Whether the private ones may be.
        """
        seen = [note for note in self.notes if private or not note.private]
        return sorted(seen, key=lambda note: note.on)[::-1]

    @property
    def private_notes(self) -> int:
        """How many of their notes are private."""
        return sum(note.private for note in self.notes)

    def drift(self) -> orders.Drift | None:
        """Tell what took the place of their usual lately, if anything did."""
        return orders.drift([visit.order for visit in self.visits], self.usuals)

    def occasion(self, what: str) -> Occasion | None:
        """Give their yearly date of a kind, if it is known."""
        return next((one for one in self.occasions if one.what == what), None)

    def learn_occasion(self, what: str, on: str) -> None:
        """Write down a yearly date; one of that kind that was known is replaced."""
        if known := self.occasion(what):
            known.on = on
        else:
            self.occasions.append(Occasion(what, on))


def add_new(entries: list[str], more: Iterable[str]) -> None:
    """Append to a list what it does not hold yet, whatever its case.

    Args:
        entries: The list to grow.
        more: What to add; blank ones are passed over.
    """
    known = {entry.casefold() for entry in entries}
    for text in map(str.strip, more):
        if text and text.casefold() not in known:
            known.add(text.casefold())
            entries.append(text)
