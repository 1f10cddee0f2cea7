from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import hours
from regulars.errors import UsageError

CHRISTMAS = "2026-12-20..2027-01-05"


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("tue-sat", {1, 2, 3, 4, 5}),
        ("Tuesday - Saturday", {1, 2, 3, 4, 5}),
        ("mon, wed, fri-sun", {0, 2, 4, 5, 6}),
        ("sat-mon", {5, 6, 0}),
        ("mon-mon", {0}),
        ("", set(range(7))),
    ],
)
def test_weekdays_are_told_as_one_says_them(typed: str, days: set[int]) -> None:
    assert hours.parse_weekdays(typed) == days


def test_closures_are_days_or_spans_of_them() -> None:
    assert hours.parse_closed(f"2027-03-01, {CHRISTMAS}") == [
        (date(2026, 12, 20), date(2027, 1, 5)),
        (date(2027, 3, 1), date(2027, 3, 1)),
    ]


@pytest.mark.parametrize("typed", ["soon", "2027-01-05..2026-12-20", "2026-12-20..", "2026-02-30"])
def test_what_is_no_closure_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        hours.parse_closed(typed)
    with pytest.raises(UsageError):
        hours.parse_weekdays("mo-fr")


def test_a_shop_that_never_closes_has_no_rule() -> None:
    assert hours.rule("", "") is None
    assert hours.rule("mon-sun", "") is None


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_the_rule_is_what_was_told(day: date) -> None:
    is_open = hours.rule("tue-sat", CHRISTMAS)
    assert is_open is not None
    closed = date(2026, 12, 20) <= day <= date(2027, 1, 5) or day.weekday() in {6, 0}
    assert is_open(day) is not closed
    assert is_open(day) is is_open(day + timedelta(0))
