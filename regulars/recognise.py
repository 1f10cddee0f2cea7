"""Who of the notebook is meant by what another program says of somebody."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regulars import names
from regulars.book import Book
from regulars.customer import Customer
from regulars.formats.rows import Person
from regulars.names import fold
from regulars.records import to_customer

# The word under which a file has our own ids, and that of a file which doesn't say whose they are.
_OURS = ("regulars", "file")
_RECOGNISED = frozenset(("name", "nicknames", "phones", "emails", "ids", "merged"))


@dataclass(frozen=True, slots=True)
class Match:
    """Who somebody is.

    Args:
        id: Theirs in the notebook; empty where that isn't certain.
        alike: The ids of those who may be meant, since they have the same name.
    """

    id: str = ""
    alike: Sequence[str] = ()


class Acquaintances:
    """Everybody of a notebook, by what they are recognised by.

    Made without anybody's visits: of 10,000 customers an import may concern ten.

    Args:
        book: Everybody.
    """

    def __init__(self, book: Book) -> None:
        self._country_code = book.settings.country_code
        self._ids: dict[str, str] = {}
        self._named: dict[str, list[str]] = defaultdict(list)
        self._by_phone: dict[str, list[str]] = defaultdict(list)
        self._by_email: dict[str, list[str]] = defaultdict(list)
        self._phones: dict[str, list[str]] = defaultdict(list)
        for customer_id, record in book.records.items():
            told = {key: value for key, value in record.items() if key in _RECOGNISED}
            self.add(to_customer(customer_id, told))

    def add(self, customer: Customer) -> None:
        """Get to know somebody, or what else is known of them by now."""
        own = [f"{word}:{one}" for one in (customer.id, *customer.merged) for word in _OURS]
        for key in (*own, *customer.ids):
            self._ids.setdefault(key.casefold(), customer.id)
        for name in (customer.name, *customer.nicknames):
            _append(self._named[fold(name)], customer.id)
        for phone in customer.phones:
            _append(self._by_phone[self._phone_key(phone)], customer.id)
            _append(self._phones[customer.id], phone)
        for email in customer.emails:
            _append(self._by_email[email.casefold()], customer.id)

    def who(self, person: Person) -> Match:
        """Tell who somebody in a file is.

        By an id kept earlier or our own; by name and phone, or name and e-mail; where no name is
        given by a phone or e-mail that only one person has, or is called by. Never by likeness.
        """
        for program, value in person.ids.items():
            if known := self._ids.get(f"{program}:{value}".casefold()):
                return Match(known)
        reached = [*self._of_phones(person.phones), *self._of_emails(person.emails)]
        if not person.name:
            called = (
                one
                for text in (*person.phones, *person.emails)
                for one in self._named.get(fold(text), ())
                if one in reached
            )
            found = list(dict.fromkeys(called)) or list(dict.fromkeys(reached))
            return Match(found[0]) if len(found) == 1 else Match()
        alike = self._named.get(fold(person.name), [])
        certain = [one for one in alike if one in reached]
        return Match(certain[0]) if certain else Match(alike=tuple(alike))

    def _of_phones(self, phones: Iterable[str]) -> list[str]:
        return [
            one
            for phone in phones
            for one in self._by_phone.get(self._phone_key(phone), ())
            if any(names.same_phone(phone, own, self._country_code) for own in self._phones[one])
        ]

    def _of_emails(self, emails: Iterable[str]) -> list[str]:
        return [one for email in emails for one in self._by_email.get(email.casefold(), ())]

    def _phone_key(self, phone: str) -> str:
        """What two ways of writing one number share: of a shorter one there is only the whole."""
        return names.phone_key(phone, self._country_code)[-7:]


def _append(ids: list[str], one: str) -> None:
    if one not in ids:
        ids.append(one)
