"""Two records of one person: how they become one, and which pairs look like it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from regulars import names, orders
from regulars.customer import FACTS, Customer, Note, Visit, add_new
from regulars.names import fold, same_phone, words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be of one person.

    Args:
        left: The one.
        right: The other.
        why: What makes them look alike.
        certain: Whether that hardly fits two people.
    """

    left: Customer
    right: Customer
    why: list[str]
    certain: bool


def merge(keep: Customer, other: Customer, on: date, name_of: Callable[[str], str | None]) -> None:
    """Write everything that is known of one record into another.

    What contradicts itself (two birthdays, two intervals, two who sent them) stays as it is in the
    record that is kept, and the other value goes into a note of the day. Who rests in one record
    only is awake, since silence would go unnoticed; that note says so too.

    Args:
        keep: The record that stays; it is changed.
        other: The record whose facts are taken over; its name becomes a nickname.
        on: The day, for that note.
        name_of: Gives the name of whoever has an id, or none where nobody has it any more.
    """
    lost = list(_contradictions(keep, other, name_of))
    if fold(other.name) != fold(keep.name):
        add_new(keep.nicknames, [other.name])
    for fact in FACTS:
        mine, theirs = getattr(keep, fact.field), getattr(other, fact.field)
        if join := _JOINED.get(fact.field):
            setattr(keep, fact.field, join(mine, theirs))
        elif not fact.about:
            add_new(mine, theirs)
        else:
            mine += [one for one in theirs if one not in mine]
    keep.nicknames = [name for name in keep.nicknames if fold(name) != fold(keep.name)]
    keep.notes.sort(key=lambda note: note.on)
    keep.offers = keep.offers and other.offers
    keep.merged += [other.id, *other.merged]
    if lost:
        keep.notes.append(Note(on, f"from the merged record of {other.name}: {'; '.join(lost)}"))


def merge_visits(mine: Sequence[Visit], theirs: Sequence[Visit]) -> list[Visit]:
    """Join two lists of visits: one a day, with all they had.

    What both have of a day is the same thing written down twice; two teas in one of them are two.
    """
    days: dict[date, list[str]] = {}
    for visit in mine:
        days.setdefault(visit.on, []).extend(visit.order)
    for visit in theirs:
        had = days.setdefault(visit.on, [])
        known = Counter(item.casefold() for item in had)
        for item in visit.order:
            if known[item.casefold()]:
                known[item.casefold()] -= 1
            else:
                had.append(item)
    return [Visit(day, orders.join(had)) for day, had in sorted(days.items())]


def _join_phones(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    return [*mine, *(new for new in theirs if not any(same_phone(new, old) for old in mine))]


# What is joined in its own way; what contradicts itself `_contradictions` joins.
_JOINED: Mapping[str, Callable[..., Any]] = {
    "phones": _join_phones,
    "visits": merge_visits,
    "occasions": lambda mine, _: mine,
}


def dupes(everybody: Iterable[Customer], country_code: str = "") -> list[Pair]:
    """Find pairs of records that look like one person.

    Args:
        everybody: Among whom.
        country_code: The shop's own country code, or nothing.

    Returns:
        The pairs, those first that hardly fit two people.
    """
    people = list(everybody)
    # Only those who share a key are compared: all with all would be 2 million pairs of 2,000.
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, customer in enumerate(people):
        for key in set(_keys(customer, country_code)):
            sharing[key].append(place)
    compared = {pair for group in sharing.values() for pair in combinations(group, 2)}
    pairs = [_compare(people[i], people[j], country_code) for i, j in sorted(compared)]
    return sorted((pair for pair in pairs if pair.why), key=lambda pair: not pair.certain)


_BEGINNING = 40


def _keys(customer: Customer, country_code: str) -> Iterator[str]:
    """What two records must share one of to be compared at all."""
    for phone in customer.phones:
        yield f"phone {names.phone_key(phone, country_code)[-7:]}"
    for email in customer.emails:
        yield f"e-mail {email.casefold()}"
    folded, parts = fold(customer.name), sorted(words(customer.name))
    yield f"words {parts}"
    yield f"initials {sorted(part[0] for part in parts)}"
    # Two names with one slip between them share a spelling with one sign left out.
    # One slip in a long name leaves its beginning alone, or is in it.
    head = folded[:_BEGINNING]
    yield from (f"slip {head[:i]}{head[i + 1 :]}" for i in range(len(head)))
    yield f"slip {head}"
    yield f"small {[names.smaller(part) for part in parts]}"


def _compare(left: Customer, right: Customer, country_code: str) -> Pair:
    alike = _names_alike(left.name, right.name)
    reached = []
    if any(same_phone(p, q, country_code) for p in left.phones for q in right.phones):
        reached.append("same phone")
    if {e.casefold() for e in left.emails} & {e.casefold() for e in right.emails}:
        reached.append("same e-mail")
    if reached and not alike:
        return Pair(left, right, [*reached, "other names: perhaps a family"], certain=False)
    return Pair(left, right, [*alike, *reached], certain=bool(reached))


def _names_alike(left: str, right: str) -> list[str]:
    mine, theirs = words(left), words(right)
    if fold(left) == fold(right):
        return ["same name"]
    if sorted(mine) == sorted(theirs):
        return ["same name in another order"]
    if len(mine) > 1 and len(mine) == len(theirs) and mine[-1] == theirs[-1]:
        firsts = list(zip(mine[:-1], theirs[:-1], strict=True))
        if all(a.startswith(b) or b.startswith(a) for a, b in firsts) and any(
            1 in {len(a), len(b)} for a, b in firsts
        ):
            return ["an initial instead of a name"]
    return ["a slip of the keys apart"] if names.nearly_same(left, right) else []


def _contradictions(
    keep: Customer, other: Customer, name_of: Callable[[str], str | None]
) -> Iterator[str]:
    """Take over what the kept record doesn't know yet, and tell what it knows otherwise."""
    yield from _other_dates(keep, other)
    if keep.every is None:
        keep.every = other.every
    elif other.every not in {None, keep.every}:
        yield f"every {other.every} days"
    keep.referred_on = keep.referred_on or other.referred_on
    if keep.referred_by in {"", other.id}:
        keep.referred_by = other.referred_by if other.referred_by != keep.id else ""
    elif other.referred_by not in {keep.id, keep.referred_by}:
        yield from (f"sent by {name}" for name in [name_of(other.referred_by)] if name)
    if keep.resting != other.resting:
        keep.resting = False
        yield "resting" if other.resting else "not resting"
    for key, value in other.extra.items():
        if keep.extra.setdefault(key, value) != value:
            yield f"{key} {value}"


def _other_dates(keep: Customer, other: Customer) -> Iterator[str]:
    for theirs in other.occasions:
        mine = keep.occasion(theirs.what)
        if mine is None:
            keep.occasions.append(theirs)
        elif mine.on[-5:] == theirs.on[-5:] and "--" in {mine.on[:2], theirs.on[:2]}:
            mine.on = max(mine.on, theirs.on)  # the one with its year: digits sort behind a dash
        elif mine.on != theirs.on:
            yield f"{theirs.what} {theirs.on}"
