"""What a command changed, kept so that it can be taken back: the changes only, never what stayed.

100 notes about somebody with 5,000 visits are 100 lines, not 100 copies of all the visits.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict
from zlib import crc32

from regulars.changes import Logs
from regulars.errors import DamagedError, RegularsError
from regulars.records import Json, Record

# In a list: from which place on, how many entries go, and which come there instead.
Edit = list[Json]


class Change(TypedDict, total=False):
    """How a record becomes again what it was; what isn't named stays.

    Attributes:
        record: All of it, where it was taken out; then nothing else but `at` is named.
        at: The place it had among all customers.
        was: Of each key the value it had.
        gone: The keys that it didn't have.
        lists: Of each key with a list the edits that bring back the list.
        of: By what the lists are known on which those edits fit.
        order: All its keys in their order, where that changed too.
    """

    record: Record
    at: int
    was: Record
    gone: list[str]
    lists: dict[str, list[Edit]]
    of: int
    order: list[str]


class Step(TypedDict):
    """What a command did, so that it can be undone.

    Attributes:
        did: In the words in which `undo` names it.
        customers: Of each id that it changed how it becomes what it was; none where there was
            nobody.
        settings: The settings before, where it changed them.
        changed: Of each id what was known of when its parts changed, where that comes back too.
    """

    did: str
    customers: dict[str, Change | None]
    settings: NotRequired[Record]
    changed: NotRequired[Logs]


# Of each id a whole record; none where there is nobody.
Images = dict[str, Record | None]
# A table of records, by id.
Table = Mapping[str, Record]


def back(table: Table, images: Mapping[str, Record | None]) -> dict[str, Change | None]:
    """Tell how to return to a table once some of its records have become others.

    Args:
        table: All customers as they are, before they change.
        images: Of each id that changes the new record, none for who goes.
    """
    gone = [one for one, record in images.items() if record is None]
    places = {one: place for place, one in enumerate(table)} if gone else {}
    changes: dict[str, Change | None] = {}
    for customer_id, record in images.items():
        before = table.get(customer_id)
        if before is None:
            changes[customer_id] = None
        elif record is None:
            changes[customer_id] = {"record": dict(before), "at": places[customer_id]}
        else:
            changes[customer_id] = difference(record, before)
    return changes


def images(table: Table, step: Step) -> Images:
    """Give the records that a step brings back.

    Args:
        table: All customers as they are, after the step.
        step: As `back` made it.

    Raises:
        RegularsError: If a record is no longer the one that the step left.
        DamagedError: If the step is damaged.
    """
    found: Images = {}
    for customer_id, change in step["customers"].items():
        if change is None:
            found[customer_id] = None
        elif "record" in change:
            found[customer_id] = dict(change["record"])
        else:
            found[customer_id] = apply(table.get(customer_id), change)
    return found


def places(step: Step) -> dict[str, int]:
    """Give the places among all customers to which a step brings somebody back."""
    changes = step["customers"].items()
    return {one: change["at"] for one, change in changes if change and "at" in change}


def placed(order: Iterable[str], places: Mapping[str, int]) -> list[str]:
    """Put ids at their places, all others staying in their order.

    Args:
        order: All ids.
        places: Of some of them the place in the whole.
    """
    found = [one for one in order if one not in places]
    for one, place in sorted(places.items(), key=lambda item: item[1]):
        found.insert(place, one)
    return found


def difference(now: Record, then: Record) -> Change:
    """Tell how a record becomes another, byte for byte.

    Args:
        now: The record as it is.
        then: The record as it is to become.
    """
    change: Change = {}
    lists: dict[str, list[Edit]] = {}
    was: Record = {}
    for key, value in then.items():
        if key in now and _same(now[key], value):
            continue
        if isinstance(value, list) and isinstance(now.get(key), list):
            lists[key] = _edits(now[key], value)
        else:
            was[key] = value
    if was:
        change["was"] = was
    if gone := [key for key in now if key not in then]:
        change["gone"] = gone
    if lists:
        change["lists"] = lists
        change["of"] = _sign(now, lists)
    if list(_keys(now, change)) != list(then):
        change["order"] = list(then)
    return change


def apply(now: Record | None, change: Change) -> Record:
    """Make a record again what it was.

    Args:
        now: The record as the change left it.
        change: As `difference` made it.

    Raises:
        RegularsError: If the record is no longer that one.
        DamagedError: If the change is damaged.
    """
    try:
        lists = change.get("lists", {})
        if now is None or (lists and _sign(now, lists) != change["of"]):
            raise RegularsError(
                "that can't be taken back: it was changed by another program since. "
                "Nothing was changed. The notebook as it was: regulars restore"
            )
        values = now | change.get("was", {})
        for key, edits in lists.items():
            values[key] = list(now[key])
            for at, out, instead in reversed(edits):
                values[key][at : at + out] = instead
        return {key: values[key] for key in change.get("order", _keys(now, change))}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise DamagedError("the notebook is damaged: what undo would bring back.") from None


def _keys(now: Record, change: Change) -> dict[str, None]:
    """The keys in the order that needs no words: those that stay, then those that come."""
    gone = change.get("gone", ())
    return dict.fromkeys(key for key in (*now, *change.get("was", ())) if key not in gone)


def _same(one: object, other: object) -> bool:
    """Whether two values are written alike; Python has it that 1 is 1.0 is true."""
    return bool(one == other) and (type(one) is str or _encode(one) == _encode(other))


def _sign(record: Record, keys: Iterable[str]) -> int:
    return crc32(_encode([record[key] for key in sorted(keys)]).encode(errors="surrogatepass"))


def _edits(now: list[Json], then: list[Json]) -> list[Edit]:
    """The edits that make one list of another, in one walk along both."""
    start = _alike(now, then)  # most of 5,000 visits, at a tenth of the cost of the walk
    waits: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(then[start:], start):
        waits[_encode(entry)].append(place)
    edits: list[Edit] = []
    mine = theirs = start  # up to where both are done
    for place, entry in enumerate(now[start:], start):
        stays = waits.get(_encode(entry), [])
        nearest = bisect_left(stays, theirs)
        if nearest == len(stays):
            continue
        if place > mine or stays[nearest] > theirs:
            edits.append([mine, place - mine, then[theirs : stays[nearest]]])
        mine, theirs = place + 1, stays[nearest] + 1
    if mine < len(now) or theirs < len(then):
        edits.append([mine, len(now) - mine, then[theirs:]])
    return edits


def _alike(now: list[Json], then: list[Json]) -> int:
    """How many entries two lists begin with alike."""
    pairs = enumerate(zip(now, then, strict=False))
    shorter = min(len(now), len(then))
    return next((place for place, pair in pairs if not _same(*pair)), shorter)


_encode = json.JSONEncoder(ensure_ascii=False).encode
