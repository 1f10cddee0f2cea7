from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import hours
from regulars.errors import UsageError

MONDAY = date(2026, 11, 23)
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
    with pytest.raises(UsageError, match=r"not mon-\.$"):
        hours.parse_weekdays("mon-")


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


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("25 dec", "2026-12-25..2026-12-25"),
        ("20 dec..5 jan", "2026-12-20..2027-01-05"),
        ("dec 20 to jan 5", "2026-12-20..2027-01-05"),
        ("20 dec – 24 dec, 1 jan", "2026-12-20..2026-12-24, 2027-01-01..2027-01-01"),
        ("dec 25, 2027", "2027-12-25..2027-12-25"),
        ("2026-12-25, 2027-12-25", "2026-12-25..2026-12-25, 2027-12-25..2027-12-25"),
        ("tomorrow..friday", "2026-11-24..2026-11-27"),
        ("yesterday", "2026-11-22..2026-11-22"),
        ("16 nov..22 nov", "2026-11-16..2026-11-22"),
        ("3/8/2026 until 23/8/2026", "2026-08-03..2026-08-23"),
        ("1 jan 2027..31 dec 2027", "2027-01-01..2027-12-31"),
        ("1/1/27 to 31/12/27", "2027-01-01..2027-12-31"),
        ("1 jan..30 jun", "2027-01-01..2027-06-30"),
    ],
)
def test_closures_are_read_as_days_are_everywhere(typed: str, read: str) -> None:
    assert hours.read_closed(typed, date(2026, 11, 23)) == read


@pytest.mark.parametrize(
    "typed", ["5 jan..3 jan", "25 dec to 24 dec", "20 nov..18 nov", "1 jan..31 dec", "1/5 – 28/4"]
)
def test_a_closure_of_over_half_a_year_names_its_years(typed: str) -> None:
    with pytest.raises(UsageError, match="type the years too") as refused:
        hours.read_closed(typed, MONDAY)
    told = str(refused.value).rpartition(" ")[2]
    first, _, last = told.partition("..")
    assert hours.read_closed(told, MONDAY) == f"{date.fromisoformat(first)}..{last}"


def test_a_closure_over_new_year_may_be_told_in_summer() -> None:
    assert hours.read_closed("20 dec..5 jan", date(2026, 6, 1)) == "2026-12-20..2027-01-05"


def counted(shut: range, each: int, days: int = 100) -> dict[date, int]:
    """So many visits on each day before the 23rd, but for days so long ago."""
    return {MONDAY - timedelta(ago): each for ago in range(1, days) if ago not in shut}


def test_silence_where_six_were_to_be_expected_is_a_closure() -> None:
    week = (MONDAY - timedelta(16), MONDAY - timedelta(10))
    assert hours.untold(counted(range(10, 17), 1), MONDAY, "", "") == [week]
    assert hours.untold(counted(range(10, 15), 1), MONDAY, "", "") == []
    assert hours.untold(counted(range(10, 12), 3), MONDAY, "", "") == [
        (MONDAY - timedelta(11), MONDAY - timedelta(10))
    ]
    assert hours.untold({}, MONDAY, "", "") == []


def test_it_lasts_until_somebody_comes_or_today() -> None:
    assert hours.untold(counted(range(1, 22), 1), MONDAY, "", "") == [
        (MONDAY - timedelta(21), MONDAY - timedelta(1))
    ]


def test_weekdays_on_which_nobody_comes_are_no_closure() -> None:
    visits = {day: 9 for day in counted(range(0), 1) if day.weekday() not in {6, 0}}
    assert hours.untold(visits, MONDAY, "", "") == []


def test_what_was_told_is_not_guessed_again() -> None:
    visits = counted(range(10, 31), 1)
    assert hours.untold(visits, MONDAY, "", "2026-10-24..2026-11-13") == []
    assert hours.untold(visits, MONDAY, "", "2026-10-24..2026-10-30") == [
        (date(2026, 10, 31), date(2026, 11, 13))
    ]
    assert hours.untold(visits, MONDAY, "", "not 2026-11-01") == []


def test_a_closure_is_dropped_and_one_that_was_none_is_remembered() -> None:
    seeming = [(date(2026, 8, 3), date(2026, 8, 23))]
    august = date(2026, 8, 3)
    assert hours.drop(CHRISTMAS, seeming, date(2026, 12, 31)) == ""
    not_closed = hours.drop(CHRISTMAS, seeming, august)
    assert not_closed == f"{CHRISTMAS}, not 2026-08-03..2026-08-23"
    assert hours.parse_closed(not_closed) == hours.parse_closed(CHRISTMAS)
    assert hours.drop(not_closed, [], august) == CHRISTMAS
    assert hours.drop(CHRISTMAS, [], august) is None


def test_a_quiet_shop_where_many_come_on_the_same_day_is_not_closed_between() -> None:
    for every in (10, 14, 30):
        visits = {MONDAY - timedelta(every * turn): 20 for turn in range(1, 12)}
        assert hours.untold(visits, MONDAY, "", "") == []


def test_a_market_on_saturdays_was_closed_on_some() -> None:
    saturdays = {MONDAY - timedelta(2 + 7 * week): 30 for week in range(40)}
    for week in (3, 4):
        del saturdays[MONDAY - timedelta(2 + 7 * week)]
    assert hours.untold(saturdays, MONDAY, "", "") == [(date(2026, 10, 18), date(2026, 11, 6))]
