from contextlib import suppress
from datetime import date, time, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import dates
from regulars.dates import Direction
from regulars.errors import UsageError
from regulars.wording import say_full, say_long

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "past", "future"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        (" Today ", "2026-11-23", "2026-11-23"),
        ("monday", "2026-11-23", "2026-11-23"),
        ("friday", "2026-11-20", "2026-11-27"),
        ("FRI", "2026-11-20", "2026-11-27"),
        ("tues", "2026-11-17", "2026-11-24"),
        ("14 sep", "2026-09-14", "2027-09-14"),
        ("14 September", "2026-09-14", "2027-09-14"),
        ("sep 14", "2026-09-14", "2027-09-14"),
        ("14th of sept.", "2026-09-14", "2027-09-14"),
        ("14/9", "2026-09-14", "2027-09-14"),
        ("14.9.", "2026-09-14", "2027-09-14"),
        ("23 nov", "2026-11-23", "2026-11-23"),
        ("24 nov", "2025-11-24", "2026-11-24"),
        ("31 dec", "2025-12-31", "2026-12-31"),
        ("1 jan", "2026-01-01", "2027-01-01"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("fri 20 nov 2026", "2026-11-20", None),
        ("Mon, 23 Nov 2026", "2026-11-23", "2026-11-23"),
        ("2026-11-20", "2026-11-20", None),
        ("2026-11-27", None, "2026-11-27"),
        ("sep 14 2025", "2025-09-14", None),
        ("14 sep 25", "2025-09-14", None),
        ("14/9/25", "2025-09-14", None),
        ("14/9/2027", None, "2027-09-14"),
        ("yesterday", "2026-11-22", None),
        ("tomorrow", None, "2026-11-24"),
        ("last friday", "2026-11-20", None),
        ("last monday", "2026-11-16", None),
        ("next monday", None, "2026-11-30"),
        ("next friday", None, "2026-11-27"),
        ("3 days ago", "2026-11-20", None),
        ("a week ago", "2026-11-16", None),
        ("two weeks ago", "2026-11-09", None),
        ("9 months ago", "2026-02-23", None),
        ("in 2 weeks", None, "2026-12-07"),
        ("in a month", None, "2026-12-23"),
        ("next week", None, "2026-11-30"),
        ("day before yesterday", "2026-11-21", None),
        ("the day after tomorrow", None, "2026-11-25"),
    ],
)
def test_the_verb_decides_the_direction(typed: str, past: str | None, future: str | None) -> None:
    directions: tuple[tuple[Direction, str | None], ...] = (("past", past), ("future", future))
    for direction, expected in directions:
        if expected:
            assert dates.parse(typed, MONDAY, direction) == date.fromisoformat(expected)
        else:
            with pytest.raises(UsageError, match=r"still to come|has gone by"):
                dates.parse(typed, MONDAY, direction)


@pytest.mark.parametrize(
    "typed",
    [
        *("31 feb", "29 feb 2027", "2026-02-30", "31/4", "0/1", "14/25", "2026-13-01", "32 jan"),
        *("fri 23 nov 2026", "tue 23 nov 2026"),
        *(
            "",
            " ",
            "soon",
            "sep",
            "2026",
            "14",
            "sep 2026",
            "14 foo",
            "xx 14 sep",
            "1",
            "14 sep sep",
        ),
        *("14 sep 10:30", "fri 16:30", "14 sep 10pm", "999999999 days ago", "in 99999 years"),
        *(
            "1 jan 0001",
            "2500-01-01",
            "\0",
            "😀",
            "١٤ sep x",
            "last",
            "next",
            "last today",
            "-1 days ago",
        ),
        *("14/9/026", "2026-1-1-1", "in 0x2 days", "nan", "tz", "utc", "14 sep utc", "noon"),
    ],
)
@pytest.mark.parametrize("direction", get_args(Direction))
def test_what_is_no_day_is_refused_with_examples(typed: str, direction: Direction) -> None:
    with pytest.raises(UsageError, match="Type for instance"):
        dates.parse(typed, MONDAY, direction)


def test_the_month_comes_first_where_the_owner_says_so() -> None:
    assert dates.parse("3/4/2026", MONDAY, "past", "DMY") == date(2026, 4, 3)
    assert dates.parse("3/4/2026", MONDAY, "past", "MDY") == date(2026, 3, 4)
    with pytest.raises(UsageError):
        dates.parse("14/9", MONDAY, "past", "MDY")


