"""The order of day and month of a column, and the days of its cells."""

from datetime import date, time

import pytest

from regulars.formats.days import Order, order_of, read, yearly

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["1/2/26", "13/2/26"], "DMY"),
        (["1/2/26", "2/13/26"], "MDY"),
        (["1/2/26", "1/5/26", "2/1/26", "2/3/26", "3/2/26"], "MDY"),
        (["5/1/26", "1/2/26", "2/3/26", "1/4/26", "8/4/26"], "DMY"),
        (["8/4/26", "1/4/26", "2/3/26", "1/2/26", "5/1/26"], "DMY"),
        (["03-14", "01-02"], "MDY"),
    ],
)
def test_a_column_proves_its_order(cells: list[str], order: str) -> None:
    for setting in ("DMY", "MDY"):
        found = order_of(cells, "", setting)
        assert found.order == order
        assert found.why


def test_where_a_column_fits_both_ways_it_is_as_told_else_as_set_and_said() -> None:
    assert order_of(["1/2/26", "3/2/26"], "MDY", "DMY").order == "MDY"
    found = order_of(["1/2/26", "3/2/26"], "", "DMY")
    assert (found.order, "--date-order" in found.why) == ("DMY", True)


def test_that_a_few_rows_are_sorted_proves_nothing() -> None:
    """Of three days in any order one in three are, as many read the wrong way as the right."""
    cells = ["3/4/26", "4/2/26", "5/3/26"]
    assert order_of(cells, "DMY", "MDY") == Order("DMY", "as you said")
    assert order_of(cells, "", "DMY").order == "DMY"


def test_a_list_is_never_sorted_by_birthdays() -> None:
    cells = ["1/2/26", "1/5/26", "2/1/26", "2/3/26", "3/2/26"]
    assert order_of(cells, "", "DMY", in_time=False).order == "DMY"


def test_what_a_program_writes_gives_way_to_the_owner_and_to_proof() -> None:
    assert order_of(["1/2/26"], "", "DMY", program="MDY") == Order("MDY")
    assert order_of(["1/2/26"], "DMY", "DMY", program="MDY").order == "DMY"
    assert order_of(["25/12/25"], "", "DMY", program="MDY").order == "DMY"
    assert order_of(["12/25/25"], "DMY", "DMY", program="MDY") == Order("MDY")


def test_what_makes_no_difference_is_not_said() -> None:
    for cells in ([], ["2026-11-20"], ["3/3/26"], ["17 Sep 2026"]):
        assert order_of(cells, "", "DMY").why == ""


@pytest.mark.parametrize(
    ("cell", "day", "at"),
    [
        ("7/28/26 1:33 PM", date(2026, 7, 28), time(13, 33)),
        ("2026-05-01 00:30:00 +0200", date(2026, 5, 1), time(0, 30)),
        ("17 Sep 2026, 11:30am", date(2026, 9, 17), time(11, 30)),
        ("December 2, 2025 9:00 am", date(2025, 12, 2), time(9)),
        ("20261120", date(2026, 11, 20), None),
        ("Thu, 17 September 2026", date(2026, 9, 17), None),
    ],
)
def test_a_day_is_the_file_s_own(cell: str, day: date, at: time | None) -> None:
    assert read(cell, "MDY") == (day, at)


def test_utc_is_turned_only_where_the_file_names_a_zone() -> None:
    assert read("2026-05-01T23:30:00Z", "DMY", "Europe/London")[0] == date(2026, 5, 2)
    assert read("2026-05-01T23:30:00Z", "DMY")[0] == date(2026, 5, 1)
    assert read("2026-05-01 23:30", "DMY", "Europe/London")[0] == date(2026, 5, 1)


@pytest.mark.parametrize("zone", ["America", "Nowhere/Else", "../UTC", "UTC"])
def test_where_there_is_no_such_zone_the_day_is_as_written(zone: str) -> None:
    assert read("2026-05-01T23:30:00Z", "DMY", zone)[0] == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        ("1961-11-23", "1961-11-23"),
        ("--04-14", "--04-14"),
        ("03-14", "--03-14"),
        ("14 March", "--03-14"),
        ("3/14/61", "1961-03-14"),
        ("1604-02-29", "--02-29"),
    ],
)
def test_a_yearly_date_may_lack_its_year(cell: str, on: str) -> None:
    assert yearly(cell, "MDY", TODAY) == on


@pytest.mark.parametrize("cell", ["2026-02-30", "someday", "32 March", "2099-01-01", "1700-01-01"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        yearly(cell, "DMY", TODAY)
