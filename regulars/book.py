"""All customers together: who is meant, who is near, what was changed.

A book holds the records as the notebook has them and builds a `Customer` only for whom a command
needs: with 2,000 customers a note costs one of them, not all.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from regulars import bulk, candidates, hours, ids, names, settings
from regulars.customer import Customer
from regulars.errors import NobodyError
from regulars.fields import Fields, field, is_put_off
from regulars.names import fold
from regulars.orders import split
from regulars.records import Record, to_customer, to_record
from regulars.rhythm import Rhythm, rhythm, usual_gap
from regulars.settings import Settings
from regulars.wording import say_day

if TYPE_CHECKING:
    from regulars.foods import Foods


# What is reckoned from all records, or from the settings, and stays where neither has changed.
_RECKONED = (
    *("settings", "foods", "items", "usual_gap"),
    *("_beginnings", "_came", "_untold", "_rules"),
)


class Book(Fields):
    """The notebook, opened.

    Args:
        records: Of each customer's id the record; never changed in place.
        settings_record: The settings as the notebook has them.
        forgotten: The ids of those who were erased.
    """

    records: dict[str, Record]
    settings_record: Record = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()
    _built: dict[str, Customer] = field(default_factory=dict)
    _removed: set[str] = field(default_factory=set)
    _untold: dict[date, list[hours.Span]] = field(default_factory=dict)
    _rules: dict[date, Callable[[date], bool] | None] = field(default_factory=dict)

    @cached_property
    def settings(self) -> Settings:
        """What the owner has set for the whole shop."""
        return settings.from_record(self.settings_record)

    @cached_property
    def foods(self) -> "Foods":
        """What a dish has, with what the owner has added."""
        from regulars import pantry  # with the vocabulary 0.3 bare Pythons, and few ask
        from regulars.foods import Foods

        return Foods(pantry.parse(self.settings.foods))

    def afresh(self) -> "Book":
        """Give the same records with nobody built yet; what was reckoned from all of them stays."""
        same, held = Book(self.records, dict(self.settings_record), self.forgotten), self.__dict__
        same.__dict__.update((key, held[key]) for key in _RECKONED if key in held)
        return same

    def get(self, customer_id: str) -> Customer:
        """Give the customer with an id; the same object every time.

        Raises:
            NobodyError: If nobody has that id any more.
        """
        if customer_id not in self:
            raise NobodyError("that customer is no longer in your notebook. Nothing was changed.")
        if customer_id not in self._built:
            self._built[customer_id] = to_customer(customer_id, self.records[customer_id])
        return self._built[customer_id]

    def __contains__(self, customer_id: object) -> bool:
        known = customer_id in self._built or customer_id in self.records
        return known and customer_id not in self._removed

    def __iter__(self) -> Iterator[Customer]:
        new = [customer_id for customer_id in self._built if customer_id not in self.records]
        yield from self.some([*self.records, *new])

    def some(self, some_ids: Sequence[str]) -> Iterator[Customer]:
        """Give those of some customers who are still there, read all at once."""
        known = self._built.keys() | self._removed
        unread = {one: self.records[one] for one in some_ids if one not in known}
        self._built |= bulk.read_records(unread, self._beginnings)
        return (self.get(customer_id) for customer_id in some_ids if customer_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self._entries())

    def add(self, name: str, customer_id: str = "") -> Customer:
        """Write down somebody new.

        Args:
            name: As the owner spells it.
            customer_id: The id that they have already, elsewhere.

        Returns:
            The customer, with an id of their own and nothing else known yet.

        Raises:
            UsageError: If the name has no letter and no digit.
        """
        customer = Customer(customer_id or ids.new(self.records), candidates.check_name(name))
        if names.is_phone(customer.name):
            customer.phones.append(customer.name)
        self._built[customer.id] = customer
        return customer

    def put(self, customer: Customer) -> None:
        """Write somebody down in the place of whoever has their id."""
        self._built[customer.id] = customer

    def remove(self, customer: Customer) -> None:
        """Take somebody out, and out of who was sent by whom."""
        self._removed.add(customer.id)
        self._built.pop(customer.id, None)
        self.refer(customer.id, "")

    def sent_by(self, sender: str) -> list[Customer]:
        """Give all whom somebody sent, by the sender's id."""
        sent = [one for one, record in self.records.items() if record.get("referred_by") == sender]
        maybe = [self.get(one) for one in dict.fromkeys([*sent, *self._built]) if one in self]
        return [one for one in maybe if one.referred_by == sender]

    @cached_property
    def items(self) -> frozenset[str]:
        """All that anybody has had or has as a usual, folded; also without how they like it."""
        found = set[str]()
        for record in self.records.values():
            # A damaged one is told of elsewhere.
            with suppress(AttributeError, KeyError, TypeError):
                found.update(map(str.strip, record.get("usuals", ())))
                found.update(*(split(visit[11:]) for visit in record.get("visits", ())))
        return frozenset(fold(text) for one in found for text in (one, one.partition(",")[0]))

    def refer(self, sender: str, instead: str) -> None:
        """Let all whom somebody sent have been sent by somebody else, or by nobody.

        Args:
            sender: The id of who is said to have sent them.
            instead: The id to write instead; empty for nobody.
        """
        for customer in self.sent_by(sender):
            customer.referred_by = instead

    def one(self, asked: str) -> Customer:
        """Find the one person that a typed name means.

        Args:
            asked: An id, a name or its beginnings, a nickname or a phone number.

        Returns:
            The customer.

        Raises:
            NobodyError: If nobody is called that; the text has the nearest spellings.
            SeveralError: If several are, with what tells them apart.
        """
        asked = candidates.spaced(asked)
        found = self.named(asked)[1]
        if not found:
            near = self.near(asked)
            raise candidates.nobody(asked, near, empty=len(self) == 0)
        if len(found) > 1:
            raise candidates.several(asked, found, by=self._by(found))
        return found[0]

    def near(self, asked: str) -> list[str]:
        """Give the names that are spelt nearly as what was typed, the nearest first."""
        return [self.get(entry.id).name for entry in names.near(asked, self._entries())]

    def named(self, asked: str) -> tuple[names.How, list[Customer]]:
        """Find everybody whom a typed name may mean, and in which way it matched."""
        how, hits = names.match(asked, list(self._entries()), self.settings.country_code)
        return how, [self.get(entry.id) for entry in hits]

    def named_by(self, asked: str) -> list[str]:
        """Give the ids of all whom a typed name fits in any way, be others meant before them."""
        code = self.settings.country_code
        return [one.id for one in self._entries() if names.match(asked, [one], code)[1]]

    def known(self, asked: str, *, but: str = "") -> Customer | None:
        """Find the person that `add` means, who may not be in the notebook yet.

        Args:
            asked: A name as typed.
            but: The id of somebody who isn't meant.

        Returns:
            Whom it names in full, by nickname, phone or id; none where it is nobody's name.

        Raises:
            SeveralError: If it names several, or is only a part of a known name or nearly one:
                then only the owner knows whether it is somebody new.
        """
        asked = candidates.spaced(asked)
        how, found = self.named(asked)
        if how == "nobody":
            close = [entry for entry in self._entries() if candidates.is_near(asked, entry)]
            found = [self.get(entry.id) for entry in close]
        found = [one for one in found if one.id != but]
        if how in {"part", "nobody"} and found:
            near = "nearly" if how == "nobody" else "only part of"
            raise candidates.perhaps(asked, found, near, by=self._by(found))
        if len(found) > 1:
            raise candidates.several(asked, found, by=self._by(found), someone_new=True)
        return found[0] if found else None

    def sign(self, customer: Customer) -> str:
        """Give by what somebody is named and nobody else: the full name, a phone, or the id."""
        return self._by([customer])[1]

    def _by(self, found: list[Customer]) -> tuple[str, str]:
        return candidates.by(found[0], list(self._entries()), self.settings.country_code)

    def name_of(self, sender: str) -> str | None:
        """Give the name of who sent somebody; none where nobody did.

        What is nobody's id is a name, whatever it looks like: whoever is taken out is taken out of
        who was sent by whom.

        Args:
            sender: Their id, or the name of somebody who was never in the notebook.
        """
        if sender in self:
            return self.get(sender).name
        return sender or None

    def untold(self, today: date) -> list[hours.Span]:
        """Give the closures that nobody told of, up to the present day, in time.

        The days are read off the records' own text, without building anybody.
        """
        if today not in self._untold:
            told = self.settings.open_days, self.settings.closed
            self._untold[today] = hours.untold(self._came, today, *told)
        return self._untold[today]

    @cached_property
    def _beginnings(self) -> Counter[str]:
        return bulk.beginnings(self.records)

    @cached_property
    def _came(self) -> dict[date, int]:
        return bulk.came(self._beginnings)

    def _is_open(self, today: date) -> Callable[[date], bool] | None:
        """Whether the shop is, was or seems to have been open on a day; none if it never closes."""
        if today not in self._rules:
            told = self.settings.open_days, self.settings.closed
            self._rules[today] = hours.rule(*told, self.untold(today))
        return self._rules[today]

    def closed_on(self, day: date | None, *, today: date) -> str:
        """Say of a day for which something is written down that the shop is closed on it."""
        is_open = hours.rule(self.settings.open_days, self.settings.closed)
        if day is None or is_open is None or is_open(day):
            return ""
        return f"{say_day(day, today=today)} is a day you are closed."

    @cached_property
    def usual_gap(self) -> float | None:
        """The typical gap of the shop's customers, in days."""
        return usual_gap(bulk.latest_days(self.records))

    def rhythm_of(
        self, customer: Customer, day: date, *, horizon: int = 7, today: date | None = None
    ) -> Rhythm:
        """Tell how often somebody comes and whether they are due on a day.

        Args:
            customer: Somebody of this book.
            day: The day to tell it for.
            horizon: For how many days ahead to give the chance.
            today: The present day, where that is another: what lies after it isn't known yet.
        """
        unread = is_put_off(customer, "visits")  # then the record's own text tells the days
        lines = self.records[customer.id]["visits"] if unread else customer.visits
        found = rhythm(
            bulk.days(lines),
            day,
            customer.every,
            self.usual_gap,
            horizon=horizon,
            is_open=self._is_open(min(day, today or day)),
            since=customer.every_since,
        )
        return found.rest() if customer.resting else found

    def changes(self) -> dict[str, Record | None]:
        """Give what differs from the notebook: of each id the new record, none if removed."""
        changed: dict[str, Record | None] = dict.fromkeys(self._removed)
        for customer_id, customer in self._built.items():
            record, before = to_record(customer), self.records.get(customer_id)
            # A record written by hand may spell the same facts otherwise; that is no change.
            if before is None or (
                record != before and record != to_record(to_customer(customer_id, before))
            ):
                changed[customer_id] = record
        return changed

    def _entries(self) -> Iterator[names.Entry]:
        """By what everybody can be called, read from the records without building anybody."""
        for customer_id, record in self.records.items():
            if customer_id not in self._built and customer_id not in self._removed:
                yield bulk.entry(customer_id, record)
        for one in self._built.values():
            yield names.Entry(one.id, one.name, one.nicknames, one.phones)
