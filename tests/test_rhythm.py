from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.rhythm import Rhythm, rhythm, usual_gap

DAY = date(2026, 11, 23)


def every(gap: int, last: int = 0, count: int = 20) -> list[date]:
    return [DAY - timedelta(last + gap * turn) for turn in range(count)]


@pytest.mark.parametrize(
    ("away", "state"),
    [(0, "on-track"), (3, "on-track"), (7, "due"), (12, "overdue"), (60, "lapsed")],
)
def test_the_state_follows_their_own_rhythm(away: int, state: str) -> None:
    assert rhythm(every(7, away), DAY).state == state


def test_the_reason_is_one_an_owner_would_nod_at() -> None:
    assert rhythm(every(10, 10), DAY).why.startswith("usually every ")
    assert rhythm(every(10, 10), DAY).why.endswith("; last here 10 days ago")
    assert rhythm(every(10, 90), DAY).why.startswith("used to come every ")
    assert rhythm(every(10, 3), DAY, every=14).why == (
        "every 2 weeks, as you set it; last here 3 days ago"
    )
    assert rhythm([], DAY).why == "no visit yet"
    assert rhythm([DAY], DAY).why == "here once; last here today"


def test_nobody_is_a_regular_after_one_visit() -> None:
    assert rhythm([], DAY).state == "new"
    assert rhythm([DAY - timedelta(400)], DAY).state == "new"
    assert rhythm([DAY, DAY], DAY).state == "new"


def test_the_typical_gap_is_near_their_own() -> None:
    found = rhythm(every(7, 3, 40), DAY, usual_gap=10.0)
    assert found.every_days is not None
    assert 6.5 < found.every_days < 8
    assert found.expected == DAY + timedelta(4)


def test_the_owners_interval_is_the_typical_gap() -> None:
    found = rhythm(every(7, 10), DAY, every=28)
    assert (found.every_days, found.state) == (28.0, "on-track")


def test_a_resting_customer_is_silent() -> None:
    found = rhythm(every(7, 60), DAY).rest()
    assert (found.state, found.chance, found.overdue_days) == ("resting", 0.0, 0)
    assert (found.expected, found.start, found.until) == (None, None, None)


def test_the_usual_gap_of_a_shop_is_the_median_of_medians() -> None:
    assert usual_gap([every(7), every(9), every(30), every(90, count=2)]) == 9
    assert usual_gap([every(7, count=2), []]) is None


histories = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), max_size=40)


def is_sensible(found: Rhythm, day: date) -> bool:
    assert 0 <= found.chance <= 1
    assert found.overdue_days >= 0
    if found.start and found.until and found.expected:
        assert day <= found.start <= found.until
        assert found.expected >= day
    return True


@given(
    histories,
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.none() | st.integers(1, 3653),
)
def test_any_history_gives_something_sensible(
    visits: list[date], day: date, own: int | None
) -> None:
    assert is_sensible(rhythm(visits, day, own), day)
    assert is_sensible(rhythm([*visits, day], day, own), day)
    assert rhythm([*visits, day], day, own).state in {"new", "on-track"}


@given(histories.filter(bool))
def test_longer_silence_never_makes_them_less_late(visits: list[date]) -> None:
    order = ["new", "on-track", "due", "overdue", "lapsed"]
    days = [max(visits) + timedelta(away) for away in (0, 1, 5, 20, 60, 200, 1000)]
    states = [order.index(rhythm(visits, day).state) for day in days]
    assert all(before <= after for before, after in pairwise(states))


def test_thousands_of_visits_and_years_of_silence_are_fine() -> None:
    assert is_sensible(rhythm(every(1, 0, 5000), DAY), DAY)
    assert is_sensible(rhythm([date(1900, 1, 1), date(1900, 1, 2)], DAY), DAY)
    assert is_sensible(
        rhythm([date.max - timedelta(3), date.max - timedelta(1)], date.max), date.max
    )
