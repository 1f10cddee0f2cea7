from datetime import date, timedelta
from pathlib import Path

import pytest

from regulars.notebook import backups, migrations, text
from tests.conftest import MONDAY, Shop


@pytest.fixture
def real(tmp_path: Path) -> Path:
    path = tmp_path / "regulars.json"
    path.write_bytes(text.dump(text.empty()))
    return path


def kept(real: Path) -> list[date]:
    return sorted((one.day for one in backups.all_of(real)), reverse=True)


def test_the_last_week_stays_and_one_a_week_for_eight(real: Path) -> None:
    for age in range(100):
        backups.make(real, MONDAY - timedelta(age))
    backups.rotate(real, MONDAY)
    ages = [(MONDAY - day).days for day in kept(real)]
    assert ages[:7] == list(range(7))
    older = ages[7:]
    assert 8 <= len(older) <= 9
    weeks = [(MONDAY - timedelta(age)).toordinal() // 7 for age in older]
    assert weeks == list(range(weeks[0], weeks[0] - len(weeks), -1))
    assert older[-1] < 7 * 9


def test_rotating_day_by_day_keeps_one_of_every_week(real: Path) -> None:
    for day in range(120):
        today = MONDAY + timedelta(day)
        backups.make(real, today)
        backups.rotate(real, today)
    ages = [(today - day).days for day in kept(real)]
    assert ages[:7] == list(range(7))
    assert 7 * 7 <= max(ages) < 7 * 9
    assert 14 <= len(ages) <= 16


def test_rotating_twice_changes_nothing(real: Path) -> None:
    for age in range(100):
        backups.make(real, MONDAY - timedelta(age))
    backups.rotate(real, MONDAY)
    once = kept(real)
    backups.rotate(real, MONDAY)
    assert kept(real) == once


def test_two_notebooks_in_one_folder_keep_apart(real: Path) -> None:
    other = real.with_name("regulars-2.json")
    other.write_bytes(real.read_bytes())
    backups.make(real, MONDAY)
    backups.make(other, MONDAY, "by-hand")
    assert [one.name for one in backups.all_of(real)] == ["2026-11-23"]
    assert [one.name for one in backups.all_of(other)] == ["2026-11-23-by-hand"]


def test_the_latest_good_one_passes_over_the_damaged(real: Path) -> None:
    backups.make(real, MONDAY - timedelta(1))
    damaged = backups.new_path(real, MONDAY, "")
    damaged.write_bytes(b"{")
    good = backups.latest_good(real)
    assert good is not None
    assert good[0].name == "2026-11-22"


def test_an_upgrade_keeps_the_notebook_as_it_was(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cast.bytes()
    upgrades = (*migrations.STEPS, lambda held: held | {"upgraded": True})
    monkeypatch.setattr(migrations, "STEPS", upgrades)
    monkeypatch.setattr(migrations, "SCHEMA", len(upgrades) + 1)
    cast.done("today")
    assert cast.bytes() == before
    cast.done("note freddie x")
    after = cast.notebook()
    assert (after["schema"], after["upgraded"]) == (migrations.SCHEMA, True)
    copy = cast.path.with_name("backups") / "regulars-2026-11-23-before-upgrade.json"
    assert copy.read_bytes() == before
