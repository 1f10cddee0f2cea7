"""The benchmark: its made-up shops are sound, and it prints every row."""

import os

import pytest

from regulars import ids
from regulars.notebook import check
from regulars.notebook.store import Store
from tests.benchmarks import __main__ as benchmark
from tests.benchmarks import shop as made_up
from tests.conftest import Shop

TINY = benchmark.Sizes(small=(20, 300), large=(30, 500), crowd=(40, 160))


@pytest.mark.parametrize(("people", "came"), [(60, 2500), (300, 1200)])
def test_a_made_up_shop_is_a_sound_notebook(shop: Shop, people: int, came: int) -> None:
    made_up.write(shop.path, people, came)
    book, examined = Store(shop.path).read(), check.examine(shop.path, made_up.DAY)
    assert (examined.customers, examined.visits, examined.wrong) == (people, came, [])
    everybody = list(book)
    assert all(map(ids.is_one, book.records))
    assert any(not one.name.isascii() for one in everybody)
    for field in ("usuals", "notes", "followups", "occasions", "never", "phones"):
        assert any(getattr(one, field) for one in everybody), field
    # Nobody came on a day on which the shop was closed.
    days = [visit.on for one in everybody for visit in one.visits]
    assert all(day.weekday() < 6 and day < made_up.DAY for day in days)
    assert not any(made_up.CLOSED[0] <= day <= made_up.CLOSED[1] for day in days)
    for name in made_up.ALWAYS:
        assert book.one(name.split()[0]).name == name


def test_people_come_at_every_rhythm_and_some_have_stopped(shop: Shop) -> None:
    made_up.write(shop.path, 200, 10_000)
    shop.on(str(made_up.DAY))
    states = [one["rhythm"]["state"] for one in shop("due --all --json").json]
    assert {"new", "on-track", "due", "overdue", "lapsed"} <= set(states)
    gaps = [one["rhythm"]["every_days"] or 7 for one in shop("list --json").json]
    assert min(gaps) < 2
    assert max(gaps) > 60


def test_the_same_numbers_make_up_the_same_shop(shop: Shop) -> None:
    made_up.write(shop.path, 20, 300)
    first = shop.bytes()
    made_up.write(shop.path, 20, 300)
    assert shop.bytes() == first


@pytest.mark.skipif(os.name == "nt", reason="it asks Unix what a process cost")
def test_every_row_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Of whole processes, so it starts them, once each."""
    benchmark.main(["--runs", "1", "--all", "--markdown"], TINY)
    said = capsys.readouterr().out
    for row in benchmark.ROWS:
        assert f"| `{row.typed}` | {row.on} | {row.goal:.1f} × |" in said
    for typed in (benchmark.TODAY.typed, benchmark.VISIT.typed):
        assert said.count(f"| `{typed}: ") == 2
    for name in ("dupes: ", "find hawaii: ", "khard", "jrnl", "task"):
        assert f"| `{name}" in said
