import pytest

from regulars.sample import customers
from tests.conftest import MONDAY, Shop


@pytest.mark.parametrize("day", ["2026-11-23", "2028-02-29", "2027-01-01", "2030-12-31"])
def test_the_sample_shop_never_grows_stale(shop: Shop, day: str) -> None:
    shop.on(day)
    said = shop.done("demo")
    for part in (
        "Have ready",
        "Make right",
        "Keep your word",
        "Birthdays",
        "Expect",
        "Missed",
        "gone",
    ):
        assert part in said, part


def test_the_owners_notebook_is_left_alone(cast: Shop) -> None:
    before = cast.bytes()
    cast.done("demo")
    cast.done("demo")
    assert cast.bytes() == before
    assert "Fred Botha" in cast.done(f"--file {cast.path.parent / 'sample-shop.json'} fred")


def test_a_file_of_that_name_is_never_overwritten(cast: Shop) -> None:
    hers = cast.path.parent / "sample-shop.json"
    hers.write_text('{"schema": 1, "customers": {}}')
    assert "is there already" in cast.refused("demo")
    assert hers.read_text() == '{"schema": 1, "customers": {}}'
    cast.done("demo mine.json")
    cast.refused("demo mine.json")


def test_it_has_a_dozen_people_with_two_years_of_visits() -> None:
    people = customers(MONDAY)
    assert len(people) == 12
    assert len({one.id for one in people}) == 12
    visits = [visit for one in people for visit in one.visits]
    assert max(visit.on for visit in visits) < MONDAY
    assert 600 < (MONDAY - min(visit.on for visit in visits)).days <= 730
