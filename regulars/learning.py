"""What a file says of somebody known, added to what is known: nothing is overwritten."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from regulars import chat, nevers, orders
from regulars.customer import Customer, add_new
from regulars.errors import UsageError
from regulars.family import parse_family
from regulars.formats.rows import Came, Person
from regulars.names import fold, same_phone
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.wording import say_full, say_yearly


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file says otherwise than the notebook, which was kept.

    Args:
        id: Of whom.
        name: Their name.
        what: Of what: `birthday`, `order of Mon 23 Nov 2026`.
        yours: What the notebook says.
        theirs: What the file says.
    """

    id: str
    name: str
    what: str
    yours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.name}'s {self.what}: yours {self.yours}, theirs {self.theirs}"


@dataclass(slots=True)
class Learnt:
    """What was added to a customer.

    Args:
        facts: Each in a word: `phone`, `birthday`.
        differences: What was said otherwise, and left.
        refused: What could not be read.
    """

    facts: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def learn(
    customer: Customer, person: Person, today: date, country_code: str = "", sender: str = ""
) -> Learnt:
    """Add to a customer what a file says of them.

    Args:
        customer: Whom.
        person: What the file says.
        today: The present day.
        country_code: The shop's own country code, or nothing.
        sender: Who sent them, as the record is to have it: an id, or a name.
    """
    learnt = Learnt()
    known_as = {fold(customer.name), *map(fold, customer.nicknames)}
    if person.name and fold(person.name) not in known_as:
        learnt.differences.append(differ(customer, "name", customer.name, person.name))
    before, own = len(customer.ids), {customer.id, *customer.merged}
    theirs = (f"{program}:{one}" for program, one in person.ids.items() if one not in own)
    add_new(customer.ids, theirs)
    learnt.facts += ["id"] * (len(customer.ids) > before)
    phones = _checked(person.phones, chat.check_phone, learnt)
    said = chat.Chat(
        phone=list(new_phones(customer, phones, country_code)),
        email=_checked(person.emails, chat.check_email, learnt),
        nickname=[name for name in person.nicknames if fold(name) not in known_as],
        tag=person.tags,
        usual=person.usuals,
        likes=person.likes,
        never=list(_new_nevers(customer, person.nevers, learnt)),
        family=list(_new_family(customer, person.family, learnt)),
        sender="" if customer.referred_by else sender,
    )
    written = chat.learn(customer, said, today=today, on=today)
    learnt.facts += map(_in_a_word, [*written.added, *written.righted])
    known = {note.text for note in customer.notes}
    for text in person.notes:
        if text.strip() and text.strip() not in known:
            learnt.facts += chat.learn(customer, chat.Chat(note=text), today=today, on=today).added
    for what, on in person.occasions.items():
        if on > today.isoformat():
            learnt.refused.append(f"{on} is no {what} yet; the rest was taken")
        else:
            learn_occasion(customer, what, on, learnt)
    if person.offers is False and customer.offers:
        customer.offers = False
        learnt.facts.append("no promotions")
    return learnt


def _in_a_word(fact: str) -> str:
    """What kind of fact it is: `family` of `family (wife Alice)`, `never` of `never nuts`."""
    return "never" if fact.startswith("never ") else fact.partition(" (")[0]


def _checked(texts: Sequence[str], check: Callable[[str], str], learnt: Learnt) -> list[str]:
    """Those that are what they should be; of the others it is said that they aren't."""
    passed = []
    for text in texts:
        try:
            passed.append(check(text))
        except UsageError as error:
            learnt.refused.append(f"{str(error).partition('. ')[0]}; the rest was taken")
    return passed


def reached(person: Person) -> list[str]:
    """Give the numbers and the addresses of somebody that are what they should be."""
    nowhere = Learnt()
    return [
        *_checked(person.phones, chat.check_phone, nowhere),
        *_checked(person.emails, chat.check_email, nowhere),
    ]


def differ(customer: Customer, what: str, yours: str, theirs: str) -> Difference:
    """Give what a file says otherwise of somebody."""
    return Difference(customer.id, customer.name, what, yours, theirs)


