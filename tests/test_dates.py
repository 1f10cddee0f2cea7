import re
from datetime import date, time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import dates
from regulars.dates import Direction
from regulars.errors import UsageError
from regulars.wording import say_birthday, say_day, say_full, say_long

MONDAY = date(2026, 11, 23)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
near_days = st.dates(date(1920, 1, 1), date(2180, 1, 1))
PIECES = (
    *(
        "fri",
        "sat",
        "14",
        "31",
        "9",
        "0",
        "00",
        "2026",
        "99999",
        "9" * 12,
        "sep",
        "feb",
        "sept",
    ),
    *(
        "of",
        "at",
        "pm",
        "16:30",
        "4h",
        "last",
        "next",
        "this",
        "in",
        "ago",
        "days",
        "month",
    ),
    *(
        "years",
        "a",
        "an",
        "two",
        "14/9",
        "/",
        ".",
        "-",
        "--",
        "'",
        ",",
        "every",
        "utc",
        "z",
    ),
    *("٣", "😀", "\0", "１４", "²", "İ", "½"),
)
texts = st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "past", "future", "either"),
    [
        ("today", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("  ToDay ", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", None, "2026-11-22"),
        ("the day before yesterday", "2026-11-21", None, "2026-11-21"),
        ("tomorrow", None, "2026-11-24", "2026-11-24"),
        ("day  after\u00a0tomorrow", None, "2026-11-25", "2026-11-25"),
        ("monday", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("last monday", "2026-11-16", None, "2026-11-16"),
        ("next monday", None, "2026-11-30", "2026-11-30"),
        ("this monday", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("Friday", "2026-11-20", "2026-11-27", "2026-11-27"),
        ("on tues", "2026-11-17", "2026-11-24", "2026-11-24"),
        ("thurs", "2026-11-19", "2026-11-26", "2026-11-26"),
        ("last fri", "2026-11-20", None, "2026-11-20"),
        ("next friday", None, "2026-11-27", "2026-11-27"),
        ("this friday", None, "2026-11-27", "2026-11-27"),
        ("3 days ago", "2026-11-20", None, "2026-11-20"),
        ("٣ days ago", "2026-11-20", None, "2026-11-20"),
        ("a week ago", "2026-11-16", None, "2026-11-16"),
        ("two weeks ago", "2026-11-09", None, "2026-11-09"),
        ("a fortnight ago", "2026-11-09", None, "2026-11-09"),
        ("in 3 days", None, "2026-11-26", "2026-11-26"),
        ("in a month", None, "2026-12-23", "2026-12-23"),
        ("in 2 years", None, "2028-11-23", "2028-11-23"),
        ("last week", "2026-11-16", None, "2026-11-16"),
        ("next week", None, "2026-11-30", "2026-11-30"),
        ("last month", "2026-10-23", None, "2026-10-23"),
        ("next month", None, "2026-12-23", "2026-12-23"),
        ("2026-11-20", "2026-11-20", None, "2026-11-20"),
        ("2026‑11‑20", "2026-11-20", None, "2026-11-20"),
        ("14 sep", "2026-09-14", "2027-09-14", "2026-09-14"),
        ("14 jan", None, "2027-01-14", "2027-01-14"),
        ("Sep 14", "2026-09-14", "2027-09-14", "2026-09-14"),
        ("14th of Sept.", "2026-09-14", "2027-09-14", "2026-09-14"),
        ("1 may", "2026-05-01", "2027-05-01", "2027-05-01"),
        ("14 september 2026", "2026-09-14", None, "2026-09-14"),
        ("sep 14, 2026", "2026-09-14", None, "2026-09-14"),
        ("14 sep 14", "2014-09-14", None, "2014-09-14"),
        ("14 sep ’26", "2026-09-14", None, "2026-09-14"),
        ("14/9", "2026-09-14", "2027-09-14", "2026-09-14"),
        ("14.9.", "2026-09-14", "2027-09-14", "2026-09-14"),
        ("14/9/2026", "2026-09-14", None, "2026-09-14"),
        ("14.9.2026", "2026-09-14", None, "2026-09-14"),
        ("14/9/26", "2026-09-14", None, "2026-09-14"),
        ("14/9/00", "2000-09-14", None, "2000-09-14"),
        ("14 sep 00", "2000-09-14", None, "2000-09-14"),
        ("1/12/26", None, "2026-12-01", "2026-12-01"),
        ("23 nov", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("24 nov", None, "2026-11-24", "2026-11-24"),
        ("31 dec", None, "2026-12-31", "2026-12-31"),
        ("29 feb", "2024-02-29", "2028-02-29", "2028-02-29"),
        ("29/2/2024", "2024-02-29", None, "2024-02-29"),
        ("22 nov", "2026-11-22", None, "2026-11-22"),
        ("24 sep", "2026-09-24", None, "2026-09-24"),
        ("23 sep", "2026-09-23", "2027-09-23", "2026-09-23"),
        ("22 jan", None, "2027-01-22", "2027-01-22"),
        ("23 jan", "2026-01-23", "2027-01-23", "2027-01-23"),
        ("22/11", "2026-11-22", None, "2026-11-22"),
        ("mon 22 nov", "is no Monday", "2027-11-22", "is no Monday"),
        ("weds", "2026-11-18", "2026-11-25", "2026-11-25"),
        ("last weds", "2026-11-18", None, "2026-11-18"),
        ("tmrw", None, "2026-11-24", "2026-11-24"),
        ("tonight", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("this morning", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("last night", "2026-11-22", None, "2026-11-22"),
        ("mon 14 sep", "2026-09-14", "wrong weekday", "2026-09-14"),
        ("Mon 23 Nov 2026", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("mon 14/9/2026", "2026-09-14", None, "2026-09-14"),
    ],
)
def test_the_direction_decides_which_day_is_meant(
    typed: str, past: str | None, future: str | None, either: str
) -> None:
    expected: dict[Direction, str | None] = {
        "past": past,
        "future": future,
        "any": either,
    }
    for direction, day in expected.items():
        if day and day[0].isdigit():
            assert dates.parse(typed, MONDAY, direction) == date.fromisoformat(day), direction
        else:
            with pytest.raises(UsageError, match=r"still to come|has gone by|is no Monday"):
                dates.parse(typed, MONDAY, direction)


@pytest.mark.parametrize(
    ("typed", "today", "direction", "expected"),
    [
        ("yesterday", "2027-01-01", "past", "2026-12-31"),
        ("tomorrow", "2026-12-31", "future", "2027-01-01"),
        ("31 dec", "2027-01-01", "past", "2026-12-31"),
        ("31 dec", "2027-01-01", "any", "2026-12-31"),
        ("1 jan", "2026-12-31", "future", "2027-01-01"),
        ("in a month", "2027-01-31", "future", "2027-02-28"),
        ("in 1 month", "2028-01-31", "future", "2028-02-29"),
        ("a month ago", "2026-03-31", "past", "2026-02-28"),
        ("last month", "2026-12-31", "past", "2026-11-30"),
        ("in a year", "2028-02-29", "future", "2029-02-28"),
        ("a year ago", "2028-02-29", "past", "2027-02-28"),
        ("29 feb", "2028-02-29", "past", "2028-02-29"),
        ("29 feb", "2028-02-29", "future", "2028-02-29"),
        ("29 feb", "2028-04-30", "future", "2032-02-29"),
        ("29 feb", "2100-01-01", "past", "2096-02-29"),
        ("29 feb", "2097-01-01", "future", "2104-02-29"),
        ("this friday", "2026-11-28", "past", "2026-11-27"),
        ("this friday", "2026-11-28", "future", "2026-12-04"),
    ],
)
def test_days_meet_at_the_edges_of_months_and_years(
    typed: str, today: str, direction: Direction, expected: str
) -> None:
    found = dates.parse(typed, date.fromisoformat(today), direction)
    assert found == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *((typed, "can't read") for typed in ("", " ", "\0", "😀", "blah", "soon", "sep", "2026")),
        *((typed, "can't read") for typed in ("14", "sep 2026", "14 foo", "14 sep sep", "last")),
        *((typed, "can't read") for typed in ("last today", "-1 days ago", "14 sep utc", "noon")),
        *((typed, "can't read") for typed in ("fri 16:30", "14 sep 10pm", "4pm", "14 sep 16h30")),
        *((typed, "can't read") for typed in ("1/2/3/4", "14/9/026", "14/09 sep", "fri sat")),
        *((typed, "can't read") for typed in ("14.30 sep", "14 septem", "mo", "in ½ days", "²")),
        *((typed, "no day in the calendar") for typed in ("31 feb", "2026-02-30", "31/4", "0/1")),
        *((typed, "no day in the calendar") for typed in ("14/25", "2026-13-01", "29 feb 2027")),
        *((typed, "no day in the calendar") for typed in ("45 sep 12", "32 sep", "31/2", "0 sep")),
        *((typed, "no day in the calendar") for typed in ("in 99999 years", "sep 32 2026")),
        *((typed, "too far away") for typed in ("1 jan 0001", "2500-01-01", "1899-12-31")),
        *((typed, "is no Friday") for typed in ("fri 23 nov 2026", "fri 2026-11-23")),
        ("9" * 5000, "…"),
        ("9" * 5000 + " days ago", "…"),
    ],
)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_is_no_day_is_refused_with_examples(
    typed: str, told: str, direction: Direction
) -> None:
    with pytest.raises(UsageError, match=told) as refused:
        dates.parse(typed, MONDAY, direction)
    assert "Type for instance" in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("today", [MONDAY, date(2031, 5, 6)])
def test_what_a_refusal_offers_can_be_typed(direction: Direction, today: date) -> None:
    with pytest.raises(UsageError) as refused:
        dates.parse("blah", today, direction)
    offered = str(refused.value).partition("for instance ")[2].rstrip(".")
    for typed in re.split(", | or ", offered):
        dates.parse(typed, today, direction)


def test_the_wrong_direction_is_said_with_the_day() -> None:
    with pytest.raises(UsageError, match=r"Tue 24 Nov 2026 is still to come.*earlier day"):
        dates.parse("tomorrow", MONDAY, "past")
    with pytest.raises(UsageError, match=r"Sun 22 Nov 2026 has gone by.*later day"):
        dates.parse("yesterday", MONDAY, "future")


def test_a_day_that_was_just_missed_is_not_next_years() -> None:
    with pytest.raises(UsageError, match=r"Sun 22 Nov 2026 has gone by.*22 Nov 2027 .* the year"):
        dates.parse("22 nov", MONDAY, "future")
    with pytest.raises(UsageError, match=r"Tue 24 Nov 2026 is still to come.*24 Nov 2025"):
        dates.parse("24 nov", MONDAY, "past")
    with pytest.raises(UsageError, match="Tue 29 Feb 2028 has gone by"):
        dates.parse("29 feb", date(2028, 3, 1), "future")


@given(near_days, st.sampled_from(DIRECTIONS))
def test_every_example_of_a_refusal_can_be_typed(today: date, direction: Direction) -> None:
    with pytest.raises(UsageError) as refused:
        dates.parse("blah", today, direction)
    offered = str(refused.value).partition("for instance ")[2].rstrip(".")
    for typed in re.split(", | or ", offered):
        dates.parse(typed, today, direction)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "soon"])
def test_a_told_day_at_the_ends_of_the_calendar_is_refused(
    day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGULARS_TODAY", day)
    with pytest.raises(UsageError, match="no day"):
        dates.today()


def test_the_month_comes_first_where_the_owner_says_so() -> None:
    assert dates.parse("3/4/2026", MONDAY, "past", "DMY") == date(2026, 4, 3)
    assert dates.parse("3/4/2026", MONDAY, "past", "MDY") == date(2026, 3, 4)
    assert dates.parse("9/14", MONDAY, "past", "MDY") == date(2026, 9, 14)
    assert dates.parse("14 sep", MONDAY, "past", "MDY") == date(2026, 9, 14)
    assert dates.parse("2026-09-08", MONDAY, "past", "MDY") == date(2026, 9, 8)
    assert dates.parse_birthday("9/14/61", MONDAY, "MDY") == "1961-09-14"
    assert dates.parse_when("12/1 9am", MONDAY, "MDY") == (date(2026, 12, 1), time(9))
    with pytest.raises(UsageError):
        dates.parse("14/9", MONDAY, "past", "MDY")


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        *(
            ("fri 16:30", 27, "16:30"),
            ("tomorrow 4pm", 24, "16:00"),
            ("4:30pm friday", 27, "16:30"),
        ),
        *(
            ("today at 9", 23, "09:00"),
            ("28 nov 16h30", 28, "16:30"),
            ("28 nov 16h", 28, "16:00"),
        ),
        *(
            ("16:30", 23, "16:30"),
            ("at 9", 23, "09:00"),
            ("12am tomorrow", 24, "00:00"),
        ),
        *(
            ("12 pm", 23, "12:00"),
            ("fri, 4.30 p.m.", 27, "16:30"),
            ("at 4:30 PM fri", 27, "16:30"),
        ),
        *(
            ("2026-11-28 at 16.30", 28, "16:30"),
            ("9h fri", 27, "09:00"),
            ("fri 0:00", 27, "00:00"),
        ),
        *(
            ("fri", 27, None),
            ("2026-11-28", 28, None),
            ("28.11", 28, None),
            ("28 nov", 28, None),
        ),
        *(("fri at 4", 27, "16:00"), ("fri 4 o'clock", 27, "16:00"), ("at 7", 23, "19:00")),
        *(("at 1 fri", 27, "13:00"), ("at 8 fri", 27, "08:00"), ("fri 4:30", 27, "16:30")),
        *(("fri 04:30", 27, "04:30"), ("fri 7h30", 27, "07:30"), ("fri 4am", 27, "04:00")),
        *(("noon", 23, "12:00"), ("fri noon", 27, "12:00"), ("midnight tmrw", 24, "23:59")),
        *(("fri at 12 noon", 27, "12:00"), ("midday weds", 25, "12:00")),
        *(("16.00", 23, "16:00"), ("fri 16.00", 27, "16:00"), ("28.11 16.30", 28, "16:30")),
        *(("tonight at 8", 23, "20:00"), ("tonight 19:30", 23, "19:30"), ("tonight", 23, None)),
    ],
)
def test_an_order_has_a_day_and_maybe_a_time(typed: str, day: int, at: str | None) -> None:
    expected = date(2026, 11, day), time.fromisoformat(at) if at else None
    assert dates.parse_when(typed, MONDAY) == expected


@pytest.mark.parametrize(
    "typed",
    ["midnight", "tonight midnight", "tonight at 12", "12 midnight", "at midnight", "12am", "0:00"],
)
def test_midnight_is_still_to_come(typed: str) -> None:
    """At the end of today, in whose briefing it is, and after all else of the day."""
    assert dates.parse_when(typed, MONDAY) == (MONDAY, time(23, 59))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *(("fri 25:00", "no time of day"), ("fri 16:75", "no time of day")),
        *(
            ("13pm", "no time of day"),
            ("0am", "no time of day"),
            ("at 24", "no time of day"),
        ),
        *(
            ("yesterday 16:30", "gone by"),
            ("16:30 x", "can't read"),
            ("fri 9", "can't read"),
        ),
        *(("9:00 10:00", "can't read"), ("9", "can't read"), ("", "can't read")),
    ],
)
def test_a_time_that_is_none_is_refused(typed: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        dates.parse_when(typed, MONDAY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *(("14 sep", "--09-14"), ("--09-14", "--09-14"), ("--0914", "--09-14")),
        *(("—09-14", "--09-14"), ("14/9", "--09-14"), ("14th of September", "--09-14")),
        *(("14 sep 1961", "1961-09-14"), ("sep 14, 1961", "1961-09-14")),
        *(
            ("1961-09-14", "1961-09-14"),
            ("14/9/61", "1961-09-14"),
            ("14 sep 61", "1961-09-14"),
        ),
        *(
            ("14/9/00", "2000-09-14"),
            ("14 sep 00", "2000-09-14"),
            ("14/9/26", "2026-09-14"),
        ),
        *(
            ("23/11/26", "2026-11-23"),
            ("24/11/26", "1926-11-24"),
            ("1850-01-01", "1850-01-01"),
        ),
        *(("29 feb", "--02-29"), ("29/2", "--02-29"), ("29/2/60", "1960-02-29")),
        *(("29/2/28", "1928-02-29"), ("29/2/00", "2000-02-29")),
    ],
)
def test_a_birthday_goes_with_or_without_its_year(typed: str, kept: str) -> None:
    assert dates.parse_birthday(typed, MONDAY) == kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *(("29 feb 1961", "no day"), ("29/2/27", "no day"), ("31 feb", "no day")),
        *(("--02-30", "no day"), ("--13-01", "no day"), ("0000-01-01", "no day")),
        *(("sep", "can't read"), ("", "can't read"), ("tomorrow", "can't read")),
        *(("2026-11-24", "still to come"), ("1849-12-31", "too long ago")),
    ],
)
def test_a_birthday_that_is_none_is_refused(typed: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        dates.parse_birthday(typed, MONDAY)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        *(
            ("10 days", 10),
            ("10d", 10),
            ("10", 10),
            ("10days", 10),
            ("1 day", 1),
            ("a week", 7),
        ),
        *(
            ("2 weeks", 14),
            ("2w", 14),
            ("3 months", 91),
            ("3m", 91),
            ("1y", 365),
            ("year", 365),
        ),
        *(
            ("daily", 1),
            ("Weekly", 7),
            ("fortnightly", 14),
            ("monthly", 30),
            ("quarterly", 91),
        ),
        *(("yearly", 365), ("every 2 weeks", 14), ("two weeks", 14), ("every week", 7)),
        *(
            ("every other week", 14),
            ("once a month", 30),
            ("fortnight", 14),
            ("10 years", 3650),
        ),
    ],
)
def test_how_often_is_kept_in_days(typed: str, days: int) -> None:
    assert dates.parse_every(typed) == days


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "0",
            "0 days",
            "-3",
            "often",
            "11 years",
            "3651",
            "every",
            "s",
            "am",
            "d",
            "two",
        ),
        *("10 d 3", "1.5 weeks", "9" * 5000, "\0", "😀"),
    ],
)
def test_how_often_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match=r"10 days, 2 weeks"):
        dates.parse_every(typed)


