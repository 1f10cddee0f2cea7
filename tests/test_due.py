"""In which list somebody is, by their rhythm alone and beside the others."""

from datetime import date, timedelta

from regulars import due
from regulars.book import Book
from regulars.due import Section
from tests.conftest import MONDAY


def came_every(gap: int, last: int, count: int = 20) -> list[str]:
    return [str(MONDAY - timedelta(last + gap * turn)) for turn in range(count)][::-1]


def shop(visits: dict[str, list[str]], *, closed: str = "") -> Book:
    """A shop in which each of these came on such days."""
    records = {name: {"name": name, "visits": days} for name, days in visits.items()}
    return Book(dict(records), {"closed": closed} if closed else {})


def lists(book: Book, day: date = MONDAY, today: date = MONDAY) -> dict[str, str]:
    return {one.customer.name: one.section.value for one in due.who_is_due(book, day, today=today)}


def test_whoever_likely_comes_within_a_week_is_expected_whatever_their_state() -> None:
    known = due.who_is_due(shop({"Saturday": came_every(7, 2), "Late": came_every(7, 9)}), MONDAY)
    assert [one.rhythm.state for one in known] == ["on-track", "overdue"]
    assert all(one.rhythm.chance >= 0.5 for one in known)
    assert [one.section for one in known] == ["expect", "expect"]


def test_a_short_list_is_filled_up_with_the_likeliest_who_may_well_come() -> None:
    quarterly = {f"Quarterly{n}": came_every(90, 80 + n, 8) for n in range(4)}
    monthly = {f"Monthly{n}": came_every(30, 22 + n, 4) for n in range(8)}
    alone = due.who_is_due(shop(quarterly | monthly), MONDAY)
    expected = [one.rhythm.chance for one in due.on_list(alone, Section.EXPECT)]
    around = [one.rhythm.chance for one in due.on_list(alone, Section.AROUND)]
    assert len(expected) == 5
    assert expected == sorted(expected, reverse=True)
    assert 0.2 <= expected[-1] < 0.5
    assert around == sorted(around, reverse=True)
    assert around[0] <= expected[-1]
    weekly = {f"Weekly{n}": came_every(7, n) for n in range(1, 6)}
    beside = due.who_is_due(shop(quarterly | weekly), MONDAY)
    assert {one.customer.name for one in due.on_list(beside, Section.EXPECT)} == set(weekly)
    assert {one.customer.name for one in due.on_list(beside, Section.AROUND)} <= set(quarterly)


def test_missed_is_who_is_late_and_may_have_stopped_and_gone_who_likely_has() -> None:
    found = lists(
        shop(
            {"Missed": came_every(10, 26), "Gone": came_every(10, 60), "New": came_every(1, 90, 1)}
        )
    )
    assert found == {"Missed": "missed", "Gone": "gone", "New": "new"}


def test_an_owners_interval_is_missed_as_soon_as_it_is_over() -> None:
    records = {"a": {"name": "Anna", "every": 7, "visits": came_every(7, 9)}}
    book = Book(records)
    (anna,) = due.who_is_due(book, MONDAY)
    assert anna.rhythm.chance >= 0.5
    assert anna.section == Section.MISSED
    never_seen = {"b": {"name": "Ben", "every": 7, "every_since": str(MONDAY - timedelta(10))}}
    assert lists(Book(never_seen)) == {"Ben": "missed"}
    assert lists(Book({"c": {"name": "Cleo", "every": 7}})) == {"Cleo": "new"}


def test_the_furthest_past_their_rhythm_are_missed_the_most() -> None:
    book = shop({"Little": came_every(10, 22), "Much": came_every(10, 27)})
    missed = due.on_list(due.who_is_due(book, MONDAY), Section.MISSED)
    assert [one.customer.name for one in missed] == ["Much", "Little"]


def test_gone_lately_is_who_was_not_gone_four_weeks_ago() -> None:
    book = shop({"Lately": came_every(10, 50), "Longsince": came_every(10, 150)})
    everybody = due.who_is_due(book, MONDAY)
    assert len(due.on_list(everybody, Section.GONE)) == 2
    (lately,) = due.gone_lately(book, everybody, MONDAY)
    assert lately.customer.name == "Lately"


def daily(shut: range, people: int = 40) -> dict[str, list[str]]:
    """Saturday to Friday regulars, of whom nobody came on days so long ago."""
    return {
        f"Regular{n}": [
            str(MONDAY - timedelta(ago)) for ago in range(1 + n % 7, 200, 7) if ago not in shut
        ][::-1]
        for n in range(people)
    }


def test_after_a_closure_that_nobody_told_of_nobody_is_gone() -> None:
    book = shop(daily(range(1, 22)))
    assert book.untold(MONDAY) == [(MONDAY - timedelta(21), MONDAY - timedelta(1))]
    assert set(lists(book).values()) == {"expect"}
    told = shop(daily(range(1, 22)), closed="2026-11-02..2026-11-22")
    assert told.untold(MONDAY) == []
    assert lists(told) == lists(book)


def test_that_it_was_none_goes_before_what_it_seems() -> None:
    book = shop(daily(range(1, 22)), closed="not 2026-11-02..2026-11-22")
    assert book.untold(MONDAY) == []
    assert "gone" in lists(book).values()


def test_days_that_lie_ahead_are_no_closure() -> None:
    book = shop(daily(range(0)))
    ahead = MONDAY + timedelta(30)
    assert "gone" in lists(book, ahead).values()
    assert book.untold(MONDAY) == []
