"""What any customer's rhythm must satisfy, and some plain ones."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.rhythm import Rhythm, State, rhythm, usual_gap

DAY = timedelta(days=1)
SATURDAY = date(2024, 3, 2)
MONDAY = date(2026, 11, 23)
dates = st.dates(date(1990, 1, 1), date(2040, 12, 31))
close = st.lists(st.integers(0, 40), max_size=80)  # gaps of people who do come
closures = st.one_of(
    st.none(),
    st.sets(st.integers(0, 6), max_size=7).map(lambda shut: lambda day: day.weekday() not in shut),
    st.integers(2, 30).map(lambda every: lambda day: day.toordinal() % every != 0),
    st.integers(1, 60).map(lambda run: lambda day: day.toordinal() % 90 >= run),
)


@st.composite
def visit_lists(draw: st.DrawFn) -> list[date]:
    """Anything at all, or the visits of a customer."""
    if draw(st.booleans()):
        return draw(st.lists(dates, max_size=30))
    day, found = draw(dates), []
    for gap in draw(close):
        day += gap * DAY
        found.append(day)
    return found


IsOpen = Callable[[date], bool] | None


def sane(found: Rhythm, day: date, is_open: IsOpen = None) -> None:
    """What holds for every answer."""
    assert found.state in {"new", "on-track", "due", "overdue", "lapsed"}
    assert 0 <= found.chance <= found.alive <= 1
    assert (found.state == "new") == (found.visits < 2 and not (found.every and found.visits))
    assert found.overdue_days >= 0
    assert found.late >= (found.state in {"overdue", "lapsed"})
    assert (found.was_expected is not None) == found.late
    assert found.gone <= (found.alive < 0.5 and found.away > 14)
    if not found.visits:
        assert (found.expected, found.start, found.until) == (None, None, None)
        return
    assert found.last_visit is not None
    assert found.last_visit <= day
    assert found.expected is not None
    assert found.start is not None
    assert found.until is not None
    assert day <= found.start <= found.expected <= found.until
    assert found.start > found.last_visit or day == date.max
    assert 0 < found.usually[0] <= found.usually[1]
    assert (found.overdue_days > 0) <= (found.state in {"overdue", "lapsed"})
    for promised in (found.expected, found.start, found.until):
        coming = (promised + n * DAY for n in range(min(100, (date.max - promised).days)))
        assert is_open is None or is_open(promised) or not any(map(is_open, coming))
    if is_open is None:
        assert (found.overdue_days > 0) == (found.state in {"overdue", "lapsed"})


every_days = st.one_of(st.none(), st.integers(1, 400))
shop_gaps = st.one_of(st.none(), st.floats(0.1, 400))


@given(visit_lists(), dates, every_days, shop_gaps, st.integers(0, 400), closures)
def test_anything_is_answered(
    visits: list[date],
    day: date,
    every: int | None,
    usual: float | None,
    horizon: int,
    is_open: IsOpen,
) -> None:
    found = rhythm(visits, day, every, usual, horizon=horizon, is_open=is_open)
    sane(found, day, is_open)
    assert found.visits == len({visit for visit in visits if visit <= day})
    assert found == rhythm(
        visits[::-1] + visits, day, every, usual, horizon=horizon, is_open=is_open
    )


@given(visit_lists(), dates, st.integers(0, 9000), every_days, shop_gaps, closures)
def test_more_silence_never_raises_alive(
    visits: list[date],
    day: date,
    later: int,
    every: int | None,
    usual: float | None,
    is_open: IsOpen,
) -> None:
    visits = [visit for visit in visits if visit <= day]
    now = rhythm(visits, day, every, usual, is_open=is_open)
    then = rhythm(visits, day + later * DAY, every, usual, is_open=is_open)
    assert then.alive <= now.alive + 1e-12


@given(visit_lists(), dates, every_days, shop_gaps, closures)
def test_a_visit_today_puts_on_track(
    visits: list[date],
    day: date,
    every: int | None,
    usual: float | None,
    is_open: IsOpen,
) -> None:
    found = rhythm([*visits, day], day, every, usual, is_open=is_open)
    assert found.state == ("new" if found.visits < 2 and not every else "on-track")
    assert found.overdue_days == 0
    assert not found.late


@given(visit_lists(), dates, every_days, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_horizon_never_lowers_the_chance(
    visits: list[date], day: date, every: int | None, short: int, more: int
) -> None:
    near = rhythm(visits, day, every, horizon=short)
    far = rhythm(visits, day, every, horizon=short + more)
    assert near.chance <= far.chance + 1e-12


@given(visit_lists(), dates, every_days, st.integers(1, 6))
def test_nobody_is_expected_on_a_closed_weekday(
    visits: list[date], day: date, every: int | None, weekday: int
) -> None:
    found = rhythm(visits, day, every, is_open=lambda day: day.weekday() != weekday)
    for date_ in (found.expected, found.start, found.until):
        assert date_ is None or date_.weekday() != weekday


def test_the_ends_of_the_calendar_are_answered() -> None:
    sane(rhythm([date.min, date.max], date.max), date.max)
    sane(rhythm([date.min], date.max, every=10**6), date.max)
    sane(rhythm([date.max - DAY, date.max], date.max, is_open=lambda _: False), date.max)
    sane(rhythm([date(1950, 1, 1), date(2024, 2, 29)], date(2024, 3, 1)), date(2024, 3, 1))
    leap = [date(2016, 2, 29), date(2020, 2, 29)]
    sane(rhythm(leap, date(2024, 2, 29)), date(2024, 2, 29))
    sane(rhythm([SATURDAY] * 50, SATURDAY + 9 * DAY), SATURDAY + 9 * DAY)


def test_thousands_of_visits_are_read() -> None:
    daily = [MONDAY - n * DAY for n in range(5000)]
    found = rhythm(daily, MONDAY + DAY)
    sane(found, MONDAY + DAY)
    assert found.visits == 5000
    assert (found.usually, found.state) == ((1, 1), "due")


def test_somebody_new_is_expected_as_is_usual_in_the_shop() -> None:
    assert rhythm([], SATURDAY) == Rhythm(SATURDAY)
    assert rhythm([SATURDAY + DAY], SATURDAY) == Rhythm(SATURDAY)
    once = rhythm([SATURDAY], SATURDAY + 2 * DAY, usual_gap=14)
    assert once.state == "new"
    assert once.visits == 1
    assert once.expected is not None
    assert 10 <= (once.expected - SATURDAY).days <= 18


def test_who_comes_every_saturday_is_expected_on_saturday() -> None:
    visits = [SATURDAY + week * 7 * DAY for week in range(52)]
    last = visits[-1]
    monday = rhythm(visits, last + 2 * DAY, usual_gap=20)
    assert monday.state == "on-track"
    assert monday.expected == last + 7 * DAY
    assert monday.start is not None
    assert monday.until is not None
    assert monday.start <= last + 7 * DAY <= monday.until
    assert (monday.until - monday.start).days <= 2
    assert monday.chance > 0.85
    assert monday.alive > 0.95
    assert rhythm(visits, last + 7 * DAY, usual_gap=20).state == "due"
    missed = rhythm(visits, last + 8 * DAY, usual_gap=20)
    assert missed.state == "overdue"
    assert missed.overdue_days == 1
    assert missed.expected == last + 14 * DAY
    assert rhythm(visits, last + 60 * DAY, usual_gap=20).state == "lapsed"
    only_sunday = rhythm(visits, last + DAY, usual_gap=20, horizon=5)
    assert only_sunday.chance < 0.1


def test_who_comes_every_ten_days_or_so_is_expected_then() -> None:
    day, visits = date(2024, 1, 3), [date(2024, 1, 3)]
    for gap in [9, 10, 12, 8, 11, 10, 9, 13, 10, 7, 11, 10]:
        day += gap * DAY
        visits.append(day)
    found = rhythm(visits, day + 3 * DAY, usual_gap=25)
    assert found.state == "on-track"
    assert found.every_days is not None
    assert 9 <= found.every_days <= 11.5
    assert found.expected is not None
    assert 9 <= (found.expected - day).days <= 12
    assert found.start is not None
    assert found.until is not None
    assert 5 <= (found.until - found.start).days <= 9
    assert 7 <= found.usually[0] < found.usually[1] <= 13


def test_who_comes_as_they_please_gets_a_wide_window() -> None:
    day, visits = date(2024, 1, 3), [date(2024, 1, 3)]
    for gap in [3, 40, 9, 70, 21, 2, 33, 11, 55]:
        day += gap * DAY
        visits.append(day)
    found = rhythm(visits, day + DAY, usual_gap=25)
    assert found.start is not None
    assert found.until is not None
    assert (found.until - found.start).days > 20


def test_the_owners_interval_is_the_usual_gap() -> None:
    visits = [SATURDAY + days * DAY for days in (0, 20, 41, 60, 81)]
    found = rhythm(visits, visits[-1] + DAY, every=28)
    assert found.every_days == 28
    assert found.expected is not None
    assert 25 <= (found.expected - visits[-1]).days <= 30
    steady = [SATURDAY + turn * 28 * DAY for turn in range(9)]
    kept = rhythm(steady, steady[-1] + DAY, every=28)
    assert kept.usually[1] - kept.usually[0] < found.usually[1] - found.usually[0]


def test_a_closed_fortnight_is_not_waited() -> None:
    visits = [SATURDAY + week * 7 * DAY for week in range(20)]
    last = visits[-1]
    shut = {last + days * DAY for days in range(1, 15)}
    open_ = rhythm(visits, last + 15 * DAY)
    closed = rhythm(visits, last + 15 * DAY, is_open=lambda day: day not in shut)
    assert open_.state in {"overdue", "lapsed"}
    assert closed.state == "on-track"
    assert closed.overdue_days == 0
    assert closed.expected == last + 21 * DAY
    assert closed.alive > open_.alive
    during = rhythm(visits, last + 4 * DAY, is_open=lambda day: day not in shut)
    assert during.expected == last + 21 * DAY
    assert during.chance == 0


def test_a_closure_between_two_visits_is_not_a_gap() -> None:
    visits = [SATURDAY + week * 7 * DAY for week in range(30) if week not in (10, 11, 12)]
    shut = {SATURDAY + days * DAY for days in range(64, 90)}
    with_, without = (
        rhythm(visits, visits[-1] + DAY, is_open=is_open)
        for is_open in (lambda day: day not in shut, lambda _: True)
    )
    assert with_.chance > without.chance


def test_always_open_changes_nothing() -> None:
    visits = [SATURDAY + days * DAY for days in (0, 5, 9, 16, 22, 30, 34)]
    day = visits[-1] + 4 * DAY
    assert rhythm(visits, day) == rhythm(visits, day, is_open=lambda _: True)


def came_every(gap: int, last: int = 0, count: int = 20) -> list[date]:
    return [MONDAY - timedelta(last + gap * turn) for turn in range(count)]


def test_the_reason_is_one_an_owner_would_nod_at() -> None:
    assert rhythm(came_every(10, 10), MONDAY).why.startswith("usually every ")
    assert rhythm(came_every(10, 10), MONDAY).why.endswith("; last here 10 days ago")
    assert rhythm(came_every(10, 10), MONDAY).brief.startswith("every ")
    assert rhythm(came_every(10, 90), MONDAY).why.startswith("used to come every ")
    assert rhythm(came_every(10, 90), MONDAY).brief.startswith("every ")
    assert rhythm(came_every(10, 3), MONDAY, every=14).why == (
        "every 2 weeks, as you set it; last here 3 days ago"
    )
    assert rhythm([], MONDAY).why == "no visit yet"
    assert rhythm([MONDAY], MONDAY).why == "here once; last here today"


def came_on(weekdays: str, weeks: int = 12, before: date = MONDAY) -> list[date]:
    """Every visit on these weekdays (Monday is 0) for so many weeks."""
    days = (before - timedelta(ago) for ago in range(1, weeks * 7 + 1))
    return sorted(day for day in days if str(day.weekday()) in weekdays)


@pytest.mark.parametrize(
    ("weekdays", "said"),
    [
        ("5", "on Saturdays"),
        ("14", "on Tuesdays and Fridays"),
        ("024", "on Mondays, Wednesdays and Fridays"),
        ("01234", "every weekday"),
        ("12345", "every day but Sunday and Monday"),
        ("012345", "every day but Sunday"),
        ("0123456", "every day"),
    ],
)
@pytest.mark.parametrize("shop_gap", [2, 30])
def test_weekdays_are_named_whichever_was_the_last(
    weekdays: str, said: str, shop_gap: float
) -> None:
    visits = came_on(weekdays, 30)
    for cut in range(8):
        known = visits[: len(visits) - cut]
        for later in (1, 2, 3):
            assert rhythm(known, known[-1] + later * DAY, usual_gap=shop_gap).turn == said


def test_no_weekday_is_named_of_who_comes_on_any_or_was_seldom_here() -> None:
    assert rhythm(came_every(9), MONDAY).turn == "every 9 days"
    assert rhythm(came_every(14), MONDAY).turn == "every 2 weeks"
    assert rhythm(came_on("5", 5), MONDAY, usual_gap=7).turn == "every 7 days"


def test_seven_days_are_every_seven_days_whatever_closures_are_set() -> None:
    visits = came_every(7, 7, count=8)
    shut = {MONDAY - timedelta(ago) for ago in range(1, 6)}
    for is_open in (None, lambda day: day not in shut, lambda day: day.weekday() != 6):
        assert rhythm(visits, MONDAY, usual_gap=7, is_open=is_open).turn == "every 7 days"


def test_who_is_late_was_expected_on_a_day_gone_by() -> None:
    found = rhythm(came_on("5", 30, MONDAY - timedelta(21)), MONDAY, usual_gap=7)
    assert found.late
    assert found.was_expected == date(2026, 11, 7)
    assert rhythm(came_on("5", 30), MONDAY, usual_gap=7).was_expected is None


def test_late_dates_reach_no_further_than_they_should() -> None:
    for away in (20, 40, 80, 160):
        found = rhythm(came_every(10, away), MONDAY)
        assert found.expected is not None
        assert found.until is not None
        assert (found.until - MONDAY).days <= 2.5 * (found.expected - MONDAY).days + 4


@given(st.sets(st.integers(0, 6), min_size=1, max_size=2), st.integers(1, 12))
def test_expected_days_fall_on_weekdays_they_like(liked: set[int], later: int) -> None:
    visits = came_on("".join(map(str, liked)), 30)
    found = rhythm(visits, visits[-1] + later * DAY, usual_gap=7)
    assert found.expected is not None
    assert found.expected.weekday() in liked


def test_an_owners_interval_counts_from_the_first_visit() -> None:
    first = MONDAY - timedelta(13)
    states = [rhythm([first], first + timedelta(away), every=14).state for away in (1, 14, 25, 90)]
    assert states == ["on-track", "due", "overdue", "lapsed"]


def test_with_no_visit_it_counts_from_the_day_it_was_written_down() -> None:
    written = MONDAY - timedelta(25)
    found = rhythm([], MONDAY, every=14, since=written)
    assert (found.state, found.visits, found.last_visit) == ("overdue", 0, None)
    assert found.why == "every 2 weeks, as you set it; no visit yet"
    assert rhythm([], written, every=14, since=written + DAY).state == "new"
    came = rhythm([MONDAY - DAY], MONDAY, every=14, since=written)
    assert (came.state, came.visits) == ("on-track", 1)


def test_nobody_is_gone_before_two_weeks_and_three_of_their_gaps() -> None:
    daily = rhythm(came_every(1, 3, 40), MONDAY, usual_gap=1)
    assert daily.alive < 0.5
    assert not daily.gone
    assert not rhythm(came_every(1, 14, 40), MONDAY).gone
    assert rhythm(came_every(1, 16, 40), MONDAY).gone
    assert not rhythm(came_every(30, 85), MONDAY).gone
    assert rhythm(came_every(30, 150), MONDAY).gone


def test_a_resting_customer_is_silent() -> None:
    found = rhythm(came_every(7, 60), MONDAY).rest()
    assert (found.state, found.chance, found.overdue_days) == ("resting", 0.0, 0)
    assert (found.expected, found.start, found.until) == (None, None, None)


def test_the_usual_gap_of_a_shop_is_the_median_of_medians() -> None:
    assert usual_gap([came_every(7), came_every(9), came_every(30), came_every(90, count=2)]) == 9
    assert usual_gap([came_every(7, count=2), []]) is None


@given(visit_lists().filter(bool))
def test_longer_silence_never_makes_them_less_late(visits: list[date]) -> None:
    order = ["new", "on-track", "due", "overdue", "lapsed"]
    days = [max(visits) + timedelta(away) for away in (0, 1, 5, 20, 60, 200, 1000)]
    states = [order.index(rhythm(visits, day).state) for day in days]
    assert all(before <= after for before, after in pairwise(states))


@given(
    gaps=st.lists(st.integers(1, 90), min_size=1, max_size=70),
    regular=st.booleans(),
    ago=st.integers(0, 60),
    shop=st.sampled_from([None, 3.0, 7.0, 30.0, 90.0]),
    is_open=closures,
    horizon=st.sampled_from([1, 7, 30]),
)
def test_who_is_on_track_at_a_glance_is_on_no_list(
    gaps: list[int], *, regular: bool, ago: int, shop: float | None, is_open: IsOpen, horizon: int
) -> None:
    found, day = [MONDAY - ago * DAY], MONDAY - ago * DAY
    for gap in gaps:
        day -= (gaps[0] if regular else gap) * DAY
        found.append(day)
    of = rhythm(found, MONDAY, None, shop, horizon=horizon, is_open=is_open)
    if of.surely_on_track:
        assert of.state == State.ON_TRACK
        assert of.chance < 0.5
        assert not of.gone
        assert not of.late


def test_who_comes_rarely_and_was_here_lately_is_on_track_at_a_glance() -> None:
    monthly = [MONDAY - (5 + 30 * turn) * DAY for turn in range(12)]
    assert rhythm(monthly, MONDAY, None, 30.0).surely_on_track
    assert not rhythm(monthly, MONDAY + 20 * DAY, None, 30.0).surely_on_track
    assert not rhythm(monthly, MONDAY, 30, 30.0).surely_on_track
    assert not rhythm(monthly, MONDAY, None, 30.0).rest().surely_on_track
