"""A record that `export` wrote, added to the one that is known: nothing is overwritten."""

from collections.abc import Callable, Sequence
from typing import Any

from regulars import learning
from regulars.customer import FACTS, Customer, Fact, FollowUp, Note, add_new
from regulars.learning import Learnt, differ
from regulars.names import fold
from regulars.occasions import Occasion
from regulars.orders import Visit


def join(customer: Customer, theirs: Customer, country_code: str = "") -> Learnt:
    """Add to a customer what another record of theirs holds.

    Args:
        customer: Whom.
        theirs: The record, as a file of ours has it.
        country_code: The shop's own country code, or nothing.
    """
    learnt = Learnt()
    for fact in FACTS:
        mine, others = getattr(customer, fact.field), getattr(theirs, fact.field)
        before = len(mine)
        if fact.field == "phones":
            mine += learning.new_phones(customer, others, country_code)
        elif fact.field in _JOINED:
            _JOINED[fact.field](customer, others, learnt)
        elif fact.field in _MORE:
            _join_entries(customer, fact, others, learnt)
        else:
            add_new(mine, others)
        if fact.field not in _TELLING:
            learnt.facts += [fact.one] * (len(mine) > before)
    _join_values(customer, theirs, learnt)
    return learnt


def _join_entries(customer: Customer, fact: Fact, theirs: Sequence[object], learnt: Learnt) -> None:
    """Add the entries of a list that aren't known, and to those that are what else is said."""
    about, more = _MORE[fact.field]
    mine = getattr(customer, fact.field)
    known = list(mine)
    for one in theirs:
        same = [each for each in known if fold(getattr(each, about)) == fold(getattr(one, about))]
        said, told = [fold(getattr(each, more)) for each in same], getattr(one, more)
        if not same:
            mine.append(one)
        elif "" in said and told and fold(told) not in said:
            setattr(same[said.index("")], more, told)
            learnt.facts.append(fact.one)
        elif told and fold(told) not in said:
            yours = ", ".join(map(str, same))
            learnt.differences.append(differ(customer, fact.one, yours, str(one)))


# Of a list the attribute that says what an entry is about, and the one that says more of it.
_MORE = {"never": ("what", "why"), "family": ("name", "relation")}


def _join_looks(customer: Customer, theirs: Sequence[str], _learnt: Learnt) -> None:
    """Of how somebody looks there is one description."""
    customer.looks += [] if customer.looks else theirs


def _join_notes(customer: Customer, theirs: Sequence[Note], _learnt: Learnt) -> None:
    """Add the notes that aren't known; one that she made private since then stays so."""
    known = {(one.on, one.text) for one in customer.notes}
    customer.notes += [one for one in theirs if (one.on, one.text) not in known]


def _join_visits(customer: Customer, theirs: Sequence[Visit], learnt: Learnt) -> None:
    came = learning.come(customer, {one.on: one.order for one in theirs}, learnt)
    learnt.facts += ["visit"] * bool(came)


def _join_occasions(customer: Customer, theirs: Sequence[Occasion], learnt: Learnt) -> None:
    for one in theirs:
        learning.learn_occasion(customer, one.what, one.on, learnt)


def _join_followups(customer: Customer, theirs: Sequence[FollowUp], learnt: Learnt) -> None:
    """Add what isn't known; what was done meanwhile, here or there, is done."""
    left = list(customer.followups)
    for one in theirs:
        same = [mine for mine in left if _about(mine) == _about(one)]
        if not same:
            customer.followups.append(one)
            continue
        mine = next((each for each in same if each == one), same[0])
        left.remove(mine)
        if one.closed and not mine.closed:
            mine.closed, mine.outcome, mine.no_show = one.closed, one.outcome, one.no_show
            learnt.facts.append("done")


def _about(one: FollowUp) -> tuple[object, ...]:
    return one.kind, one.text, one.since, one.due, one.at


# How the lists are joined of which more is to be minded than whether an entry stands in them.
_JOINED: dict[str, Callable[[Customer, Any, Learnt], None]] = {
    "looks": _join_looks,
    "notes": _join_notes,
    "visits": _join_visits,
    "occasions": _join_occasions,
    "followups": _join_followups,
}
# Those that tell for themselves what was learnt.
_TELLING = {"visits", "occasions"}


def _join_values(customer: Customer, theirs: Customer, learnt: Learnt) -> None:
    empty = Customer("", "")
    for key in ("name", "every", "referred_by", "resting", "resting_why", "offers"):
        mine, other = getattr(customer, key), getattr(theirs, key)
        if mine == other or other == getattr(empty, key):
            continue
        if mine == getattr(empty, key):
            setattr(customer, key, other)
            learnt.facts.append(key.replace("_", " "))
        else:
            said = differ(customer, key.replace("_", " "), str(mine), str(other))
            learnt.differences.append(said)
    if customer.resting and customer.resting_since is None:
        customer.resting_since = theirs.resting_since
    if customer.every == theirs.every and customer.every_since is None:
        customer.every_since = theirs.every_since
    add_new(customer.merged, (one for one in theirs.merged if one != customer.id))
    add_new(customer.different, theirs.different)
