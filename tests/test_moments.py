"""New faces, round numbers, and what was ordered about this time a year ago."""

from datetime import date, timedelta

import pytest

from regulars import moments
from regulars.customer import Customer, FollowUp, Kind
from regulars.orders import Visit

DAY = date(2026, 11, 23)


def came(*days: date) -> Customer:
    return Customer("a2345678", "Ann", visits=[Visit(day, "tea") for day in sorted(days)])


@pytest.mark.parametrize(
    ("ago", "visits", "is_new"), [(0, 1, True), (14, 1, True), (15, 1, False), (3, 2, False)]
)
def test_a_face_is_new_for_two_weeks_and_one_visit(ago: int, visits: int, is_new: bool) -> None:
    days = [DAY - timedelta(ago + number) for number in range(visits)]
    assert bool(moments.new_faces([came(*days)], DAY)) is is_new


def test_the_latest_new_face_comes_first() -> None:
    faces = [came(DAY - timedelta(9)), came(DAY), came(DAY - timedelta(4))]
    assert [one.on for one in moments.new_faces(faces, DAY)] == [
        DAY,
        DAY - timedelta(4),
        DAY - timedelta(9),
    ]


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (date(2025, 11, 23), ["1 year since the first visit"]),
        (date(2025, 11, 29), ["1 year since the first visit"]),
        (date(2025, 11, 30), []),
        (date(2025, 11, 22), []),
        (date(2021, 11, 25), ["5 years since the first visit"]),
        (date(2016, 11, 25), ["10 years since the first visit"]),
        (date(2022, 11, 25), []),
    ],
)
def test_a_round_number_of_years_falls_within_these_days(first: date, told: list[str]) -> None:
    ann = came(first, DAY - timedelta(1))
    assert [one.text for one in moments.good_to_say([ann], DAY)] == told


def test_the_hundredth_visit_is_said_before_it() -> None:
    days = [DAY - timedelta(number) for number in range(1, 100)]
    assert [one.text for one in moments.good_to_say([came(*days)], DAY)] == [
        "the next visit is the 100th"
    ]
    assert moments.good_to_say([came(*days[:-1])], DAY) == []
    assert moments.good_to_say([came(*days, DAY)], DAY) == []


def ordered(due: date, *more: date) -> Customer:
    followups = [FollowUp(Kind.ORDER, "a goose", due - timedelta(3), due, closed=due)]
    followups += [FollowUp(Kind.ORDER, "again", one, one) for one in more]
    return Customer("a2345678", "Ann", followups=followups)


@pytest.mark.parametrize(
    ("due", "comes"),
    [
        (date(2025, 11, 13), True),
        (date(2025, 12, 3), True),
        (date(2025, 11, 12), False),
        (date(2025, 12, 4), False),
        (date(2024, 11, 23), False),
    ],
)
def test_an_order_comes_back_about_its_day(due: date, comes: bool) -> None:
    assert bool(moments.last_year([ordered(due)], DAY)) is comes


def test_whoever_has_ordered_for_the_coming_weeks_is_not_asked() -> None:
    due = date(2025, 11, 23)
    assert moments.last_year([ordered(due, DAY + timedelta(21))], DAY) == []
    assert len(moments.last_year([ordered(due, DAY + timedelta(22))], DAY)) == 1
    assert len(moments.last_year([ordered(due, DAY - timedelta(1))], DAY)) == 1


def test_what_was_ordered_for_easter_comes_back_at_easter() -> None:
    """Easter was on 20 April 2025 and is on 5 April 2026."""
    ham = ordered(date(2025, 4, 19))
    assert moments.last_year([ham], date(2026, 4, 14))
    assert moments.last_year([ham], date(2026, 3, 25))
    assert not moments.last_year([ham], date(2026, 4, 15))


def test_a_leap_day_has_a_next_year() -> None:
    assert moments.last_year([ordered(date(2024, 2, 29))], date(2025, 2, 28))
