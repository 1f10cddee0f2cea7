from datetime import date

import pytest

from regulars.customer import (
    Customer,
    FollowUp,
    Kind,
    Note,
    add_new,
)
from regulars.occasions import Occasion

DAY = date(2026, 11, 23)


def test_what_to_ask_is_open_and_has_come() -> None:
    fred = Customer("1", "Fred")
    fred.followups = [
        FollowUp(Kind.ASK, "late", DAY, due=DAY),
        FollowUp(Kind.ASK, "whenever", date(2026, 1, 1)),
        FollowUp(Kind.ASK, "next week", DAY, due=date(2026, 11, 30)),
        FollowUp(Kind.ASK, "done", DAY, closed=DAY),
        FollowUp(Kind.PROMISE, "other", DAY),
    ]
    assert [ask.text for ask in fred.asks(DAY)] == ["whenever", "late"]
    assert len(fred.open_followups()) == 4
    assert [one.text for one in fred.open_followups(Kind.PROMISE)] == ["other"]


def test_private_notes_are_counted_and_not_given() -> None:
    fred = Customer("1", "Fred")
    fred.notes = [
        Note(DAY, "new"),
        Note(date(2025, 1, 1), "old"),
        Note(DAY, "secret", private=True),
    ]
    assert [note.text for note in fred.notes_to_show()] == ["new", "old"]
    assert [note.text for note in fred.notes_to_show(private=True)] == [
        "secret",
        "new",
        "old",
    ]
    assert fred.private_notes == 1


@pytest.mark.parametrize(
    ("on", "today", "next_on", "turns"),
    [
        ("1961-11-23", DAY, DAY, 65),
        ("1961-11-22", DAY, date(2027, 11, 22), 66),
        ("--12-31", date(2026, 12, 31), date(2026, 12, 31), None),
        ("--01-01", date(2026, 12, 31), date(2027, 1, 1), None),
        ("1996-02-29", date(2027, 2, 28), date(2027, 2, 28), 31),
        ("1996-02-29", date(2027, 3, 1), date(2028, 2, 29), 32),
        ("1996-02-29", date(2028, 2, 28), date(2028, 2, 29), 32),
        ("--02-29", date(2100, 1, 1), date(2100, 2, 28), None),
    ],
)
def test_a_yearly_date_comes_round(on: str, today: date, next_on: date, turns: int | None) -> None:
    occasion = Occasion("birthday", on)
    assert occasion.next(today) == next_on
    assert occasion.turns(today) == turns


def test_a_birthday_is_replaced_and_an_anniversary_kept() -> None:
    fred = Customer("1", "Fred")
    fred.learn_occasion("birthday", "--01-01")
    fred.learn_occasion("anniversary", "--02-02")
    fred.learn_occasion("birthday", "1961-01-02")
    assert fred.occasions == [
        Occasion("birthday", "1961-01-02"),
        Occasion("anniversary", "--02-02"),
    ]


def test_a_list_grows_by_what_it_has_not() -> None:
    tags = ["Vegan"]
    add_new(tags, ["vegan", " regular ", "", "regular"])
    assert tags == ["Vegan", "regular"]
