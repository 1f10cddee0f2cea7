"""Two records of one person: how they become one, and which pairs look like it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from regulars import names, orders, phones
from regulars.customer import FACTS, Customer, FollowUp, Never, Note, Relative, add_new
from regulars.names import fold, same_phone, words
from regulars.orders import Visit
from regulars.phrases import phrase
from regulars.values import EVERY, SENDER
from regulars.wording import say_yearly


class Pair(NamedTuple):
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
    lost = [*_join_values(keep, other, name_of), *_join_occasions(keep, other)]
    if fold(other.name) != fold(keep.name):
        add_new(keep.nicknames, [other.name])
    for fact in FACTS:
        mine, theirs = getattr(keep, fact.field), getattr(other, fact.field)
        if join := _JOINED.get(fact.field):
            setattr(keep, fact.field, join(mine, theirs))
        elif not fact.about:
            add_new(mine, theirs)
        else:
            known = set(map(repr, mine))  # 10,000 notes are not each compared with 10,000 others
            mine += [one for one in theirs if repr(one) not in known]
    keep.nicknames = [name for name in keep.nicknames if fold(name) != fold(keep.name)]
    keep.notes.sort(key=lambda note: note.on)
    keep.offers = keep.offers and other.offers
    keep.merged += [other.id, *other.merged]
    add_new(keep.different, other.different)
    same = {keep.id, *keep.merged}
    keep.different = [one for one in keep.different if one not in same]
    if lost:
        keep.notes.append(Note(on, f"from the merged record of {other.name}: {'; '.join(lost)}"))


def part(left: Customer, right: Customer) -> None:
    """Keep for good that two records are of two people, however alike they look."""
    add_new(left.different, [right.id])
    add_new(right.different, [left.id])


def are_different(left: Customer, right: Customer) -> bool:
    """Tell whether it was said that two records are of two people."""
    mine, theirs = {left.id, *left.merged}, {right.id, *right.merged}
    return not (mine.isdisjoint(right.different) and theirs.isdisjoint(left.different))


def merge_visits(mine: Sequence[Visit], theirs: Sequence[Visit]) -> list[Visit]:
    """Join two lists of visits: one a day, with all they had, nothing twice.

    What both have on a day was written down twice: `tea` and `tea` is one, `tea` and `tea + tea`
    are two.
    """
    days = _by_day(mine)
    for day, ordered in _by_day(theirs).items():
        known = Counter(item.casefold() for item in days[day])
        for item in ordered:
            if known[item.casefold()] > 0:
                known[item.casefold()] -= 1
            else:
                days[day].append(item)
    return [Visit(day, orders.join(had)) for day, had in sorted(days.items())]


def _by_day(visits: Iterable[Visit]) -> dict[date, list[str]]:
    days: dict[date, list[str]] = defaultdict(list)
    for visit in visits:
        days[visit.on] += visit.order
    return days


def _join_followups(mine: Sequence[FollowUp], theirs: Sequence[FollowUp]) -> list[FollowUp]:
    """Join what is to be come back to; the same thing was told on the days of both."""
    joined = [*mine]
    known = {repr(one): one for one in mine}
    for one in theirs:
        if same := known.get(repr(one)):
            same.said = sorted({*same.said, *one.said})
        else:
            joined.append(one)
    return joined


def _join_nevers(mine: Sequence[Never], theirs: Sequence[Never]) -> list[Never]:
    """Join what never to offer: the same thing once, with the reasons of both."""
    joined = [*mine]
    for one in theirs:
        same = next((known for known in joined if phrase(known.what) == phrase(one.what)), None)
        if same is None:
            joined.append(one)
            continue
        if fold(one.why) not in map(fold, same.why.split("; ")):
            same.why = "; ".join(filter(None, (same.why, one.why)))
        same.extra = {**one.extra, **same.extra}
    return joined


def _join_family(mine: Sequence[Relative], theirs: Sequence[Relative]) -> list[Relative]:
    """Join two families: `Alice` and `wife Alice` are one, a wife and a sister Alice are two."""
    joined = [*mine]
    for one in theirs:
        namesakes = [known for known in joined if fold(known.name) == fold(one.name)]
        same = [known for known in namesakes if fold(known.relation) == fold(one.relation)]
        bare = [known for known in namesakes if not known.relation]
        if bare and not same:
            bare[0].relation = one.relation
            same = bare
        elif not same and (one.relation or not namesakes):
            joined.append(one)
        for known in same[:1]:
            known.extra = {**one.extra, **known.extra}
    return joined


# What is joined in its own way, each with a list of its kind; a yearly date may contradict another.
_JOINED: Mapping[str, Callable[[list[Any], list[Any]], list[Any]]] = {
    "phones": phones.join,
    "never": _join_nevers,
    "family": _join_family,
    "followups": _join_followups,
    "visits": merge_visits,
    "occasions": lambda mine, _: mine,
    "looks": lambda mine, theirs: mine or theirs,
}


def _join_occasions(keep: Customer, other: Customer) -> Iterator[str]:
    """Take over the yearly dates that the kept record doesn't know, and tell which it has else."""
    for theirs in other.occasions:
        mine = keep.occasion(theirs.what)
        if mine is None:
            keep.occasions.append(theirs)
            continue
        yield from _join_extra(mine.extra, theirs.extra, f"{theirs.what}, ")
        if mine.on.startswith("--") and mine.on[-5:] == theirs.on[-5:]:
            mine.on = theirs.on  # the same day, perhaps with its year
        elif theirs.on not in {mine.on, f"--{mine.on[-5:]}"}:
            yield f"{theirs.what} {say_yearly(theirs.on)}"


