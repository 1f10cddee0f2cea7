"""Two copies of a notebook that parted become one again, the same whichever is taken into which.

Record by record and part by part. Of a part that only one copy changed since they parted that
change counts, whatever the clocks say: what a copy has seen is told by its moments. Of one that
both changed nothing that was written goes lost, and of a single value the later change counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from regulars import merging
from regulars.changes import SETTINGS, Logs, Moments, Part, both, parts, written
from regulars.customer import add_new
from regulars.learning import is_after_rest
from regulars.records import Json, Record, to_customer, to_record
from regulars.settings import from_record
from regulars.settling import Settled, Side, day_of, say, settle
from regulars.values import SENDER


class Copy(NamedTuple):
    """A copy of a notebook.

    Args:
        records: Of each customer's id the record.
        settings: The settings.
        logs: Of each id when which parts were changed.
    """

    records: Mapping[str, Record]
    settings: Record
    logs: Logs


@dataclass(frozen=True, slots=True)
class Combined:
    """What became of two copies.

    Args:
        records: Of each customer's id the record.
        settings: The settings.
        logs: Of each id when which parts were changed.
        conflicts: What both had changed, a sentence each.
    """

    records: dict[str, Record]
    settings: Record
    logs: Logs
    conflicts: list[str]


def combine(mine: Copy, theirs: Copy) -> Combined:
    """Join two copies of a notebook.

    Args:
        mine: The one.
        theirs: The other; nobody is in one of them who was forgotten in the other.

    Returns:
        What both know; the same customers if they change places.
    """
    joined = _Joining(mine, theirs)
    for one in dict.fromkeys([*mine.records, *theirs.records, *mine.logs, *theirs.logs]):
        if one != SETTINGS:
            joined.join(one)
    joined.reunite()
    joined.wake()
    joined.refer()
    settings = joined.join_settings()
    logs = {one: moments.log() for one, moments in joined.moments.items() if moments.of}
    return Combined(joined.records, settings, logs, joined.conflicts)


class _Joining:
    """Two copies while they become one."""

    def __init__(self, mine: Copy, theirs: Copy) -> None:
        self._mine, self._theirs = mine, theirs
        self._clock = from_record(mine.settings).clock
        self.records: dict[str, Record] = {}
        self.moments: dict[str, Moments] = {}
        self.conflicts: list[str] = []

    def join(self, one: str) -> None:
        """Join what both have of somebody."""
        left, right = self._mine.records.get(one), self._theirs.records.get(one)
        self.moments[one] = both(*self._logs(one))
        record = left or right
        if left is not None and right is not None:
            if left != right:
                plain = _plain(one, left)
                joined = self._join_parts(one, plain, _plain(one, right))
                record = left if joined == plain else joined  # spelt by hand perhaps
        elif record is not None and not self._stays(one, record):
            record = None
        if record is not None:
            self.records[one] = record

    def _stays(self, one: str, record: Record) -> bool:
        """Whether somebody stays whom one copy has: new there, or changed since they parted."""
        mine, theirs = self._logs(one)
        has, lacks = (mine, theirs) if one in self._mine.records else (theirs, mine)
        if not lacks.of:
            return True
        found = parts(_plain(one, record)).items()
        sides = [(p, Side.of(p, value, has), Side.of(p, None, lacks)) for p, value in found]
        if all(gone.moments and gone.knows(side) for _, side, gone in sides):
            return False
        anew = [(part, side, gone) for part, side, gone in sides if not side.knows(gone)]
        for part, side, gone in anew:
            self.moments[one].of[part.sign].add(max(side.last, gone.last) + 1)
        if anew:
            told = "stays: one copy took them out, the other changed them"
            self.conflicts.append(f"{record['name']} {told}.")
        return True

    def _join_parts(self, one: str, left: Record, right: Record) -> Record:
        settled = self._settled(one, str(left["name"]), left, right)
        found = {part: one.value for part, one in settled.items() if one.value is not None}
        record = {k: v for part in found if part.about is None for k, v in found[part].items()}
        for key in dict.fromkeys(part.key for part in found if part.about is not None):
            entries = left.get(key, []), right.get(key, [])
            record[key] = entries[0] if entries[0] == entries[1] else _ordered(key, found, *entries)
        customer = to_customer(one, record)
        if lost := settled[Part("name")].lost:  # a name that goes stays a nickname
            add_new(customer.nicknames, [lost.value["name"]])
        return to_record(customer)

    def _settled(self, one: str, who: str, left: Record, right: Record) -> dict[Part, Settled]:
        """Decide on each part of two records, and write down what was decided."""
        mine, theirs = parts(left), parts(right)
        logs = self._logs(one)
        found: dict[Part, Settled] = {}
        for part in {**mine, **theirs}:
            if (value := mine.get(part)) == theirs.get(part):  # as are nearly all
                found[part] = Settled(value)
                continue
            settled = found[part] = settle(
                part,
                Side.of(part, mine.get(part), logs[0], "here"),
                Side.of(part, theirs.get(part), logs[1], "in the other copy"),
            )
            if settled.added:
                self.moments[one].of[part.sign].add(settled.added)
            if told := say(part, settled, self._known, self._clock):
                self.conflicts.append(f"{who}: {told}.")
        return found

    def _logs(self, one: str) -> tuple[Moments, Moments]:
        return Moments.read(self._mine.logs.get(one)), Moments.read(self._theirs.logs.get(one))

    def _known(self, one: str) -> str | None:
        record = self._mine.records.get(one) or self._theirs.records.get(one)
        return str(record["name"]) if record else None

    def join_settings(self) -> Record:
        """Join the settings of both."""
        self.moments[SETTINGS] = both(*self._logs(SETTINGS))
        found = self._settled(SETTINGS, "Settings", self._mine.settings, self._theirs.settings)
        kept = [part.value for part in found.values() if part.value is not None]
        return {key: value for part in kept for key, value in part.items()}

    def reunite(self) -> None:
        """Merge once more whom one copy merged and the other changed."""
        keepers = self._keepers()
        for gone in sorted(keepers):
            keep, via = keepers[gone], {gone}
            while keep not in self.records and keep in keepers and keep not in via:
                via.add(keep)  # whom one copy merged it with the other merged further
                keep = keepers[keep]
            if gone not in self.records or keep not in self.records or gone == keep:
                continue
            kept, other = (to_customer(one, self.records[one]) for one in (keep, gone))
            at = max(self.moments[keep].last, self.moments[gone].last) + 1
            merging.merge(kept, other, day_of(at), self._known)
            kept.merged = [one for one in dict.fromkeys(kept.merged) if one != keep]
            self.moments[keep].note(self.records[keep], to_record(kept), at)
            self.moments[gone].note(self.records[gone], None, at)
            self.records[keep] = to_record(kept)
            del self.records[gone]
            self.conflicts.append(
                f"{other.name}: merged with {kept.name}, as in one of the copies."
            )

    def wake(self) -> None:
        """Let nobody rest who came after it was said that they do, as one copy alone knew."""
        for one, record in self.records.items():
            known = self._mine.records.get(one), self._theirs.records.get(one)
            if not record.get("resting") or known[0] == known[1]:
                continue
            customer = to_customer(one, record)
            if any(is_after_rest(customer, visit.on) for visit in customer.visits):
                customer.wake()
                awake = to_record(customer)
                self.moments[one].note(record, awake, self.moments[one].last + 1)
                self.records[one] = awake
                if (known[0] or {}).get("resting"):
                    self.conflicts.append(f"{customer.name}: expected again, since they came.")

    def refer(self) -> None:
        """Let nobody have been sent by a record that one of the copies merged or took out."""
        keepers = self._keepers()
        for one, record in list(self.records.items()):
            sender = record.get("referred_by")
            if not isinstance(sender, str) or sender in self.records:
                continue
            last = self.moments[sender].last if sender in self.moments else 0
            keeper = keepers.get(sender)
            if not last and keeper is None:
                continue
            instead = {"referred_by": keeper} if keeper not in {None, one} else {}
            kept = {key: record[key] for key in record if key not in SENDER.fields}
            if instead:
                kept = {**record, **instead}
            self.moments[one].note(record, kept, last + 1)
            self.records[one] = kept

    def _keepers(self) -> dict[str, str]:
        """Of each id that went into another record that one; of two that did so mutually one."""
        found: dict[str, str] = {}
        for one in sorted(self.records):
            for gone in self.records[one].get("merged", ()):
                if found.get(one) != gone:
                    found.setdefault(gone, one)
        return found


# By which key the entries of a list stand in their order.
_IN_TIME = {"notes": "on", "followups": "since"}


def _ordered(
    key: str, found: Mapping[Part, list[Json]], mine: list[Json], theirs: list[Json]
) -> list[Json]:
    """Put the entries of a list in order: those of the longer one, then what only the other has."""
    orders = [_order(key, found, each) for each in (mine, theirs)]
    orders.sort(key=lambda order: (-len(order), written([found[part] for part in order])))
    together = dict.fromkeys([*orders[0], *orders[1]])
    entries = [entry for part in together for entry in found[part]]
    held = sorted(map(written, entries))
    if as_it_is := [each for each in (mine, theirs) if sorted(map(written, each)) == held]:
        return min(as_it_is, key=written)
    if key == "visits":
        entries.sort()
    elif key in _IN_TIME and len(together) > len(orders[0]):
        entries.sort(key=lambda entry: str(entry.get(_IN_TIME[key])))
    return entries


def _order(key: str, found: Mapping[Part, list[Json]], entries: list[Json]) -> list[Part]:
    return [part for part in parts({key: entries}) if part in found]


def _plain(one: str, record: Record) -> Record:
    """A record as this version writes it."""
    return to_record(to_customer(one, record))
