"""What a morning needs: the book and the day in, the facts out."""

from datetime import date, time, timedelta

import pytest

from regulars.book import Book
from regulars.briefing import celebrations, for_day
from regulars.customer import Customer, FollowUp, Kind
from regulars.occasions import Occasion
from regulars.orders import Visit

DAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = DAY - timedelta(1), DAY + timedelta(1)


def morning_of(*people: Customer, **settings: str | int) -> Book:
    book = Book({}, {key.replace("_", "-"): value for key, value in settings.items()})
    for one in people:
        book.put(one)
    return book


def texts(tasks: object) -> list[str]:
    assert isinstance(tasks, list)
    return [task.followup.text for task in tasks]


def test_what_falls_today_or_is_late_comes_up_and_tomorrow_does_not() -> None:
    fred = Customer("a", "Fred")
    for kind in (Kind.ORDER, Kind.PROMISE, Kind.ASK):
        for due, text in ((TOMORROW, "soon"), (DAY, "now"), (YESTERDAY, "late"), (None, "once")):
            fred.followups.append(FollowUp(kind, text, YESTERDAY, due))
        fred.followups.append(FollowUp(kind, "done", YESTERDAY, DAY, closed=DAY))
    briefing = for_day(morning_of(fred), DAY)
    for tasks in (briefing.promises, briefing.asks):
        assert texts(tasks) == ["late", "now"]
    assert (texts(briefing.orders), texts(briefing.unfetched)) == (["now"], ["late"])


def test_orders_come_by_the_day_and_the_time_and_without_a_time_last() -> None:
    """Of everybody together; midnight is the first time of a day."""
    zoe, bo = Customer("z", "Zoë"), Customer("b", "Bo")
    for customer, text, at in (
        (zoe, "whenever", None),
        (bo, "evening", time(23, 59)),
        (zoe, "morning", time(7, 0)),
        (bo, "midnight", time(0, 0)),
    ):
        customer.followups.append(FollowUp(Kind.ORDER, text, YESTERDAY, DAY, at))
    zoe.followups.append(FollowUp(Kind.ORDER, "yesterday", YESTERDAY, YESTERDAY))
    orders = for_day(morning_of(zoe, bo), DAY).orders
    assert texts(orders) == ["midnight", "morning", "evening", "whenever"]


def test_a_complaint_comes_up_every_morning_until_it_is_made_right() -> None:
    fred = Customer("a", "Fred")
    fred.followups = [
        FollowUp(Kind.COMPLAINT, "new", DAY),
        FollowUp(Kind.COMPLAINT, "old", date(2025, 1, 1), due=TOMORROW),
        FollowUp(Kind.COMPLAINT, "made right", DAY, closed=DAY),
    ]
    assert texts(for_day(morning_of(fred), DAY).complaints) == ["old", "new"]


@pytest.mark.parametrize(
    ("within", "names"),
    [(0, ["today"]), (6, ["today"]), (7, ["today", "a week"]), (365, ["today", "a week", "past"])],
)
def test_yearly_dates_come_up_today_and_up_to_the_last_day(within: int, names: list[str]) -> None:
    """Yesterday's comes round in a year less a day."""
    days = {"past": YESTERDAY, "a week": DAY + timedelta(7), "today": DAY}
    people = [
        Customer(name, name, occasions=[Occasion("birthday", f"--{day:%m-%d}")])
        for name, day in days.items()
    ]
    found = celebrations(people, DAY, within)
    assert [one.customer.name for one in found] == names
    assert {one.turns for one in found} == {None}


def test_two_yearly_dates_of_one_day_come_by_name_and_two_of_one_person_both() -> None:
    zoe = Customer("z", "Zoë", occasions=[Occasion("birthday", "1961-11-23")])
    ann = Customer("a", "Ann")
    ann.occasions = [Occasion("birthday", "--11-23"), Occasion("anniversary", "2026-11-23")]
    found = celebrations([zoe, ann], DAY, 0)
    assert [(one.customer.name, one.turns) for one in found] == [
        ("Ann", None),
        ("Ann", 0),
        ("Zoë", 65),
    ]


@pytest.mark.parametrize(
    ("day", "on", "turns"),
    [
        (date(2027, 2, 27), date(2027, 2, 28), 31),
        (date(2028, 2, 27), date(2028, 2, 29), 32),
        (date(2026, 12, 31), None, None),
    ],
)
def test_a_leap_day_comes_up_in_every_year(day: date, on: date | None, turns: int | None) -> None:
    leap = Customer("a", "Leap", occasions=[Occasion("birthday", "1996-02-29")])
    found = [(one.on, one.turns) for one in celebrations([leap], day, 2)]
    assert found == ([(on, turns)] if on else [])


def test_the_turn_of_the_year_is_a_night_like_any_other() -> None:
    new_year = Customer("a", "Ann", occasions=[Occasion("birthday", "2000-01-01")])
    [one] = celebrations([new_year], date(2026, 12, 31), 1)
    assert (one.on, one.turns) == (date(2027, 1, 1), 27)


def test_who_rests_is_in_none_of_it() -> None:
    """With something to come up in every list."""
    weekly = [Visit(DAY - timedelta(7 * n)) for n in range(12, 0, -1)]
    fred = Customer("a", "Fred", resting=True, every=7, visits=weekly)
    fred.followups = [FollowUp(kind, "x", YESTERDAY, DAY) for kind in Kind]
    fred.occasions = [Occasion("birthday", "--11-23")]
    awake = for_day(morning_of(fred), DAY)
    lists = ("orders", "complaints", "promises", "asks", "occasions", "expect", "missed", "gone")
    assert [name for name in lists if getattr(awake, name)] == []
    fred.resting = False
    assert [name for name in lists if getattr(for_day(morning_of(fred), DAY), name)] == [
        *("orders", "complaints", "promises", "asks", "occasions", "expect"),
    ]


def test_nobody_is_to_expect_and_missed_at_once() -> None:
    """Of people who were last here from today to a year ago."""
    people = []
    for gap in (3, 7, 30):
        for away in range(0, 365, 5):
            visits = [Visit(DAY - timedelta(away + gap * n)) for n in range(8, -1, -1)]
            people.append(Customer(f"{gap}-{away}", "Somebody", visits=visits))
    briefing = for_day(morning_of(*people), DAY)
    lists = (briefing.expect, briefing.around, briefing.missed, briefing.gone)
    ids = [one.customer.id for several in lists for one in several]
    assert all((briefing.expect, briefing.missed, briefing.gone))
    assert len(ids) == len({*ids})


def test_an_empty_shop_has_an_empty_morning() -> None:
    briefing = for_day(morning_of(shop="Café ✋"), DAY)
    assert (briefing.empty, briefing.shop, briefing.orders, briefing.expect) == (
        True,
        "Café ✋",
        [],
        [],
    )
    assert not for_day(morning_of(Customer("a", "Fred", resting=True)), DAY).empty


def test_how_far_ahead_is_what_the_owner_has_set() -> None:
    fred = Customer("a", "Fred", occasions=[Occasion("birthday", f"--{TOMORROW:%m-%d}")])
    assert for_day(morning_of(fred), DAY).occasions
    assert not for_day(morning_of(fred, briefing_days=0), DAY).occasions
