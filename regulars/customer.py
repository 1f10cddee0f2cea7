"""A customer and what hangs on them: visits, notes, follow-ups, occasions, nevers.

Plain classes and what follows from them alone; nothing here knows a file or a screen.
"""

from collections.abc import Callable, Iterable
from datetime import date, time
from operator import attrgetter
from typing import Any, NamedTuple

from regulars import orders
from regulars.fields import Fields, field
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.wording import Headed, say_full


class Kind(Headed):
    """What kind of thing is to be come back to, the most pressing first."""

    ORDER = "order", "Have ready", "Ready"
    COMPLAINT = "complaint", "Make right", "Make right"
    PROMISE = "promise", "Keep your word", "Promised"
    ASK = "ask", "Ask", "Ask"
    REQUEST = "request", "Asked for", "Asked for"
    COMPLIMENT = "compliment", "Praised", "Thank"
    GIFT = "gift", "Gave you something", "Thank"


# What is said of an order that nobody came for.
NEVER_FETCHED = "never fetched"


class Note(Fields):
    """Something worth remembering."""

    on: date
    text: str
    private: bool = False
    extra: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text


class Never(Fields):
    """A product never to offer or serve them, and why."""

    what: str
    why: str = ""
    extra: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.what} ({self.why})" if self.why else self.what


class Relative(Fields):
    """Somebody who belongs to them."""

    name: str
    relation: str = ""
    extra: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.name} ({self.relation})" if self.relation else self.name


class FollowUp(Fields):
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
        said: The days on which the owner was told it at a visit.
        rests: Whether they were last let rest later on the day on which it was written down.
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
    said: list[date] = field(default_factory=list, compare=False)
    rests: bool = field(default_factory=bool, compare=False)
    extra: dict[str, object] = field(default_factory=dict)

    def when(self) -> tuple[date, time]:
        """Give the day and time by which to order it: those it falls on, else when it was said."""
        return self.due or self.since, self.at or time.max

    def __str__(self) -> str:
        return self.text

    @property
    def came(self) -> str:
        """What came of it, as one would say it; empty where nothing was said."""
        return NEVER_FETCHED if self.no_show else self.outcome


class Fact(NamedTuple):
    """The one description of a list of facts about a customer.

    What reads, merges, finds, drops or writes down facts walks these, so that a new one is a line.

    Args:
        field: The attribute of `Customer` that holds them.
        option: What the owner types to add one, and where `find` says it found one: `phone`.
        one: One of them in a sentence.
        heading: Above them in a dossier.
        about: What one of them is about, by which it is dropped; none for plain texts.
    """

    field: str
    option: str
    one: str
    heading: str
    about: Callable[[Any], str] | None = None  # of what the list holds


