"""Undo: what a step holds, and that it brings back the very bytes."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from regulars.notebook import steps, text
from regulars.notebook.migrations import SCHEMA
from tests.conftest import Shop

values = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, 1, 1.0, "", "1", "tea"]),
    st.dictionaries(st.sampled_from("ab"), st.sampled_from([1, True, "x"]), max_size=2),
)
entries = st.lists(values, max_size=7)
records = st.dictionaries(
    st.sampled_from(["name", "visits", "notes", "x"]), st.one_of(values, entries), max_size=4
)
tables = st.dictionaries(st.sampled_from("abcdef"), records, max_size=6)


def written(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False)


def in_order(record: dict[str, Any], order: list[str]) -> dict[str, Any]:
    return {key: record[key] for key in sorted(record, key=order.index)}


@given(records, records, st.permutations(["name", "visits", "notes", "x"]))
def test_a_difference_brings_back_the_very_bytes(
    now: dict[str, Any], then: dict[str, Any], order: list[str]
) -> None:
    then = in_order(then, order)
    change = json.loads(written(steps.difference(now, then)))
    assert written(steps.apply(now, change)) == written(then)


@given(tables, tables)
def test_a_step_brings_back_everybody_in_their_order(
    before: dict[str, Any], wanted: dict[str, Any]
) -> None:
    changed = {one: wanted.get(one) for one in (*before, *wanted)}
    after = {one: wanted[one] for one in before if one in wanted}
    after |= {one: record for one, record in wanted.items() if one not in before}
    step: steps.Step = {"did": "x", "customers": steps.back(before, changed)}
    table = dict(after)
    for one, image in steps.images(after, step).items():
        if image is None:
            table.pop(one, None)
        else:
            table[one] = image
    order = steps.placed(table, steps.places(step))
    assert written({one: table[one] for one in order}) == written(before)


def test_a_note_about_a_regular_of_years_costs_a_line(shop: Shop) -> None:
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in range(2010, 2027)
        for month in range(1, 11)
        for day in range(1, 29)
    ]
    fred = {"name": "Fred", "visits": [f"{day} flat white" for day in days]}
    shop.path.parent.mkdir()
    held = text.empty()
    held["customers"] = {"a2345678": fred}
    shop.path.write_bytes(text.dump(held))
    before = shop.path.stat().st_size
    for number in range(20):
        shop.done(f"note fred 'number {number}'")
    assert shop.path.stat().st_size - before < 4_000
    for _ in range(20):
        shop.done("undo")
    assert shop.notebook()["customers"] == {"a2345678": fred}


def test_undo_of_a_merge_keeps_everybody_in_their_place(cast: Shop) -> None:
    before = written(cast.notebook()["customers"])
    cast.done("merge 'zoe' 'fred botha'")
    merged = written(cast.notebook()["customers"])
    for _ in range(2):
        cast.done("undo")
        assert written(cast.notebook()["customers"]) == before
        cast.done("redo")
        assert written(cast.notebook()["customers"]) == merged


def test_undo_and_redo_of_somebody_new_keep_the_order(cast: Shop) -> None:
    cast.done("add Xolani --no-visit")
    cast.done("merge 'zoe' 'fred botha'")
    states = [written(cast.notebook()["customers"])]
    for _ in range(8):
        cast.done("undo")
        states.append(written(cast.notebook()["customers"]))
    assert states[-1] == "{}"
    for state in reversed(states[:-1]):
        cast.done("redo")
        assert written(cast.notebook()["customers"]) == state


def test_fifty_commands_can_be_taken_back(shop: Shop) -> None:
    shop.done("add Fred --no-visit")
    states = []
    for number in range(55):
        states.append(shop.notebook()["customers"])
        shop.done(f"note fred 'number {number}'" if number % 2 else f"edit fred --tag t{number}")
    for state in reversed(states):
        shop.done("undo")
        assert written(shop.notebook()["customers"]) == written(state)


FRED = {"name": "Fred", "tags": ["x"], "notes": [{"on": "2026-11-20", "text": "b"}]}
PEOPLE: dict[str, Any] = {"a2345678": FRED, "b2345678": {"name": "Zoe"}}
OLD = {
    "schema": 1,
    "settings": {"shop": "B"},
    "customers": PEOPLE,
    "undo": [
        {"did": "added.", "customers": {"a2345678": None}},
        {"did": "tagged.", "customers": {"a2345678": {"name": "Fred"}}},
        {"did": "set.", "customers": {}, "settings": {"shop": "A"}},
        {"did": "noted.", "customers": {"a2345678": {"name": "Fred", "tags": ["x"]}}},
        {"did": "came and went.", "customers": {"c2345678": {"name": "Jo"}, "d2345678": None}},
    ],
    "redo": [
        {"did": "noted again.", "customers": {"b2345678": {"name": "Zoe", "tags": ["y"]}}},
        {"did": "gone.", "customers": {"a2345678": None}},
    ],
}


def test_the_steps_of_an_older_version_still_bring_back_what_was(shop: Shop) -> None:
    shop.path.parent.mkdir()
    shop.path.write_text(json.dumps(OLD))
    assert shop.done("redo").startswith("Done again: gone.")
    assert shop.notebook()["customers"] == {"b2345678": {"name": "Zoe"}}
    assert shop.notebook()["schema"] == SCHEMA
    shop.done("redo")
    assert shop.notebook()["customers"] == {"b2345678": {"name": "Zoe", "tags": ["y"]}}
    shop.done("undo")
    shop.done("undo")
    assert written(shop.notebook()["customers"]) == written(PEOPLE)
    shop.done("undo")
    assert shop.notebook()["customers"] == PEOPLE | {"c2345678": {"name": "Jo"}}
    for _ in range(2):
        shop.done("undo")
    assert shop.notebook()["settings"] == {"shop": "A"}
    shop.done("undo")
    assert shop.notebook()["customers"]["a2345678"] == {"name": "Fred"}
    shop.done("undo")
    assert "a2345678" not in shop.notebook()["customers"]


def test_what_another_program_changed_is_not_cut_by_undo(shop: Shop) -> None:
    shop.done("add Fred 'first note' --no-visit")
    shop.done("note fred second")
    held = shop.notebook()
    [fred] = held["customers"].values()
    fred["notes"].insert(0, {"on": "2026-11-01", "text": "by hand"})
    shop.path.write_text(json.dumps(held))
    assert "changed by another program" in shop.refused("undo")
