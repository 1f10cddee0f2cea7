"""The shop in numbers."""

from datetime import date, timedelta

import pytest

from regulars.book import Book
from regulars.customer import Customer
from regulars.orders import Visit
from regulars.stats import last_weeks, of_shop
from regulars.wording import DAYS

MONDAY = date(2026, 11, 23)
FIRST_MONDAY = date(2026, 6, 1)


def shop_of(*people: Customer) -> Book:
    book = Book({})
    for one in people:
        book.put(one)
    return book


def came(name: str, *days: date, what: str = "tea", resting: bool = False) -> Customer:
    return Customer(name, name, visits=[Visit(day, what) for day in sorted(days)], resting=resting)


def test_an_empty_shop_has_all_its_weeks_and_months_with_nothing_in_them() -> None:
    stats = of_shop(shop_of(), MONDAY)
    assert [week for week, _ in stats.weeks] == [FIRST_MONDAY + timedelta(7 * n) for n in range(26)]
    assert stats.weeks[-1] == (MONDAY, 0)
    assert (stats.weekdays, stats.orders) == ([(day, 0) for day in DAYS], [])
    assert {names for _, several in (*stats.gained, *stats.lost) for names in several} == set()


@pytest.mark.parametrize("day", [MONDAY, date(2026, 11, 26), date(2026, 11, 29)])
def test_a_week_is_from_monday_to_sunday(day: date) -> None:
    """The first day counted is a Monday; the day before is not, and tomorrow never is."""
    fred = came("Fred", FIRST_MONDAY - timedelta(1), FIRST_MONDAY, day, day + timedelta(1))
    stats = of_shop(shop_of(fred), day)
    assert [visits for _, visits in stats.weeks] == [1, *[0] * 24, 1]
    assert sum(visits for _, visits in stats.weekdays) == 2
    assert stats.weekdays[day.weekday()][1] >= 1
    assert stats.orders == [("tea", 2)]


@pytest.mark.parametrize(
    ("starts", "day", "begin"),
    [
        ("monday", date(2026, 11, 22), date(2026, 11, 16)),
        ("monday", date(2026, 11, 23), date(2026, 11, 23)),
        ("sunday", date(2026, 11, 21), date(2026, 11, 15)),
        ("sunday", date(2026, 11, 22), date(2026, 11, 22)),
        ("saturday", date(2026, 11, 20), date(2026, 11, 14)),
        ("saturday", date(2026, 11, 21), date(2026, 11, 21)),
        ("saturday", date(2026, 11, 23), date(2026, 11, 21)),
    ],
)
def test_a_week_begins_on_the_day_that_was_set(starts: str, day: date, begin: date) -> None:
    """A visit on its first day is this week's, one on the day before is the last one's."""
    people = came("Fred", begin, begin - timedelta(1)), came("Zoë", begin - timedelta(7))
    shop = shop_of(*people)
    shop.settings_record["week-starts"] = starts
    stats = of_shop(shop, day)
    assert stats.weeks[-2:] == [(begin - timedelta(7), 2), (begin, 1)]
    assert [day for day, _ in stats.weeks] == last_weeks(day, 26, begin.weekday())
    names = [*DAYS, *DAYS][begin.weekday() :][:7]
    assert stats.weekdays == list(zip(names, [2, 0, 0, 0, 0, 0, 1], strict=True))
    assert names[0].casefold() == starts


def test_what_was_had_is_counted_item_by_item() -> None:
    """Two of one order are two, and a visit without an order is still a visit."""
    fred = came("Fred", MONDAY, what="scone + tea + scone")
    stats = of_shop(shop_of(fred, came("Zoë", MONDAY, what="")), MONDAY)
    assert stats.orders == [("scone", 2), ("tea", 1)]
    assert stats.weekdays[0] == ("Monday", 2)


def test_of_many_orders_the_ten_most_had_are_told() -> None:
    had = [" + ".join(f"cake {n}" for n in range(many)) for many in range(1, 13)]
    people = [came(f"P{n}", MONDAY, what=what) for n, what in enumerate(had)]
    orders = of_shop(shop_of(*people), MONDAY).orders
    assert orders == [(f"cake {n}", 12 - n) for n in range(10)]


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 3, 31), ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]),
        (date(2026, 1, 1), ["2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01"]),
    ],
)
def test_the_months_are_the_last_six_over_the_turn_of_a_year(day: date, months: list[str]) -> None:
    stats = of_shop(shop_of(), day)
    assert [f"{month:%Y-%m}" for month, _ in stats.gained] == months
    assert [f"{month:%Y-%m}" for month, _ in stats.lost] == months


def test_with_the_fourth_visit_somebody_is_a_regular() -> None:
    """In the month of that visit, once, however often they came later."""
    days = [date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 29), date(2026, 9, 30)]
    three = came("Three", *days[:3])
    four = came("Four", *days)
    seven = came("Seven", *days, *(date(2026, 10, n) for n in (1, 8, 15)))
    gained = {
        f"{month:%m}": names for month, names in of_shop(shop_of(three, four, seven), MONDAY).gained
    }
    assert gained == {"06": [], "07": [], "08": [], "09": ["Four", "Seven"], "10": [], "11": []}


def test_a_fourth_visit_that_lies_ahead_makes_nobody_a_regular_yet() -> None:
    fred = came("Fred", *(MONDAY + timedelta(n) for n in (-14, -7, 0, 7)))
    assert not any(names for _, names in of_shop(shop_of(fred), MONDAY).gained)


def test_who_stopped_coming_is_lost_in_the_month_of_the_last_visit() -> None:
    """But neither who rests, nor who was never a regular, nor who still comes."""
    last = date(2026, 7, 31)
    weekly = [last - timedelta(7 * n) for n in range(10)]
    people = (
        came("Gone", *weekly),
        came("Died", *weekly, resting=True),
        came("Passing", *weekly[:3]),
        came("Here", *(MONDAY - timedelta(7 * n) for n in range(10))),
    )
    lost = of_shop(shop_of(*people), MONDAY).lost
    assert [(f"{month:%m}", names) for month, names in lost if names] == [("07", ["Gone"])]
