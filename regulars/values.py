"""What is known once of a customer, described once: how it is said, and what belongs to it."""

from collections.abc import Callable
from typing import NamedTuple

from regulars.customer import Customer
from regulars.wording import interval

NameOf = Callable[[str], str | None]
_NOBODY = Customer("", "")


class Value(NamedTuple):
    """The one description of a single value, as `customer.Fact` is that of a list.

    Args:
        field: The attribute of `Customer` that holds it.
        label: How it is called on the sheet, and in a sentence before what is said of it.
        said: What is said of it, by the names of those who have an id; empty where it isn't known.
        more: The attributes that say nothing without it: they come and go with it.
        option: By what the owner drops it; empty where an option of its own takes it back.
    """

    field: str
    label: str
    said: Callable[[Customer, NameOf], str]
    more: tuple[str, ...] = ()
    option: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """All attributes that belong together."""
        return (self.field, *self.more)

    def take(self, customer: Customer, other: Customer) -> None:
        """Take it over from another record."""
        for field in self.fields:
            setattr(customer, field, getattr(other, field))

    def clear(self, customer: Customer) -> None:
        """Let it be as if it had never been known."""
        self.take(customer, _NOBODY)


EVERY = Value(
    "every",
    "every",
    lambda one, _: interval(one.every) if one.every else "",
    ("every_since",),
    option="every",
)
SENDER = Value(
    "referred_by",
    "sent by",
    lambda one, name_of: name_of(one.referred_by) or one.referred_by,
    ("referred_on",),
    option="referred-by",
)
OFFERS = Value("offers", "promotions", lambda one, _: "" if one.offers else "no")
RESTING = Value(
    "resting",
    "resting",
    lambda one, _: (one.resting_why or "yes") if one.resting else "",
    ("resting_why", "resting_since"),
)
VALUES = {one.field: one for one in (EVERY, SENDER, OFFERS, RESTING)}