def _join_values(
    keep: Customer, other: Customer, name_of: Callable[[str], str | None]
) -> Iterator[str]:
    """Take over the single values that the kept record hasn't, and tell which it has otherwise."""
    if keep.referred_by == other.id:
        SENDER.clear(keep)
    for value in (EVERY, SENDER):
        mine, theirs = getattr(keep, value.field), getattr(other, value.field)
        if not mine and theirs != keep.id:
            value.take(keep, other)
        elif theirs not in {None, "", mine, keep.id}:
            yield f"{value.label} {value.said(other, name_of)}"
    yield from _join_rest(keep, other)
    yield from (f"looks: {one}" for one in other.looks if one not in keep.looks)
    yield from _join_extra(keep.extra, other.extra)


def _join_extra(
    mine: dict[str, object], theirs: Mapping[str, object], of: str = ""
) -> Iterator[str]:
    """Take over what only a newer version knows, and tell which of it is known otherwise."""
    for key, value in theirs.items():
        if mine.setdefault(key, value) != value:
            yield f"{of}{key} {value}"


def _join_rest(keep: Customer, other: Customer) -> Iterator[str]:
    if keep.resting and other.resting:
        whys = {keep.resting_why, other.resting_why} - {""}
        days = {keep.resting_since, other.resting_since} - {None}
        if len(whys) > 1 or len(days) > 1:
            yield other.rest_said
        keep.resting_why = keep.resting_why or other.resting_why
        keep.resting_since = keep.resting_since or other.resting_since
    elif other.resting:
        yield other.rest_said
    elif keep.resting:
        told = keep.rest_said
        yield "not resting" if told == "resting" else f"not resting; {keep.name} was {told}"
        keep.wake()


def dupes(everybody: Iterable[Customer], country_code: str = "") -> list[Pair]:
    """Find pairs of records that look like one person.

    Args:
        everybody: Among whom.
        country_code: The shop's own country code, or nothing.

    Returns:
        The pairs, those first that hardly fit two people.
    """
    people = list(everybody)
    parts = [words(customer.name) for customer in people]
    # Only those who share a key are compared: all with all would be 2 million pairs of 2,000.
    sharing: dict[str, list[int]] = defaultdict(list)
    alike: dict[str, list[int]] = defaultdict(list)
    for place, customer in enumerate(people):
        for key in set(_keys(customer, country_code)):
            sharing[key].append(place)
        alike[_initials(parts[place])].append(place)
    letters = [frozenset(fold(customer.name)) for customer in people]

    def may_be_one(pair: tuple[int, int]) -> bool:
        """Whether two who share a word may be one: by an initial, or a slip or two in the rest."""
        mine, theirs = (parts[place] for place in pair)
        if len(mine) != len(theirs) or any(len(part) == 1 for part in (*mine, *theirs)):
            return True
        left, right = (letters[place] for place in pair)
        return len(left ^ right) <= _LETTERS * (len(mine) - 1)

    compared = set[tuple[int, int]]()
    for key, group in sharing.items():
        both = combinations(group, 2)
        compared.update(filter(may_be_one, both) if key.startswith("word ") else both)
    for group in alike.values():
        if len(group) <= _FEW:
            near = combinations(group, 2)
            compared |= {(i, j) for i, j in near if len(letters[i] ^ letters[j]) <= _LETTERS}
    pairs = [
        _compare(people[i], people[j], country_code)
        for i, j in sorted(compared)
        if not are_different(people[i], people[j])
    ]
    return sorted((pair for pair in pairs if pair.why), key=lambda pair: not pair.certain)


# Of so many people with the same initials each is compared with each. In a notebook of 2,000 that
# is nearly everybody; of 50,000 it would be 3 million pairs and over a minute.
_FEW = 40
# Two slips of the keys change so many letters at most.
_LETTERS = 4
# The longest name that is taken apart sign by sign: one of 16,000 signs would need 250 MB.
_LONGEST = 60


def _keys(customer: Customer, country_code: str) -> Iterator[str]:
    """What two records must share one of to be compared at all."""
    for phone in customer.phones:
        yield f"phone {names.phone_key(phone, country_code)[-7:]}"
    for email in customer.emails:
        yield f"e-mail {email.casefold()}"
    folded, parts = fold(customer.name), words(customer.name)
    yield f"words {sorted(parts)}"
    if len(parts) > 1:
        # `F. Botha` and `Freddy Botha`, but not `Table 4` and `Table 5`.
        rest = f"{_initials(parts)} {sorted(filter(str.isdigit, folded))}"
        yield from (f"word {part} {rest}" for part in parts)
    if len(folded) <= _LONGEST:
        # Two names with one slip between them share a spelling with one sign left out.
        yield from (f"slip {folded[:i]}{folded[i + 1 :]}" for i in range(len(folded)))
        yield f"slip {folded}"
    yield f"small {sorted(names.smaller(part) for part in parts)}"


def _initials(parts: Sequence[str]) -> str:
    return "".join(sorted([part[0] for part in parts]))


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
    (folded, mine), (other, theirs) = names.read(left), names.read(right)
    if folded == other:
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