class Customer(Fields):
    """A person in the notebook.

    Args:
        id: What tells them from everybody else, also between two computers.
        name: As the owner spells it.
        looks: How to know them by sight, while their name isn't known well.
        every: The owner's own interval between their visits, in days.
        every_since: The day on which it was written down.
        referred_by: The id of the customer who sent them.
        referred_on: The day on which that was written down, while thanks are owed for it.
        offers: Whether they want promotions.
        resting: Whether they moved away or died: remembered, but silent.
        resting_why: What the owner said of it: `died 28 April`.
        resting_since: The day on which she said it; what she dates herself from then on comes up.
        visits: Oldest first, one a day.
        ids: What other programs call them, as `square:GTY7`: a later file knows them again by it.
        merged: The ids of the records that went into this one.
        different: The ids of those who look like them, and are somebody else.
        extra: What else stood in the record, from a newer version or another tool.
    """

    id: str
    name: str
    nicknames: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    usuals: list[str] = field(default_factory=list)
    every: int | None = None
    every_since: date | None = None
    tags: list[str] = field(default_factory=list)
    likes: list[str] = field(default_factory=list)
    never: list[Never] = field(default_factory=list)
    avoid: list[str] = field(default_factory=list)
    family: list[Relative] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)
    referred_by: str = ""
    referred_on: date | None = None
    offers: bool = True
    resting: bool = False
    resting_why: str = ""
    resting_since: date | None = None
    followups: list[FollowUp] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def usual(self) -> str:
        """All that they normally have, as one order; empty when not known."""
        return orders.join(self.usuals)

    @property
    def last_visit(self) -> date | None:
        """The latest day on which they came."""
        return max(self.visits).on if self.visits else None

    def set_every(self, days: int | None, on: date | None = None) -> None:
        """Set how often they come, written down on a day; none lets their visits tell it."""
        self.every, self.every_since = days, on if days else None

    def rest(self, on: date, why: str = "") -> None:
        """Let them rest from a day on."""
        for one in () if self.resting else self.open_followups():
            one.rests = one.since >= on
        self.resting, self.resting_since = True, self.resting_since or on
        self.resting_why = why or self.resting_why

    def wake(self) -> None:
        """Let them be expected again."""
        self.resting, self.resting_why, self.resting_since = False, "", None

    @property
    def rest_since(self) -> str:
        """Since when they rest, where that is known: `since Mon 27 Apr 2026`."""
        return f"since {say_full(self.resting_since)}" if self.resting_since else ""

    @property
    def rest_said(self) -> str:
        """Since when they rest, and why: `resting since Mon 27 Apr 2026: moved to Durban`."""
        return ": ".join(filter(None, (f"resting {self.rest_since}".rstrip(), self.resting_why)))

    def comes_up(self, one: FollowUp) -> bool:
        """Whether something open comes up by itself: of whoever rests only what was dated since."""
        since = self.resting_since
        return not self.resting or bool(one.due and since and one.since >= since and not one.rests)

    def visit_on(self, day: date) -> Visit | None:
        """Give their visit of a day, if they came."""
        return next((visit for visit in self.visits if visit.on == day), None)

    def open_followups(self, *kinds: Kind) -> list[FollowUp]:
        """Give what is still open of them, of these kinds or of any, by day and time."""
        still = (one for one in self.followups if one.closed is None)
        return sorted((one for one in still if not kinds or one.kind in kinds), key=FollowUp.when)

    def asks(self, day: date) -> list[FollowUp]:
        """Give what to ask them when they come in on a day: no day of its own, or it has come."""
        return [ask for ask in self.open_followups(Kind.ASK) if ask.due is None or ask.due <= day]

    def notes_to_show(self, *, private: bool = False) -> list[Note]:
        """Give the notes that may be seen, newest first; the private ones where they may be."""
        seen = [note for note in self.notes if private or not note.private]
        return sorted(seen, key=lambda note: note.on)[::-1]

    @property
    def private_notes(self) -> int:
        """How many of their notes are private."""
        return sum(note.private for note in self.notes)

    def occasion(self, what: str) -> Occasion | None:
        """Give their yearly date of a kind, if it is known."""
        return next((one for one in self.occasions if one.what == what), None)

    def learn_occasion(self, what: str, on: str) -> None:
        """Write down a yearly date; one of that kind that was known is replaced."""
        if known := self.occasion(what):
            known.on = on
        else:
            self.occasions.append(Occasion(what, on))


FACTS = (
    Fact("nicknames", "nickname", "nickname", "Also called"),
    Fact("looks", "looks", "looks", "Known by sight"),
    Fact("phones", "phone", "phone", "Phones"),
    Fact("emails", "email", "email", "E-mail"),
    Fact("usuals", "usual", "usual", "The usual"),
    Fact("ids", "id", "id of another program", "Called by other programs"),
    Fact("tags", "tag", "tag", "Groups"),
    Fact("likes", "likes", "liking", "Likes"),
    Fact("never", "never", "never", "Never", attrgetter("what")),
    Fact("avoid", "avoid", "subject to avoid", "Not to be brought up"),
    Fact("family", "family", "relative", "Family", attrgetter("name")),
    Fact("occasions", "occasion", "yearly date", "Yearly dates", attrgetter("what")),
    Fact("followups", "follow-up", "follow-up", "Follow-ups", attrgetter("text")),
    Fact("notes", "note", "note", "Notes", attrgetter("text")),
    Fact("visits", "visit", "visit", "Visits", lambda one: f"{one.on} {one.what}".rstrip()),
)


def add_new(entries: list[str], more: Iterable[str]) -> None:
    """Append to a list what it does not hold yet, whatever its case, and what isn't blank."""
    known = {entry.casefold() for entry in entries}
    for text in map(str.strip, more):
        if text and text.casefold() not in known:
            known.add(text.casefold())
            entries.append(text)
