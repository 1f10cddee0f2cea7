"""What a file of another program holds, row by row: people, and days on which they came."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple, TypeVar

from regulars.customer import Customer

# What is told how far one has come, as a share of the whole.
Tell = Callable[[float], None]
_One = TypeVar("_One")
# After how many it is told again.
_EVERY = 500


@dataclass(frozen=True, slots=True)
class Person:
    """What a row, a card or an event says of somebody.

    Args:
        line: The line of the file on which it begins, from 1.
        name: As it stands there; empty where none does.
        ids: By program, what it calls them: `{"square": "7K2A"}`, `{"vcard": "urn:uuid:…"}`.
        nicknames: What else they are called.
        phones: Their numbers, as written.
        emails: Their addresses.
        tags: The groups they belong to.
        usuals: What they normally have.
        likes: What they are fond of.
        nevers: What never to offer them, as `WHAT: WHY`.
        family: Who belongs to them, as `relation name`.
        occasions: Of each yearly date its day, as `YYYY-MM-DD` or `--MM-DD`.
        referred_by: The name of who sent them.
        notes: What else is to be kept of them.
        offers: Whether they want promotions; none where nothing is said.
        blocked: Whether the other program has blocked them.
    """

    line: int
    name: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    nicknames: Sequence[str] = ()
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()
    tags: Sequence[str] = ()
    usuals: Sequence[str] = ()
    likes: Sequence[str] = ()
    nevers: Sequence[str] = ()
    family: Sequence[str] = ()
    occasions: Mapping[str, str] = field(default_factory=dict)
    referred_by: str = ""
    notes: Sequence[str] = ()
    offers: bool | None = None
    blocked: bool = False


class Came(NamedTuple):
    """That somebody came, or will, or didn't after all.

    Args:
        person: Who, as far as the file says.
        on: The local day.
        at: The time, where the file has one.
        items: What they had, item by item.
        amounts: How many of each item; one of each where nothing is said, 0 of what is weighed.
        skipped: Why it is no visit (`refunded`, `cancelled`, `no-show`, `gift card`, `ahead`,
            `anonymous`); empty where it is one.
    """

    person: Person
    on: date
    at: time | None = None
    items: Sequence[str] = ()
    amounts: Sequence[int] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be taken.

    Args:
        line: The line of the file on which it begins, from 1.
        why: The reason, in a few words.
    """

    line: int
    why: str


@dataclass(slots=True)
class Read:
    """What was read from a file.

    Args:
        kind: What the file was taken for, as one would say it: `customers of Square`.
        people: Those it tells of.
        customers: Whole records of our own, each with the line on which it begins.
        visits: The days on which they came.
        refused: The rows that could not be read.
        columns: Of each column what was made of it: `phone`, `note`, `left out`.
        left_out: What belongs to the other program alone: `card brand`, `photo`.
        remarks: What else the owner should know: which encoding, which order of dates.
        sparing: Whether a name alone that comes only once makes nobody new: a diary's entry.
        by_name: Whether each row is of a person and of a visit: as for any visit, a name that
            exactly one person has is then enough.
    """

    kind: str
    people: list[Person] = field(default_factory=list)
    customers: list[tuple[int, Customer]] = field(default_factory=list)
    visits: list[Came] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    sparing: bool = False
    by_name: bool = False


def silent(_share: float) -> None:
    """Tell nobody how far one has come."""


def watched(items: Iterable[_One], many: int, tell: Tell, before: int = 0) -> Iterator[_One]:
    """Give what there is, and tell on the way how far one has come.

    Args:
        items: What there is.
        many: How many there are in all, or nearly.
        tell: What is told.
        before: How many came before these.
    """
    for number, one in enumerate(items, before):
        if not number % _EVERY:
            tell(number / max(many, 1))
        yield one