def test_a_month_from_the_31st_ends_with_the_month() -> None:
    assert dates.parse("in 1 month", date(2027, 1, 31), "future") == date(2027, 2, 28)
    assert dates.parse("in a year", date(2028, 2, 29), "future") == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("fri 16:30", "2026-11-27", "16:30"),
        ("friday at 9", "2026-11-27", "09:00"),
        ("tomorrow 4pm", "2026-11-24", "16:00"),
        ("4:30 pm friday", "2026-11-27", "16:30"),
        ("28 nov 16h30", "2026-11-28", "16:30"),
        ("12am tomorrow", "2026-11-24", "00:00"),
        ("12 pm", "2026-11-23", "12:00"),
        ("16:30", "2026-11-23", "16:30"),
        ("2026-11-28", "2026-11-28", None),
        ("14/12", "2026-12-14", None),
    ],
)
def test_an_order_has_a_day_and_maybe_a_time(typed: str, day: str, at: str | None) -> None:
    expected = date.fromisoformat(day), time.fromisoformat(at) if at else None
    assert dates.parse_when(typed, MONDAY) == expected


@pytest.mark.parametrize(
    "typed", ["fri 25:00", "fri 16:75", "13pm", "0am", "yesterday 16:30", "16:30 x"]
)
def test_a_time_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        dates.parse_when(typed, MONDAY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14 sep", "--09-14"),
        ("--09-14", "--09-14"),
        ("--0914", "--09-14"),
        ("14/9", "--09-14"),
        ("14 sep 1961", "1961-09-14"),
        ("sep 14, 1961", "1961-09-14"),
        ("1961-09-14", "1961-09-14"),
        ("14/9/61", "1961-09-14"),
        ("14 sep 61", "1961-09-14"),
        ("14/9/26", "2026-09-14"),
        ("24/11/26", "1926-11-24"),
        ("29 feb", "--02-29"),
        ("29/2/1960", "1960-02-29"),
    ],
)
def test_a_birthday_goes_with_or_without_its_year(typed: str, kept: str) -> None:
    assert dates.parse_birthday(typed, MONDAY) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "29 feb 1961",
            "31 feb",
            "--02-30",
            "--13-01",
            "tomorrow",
            "",
            "sep",
            "2030-01-01",
            "1700-01-01",
        )
    ],
)
def test_a_birthday_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        dates.parse_birthday(typed, MONDAY)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        *(("10 days", 10), ("10d", 10), ("10", 10), ("1 day", 1), ("2 weeks", 14), ("2w", 14)),
        *(("3 months", 91), ("3m", 91), ("weekly", 7), ("fortnightly", 14), ("monthly", 30)),
        *(("every 2 weeks", 14), ("two weeks", 14), ("a week", 7), ("week", 7), ("1 year", 365)),
    ],
)
def test_a_span_is_days(typed: str, days: int) -> None:
    assert dates.parse_every(typed) == days


@pytest.mark.parametrize(
    "typed", ["", "0", "0 days", "-3", "often", "99 years", "every", "s", "10 d 3"]
)
def test_a_span_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="10 days"):
        dates.parse_every(typed)


def test_the_told_day_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_TODAY", "2028-02-29")
    assert dates.today() == date(2028, 2, 29)
    monkeypatch.setenv("REGULARS_TODAY", "2027-02-29")
    with pytest.raises(UsageError, match="REGULARS_TODAY"):
        dates.today()


near_days = st.dates(date(1930, 1, 1), date(2190, 1, 1))


@given(
    st.text(max_size=40),
    near_days,
    st.sampled_from(get_args(Direction)),
    st.sampled_from(["DMY", "MDY"]),
)
def test_any_text_is_a_day_or_refused(
    typed: str, today: date, direction: Direction, order: str
) -> None:
    with suppress(UsageError):
        assert isinstance(dates.parse(typed, today, direction, order), date)
    with suppress(UsageError):
        assert dates.parse_when(typed, today, order)[0] >= today
    with suppress(UsageError):
        assert dates.parse_birthday(typed, today, order)
    with suppress(UsageError):
        assert dates.parse_every(typed) >= 1


@given(
    st.from_regex(
        r"(last |next |in |)([0-3]?[0-9]|a|fri)[ /.-](sep|days?|weeks? ago|1?[0-9])[ /.]?(\d{2,4})?"
    ),
    near_days,
)
def test_what_looks_like_a_day_lies_in_its_direction_or_is_refused(typed: str, today: date) -> None:
    for direction, sign in (("past", -1), ("future", 1)):
        try:
            found = dates.parse(typed, today, direction)  # type: ignore[arg-type]
        except UsageError:
            continue
        assert (found - today) * sign >= timedelta()


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), near_days)
def test_a_day_as_said_reads_back_as_itself(day: date, today: date) -> None:
    for said in (day.isoformat(), say_full(day), say_long(day)):
        assert dates.parse(said, today, "any") == day


@given(st.dates(date(1850, 1, 1), MONDAY))
def test_a_birthday_reads_back_as_itself(day: date) -> None:
    for said in (day.isoformat(), say_full(day)[4:], f"--{day:%m-%d}"):
        kept = dates.parse_birthday(said, MONDAY)
        assert dates.parse_birthday(kept, MONDAY) == kept
        assert kept.endswith(f"{day:%m-%d}")
