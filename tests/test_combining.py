"""Two copies of a notebook that parted: what holds whatever was done to them."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from regulars.changes import SETTINGS, Logs, Part, bare, noted
from regulars.combining import Combined, Copy, combine
from regulars.merging import merge
from regulars.records import Record, to_customer, to_record

DAY = date(2026, 11, 23)


@dataclass
class Notebook:
    """A copy of a notebook; what is done to it is noted as the store does."""

    records: dict[str, Record]
    settings: Record = field(default_factory=dict)
    logs: Logs = field(default_factory=dict)
    clock: int = 1_000
    past: list[tuple[dict[str, Record], Record]] = field(default_factory=list)

    def change(self, do: Callable[["Notebook"], object]) -> "Notebook":
        before, settings = deepcopy(self.records), dict(self.settings)
        do(self)
        self.clock += 1
        self._note(before, settings)
        self.past.append((before, settings))
        return self

    def undo(self) -> None:
        if self.past:
            before, settings = self.records, self.settings
            self.records, self.settings = self.past.pop()
            self.clock += 1
            self._note(before, settings)

    def _note(self, before: dict[str, Record], settings: Record) -> None:
        ids = dict.fromkeys([*before, *self.records])
        after = {one: self.records.get(one) for one in ids}
        after = {one: record for one, record in after.items() if record != before.get(one)}
        self.logs = noted(
            self.logs,
            {**before, SETTINGS: settings},
            {**after, SETTINGS: self.settings},
            self.clock,
        )

    @property
    def copy(self) -> Copy:
        return Copy(self.records, self.settings, self.logs)

    def take(self, other: "Notebook") -> None:
        joined = combine(self.copy, other.copy)
        self.records, self.settings, self.logs = (
            deepcopy(joined.records),
            dict(joined.settings),
            dict(joined.logs),
        )
        self.past = []

    def fork(self, clock: int) -> "Notebook":
        return Notebook(deepcopy(self.records), dict(self.settings), deepcopy(self.logs), clock)


def same(one: Combined | Copy, other: Combined | Copy) -> bool:
    """Whether two hold the same customers, settings and moments, in whichever order."""
    return all(
        json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)
        for a, b in (
            (one.records, other.records),
            (one.settings, other.settings),
            (one.logs, other.logs),
        )
    )


def base() -> Notebook:
    customers = []
    for one, name in (("a1", "Fred"), ("b2", "Zoe"), ("c3", "Jack")):
        record = {
            "name": name,
            "tags": ["vip"],
            "every": 14,
            "never": [{"what": "nuts", "why": "allergy"}],
            "followups": [{"kind": "ask", "text": "the trip", "since": "2026-11-01"}],
            "visits": ["2026-11-02 tea", "2026-11-09 tea + scone"],
        }
        customers.append(to_customer(one, record))
    return Notebook({one.id: to_record(one) for one in customers})


ids = st.sampled_from(["a1", "b2", "c3", "n4", "n5"])
days = st.sampled_from(["2026-11-02", "2026-11-09", "2026-11-20"])
words = st.sampled_from(["tea", "cake", "vip", "nuts"])


def put(one: str, key: str, value: object) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        if one in of.records:
            of.records[one][key] = value
            of.records[one] = to_record(to_customer(one, of.records[one]))

    return do


def grow(one: str, key: str, entry: Any) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        entries = of.records.get(one, {}).get(key, [])
        if one in of.records and entry not in bare(Part(key), entries):
            put(one, key, [*entries, entry])(of)

    return do


def shrink(one: str, key: str, place: int) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        if entries := list(of.records.get(one, {}).get(key, [])):
            del entries[place % len(entries)]
            put(one, key, entries)(of)

    return do


def visit(one: str, day: str, what: str) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        visits = of.records.get(one, {}).get("visits", [])
        had = next((each for each in visits if each.startswith(day)), "")
        others = [each for each in visits if each != had]
        put(one, "visits", sorted([*others, f"{had} + {what}" if had[11:] else f"{day} {what}"]))(
            of
        )

    return do


def close(one: str, how: str) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        followups = of.records.get(one, {}).get("followups", [])
        closed = [{**each, "closed": "2026-11-20", "outcome": how} for each in followups]
        put(one, "followups", closed)(of)

    return do


def be_told(one: str, day: str) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        followups = of.records.get(one, {}).get("followups", [])
        told = [{**each, "said": sorted({day, *each.get("said", [])})} for each in followups]
        put(one, "followups", told)(of)

    return do


def add(one: str, name: str) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        # An id is never given twice.
        if all(one not in each.get("merged", ()) for each in of.records.values()):
            of.records.setdefault(one, {"name": name})

    return do


def remove(one: str) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        of.records.pop(one, None)
        for other in of.records.values():
            if other.get("referred_by") == one:
                del other["referred_by"]

    return do


def unite(keep: str, gone: str) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        if keep != gone and keep in of.records and gone in of.records:
            kept, other = (to_customer(one, of.records[one]) for one in (keep, gone))
            merge(kept, other, DAY, lambda _: None)
            remove(gone)(of)
            of.records[keep] = to_record(kept)
            for each in of.records.values():
                if each.get("referred_by") == gone:
                    each["referred_by"] = keep

    return do


def refer(one: str, sender: str) -> Callable[[Notebook], object]:
    def do(of: Notebook) -> None:
        if sender in of.records and one != sender:
            put(one, "referred_by", sender)(of)

    return do


def setting(value: str) -> Callable[[Notebook], object]:
    return lambda of: of.settings.update({"shop": value})


followup = st.builds(lambda text: {"kind": "ask", "text": text, "since": "2026-11-20"}, words)
note = st.builds(lambda text: {"on": "2026-11-20", "text": text}, words)
never = st.builds(lambda what, why: {"what": what, "why": why}, words, words)
birthday = st.builds(
    lambda day: {"what": "birthday", "on": day}, st.sampled_from(["--01-02", "--03-04"])
)
additions = st.one_of(
    st.builds(visit, ids, days, words),
    st.builds(grow, ids, st.just("notes"), note),
    st.builds(grow, ids, st.just("followups"), followup),
    st.builds(grow, ids, st.sampled_from(["tags", "likes"]), words),
    st.builds(be_told, ids, days),
    st.builds(add, st.sampled_from(["n4", "n5"]), words),
)
changes = st.one_of(
    additions,
    st.builds(grow, ids, st.just("never"), never),
    st.builds(grow, ids, st.just("occasions"), birthday),
    st.builds(put, ids, st.just("every"), st.sampled_from([None, 7, 21])),
    st.builds(put, ids, st.just("name"), words),
    st.builds(put, ids, st.just("offers"), st.booleans()),
    st.builds(put, ids, st.just("resting"), st.booleans()),
    st.builds(close, ids, words),
    st.builds(refer, ids, ids),
    st.builds(setting, words),
)
removals = st.one_of(
    st.builds(
        shrink,
        ids,
        st.sampled_from(["visits", "tags", "notes", "never", "followups"]),
        st.integers(0, 2),
    ),
    st.builds(remove, ids),
    st.builds(unite, ids, ids),
)
UNDO = "undo"
deeds = st.lists(st.one_of(changes, removals, st.just(UNDO)), max_size=6)
clocks = st.integers(0, 3_000)


def work(on: Notebook, done: list[Any]) -> None:
    for one in done:
        if one == UNDO:
            on.undo()
        else:
            on.change(one)


@dataclass
class Parted:
    """Two copies of which each lived on, and were perhaps combined before."""

    mine: Notebook
    theirs: Notebook


@st.composite
def parted(draw: st.DrawFn) -> Parted:
    mine = base()
    work(mine, draw(deeds))
    theirs = mine.fork(draw(clocks))
    mine.past = []
    mine.clock = draw(clocks)
    for how in draw(st.lists(st.sampled_from(["mine", "theirs", "both"]), max_size=2)):
        work(mine, draw(deeds))
        work(theirs, draw(deeds))
        before = mine.fork(0)
        if how != "theirs":
            mine.take(theirs)
        if how != "mine":
            theirs.take(before)
    work(mine, draw(deeds))
    work(theirs, draw(deeds))
    return Parted(mine, theirs)


def lived(*done: Any) -> Parted:
    """A copy to which this was done, and one that knows nothing of it."""
    mine = base()
    work(mine, [*done])
    return Parted(mine, base())


@given(parted())
def test_either_way_round_gives_the_same(of: Parted) -> None:
    assert same(combine(of.mine.copy, of.theirs.copy), combine(of.theirs.copy, of.mine.copy))


def merged_on() -> Parted:
    """One record went into another in one copy, which in the other went into a third."""
    mine, theirs = base(), base()
    work(mine, [unite("a1", "b2")])
    work(theirs, [unite("c3", "a1"), visit("b2", "2026-11-02", "tea")])
    return Parted(mine, theirs)


@example(merged_on())
@given(parted())
def test_a_second_time_changes_nothing_and_has_nothing_to_tell(of: Parted) -> None:
    joined = combine(of.mine.copy, of.theirs.copy)
    held = Copy(joined.records, joined.settings, joined.logs)
    for again in (
        combine(held, of.theirs.copy),
        combine(of.mine.copy, held),
        combine(held, held),
    ):
        assert same(again, joined)
        assert again.conflicts == []


# What was asked and closed in the one record is open in the other, and was never told there.
@example(lived(be_told("a1", "2026-11-02"), close("a1", "tea")), [unite("a1", "b2")], 0)
# What was told went, and the same came from another record, which was never told it.
@example(lived(be_told("a1", "2026-11-02")), [shrink("a1", "followups", 0), unite("a1", "b2")], 0)
# Where it was told in the record that went, only what is about the same was added.
@example(lived(be_told("b2", "2026-11-02"), close("b2", "tea")), [unite("a1", "b2")], 0)
@given(parted(), deeds, clocks)
def test_what_only_one_copy_changed_counts_whatever_the_clocks_say(
    of: Parted, done: list[Any], clock: int
) -> None:
    """Removals too, and whoever was merged or taken out."""
    mine, theirs = of.mine.fork(clock), of.mine.fork(0)
    work(mine, done)
    joined = combine(mine.copy, theirs.copy)
    assert same(joined, Copy(mine.records, mine.settings, joined.logs))
    assert joined.conflicts == []


@given(st.lists(additions, max_size=8), st.lists(additions, max_size=8), clocks, clocks)
def test_nothing_that_was_written_on_either_side_is_lost(
    mine_done: list[Any], theirs_done: list[Any], my_clock: int, their_clock: int
) -> None:
    mine, theirs = base().fork(my_clock), base().fork(their_clock)
    work(mine, mine_done)
    work(theirs, theirs_done)
    joined = combine(mine.copy, theirs.copy).records
    for each in (mine, theirs):
        for one, record in each.records.items():
            for key in ("tags", "likes", "notes"):
                assert all(entry in joined[one].get(key, []) for entry in record.get(key, []))
            held = {one["text"]: one for one in joined[one].get("followups", [])}
            for ask in record.get("followups", []):
                assert {*ask.get("said", [])} <= {*held[ask["text"]].get("said", [])}
            days = {text[:10]: text[11:].split(" + ") for text in joined[one].get("visits", [])}
            for text in record.get("visits", []):
                for item in text[11:].split(" + "):
                    assert days[text[:10]].count(item) >= text[11:].split(" + ").count(item)
