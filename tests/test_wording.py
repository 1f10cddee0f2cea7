from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import dates, wording

MONDAY = date(2026, 11, 23)


def test_days_are_said_as_people_say_them() -> None:
    assert wording.say_full(MONDAY) == "Mon 23 Nov 2026"
    assert wording.say_long(MONDAY) == "Monday 23 November 2026"
    assert wording.say_day(date(2026, 11, 28), today=MONDAY) == "Sat 28 Nov"
    assert wording.say_day(date(2025, 11, 28), today=MONDAY) == "Fri 28 Nov 2025"
    said = [wording.say_near(MONDAY + timedelta(days), today=MONDAY) for days in (-2, -1, 0, 1, 2)]
    assert said == ["Sat 21 Nov", "yesterday", "today", "tomorrow", "Wed 25 Nov"]
    assert wording.say_birthday("1961-10-20") == wording.say_birthday("--10-20") == "20 October"
    gone = [wording.ago(MONDAY - timedelta(days), today=MONDAY) for days in (0, 1, 3, 35)]
    assert gone == ["today", "yesterday", "3 days ago", "5 weeks ago"]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        *((time(0, 0), "12:00 am"), (time(0, 5), "12:05 am"), (time(1, 0), "1:00 am")),
        *((time(11, 59), "11:59 am"), (time(12, 0), "12:00 pm"), (time(12, 59), "12:59 pm")),
        *((time(13, 0), "1:00 pm"), (time(16, 30), "4:30 pm"), (time(23, 59), "11:59 pm")),
    ],
)
def test_a_time_of_twelve_hours_is_the_one_that_is_read_back(at: time, said: str) -> None:
    assert wording.say_time(at, 12) == said
    assert wording.say_time(at) == f"{at:%H:%M}"
    assert wording.with_time("Sat 28 Nov", at, 12) == f"Sat 28 Nov {said}"
    assert dates.parse_when(f"28 nov 2026 {said}", MONDAY) == (date(2026, 11, 28), at)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        *((0, "0 days"), (1, "1 day"), (9, "9 days"), (13, "13 days"), (14, "2 weeks")),
        *((35, "5 weeks"), (62, "9 weeks"), (63, "2 months"), (122, "4 months")),
        *((729, "24 months"), (730, "2 years"), (1100, "3 years")),
    ],
)
def test_a_span_has_the_unit_one_would_use(days: int, said: str) -> None:
    assert wording.span(days) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        *((1, 1, "1 day"), (1, 2, "1–2 days"), (7, 7, "7 days"), (9, 16, "9–16 days")),
        *((14, 21, "2–3 weeks"), (21, 21, "3 weeks"), (20, 33, "3–5 weeks")),
        *((77, 98, "11–14 weeks"), (90, 120, "3–4 months"), (730, 1100, "2–3 years")),
        *(
            (18, 24, "18–24 days"),
            (95, 105, "3 months"),
            (16, 9, "9–16 days"),
            (0, 3, "1–3 days"),
        ),
    ],
)
def test_a_range_has_one_unit_for_both_ends(low: int, high: int, said: str) -> None:
    assert wording.span_range(low, high) == said


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_a_range_never_runs_backwards_nor_far_from_the_truth(low: int, high: int) -> None:
    said, unit = wording.span_range(low, high).split()
    size = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit.rstrip("s")]
    ends = [int(end) for end in said.split("–")]
    assert all(one < other for one, other in pairwise(ends))
    for end, true in zip((ends[0], ends[-1]), sorted((max(1, low), max(1, high))), strict=True):
        assert abs(end * size - true) <= size / 2 + 0.01


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("monthly", "month"),
        ("30m", "30 months"),
        ("quarterly", "3 months"),
        ("2w", "2 weeks"),
        ("weekly", "week"),
        ("10d", "10 days"),
        ("daily", "day"),
        ("28 days", "4 weeks"),
        ("2 years", "2 years"),
    ],
)
def test_an_interval_is_said_as_it_was_set(typed: str, said: str) -> None:
    assert wording.interval(dates.parse_every(typed)) == said
