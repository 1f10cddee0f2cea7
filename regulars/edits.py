"""Putting a record right: another name, taking an entry out, and letting somebody rest."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from regulars import candidates
from regulars.book import Book
from regulars.candidates import check_name
from regulars.customer import FACTS, Customer, Fact, FollowUp, Never, Note, Relative, add_new
from regulars.errors import Candidate, RegularsError, SeveralError, UsageError
from regulars.names import fold
from regulars.occasions import Occasion
from regulars.values import VALUES, NameOf
from regulars.wording import quoted, say_full, say_yearly


class Entry(NamedTuple):
    """Something that can be taken out of a record.

    Args:
        key: By what it is named in full: `phone: 082 123 4567`.
        texts: What it is about, and all that it says; of a single value its name.
        told: How it is said, which never shows a private note.
        field: The attribute that holds it.
        place: Where in that list; none for a single value.
    """

    key: str
    texts: tuple[str, ...]
    told: str
    field: str
    place: int | None = None

    @property
    def about(self) -> str:
        """What it is about: of a never the product alone."""
        return self.texts[0]


def check_free(book: Book, customer: Customer, new: str) -> None:
    """Make sure that a new name is nobody else's, nor part of one or nearly one.

    Args:
        book: Everybody.
        customer: Whose it is to be.
        new: The name as typed.

    Raises:
        SeveralError: If it is: then only the owner knows whether they are two people.
    """
    try:
        other = book.known(check_name(new), but=customer.id)
    except SeveralError as several:
        found = [book.get(one.key) for one in several.candidates]
    else:
        found = [other] if other else []
    if found:
        raise candidates.taken(new, found, customer, (book.sign(found[0]), book.sign(customer)))


def rename(customer: Customer, new: str) -> str:
    """Give somebody another name; by the old one they are found as before.

    Args:
        customer: Whom.
        new: The name.

    Returns:
        What was done, in a few words.

    Raises:
        UsageError: If it is no name.
    """
    old, customer.name = customer.name, check_name(new)
    if fold(old) != fold(customer.name):
        add_new(customer.nicknames, [old])
    customer.nicknames = [one for one in customer.nicknames if fold(one) != fold(customer.name)]
    return f"was called {old}"


def rest(customer: Customer, on: date, why: str = "") -> str:
    """Let somebody rest, who moved away or died.

    Args:
        customer: Whom.
        on: The present day.
        why: What the owner says of it.

    Returns:
        What was done, in a few words.
    """
    before = customer.resting
    customer.rest(on, why.strip())
    did = "resting already" if before and not why.strip() else "resting: not expected any more"
    return f"{did} ({customer.resting_why})" if customer.resting_why else did


def close_all(customer: Customer, today: date) -> list[str]:
    """Close what is open of somebody who rests; give what was closed, each in a few words."""
    still = customer.open_followups()
    for one in still:
        one.closed, one.outcome = today, "resting"
    return [f"{one.kind} closed: {one.text}" for one in still]


def wake(customer: Customer) -> str:
    """Let somebody be expected again.

    Args:
        customer: Whom.

    Returns:
        What was done, in a few words.
    """
    if not customer.resting:
        return "wasn't resting"
    why = f" ({customer.resting_why})" if customer.resting_why else ""
    customer.wake()
    return f"no longer resting{why}"


def pick(customer: Customer, text: str, name_of: NameOf = str, *, of: str = "") -> str:
    """Find the entry that is to be taken out.

    Args:
        customer: Whose.
        text: The entry, a part of it that no other has, or the name of a single value: `every`.
        name_of: Gives the name of whoever has an id.
        of: The list that alone is meant, which has a command of its name; of any unless given.

    Returns:
        Its key, for `drop`.

    Raises:
        UsageError: If it is empty.
        SeveralError: If several fit.
        RegularsError: If none does.
    """
    wanted = fold(text)
    if not wanted:
        example = f"regulars {of} fred nuts --drop" if of else "--drop 0821234567"
        raise UsageError(f"say what to drop, for instance: {example}")
    held = [*_values(customer, name_of), *_entries(customer)]
    held = [one for one in held if of in {"", one.field}]
    found = (
        [one for one in held if text in {one.key, one.told}]  # of two that differ by a capital
        or [one for one in held if wanted in {fold(one.key), fold(one.told)}]
        or [one for one in held if wanted in map(fold, one.texts)]
        or [one for one in held if any(wanted in fold(text) for text in one.texts)]
    )
    if not found:
        raise _no_entry(customer, text, may_be_visit=not of)
    if len({one.key for one in found}) == 1:
        return found[0].key
    who, one = quoted(customer.name), found[0]
    typed = f"edit {who} --drop {quoted(one.told)}"
    if of:
        typed = f"{of} {who} {quoted(one.about)} --drop"
    raise SeveralError(
        f"{len(found)} entries of {customer.name} hold {text}.",
        candidates=[Candidate(one.key, [one.told]) for one in found],
        hint=f"Say which, in full, as: regulars {typed}",
    )


def drop(customer: Customer, key: str, name_of: NameOf = str) -> Entry:
    """Take one entry out of a record.

    Args:
        customer: Whose.
        key: As `pick` gave it.
        name_of: Gives the name of whoever has an id.

    Returns:
        The entry that was taken out.

    Raises:
        RegularsError: If it isn't there any more.
    """
    held = [*_values(customer, name_of), *_entries(customer)]
    one = next((one for one in held if one.key == key), None)
    if one is None:
        raise _no_entry(customer, key, may_be_visit=True)
    if one.place is not None:
        del getattr(customer, one.field)[one.place]
    else:
        VALUES[one.field].clear(customer)
    return one


def _values(customer: Customer, name_of: NameOf) -> Iterator[Entry]:
    """What there is one of at most."""
    for one in VALUES.values():
        if one.option and (said := one.said(customer, name_of)):
            told = f"{one.option}: {said}"
            yield Entry(told, (one.option,), told, one.field)


def _entries(customer: Customer) -> Iterator[Entry]:
    """Every entry of every list but the visits, which are taken out by `visit --drop`."""
    private = Counter[date]()
    for fact in FACTS:
        if fact.field == "visits":
            continue
        for place, one in enumerate(getattr(customer, fact.field)):
            key = told = _key(fact, one)
            about = fact.about(one) if fact.about else one
            texts = (about, str(one)) if isinstance(one, Never | Relative) else (about,)
            if isinstance(one, Note) and one.private:
                private[one.on] += 1
                number = f" ({private[one.on]})" if private[one.on] > 1 else ""
                told = f"private note {say_full(one.on)}{number}"
            yield Entry(key, texts, told, fact.field, place)


def _key(fact: Fact, one: object) -> str:
    match one:
        case Note():
            private = "private " if one.private else ""
            return f"{private}note {say_full(one.on)}: {one.text}"
        case FollowUp():
            return f"{one.kind} {say_full(one.due or one.since)}: {one.text}"
        case Occasion():
            return f"{one.what}: {say_yearly(one.on)}"
    return f"{fact.option}: {one!s}"


def _no_entry(customer: Customer, text: str, *, may_be_visit: bool) -> RegularsError:
    """Say that there is none, and how to take out a visit where one was meant."""
    wanted = fold(text)
    held = [one for one in customer.visits if wanted in fold(one)]
    visit = ""
    if held and may_be_visit:
        typed = f"regulars visit {quoted(customer.name)} --drop --on {held[-1].on}"
        visit = f" A visit is taken out by: {typed}"
    return RegularsError(f"{customer.name} has no entry {text}; nothing was changed.{visit}")