def test_the_told_day_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_TODAY", "2028-02-29")
    assert dates.today() == date(2028, 2, 29)
    for told in ("2027-02-29", "tomorrow", "20280229", "2028-W09-2"):
        monkeypatch.setenv("REGULARS_TODAY", told)
        with pytest.raises(UsageError, match="REGULARS_TODAY"):
            dates.today()
    monkeypatch.delenv("REGULARS_TODAY")
    assert dates.today().year > 2000


@given(texts, near_days, st.sampled_from(DIRECTIONS), st.sampled_from(["DMY", "MDY"]))
def test_any_text_is_a_day_in_its_direction_or_refused(
    typed: str, today: date, direction: Direction, order: str
) -> None:
    try:
        found = dates.parse(typed, today, direction, order)
    except UsageError:
        return
    assert direction != "past" or found <= today
    assert direction != "future" or found >= today
    assert 1900 <= found.year <= 2199


@given(texts, near_days, st.sampled_from(["DMY", "MDY"]))
def test_any_other_text_is_read_or_refused(typed: str, today: date, order: str) -> None:
    try:
        assert dates.parse_when(typed, today, order)[0] >= today
    except UsageError as refused:
        told = str(refused)
        assert told
    try:
        kept = dates.parse_birthday(typed, today, order)
        assert dates.parse_birthday(kept, today) == kept
    except UsageError as refused:
        told = str(refused)
        assert told
    try:
        assert 1 <= dates.parse_every(typed) <= 3650
    except UsageError as refused:
        told = str(refused)
        assert told


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), near_days)
def test_a_day_as_said_reads_back_as_itself(day: date, today: date) -> None:
    for said in (day.isoformat(), say_full(day), say_long(day)):
        assert dates.parse(said, today, "any") == day


@given(near_days, near_days)
def test_a_day_of_this_year_reads_back_as_said(day: date, today: date) -> None:
    day = date(today.year, day.month, min(day.day, 28))
    direction: Direction = "past" if day <= today else "future"
    assert dates.parse(say_day(day, today=today), today, direction) == day


@given(st.dates(date(1850, 1, 1), MONDAY))
def test_a_birthday_reads_back_as_itself(day: date) -> None:
    yearless = f"--{day:%m-%d}"
    assert dates.parse_birthday(day.isoformat(), MONDAY) == day.isoformat()
    assert dates.parse_birthday(say_full(day)[4:], MONDAY) == day.isoformat()
    assert dates.parse_birthday(yearless, MONDAY) == yearless
    assert dates.parse_birthday(say_birthday(yearless), MONDAY) == yearless
