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
    assert "is there already" in cast.refused(f"demo {hers}")
    assert hers.read_text() == '{"schema": 1, "customers": {}}'


def test_a_sample_in_which_nobody_wrote_is_shown_again_wherever_it_is(cast: Shop) -> None:
    said = cast.done("demo mine.json")
    assert cast.done("demo mine.json") == said
    cast.done("--file mine.json visit fred")
    assert "perhaps with what you wrote in it" in cast.refused("demo mine.json")


def test_it_has_a_dozen_people_with_two_years_of_visits() -> None:
    people = customers(MONDAY)
    assert len(people) == 12
    assert len({one.id for one in people}) == 12
    visits = [visit for one in people for visit in one.visits]
    assert max(visit.on for visit in visits) < MONDAY
    assert 600 < (MONDAY - min(visit.on for visit in visits)).days <= 730


def test_a_sample_that_somebody_wrote_in_is_left_and_said(cast: Shop) -> None:
    cast.done("demo")
    sample = cast.path.with_name("sample-shop.json")
    cast.done(f"--file {sample} add 'Mrs Real' --no-visit")
    before = sample.read_bytes()
    said = cast.refused("demo")
    assert f"{sample} is there already, perhaps with what you wrote in it" in said
    assert sample.read_bytes() == before
    cast.done(f"--file {sample} undo")
    cast.refused("demo")
    cast.done(f"--file {sample} redo")
    assert "sample shop" in cast.done("demo --force")
    assert "Mrs Real" not in sample.read_text()
    cast.done(f"--file {sample} restore 2026-11-23-before-demo --yes")
    assert "Mrs Real" in cast.done(f"--file {sample} list")


def test_a_sample_in_which_only_a_setting_was_changed_is_left(cast: Shop) -> None:
    cast.done("demo")
    cast.done(f"--file {cast.path.with_name('sample-shop.json')} settings shop 'My shop'")
    cast.refused("demo")


def test_an_untouched_sample_of_another_day_is_told_anew(cast: Shop) -> None:
    cast.done("demo")
    cast.on("2026-12-24")
    assert "Thursday 24 December 2026" in cast.done("demo")


def test_her_own_notebook_is_no_sample_even_by_force(cast: Shop) -> None:
    assert "your own notebook" in cast.refused(f"demo {cast.path} --force")
