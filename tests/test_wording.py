from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import wording

MONDAY = date(2026, 11, 23)


def test_days_are_said_as_people_say_them() -> None:
    assert wording.say_full(MONDAY) == "Mon 23 Nov 2026"
    assert wording.say_long(MONDAY) == "Monday 23 November 2026"
    assert wording.say_day(date(2026, 11, 28), MONDAY) == "Sat 28 Nov"
    assert wording.say_day(date(2027, 1, 1), MONDAY) == "Fri 1 Jan 2027"
    assert wording.say_date(date(2026, 11, 9), MONDAY) == "9 Nov"
    assert [wording.say_near(date(2026, 11, day), MONDAY) for day in (22, 23, 24, 25)] == [
        *("yesterday", "today", "tomorrow"),
        "Wed 25 Nov",
    ]
    assert wording.say_birthday("--10-20") == wording.say_birthday("1961-10-20") == "20 October"
    assert wording.ago(date(2026, 11, 20), MONDAY) == "3 days ago"
    assert wording.ago(date(2026, 11, 22), MONDAY) == "yesterday"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        *((0, "0 days"), (1, "1 day"), (9, "9 days"), (13, "13 days"), (14, "2 weeks")),
        *((35, "5 weeks"), (62, "9 weeks"), (63, "2 months"), (120, "4 months"), (730, "2 years")),
    ],
)
def test_a_span_has_the_unit_one_would_use(days: int, said: str) -> None:
    assert wording.span(days) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        *(
            (6, 8, "6–8 days"),
            (9, 16, "9–16 days"),
            (7, 7, "7 days"),
            (1, 1, "1 day"),
            (1, 2, "1–2 days"),
        ),
        *(
            (14, 21, "2–3 weeks"),
            (20, 33, "3–5 weeks"),
            (77, 98, "11–14 weeks"),
            (90, 150, "3–5 months"),
        ),
        *(
            (16, 9, "9–16 days"),
            (9, 40, "9–40 days"),
            (7, 300, "1–43 weeks"),
            (800, 1500, "2–4 years"),
        ),
    ],
)
def test_a_range_has_one_unit_for_both_ends(low: int, high: int, said: str) -> None:
    assert wording.span_range(low, high) == said


@given(st.integers(0, 40_000), st.integers(0, 40_000))
def test_a_range_never_runs_backwards(low: int, high: int) -> None:
    first, _, last = wording.span_range(low, high).partition(" ")[0].partition("–")
    assert int(first) >= 1
    assert not last or int(first) < int(last)
