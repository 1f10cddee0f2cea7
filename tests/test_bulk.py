"""All records at once are found right or wrong exactly as one after the other."""

import math
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from regulars.book import Book
from regulars.bulk import beginnings, check_records, read_records
from regulars.customer import Customer
from regulars.errors import DamagedError
from regulars.records import READERS, check_record, to_customer, to_record

day, visit = "2026-11-23", "2026-11-23 tea"
anything: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, False, 0, 1, 1.0, 14, 3651, math.nan, "", " ", "x", day, visit, "--02-29"),
        *("16:30", "24:00", "2026-02-30", "2026-11-23Xtea", "order", "soon"),
        *([], {}, [[]], [{}], [{"what": "x"}], [{"name": "x", "relation": 1}]),
    ]
)
keys = {cls: st.sampled_from([*READERS[cls], "id", "extra", "newer"]) for cls in READERS}
entries = st.one_of([st.dictionaries(keys[cls], anything, max_size=3) for cls in READERS])
right: dict[str, Any] = {
    "name": st.sampled_from(["Fred", "Zoë"]),
    "every": st.sampled_from([14, None]),
    "every_since": st.just(day),
    "resting": st.booleans(),
    "phones": st.just(["082", "083"]),
    "never": st.just([{"what": "nuts", "why": "allergy", "newer": [1]}]),
    "occasions": st.sampled_from([[{"what": "birthday", "on": "--02-29"}], []]),
    "notes": st.just([{"on": day, "text": "x", "private": True}]),
    "followups": st.just(
        [{"kind": "order", "text": "x", "since": day, "due": None, "at": "16:30", "said": [day]}]
    ),
    "visits": st.lists(st.sampled_from([day, visit]), max_size=3),
    "newer": st.just({"shoes": 45}),
}
rights = st.fixed_dictionaries(
    {"name": right["name"]}, optional={k: v for k, v in right.items() if k != "name"}
)
wrongs = st.dictionaries(
    keys[Customer], anything | st.lists(anything | entries, max_size=3), max_size=2
)
perhaps = st.builds(lambda one, other: one | other, rights, wrongs)
records = perhaps | anything


def said(check: Callable[[], object]) -> str:
    try:
        check()
    except DamagedError as error:
        return str(error)
    return ""


def one_by_one(held: dict[str, Any]) -> None:
    for customer_id, record in held.items():
        check_record(customer_id, record)


@given(st.dictionaries(st.sampled_from("abc"), rights | records))
def test_all_at_once_are_found_as_one_by_one(held: dict[str, Any]) -> None:
    assert said(lambda: check_records(held)) == said(lambda: one_by_one(held))


@given(st.dictionaries(st.sampled_from("abc"), rights))
def test_right_ones_are_right(held: dict[str, Any]) -> None:
    check_records(held)


@given(st.dictionaries(st.sampled_from("abc"), rights | perhaps))
def test_all_at_once_are_read_as_one_by_one(held: dict[str, Any]) -> None:
    def at_once() -> dict[str, Customer]:
        return read_records(held, beginnings(held))

    def each() -> dict[str, Customer]:
        return {
            customer_id: to_customer(customer_id, record) for customer_id, record in held.items()
        }

    assert said(at_once) == said(each)
    if not said(each):
        assert [*map(to_record, at_once().values())] == [*map(to_record, each().values())]


@given(st.dictionaries(st.sampled_from("abc"), perhaps))
def test_what_is_learnt_of_the_whole_shop_passes_over_a_damaged_record(
    held: dict[str, Any],
) -> None:
    book = Book(held | {"z": {"name": "Zoë", "usuals": ["tea"], "visits": [day]}})
    assert "tea" in book.items
    assert beginnings(book.records)[day] > 0
    assert book.usual_gap is None
