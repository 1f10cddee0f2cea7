"""The pictures on the card, sign by sign."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from regulars.screen.page import Page, Row
from regulars.screen.pictures import months, scale, strip
from regulars.stats import last_weeks
from regulars.wording import MONTHS
from tests.conftest import MONDAY, Shop

DAYS = st.dates(date(2024, 1, 1), date(2026, 11, 23))


@given(gap=st.integers(1, 2000), low=st.integers(0, 400), more=st.integers(0, 400))
def test_the_present_gap_has_its_place_beside_the_usual_ones(gap: int, low: int, more: int) -> None:
    drawn = scale(gap, low, low + more, 32).plain.split("   ")[0]
    assert len(drawn) == 32
    assert drawn.count("●") == 1
    before, after = drawn.split("●")
    if gap > low + more + (gap / 31):
        assert "━" not in after
    if gap < low - (low + more) * 1.5 / 31:
        assert "━" not in before


@pytest.mark.parametrize(
    ("gap", "usual", "told"),
    [
        (1, (6, 8), "1 day, usually 6–8 days"),
        (40, (9, 16), "40 days, usually 9–16 days"),
        (70, (21, 28), "2 months, usually 3–4 weeks"),
    ],
)
def test_the_gap_is_told_in_days_beside_days(gap: int, usual: tuple[int, int], told: str) -> None:
    assert scale(gap, *usual, 32).plain.endswith(f"   {told}")


@given(st.lists(DAYS), st.integers(5, 52), st.sampled_from([0, 5, 6]))
def test_a_week_has_its_mark_and_a_month_stands_under_the_first_that_begins_in_it(
    days: list[date], number: int, first_weekday: int
) -> None:
    weeks = last_weeks(MONDAY, number, first_weekday)
    marks, names = strip(days, weeks).plain, months(weeks).plain
    assert weeks[-1] <= MONDAY < weeks[-1] + timedelta(weeks=1)
    for begin, mark in zip(weeks, marks, strict=False):
        assert begin.weekday() == first_weekday
        visits = sum(begin <= day < begin + timedelta(weeks=1) for day in days)
        assert mark == "·▂▄▆█"[min(visits, 4)]
    assert len(marks) in {0, number}
    assert len(names) <= number
    for place in range(len(names) - 2):
        if names[place : place + 3] in {month[:3] for month in MONTHS}:
            begin = weeks[place]
            assert (names[place : place + 3], begin.day <= 7) == (f"{begin:%b}", True)


def test_the_strip_of_the_card_has_weeks_that_begin_as_was_set(shop: Shop) -> None:
    """Sunday and Saturday are the last days of one week, the first two of another, or one each."""
    for day in ("21 nov", "22 nov"):
        shop.done(f"visit Anna tea --on '{day}'" if day > "21 nov" else f"add Anna --on '{day}'")
    for starts, ends in (("monday", "·▄·"), ("sunday", "·▂▂"), ("saturday", "··▄")):
        shop.done(f"settings week-starts {starts}")
        assert f"{ends}\n" in shop.done("show anna")


def test_the_card_has_both_and_whoever_was_here_once_has_none(shop: Shop) -> None:
    for day in (2, 10, 18):
        shop.done(f"visit Anna tea --on '{day} nov'" if day > 2 else "add Anna --on '2 nov'")
    shop.done("add Bo --on '2 nov'")
    card = shop.done("show anna")
    assert "▂▂▂·" in card
    assert "●" in card
    assert "5 days, usually" in card
    assert not {"●", "▂"} & {*shop.done("show bo")}


def test_a_row_without_a_reason_leaves_no_line_free_below_it() -> None:
    page = Page(Console(file=io.StringIO(), force_terminal=True, width=60, _environ={}))
    for length in range(30, 60):
        [lines] = page.laid_out([Row("Bo", "x" * length)], 2)
        assert all(line.plain.strip() for line in lines)