def new_phones(customer: Customer, phones: Sequence[str], country_code: str) -> Iterator[str]:
    """Give the numbers by which somebody isn't reached yet, however they are written."""
    known = list(customer.phones)
    for phone in phones:
        if phone not in known and not any(same_phone(phone, one, country_code) for one in known):
            known.append(phone)
            yield phone


def _new_nevers(customer: Customer, typed: Sequence[str], learnt: Learnt) -> Iterator[str]:
    known = {one.what.casefold(): one for one in customer.never}
    for text in typed:
        never = nevers.parse(text)
        mine = known.get(never.what.casefold())
        if mine is None:
            yield text
        elif never.why and never.why != mine.why:
            learnt.differences.append(differ(customer, "never", str(mine), str(never)))


def _new_family(customer: Customer, typed: Sequence[str], learnt: Learnt) -> Iterator[str]:
    for relative in (one for text in typed for one in parse_family(text)):
        of_name = [one for one in customer.family if fold(one.name) == fold(relative.name)]
        said = {fold(one.relation) for one in of_name}
        if not of_name or "" in said:
            yield str(relative)
        elif relative.relation and fold(relative.relation) not in said:
            mine = ", ".join(map(str, of_name))
            learnt.differences.append(differ(customer, "family", mine, str(relative)))


def learn_occasion(customer: Customer, what: str, on: str, learnt: Learnt) -> None:
    """Write down a yearly date, or the year of one that is known without it.

    Args:
        customer: Whose.
        what: What it is.
        on: `YYYY-MM-DD`, or `--MM-DD`.
        learnt: Where it is told what became of it.
    """
    try:
        theirs = Occasion(what, on)
    except ValueError:
        learnt.refused.append(f"{on} is no {what}; the rest was taken")
        return
    mine = customer.occasion(what)
    if mine is None or (mine.on.startswith("--") and mine.on[-5:] == on[-5:] and mine.on != on):
        customer.learn_occasion(what, on)
        learnt.facts.append(what)
    elif theirs.on not in {mine.on, f"--{mine.on[-5:]}"}:
        differs = differ(customer, what, say_yearly(mine.on), say_yearly(on))
        learnt.differences.append(differs)


def come(customer: Customer, days: Mapping[date, Sequence[str]], learnt: Learnt) -> list[date]:
    """Write down on which days somebody came; an order of the owner's own for one stays.

    Args:
        customer: Who.
        days: Of each day what they had.
        learnt: Where it is told what the file says otherwise.

    Returns:
        The days that were written down.
    """
    # A till tells of two years at once: who came is looked through once, not for each day.
    known = {visit.on: visit for visit in reversed(customer.visits)}
    written = []
    for on, items in days.items():
        before, theirs = known.get(on), orders.join(items)
        if before is None or (theirs and not before.what):
            if before:
                customer.visits.remove(before)
            customer.visits.append(Visit(on, theirs))
            written.append(on)
        elif theirs and theirs != before.what:
            day = f"order of {say_full(on)}"
            learnt.differences.append(differ(customer, day, before.what, theirs))
    customer.visits.sort()
    return written


def summed(held: Sequence[Came]) -> list[str]:
    """Add up the alike items of a day.

    Args:
        held: What is told of the day, in whatever order.

    Returns:
        The items in the order of the times, the number in front where it is over 1.
    """
    totals, spelt = Counter[str](), dict[str, str]()
    for came in sorted(held, key=lambda one: one.at or time.min) if len(held) > 1 else held:
        for item, amount in zip(came.items, came.amounts or [1] * len(came.items), strict=True):
            totals[spelt.setdefault(item.casefold(), item)] += amount
    return [f"{number} {item}" if number > 1 else item for item, number in totals.items()]


def is_after_rest(customer: Customer, on: date) -> bool:
    """Tell whether somebody who rests came after all, later than it was said that they do."""
    return customer.resting and bool(customer.resting_since and on > customer.resting_since)
