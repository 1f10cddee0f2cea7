"""Somebody comes in."""

from datetime import date

from regulars import visits
from regulars.customer import Customer, Visit

DAY = date(2026, 11, 23)


def test_a_second_visit_on_a_day_adds_to_the_order() -> None:
    fred = Customer("1", "Fred")
    visits.record(fred, DAY, ["tea"])
    visits.record(fred, date(2026, 1, 2), [])
    visits.record(fred, DAY, ["scone"])
    assert fred.visits == [Visit(date(2026, 1, 2), ""), Visit(DAY, "tea + scone")]
    assert fred.visits[1].order == ["tea", "scone"]
    assert fred.last_visit == DAY
    assert Customer("2", "Zoë").last_visit is None
