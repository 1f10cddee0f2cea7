"""Somebody comes in, or wasn't in after all."""

from datetime import date, timedelta

import pytest

from regulars import visits
from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind, Never
from regulars.errors import RegularsError
from regulars.orders import Visit
from regulars.visits import USUAL, Had

DAY = date(2026, 11, 23)
NEXT = DAY + timedelta(1)


def fred(*had: str, **known: object) -> tuple[Book, Customer]:
    """A book with Fred, who had that on the day; in order if not in one visit."""
    book = Book({})
    one = book.add("Fred")
    one.visits = [Visit(DAY, what) for what in had]
    for field, value in known.items():
        setattr(one, field, value)
    return book, one


def test_a_second_visit_on_a_day_adds_to_the_order() -> None:
    fred = Customer("1", "Fred")
    visits.record(fred, DAY, ["tea"])
    visits.record(fred, date(2026, 1, 2), [])
    visits.record(fred, DAY, ["scone"])
    assert fred.visits == [Visit(date(2026, 1, 2), ""), Visit(DAY, "tea + scone")]
    assert fred.visits[1].order == ["tea", "scone"]
    assert fred.last_visit == DAY
    assert Customer("2", "Zoë").last_visit is None


@pytest.mark.parametrize(
    ("had", "what", "said"),
    [
        (USUAL, "tea", "had the usual"),
        (Had(), "", "just looked in"),
        (Had(["scone"]), "scone", "had scone"),
        (USUAL + Had(["scone"]), "tea + scone", "had tea and scone"),
        (Had(["scone"]) + USUAL, "tea + scone", "had tea and scone"),
        (Had(["scone"]) + Had(["scone"]), "scone + scone", "had scone and scone"),
    ],
)
def test_they_had_the_usual_or_what_was_said_or_both(had: Had, what: str, said: str) -> None:
    _, one = fred(usuals=["tea"])
    came = visits.come_in(one, had, on=DAY, today=DAY)
    assert came.said == f"in today (Mon 23 Nov 2026), {said}"
    assert one.visits == [Visit(DAY, what)]


@pytest.mark.parametrize(
    ("had", "what"), [(USUAL, "rye"), (Had(), "rye"), (USUAL + Had(["scone"]), "rye + scone")]
)
def test_the_usual_is_not_written_down_twice_a_day(had: Had, what: str) -> None:
    _, one = fred("rye", usuals=["tea"])
    visits.come_in(one, had, on=DAY, today=DAY)
    assert one.visits == [Visit(DAY, what)]


@pytest.mark.parametrize(
    ("order", "left", "said"),
    [
        (
            ["SCONE"],
            "tea + rye, sliced",
            "no scone today (Mon 23 Nov 2026); had tea and rye, sliced",
        ),
        (
            ["tea", "scone"],
            "rye, sliced",
            "no tea and scone today (Mon 23 Nov 2026); had rye, sliced",
        ),
        (["rye"], "tea + scone", "no rye, sliced today (Mon 23 Nov 2026); had tea and scone"),
        (["tea", "scone", "rye"], "", "just looked in"),
    ],
)
def test_a_part_of_a_visit_is_taken_out_and_the_visit_stays(
    order: list[str], left: str, said: str
) -> None:
    book, one = fred("tea + scone + rye, sliced")
    assert said in visits.take_out(book, one, order, on=DAY, today=DAY)
    assert one.visits == [Visit(DAY, left)]


def test_a_whole_visit_is_taken_out_and_no_other() -> None:
    book, one = fred("tea")
    visits.record(one, NEXT, ["rye"])
    said = visits.take_out(book, one, on=DAY, today=DAY)
    assert said == "Fred: not in today (Mon 23 Nov 2026) after all (tea)."
    assert one.visits == [Visit(NEXT, "rye")]


@pytest.mark.parametrize(
    ("had", "order", "told"),
    [
        ([], [], "wasn't in today"),
        (["tea"], ["cake"], "had tea today (Mon 23 Nov 2026), no cake"),
        (["tea"], ["tea", "tea"], "had tea today (Mon 23 Nov 2026), no tea"),
        ([""], ["tea"], "had nothing today"),
    ],
)
def test_what_they_did_not_have_is_refused_and_nothing_changed(
    had: list[str], order: list[str], told: str
) -> None:
    book, one = fred(*had)
    with pytest.raises(RegularsError) as refused:
        visits.take_out(book, one, order, on=DAY, today=DAY)
    assert told in str(refused.value)
    assert one.visits == [Visit(DAY, what) for what in had]


def test_what_was_said_at_a_visit_that_was_none_is_open_again() -> None:
    followups = [FollowUp(kind, kind, DAY) for kind in (Kind.ASK, Kind.GIFT, Kind.COMPLIMENT)]
    book, one = fred(followups=followups)
    for day in (DAY, NEXT):
        visits.visit(book, one, USUAL, on=day, today=day)
    assert one.open_followups() == []
    said = visits.take_out(book, one, on=NEXT, today=NEXT)
    assert said.endswith("after all. Open again: ask; gift; compliment")
    assert [(each.closed, each.said) for each in followups] == [
        (None, [DAY]),
        (None, []),
        (None, []),
    ]
    again = visits.visit(book, one, USUAL, on=NEXT, today=NEXT)
    assert [task.followup.text for task in again.asks] == ["ask"]
    assert [thanks.text for thanks in again.thanks] == ["gift", "compliment"]
    assert one.open_followups() == []


def test_what_is_had_against_a_never_is_warned_of() -> None:
    book, one = fred(never=[Never("nuts", "allergy")])
    [warned] = visits.warnings(book, one, ["tea", "pecan pie"])
    assert warned.customer is one
    assert "pecan pie" in str(warned.clash)
    assert visits.warnings(book, one, ["tea"]) == []
